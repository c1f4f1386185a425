package org.slewd.interop;

import java.util.Arrays;
import java.util.List;
import org.slewd.station.Outcome;

/**
 * What a command is answered with, before it is put into one of the two forms of the protocol.
 *
 * @param code {@code RPRT} with this number: 0 for well, else one of Hamlib's, negative
 * @param values what was asked for, in order; none of a command that sets something, or of one that failed
 * @param outcome for the audit: {@code done}, or why not, in the words of the API
 */
record Answer(int code, List<Value> values, String outcome) {

    static final int INVALID = -1;
    static final int INTERNAL = -7;
    static final int IO = -6;
    static final int PROTOCOL = -8;
    static final int REJECTED = -9;
    static final int NOT_AVAILABLE = -11;
    static final int BUSY = -14;
    static final int NOT_ALLOWED = -19;

    static final Answer DONE = of();

    /** @param label for the extended form; empty for a line that stands by itself */
    record Value(String label, String text) {}

    Answer {
        values = List.copyOf(values);
    }

    static Answer refused(int code) {
        return refused(
                code,
                switch (code) {
                    case INVALID -> "invalid";
                    case BUSY -> "busy";
                    case NOT_AVAILABLE -> "unsupported";
                    case NOT_ALLOWED -> "forbidden";
                    case REJECTED -> "not-ready";
                    case IO -> "no-device";
                    default -> "internal";
                });
    }

    private static Answer refused(int code, String why) {
        return new Answer(code, List.of(), why);
    }

    static Answer of(Value... values) {
        return new Answer(0, List.of(values), "done");
    }

    /** Lines that have no labels. */
    static Answer lines(String text) {
        return of(Arrays.stream(text.stripTrailing().split("\n"))
                .map(line -> new Value("", line))
                .toArray(Value[]::new));
    }

    /** What became of an order, as a number; the sentence is in the log of slewd. */
    static Answer of(Outcome outcome) {
        if (!(outcome instanceof Outcome.Refused refused)) {
            return DONE;
        }
        return refused(
                switch (refused.kind()) {
                    case "outside-envelope", "invalid" -> INVALID;
                    case "busy", "held" -> BUSY;
                    case "no-device", "not-found", "no-pass" -> NOT_AVAILABLE;
                    default -> REJECTED; // not-ready, faulted, and whatever else keeps the antenna where it is
                },
                refused.kind());
    }
}
