package org.slewd.flight;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slewd.station.Turn;

/**
 * What a recording holds: the runs that can be flown again, and how many turns cannot, because the beginning of their run has
 * left the ring or what lies between is missing.
 *
 * @param loose turns that can only be read
 */
public record Runs(List<Run> all, long loose) {
    public Runs {
        all = List.copyOf(all);
    }

    /** Hears of every entry of a run that can be flown. */
    public interface Passenger {

        /** Takes the next turn and says whether to go on. */
        boolean on(Turn turn);
    }

    /** Looks through a recording. */
    public static Runs of(Path place) throws IOException {
        List<Run> runs = new ArrayList<>();
        long loose = 0;
        Optional<Makeup> makeup = Optional.empty();
        Optional<Run> open = Optional.empty();
        try (FlightReader reader = FlightReader.open(place)) {
            for (Optional<Entry> next = reader.next(); next.isPresent(); next = reader.next()) {
                Entry entry = next.get();
                if (entry instanceof Entry.Flown flown && (makeup.isPresent() || open.isPresent())) {
                    Optional<Makeup> of = makeup;
                    open = Optional.of(open.map(run -> longer(run, flown.turn()))
                            .orElseGet(
                                    () -> new Run(of.orElseThrow(), flown.turn(), flown.turn(), 1, Optional.empty())));
                    makeup = Optional.empty();
                    continue;
                }
                if (entry instanceof Entry.Flown) {
                    loose++;
                    continue;
                }
                Optional<String> cut = cut(entry);
                open.ifPresent(run -> runs.add(new Run(run.makeup(), run.first(), run.last(), run.turns(), cut)));
                open = Optional.empty();
                makeup = entry instanceof Entry.Started started ? Optional.of(started.makeup()) : Optional.empty();
            }
        }
        open.ifPresent(runs::add);
        return new Runs(runs, loose);
    }

    private static Run longer(Run run, Turn last) {
        return new Run(run.makeup(), run.first(), last, run.turns() + 1, run.cut());
    }

    private static Optional<String> cut(Entry entry) {
        if (entry instanceof Entry.Lost lost) {
            return Optional.of(lost.turns() + " turns are missing there, which the disk did not take");
        }
        if (entry instanceof Entry.Damaged damaged) {
            return Optional.of("the file is damaged there: " + damaged.why());
        }
        return Optional.empty();
    }

    /** Goes through the turns of a run of {@code place}, from its first one. */
    public static void ride(Path place, Run run, Passenger passenger) throws IOException {
        try (FlightReader reader = FlightReader.open(place)) {
            long left = run.turns();
            boolean riding = false;
            for (Optional<Entry> next = reader.next(); next.isPresent() && left > 0; next = reader.next()) {
                if (next.get() instanceof Entry.Flown flown) {
                    riding |= flown.turn().nanos() == run.first().nanos()
                            && flown.turn().utc().equals(run.first().utc());
                    if (riding) {
                        left--;
                        if (!passenger.on(flown.turn())) {
                            return;
                        }
                    }
                }
            }
        }
    }
}
