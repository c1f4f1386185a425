package org.slewd.flight;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.slewd.condition.Origin;
import org.slewd.link.LinkAddress;
import org.slewd.sky.Site;
import org.slewd.station.LockOut;
import org.slewd.station.Order;
import org.slewd.station.StationConfig;
import org.slewd.station.Turn;

/**
 * A copy of a recording for others: people, what they wrote, the name of the station and of its machines are replaced wherever
 * they stand, so that the copy is flown like the original. One thread.
 */
public final class DiscreetCopy {

    /** What the copy is called in an archive. */
    public static final String NAME = "flight.rec";

    /** Who is no person: the parts of slewd, and the connections that it counts. */
    private static final Pattern NOBODY =
            Pattern.compile("|the (agenda|demonstration|measurement)|slewd.*|(local )?program [0-9]+|page [0-9]+");

    private static final String WORDS = "(words left out)";

    private static final int FLUSH_BYTES = 1 << 16;

    private final Map<String, String> instead = new HashMap<>();
    private final List<Looked> looked = new ArrayList<>();
    private final boolean exactSite;
    private Optional<Pattern> found = Optional.empty();
    private int people;
    private int machines;
    private int files;

    /**
     * A file of the recording, as far as it has been looked through: who comes later is in clear in what follows.
     *
     * @param entries that were in it
     */
    private record Looked(Path file, long entries) {}

    DiscreetCopy(boolean exactSite) {
        this.exactSite = exactSite;
    }

    /**
     * Copies a recording.
     *
     * @param exactSite whether the site stays as it is; if not, it is rounded, and what is decided by it when the copy is flown
     *     is not what was decided then
     */
    public static void write(Path from, OutputStream to, boolean exactSite) throws IOException {
        DiscreetCopy copy = new DiscreetCopy(exactSite);
        copy.look(from);
        copy.copy(to);
    }

    /** A place to the tenth of a degree, ten kilometres, and 100 m of height. */
    public static Site rounded(Site site) {
        return new Site(
                Math.rint(site.latitudeDeg() * 10) / 10,
                Math.rint(site.longitudeDeg() * 10) / 10,
                Math.rint(site.altitudeM() / 100) * 100);
    }

    /** Finds what is to be replaced. A station may be writing meanwhile, and take its oldest file away. */
    void look(Path from) throws IOException {
        for (Path file : Files.isRegularFile(from) ? List.of(from) : FlightRing.files(from)) {
            long entries = 0;
            try (FlightReader reader = FlightReader.of(file)) {
                for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
                    entries++;
                    if (next.get() instanceof Entry.Started started) {
                        look(started.makeup());
                    } else if (next.get() instanceof Entry.Flown flown) {
                        flown.turn().notes().forEach(this::look);
                    }
                }
            } catch (NoSuchFileException e) {
                continue;
            }
            looked.add(new Looked(file, entries));
        }
        if (!instead.isEmpty()) {
            found = Optional.of(Pattern.compile(instead.keySet().stream()
                    .sorted(Comparator.comparingInt(String::length).reversed())
                    .map(Pattern::quote)
                    .collect(Collectors.joining("|", "(?<![\\p{L}\\p{N}])(", ")(?![\\p{L}\\p{N}])"))));
        }
    }

    private void look(Makeup makeup) {
        replace(makeup.station().name(), "the station");
        machine(makeup.rotator().link());
        makeup.rotator().elevationBox().ifPresent(box -> machine(box.link()));
        makeup.receiver().ifPresent(radio -> machine(radio.link()));
        makeup.locked().ifPresent(this::look);
        makeup.conditions().forEach(input -> look(input.origin()));
    }

    private void look(Origin origin) {
        if (origin instanceof Origin.Web web) {
            replace(web.address().toString(), "https://machine-" + ++machines);
            web.credentials().ifPresent(this::file);
        } else if (origin instanceof Origin.Broker broker) {
            replace(broker.host(), "machine-" + ++machines);
            replace(broker.topic(), "topic-" + machines);
            broker.credentials().ifPresent(this::file);
            broker.authorities().ifPresent(this::file);
        } else if (origin instanceof Origin.InFile inFile) {
            file(inFile.path());
        } else if (origin instanceof Origin.Line wire) {
            machine(wire.link());
        }
    }

    private void file(Path path) {
        replace(path.toString(), "file-" + ++files);
    }

    private void machine(LinkAddress address) {
        if (address instanceof LinkAddress.Tcp tcp && !instead.containsKey(tcp.host())) {
            replace(tcp.host(), "machine-" + ++machines);
        }
    }

    private void look(LockOut lockOut) {
        person(lockOut.by());
        replace(lockOut.reason(), WORDS);
    }

    private void look(Turn.Note note) {
        if (note instanceof Turn.Ordered ordered) {
            person(ordered.order().who());
            // What slewd tells may name paths and people; nobody can say where in the sentence.
            if (ordered.order() instanceof Order.Tell told) {
                replace(told.message(), WORDS);
            }
            replace(ordered.order().words(), WORDS);
        } else if (note instanceof Turn.Stopped stopped) {
            person(stopped.by());
        }
    }

    private void person(String who) {
        if (!NOBODY.matcher(who).matches() && !instead.containsKey(who)) {
            replace(who, "person-" + ++people);
        }
    }

    private void replace(String text, String by) {
        if (!text.isBlank()) {
            instead.putIfAbsent(text, by);
        }
    }

    private String discreet(String text) {
        return found.map(pattern -> pattern.matcher(text)
                        .replaceAll(match -> Matcher.quoteReplacement(instead.get(match.group(1)))))
                .orElse(text);
    }

    /** Copies what has been looked through. */
    void copy(OutputStream to) throws IOException {
        SegmentWriter writer = new SegmentWriter(to, new Shapes(), this::discreet);
        for (Looked one : looked) {
            try (FlightReader reader = FlightReader.of(one.file())) {
                for (long i = 0; i < one.entries(); i++) {
                    Optional<Entry> next = reader.next();
                    if (next.isEmpty()) {
                        break;
                    }
                    writer.add(discreet(next.get()));
                    if (writer.waiting() >= FLUSH_BYTES) {
                        writer.flush();
                    }
                }
            } catch (NoSuchFileException e) {
                writer.add(new Entry.Lost(1));
            }
        }
        writer.flush();
    }

    private Entry discreet(Entry entry) {
        if (entry instanceof Entry.Started started && !exactSite) {
            return new Entry.Started(elsewhere(started.makeup()));
        }
        // What follows in the original is of another file.
        return entry instanceof Entry.Damaged ? new Entry.Lost(1) : entry;
    }

    private static Makeup elsewhere(Makeup makeup) {
        StationConfig station = makeup.station();
        return new Makeup(
                makeup.version(),
                new StationConfig(
                        station.name(),
                        rounded(station.site()),
                        station.minElevationDeg(),
                        station.horizon(),
                        station.refraction(),
                        station.objects(),
                        station.groups()),
                makeup.rotator(),
                makeup.mount(),
                makeup.guard(),
                makeup.rest(),
                makeup.receiver(),
                makeup.clock(),
                makeup.simulation(),
                makeup.remembered(),
                makeup.faulted(),
                makeup.locked(),
                makeup.conditions());
    }
}
