package org.slewd.pass;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntFunction;
import org.slewd.orbit.ElementSet;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.SiteFrame;

/**
 * Finds the passes of many objects at once, on the thread that asks and on those of the common pool beside it. Nothing is
 * allocated per look at an object, only per pass, so that a search does not make the collector stop others. Immutable;
 * any thread.
 */
public final class CatalogueSearch {

    /** In the order in which passes are listed. */
    static final Comparator<Pass> BY_RISE =
            Comparator.comparing((Pass pass) -> pass.aos().utc()).thenComparingInt(Pass::catalogNumber);

    private final SiteFrame site;
    private final IntFunction<HorizonMask> horizonOf;

    /** Looks on at a search, and may end it. Called on several threads. */
    public interface Watch {

        /** Nobody looks on. */
        Watch NONE = new Watch() {};

        /** {@code objects} have been searched so far. */
        default void searched(int objects) {}

        /** Whether the search is to end with a {@link CancellationException}. */
        default boolean isCancelled() {
            return false;
        }
    }

    /**
     * What was found.
     *
     * @param passes by rise
     * @param looks how many positions were computed
     */
    public record Found(List<Pass> passes, long looks) {}

    /**
     * @param site where the observer stands
     * @param horizonOf what the object of a catalogue number has to rise above
     */
    public CatalogueSearch(SiteFrame site, IntFunction<HorizonMask> horizonOf) {
        this.site = site;
        this.horizonOf = horizonOf;
    }

    /** A search in which all objects have one horizon. */
    public CatalogueSearch(SiteFrame site, HorizonMask horizon) {
        this(site, number -> horizon);
    }

    /**
     * As {@link PassSearch#find}, for all of {@code sets}.
     *
     * @throws CancellationException when {@code watch} ends the search
     */
    public Found find(Collection<ElementSet> sets, Instant from, Instant to, Watch watch) {
        AtomicInteger done = new AtomicInteger();
        LongAdder looks = new LongAdder();
        List<Pass> passes = sets.parallelStream()
                .flatMap(set -> {
                    List<Pass> found = findOne(set, from, to, watch, looks);
                    watch.searched(done.incrementAndGet());
                    return found.stream();
                })
                .sorted(BY_RISE)
                .toList();
        return new Found(passes, looks.sum());
    }

    /** The passes of one object; looks are added up. */
    List<Pass> findOne(ElementSet set, Instant from, Instant to, Watch watch, LongAdder looks) {
        if (watch.isCancelled()) {
            throw new CancellationException("the search for passes was ended");
        }
        return new PassSearch(site, horizonOf.apply(set.catalogNumber())).find(set, from, to, looks);
    }
}
