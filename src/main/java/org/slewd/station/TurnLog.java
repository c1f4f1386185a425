package org.slewd.station;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.slewd.time.StepClock;

/** Writes down the turn that goes on, for whoever records it; nothing while nobody does. Belongs to the loop. */
final class TurnLog {

    private final StepClock clock;
    private List<Consumer<Turn>> recorders = List.of();
    private List<Turn.Note> notes = new ArrayList<>();

    TurnLog(StepClock clock) {
        this.clock = clock;
    }

    /** From now on {@code recorder} gets every turn at its end, the one that goes on included. Before the first turn. */
    void recordTo(Consumer<Turn> recorder) {
        List<Consumer<Turn>> all = new ArrayList<>(recorders);
        all.add(recorder);
        recorders = List.copyOf(all);
    }

    void note(Turn.Note note) {
        if (!recorders.isEmpty()) {
            notes.add(note);
        }
    }

    void end() {
        if (recorders.isEmpty()) {
            return;
        }
        Turn turn = new Turn(clock.nanos(), clock.utc(), notes);
        notes = new ArrayList<>();
        recorders.forEach(recorder -> recorder.accept(turn));
    }
}
