package org.slewd.pass;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Stream;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.Pass.Clipped;

/**
 * The passes of a catalogue over a window, kept so that fresh elements cost only the objects that they are of, and a later
 * window only its new hours. Immutable; any thread.
 */
public final class Forecast {

    /** Before the rise of a pass that an old window cut off, so that it is found whole. */
    private static final Duration BEFORE_RISE = Duration.ofSeconds(30);

    private static final Forecast NOTHING = new Forecast(Instant.EPOCH, Instant.EPOCH, Map.of(), 0);

    private final Instant from;
    private final Instant to;
    private final Map<Integer, Entry> entries;
    private final int searched;

    /** What was found of one object, in a window of its own: that of a forecast it was kept for may be shorter. */
    private record Entry(ElementSet set, Instant from, Instant to, List<Pass> passes) {

        boolean reaches(Instant utc) {
            return !utc.isAfter(to);
        }
    }

    private Forecast(Instant from, Instant to, Map<Integer, Entry> entries, int searched) {
        this.from = from;
        this.to = to;
        this.entries = entries;
        this.searched = searched;
    }

    /** The forecast of no objects for no time, to start from. */
    public static Forecast nothing() {
        return NOTHING;
    }

    /**
     * The forecast of {@code sets} for [{@code from}, {@code to}), made with as much of this one as holds.
     *
     * @param search the same as for this forecast, with the same site and horizons
     * @throws CancellationException when {@code watch} ends the search
     */
    public Forecast update(
            Collection<ElementSet> sets,
            Instant from,
            Instant to,
            CatalogueSearch search,
            CatalogueSearch.Watch watch) {
        AtomicInteger done = new AtomicInteger();
        AtomicInteger asked = new AtomicInteger();
        Map<Integer, Entry> made = new ConcurrentHashMap<>();
        sets.parallelStream().forEach(set -> {
            made.put(set.catalogNumber(), entry(set, from, to, search, watch, asked));
            watch.searched(done.incrementAndGet());
        });
        return new Forecast(from, to, new HashMap<>(made), asked.get());
    }

    private Entry entry(
            ElementSet set,
            Instant newFrom,
            Instant newTo,
            CatalogueSearch search,
            CatalogueSearch.Watch watch,
            AtomicInteger asked) {
        LongAdder looks = new LongAdder();
        Entry known = entries.get(set.catalogNumber());
        boolean holds =
                known != null && known.set.equals(set) && !newFrom.isBefore(known.from) && newFrom.isBefore(known.to);
        if (holds && known.reaches(newTo)) {
            return known;
        }
        asked.incrementAndGet();
        if (!holds || known.passes.stream().anyMatch(pass -> pass.clipped() == Clipped.BOTH)) {
            return new Entry(set, newFrom, newTo, search.findOne(set, newFrom, newTo, watch, looks));
        }
        Pass last = known.passes.isEmpty() ? null : known.passes.get(known.passes.size() - 1);
        boolean cutOff = last != null && last.clipped() == Clipped.END;
        Instant rest = cutOff ? last.aos().utc().minus(BEFORE_RISE) : known.to;
        List<Pass> kept = cutOff ? known.passes.subList(0, known.passes.size() - 1) : known.passes;
        List<Pass> more = search.findOne(set, rest, newTo, watch, looks);
        // What is over is let go of, or a station that runs for months would hold all of it.
        Stream<Pass> ahead = kept.stream().filter(pass -> pass.los().utc().isAfter(newFrom));
        return new Entry(
                set, newFrom, newTo, Stream.concat(ahead, more.stream()).toList());
    }

    public Instant from() {
        return from;
    }

    public Instant to() {
        return to;
    }

    /** How many objects were searched to make this from the one before; the others were kept. */
    public int searched() {
        return searched;
    }

    /** How many passes are held, those that are not of its window included. */
    int held() {
        return entries.values().stream().mapToInt(entry -> entry.passes.size()).sum();
    }

    /** All passes that have a moment in [{@code from}, {@code to}) of the forecast, by rise. */
    public List<Pass> passes() {
        return entries.values().parallelStream()
                .flatMap(entry -> entry.passes.stream())
                .filter(pass -> pass.los().utc().isAfter(from))
                .filter(pass -> pass.aos().utc().isBefore(to))
                .sorted(CatalogueSearch.BY_RISE)
                .toList();
    }
}
