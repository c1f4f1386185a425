package org.slewd.flight;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.slewd.station.Turn;

/** Compares turns as they were recorded with turns as they are made now. One thread. */
public final class Comparison {

    private final Shapes shapes = new Shapes();
    private final Shape<Turn.Note> notes = shapes.of(Turn.Note.class);
    private final Marks marks = new Marks(shapes);
    private long turns;
    private long decisions;

    /**
     * Where the two part.
     *
     * @param number counts the turns of the run from 0
     * @param turn as it was recorded
     * @param expected the first decision that is another; empty where there was none
     * @param found what was decided in its place
     */
    public record Difference(long number, Turn turn, Optional<Turn.Note> expected, Optional<Turn.Note> found) {}

    /** Compares the next turn of both. */
    public Optional<Difference> compare(Turn recorded, Turn made) {
        List<Turn.Note> expected = decisions(recorded);
        List<Turn.Note> found = decisions(marks.mark(made));
        long number = turns++;
        decisions += expected.size();
        for (int i = 0; i < Math.max(expected.size(), found.size()); i++) {
            Optional<Turn.Note> one = i < expected.size() ? Optional.of(expected.get(i)) : Optional.empty();
            Optional<Turn.Note> other = i < found.size() ? Optional.of(found.get(i)) : Optional.empty();
            if (one.isEmpty() || other.isEmpty() || !Arrays.equals(bytes(one.get()), bytes(other.get()))) {
                return Optional.of(new Difference(number, recorded, one, other));
            }
        }
        return Optional.empty();
    }

    private static List<Turn.Note> decisions(Turn turn) {
        return turn.notes().stream().filter(Turn.Note::isDecision).toList();
    }

    private byte[] bytes(Turn.Note note) {
        ByteWriter out = new ByteWriter();
        notes.write(note, out);
        return out.toBytes();
    }

    /** Turns compared so far. */
    public long turns() {
        return turns;
    }

    /** Decisions in them. */
    public long decisions() {
        return decisions;
    }
}
