package org.slewd.flight;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.slewd.station.Turn;

/** Writes the turns of one loop into the files of a ring. One thread. */
public final class FlightLog implements AutoCloseable {

    private final FlightRing ring;
    private final Shapes shapes = new Shapes();
    private final Marks marks = new Marks(shapes);
    private Optional<SegmentWriter> segment = Optional.empty();
    private Optional<Makeup> begins;
    private long missing;

    /**
     * One whose first turn will be of a station that is made of {@code makeup}.
     *
     * @param folder for the files; made when the first is written
     */
    public FlightLog(Path folder, FlightConfig config, Makeup makeup) {
        this.ring = new FlightRing(folder, config.mostBytes());
        this.begins = Optional.of(makeup);
    }

    /** Notes that turns before the next one are missing. */
    public void leaveOut(long turns) {
        missing += turns;
    }

    /**
     * Adds a turn; it is on the disk after the next {@link #flush}.
     *
     * @throws IOException when there is no file and none can be made: the turn is missing then
     */
    public void add(Turn turn) throws IOException {
        // Marks count all turns, those that are missing too.
        Entry flown = new Entry.Flown(marks.mark(turn));
        missing++;
        if (segment.isEmpty()) {
            segment = Optional.of(SegmentWriter.into(ring.next(), shapes));
        }
        missing--;
        SegmentWriter open = segment.get();
        begins.ifPresent(makeup -> open.add(new Entry.Started(makeup)));
        begins = Optional.empty();
        if (missing > 0) {
            open.add(new Entry.Lost(missing));
            missing = 0;
        }
        open.add(flown);
    }

    /** Bytes that wait for a {@link #flush}. */
    int waiting() {
        return segment.map(SegmentWriter::waiting).orElse(0);
    }

    /**
     * Brings what was added to the disk.
     *
     * @throws IOException when the disk takes it no more; the file is given up
     */
    public void flush() throws IOException {
        if (segment.isEmpty()) {
            return;
        }
        try {
            segment.get().flush();
        } catch (IOException e) {
            // What the frame held is not counted one by one: that something is missing is what has to be known.
            missing++;
            abandon();
            throw e;
        }
        if (segment.get().written() >= ring.mostFileBytes()) {
            close();
        }
    }

    /** Gives up the file; the next turn begins another. */
    void abandon() {
        try {
            close();
        } catch (IOException e) {
            segment = Optional.empty();
        }
    }

    /** Ends the file; what was not flushed is gone. */
    @Override
    public void close() throws IOException {
        if (segment.isPresent()) {
            SegmentWriter open = segment.get();
            segment = Optional.empty();
            open.close();
        }
    }
}
