package org.slewd.station;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slewd.link.LinkStatus;
import org.slewd.orbit.ElementSet;
import org.slewd.time.ClockTrust;
import org.slewd.transmitter.Listed;

/**
 * One turn of the loop, as it was: all that it took from outside and all that came of it, in order. The same inputs to the same
 * code in the same state make the same turn. Immutable, if the arrays are left alone; any thread.
 *
 * @param nanos the "now" of the turn on the monotonic clock, likewise {@code utc}
 */
public record Turn(long nanos, Instant utc, List<Note> notes) {

    /** The two wires of a station. */
    public enum Line {
        ROTATOR,
        RECEIVER
    }

    /** Something that was taken in, or came of it. */
    public sealed interface Note {

        /** Whether it is what the turn made of its inputs: a decision. */
        default boolean isDecision() {
            return false;
        }
    }

    /** The wires were opened before the first turn. */
    public record Opened() implements Note {}

    /** The wires are closed; there is no turn after it. */
    public record Closed() implements Note {}

    /** How a wire is from this turn on. */
    public record Wire(Line line, LinkStatus status, boolean takesBytes) implements Note {}

    /** A wire brought {@code bytes}, which were read {@code agoMicros} before the "now" of the turn; negative for just after it. */
    public record Received(Line line, byte[] bytes, long agoMicros) implements Note {}

    /** A stop went past the loop between this turn and the one before; told for the record, it changes nothing. */
    public record Overtook(Line line, byte[] bytes) implements Note {}

    /** How far the clock can be trusted, from this turn on; one that is right by definition stays so. */
    public record Trusted(ClockTrust trust) implements Note {}

    /** Somebody asked for a stop. */
    public record Stopped(String by) implements Note {}

    /** Somebody asked for something else. */
    public record Ordered(Order order) implements Note {}

    /**
     * Work that was given away is done.
     *
     * @param number counts such work from 0
     * @param atOnce whether it was done before the loop went on
     */
    public record Reckoned(long number, boolean atOnce) implements Note {}

    /** The elements in use for an object, from this turn on. */
    public record Elements(int catalogNumber, Optional<ElementSet> set) implements Note {}

    /** What an object is known to send and hear, from this turn on. */
    public record Sends(int catalogNumber, List<Listed> listed) implements Note {}

    /** What came of an order. */
    public record Answered(Outcome outcome) implements Note {
        @Override
        public boolean isDecision() {
            return true;
        }
    }

    /**
     * Bytes were handed to a wire.
     *
     * @param taken whether it took them: that is up to the wire
     */
    public record Sent(Line line, byte[] bytes, boolean taken) implements Note {
        @Override
        public boolean isDecision() {
            return true;
        }
    }

    /** Something happened at the station. */
    public record Happened(StationEvent event) implements Note {
        @Override
        public boolean isDecision() {
            return true;
        }
    }

    /** What everybody was shown. */
    public record Shown(Snapshot snapshot) implements Note {
        @Override
        public boolean isDecision() {
            return true;
        }
    }

    /** In the place of {@link Shown} in a recording: a mark of it and of all that was shown before. */
    public record Marked(int mark) implements Note {
        @Override
        public boolean isDecision() {
            return true;
        }
    }

    /** A bug: the turn ended where it was. */
    public record Failed(String error) implements Note {
        @Override
        public boolean isDecision() {
            return true;
        }
    }
}
