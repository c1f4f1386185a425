package org.slewd.flight;

import java.util.List;
import java.util.zip.CRC32C;
import org.slewd.station.Snapshot;
import org.slewd.station.Turn;

/**
 * Puts a mark in the place of each snapshot: a byte of the sum over this one and all before it. A difference is in every second
 * mark after it for sure enough, and a snapshot takes two bytes. Texts do not count: what matters of them is told as an event.
 * One for each recording that is written or compared; one thread.
 */
final class Marks {

    private static final int LOWEST = 0xff;

    private final Shape<Snapshot> shape;
    private final CRC32C sum = new CRC32C();

    Marks(Shapes shapes) {
        this.shape = shapes.of(Snapshot.class);
    }

    /** The turn as it is written. */
    Turn mark(Turn turn) {
        List<Turn.Note> notes = turn.notes().stream()
                .<Turn.Note>map(
                        note -> note instanceof Turn.Shown shown ? new Turn.Marked(mark(shown.snapshot())) : note)
                .toList();
        return new Turn(turn.nanos(), turn.utc(), notes);
    }

    private int mark(Snapshot snapshot) {
        ByteWriter out = ByteWriter.coarse();
        shape.write(snapshot, out);
        sum.update(out.toBytes());
        return (int) sum.getValue() & LOWEST;
    }
}
