package org.slewd.flight;

import java.io.IOException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.slewd.station.Turn;

/**
 * Entries as bytes. Times are written as what has passed since the turn before, which is why a segment is read from its beginning.
 * One for each segment that is written or read; one thread.
 */
final class EntryCodec {

    private static final int STARTED = 1;
    private static final int FLOWN = 2;
    private static final int LOST = 3;

    private static final long MICRO_NANOS = 1_000;

    /** Far more than a loop can do in a turn. */
    private static final int MOST_NOTES = 100_000;

    private final Shape<Makeup> makeups;
    private final Shape<Turn.Note> notes;
    private boolean timed;
    private long lastNanos;
    private long lastUtcMicros;

    EntryCodec(Shapes shapes) {
        this.makeups = shapes.of(Makeup.class);
        this.notes = shapes.of(Turn.Note.class);
    }

    /** Writes an entry that is not {@link Entry.Damaged}. */
    void write(Entry entry, ByteWriter out) {
        if (entry instanceof Entry.Started started) {
            timed = false;
            out.octet(STARTED);
            makeups.write(started.makeup(), out);
        } else if (entry instanceof Entry.Flown flown) {
            out.octet(FLOWN);
            write(flown.turn(), out);
        } else if (entry instanceof Entry.Lost lost) {
            out.octet(LOST);
            out.number(lost.turns());
        }
    }

    private void write(Turn turn, ByteWriter out) {
        if (!timed) {
            timed = true;
            lastNanos = turn.nanos();
            out.number(lastNanos);
        }
        long passedMicros = (turn.nanos() - lastNanos) / MICRO_NANOS;
        long utcMicros = ChronoUnit.MICROS.between(Instant.EPOCH, turn.utc());
        out.number(passedMicros);
        out.number(utcMicros - lastUtcMicros - passedMicros);
        lastNanos += passedMicros * MICRO_NANOS;
        lastUtcMicros = utcMicros;
        out.number(turn.notes().size());
        turn.notes().forEach(note -> notes.write(note, out));
    }

    Entry read(ByteReader in) throws IOException {
        int kind = in.octet();
        return switch (kind) {
            case STARTED -> started(in);
            case FLOWN -> new Entry.Flown(turn(in));
            case LOST -> new Entry.Lost(in.number());
            default -> throw new DamagedRecordingException("there is no entry of kind " + kind);
        };
    }

    /** The clock of another run begins somewhere else. */
    private Entry started(ByteReader in) throws IOException {
        timed = false;
        return new Entry.Started(makeups.read(in));
    }

    private Turn turn(ByteReader in) throws IOException {
        if (!timed) {
            timed = true;
            lastNanos = in.number();
        }
        long passedMicros = in.number();
        lastNanos += passedMicros * MICRO_NANOS;
        lastUtcMicros += passedMicros + in.number();
        int count = in.count(MOST_NOTES);
        List<Turn.Note> read = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            read.add(notes.read(in));
        }
        return new Turn(lastNanos, Instant.EPOCH.plus(lastUtcMicros, ChronoUnit.MICROS), List.copyOf(read));
    }
}
