package org.slewd.receiver;

import java.util.Optional;

/** When a radio is asked for its signal meter, and what it showed. One thread; times are monotonic nanoseconds. */
final class Meter {

    private static final long INTERVAL_NANOS = 1_000_000_000L;

    /** A radio that leaves this many questions for its meter unanswered has none: waiting for it would cost tunings. */
    private static final int TRIES = 2;

    private long dueNanos;
    private int tries;
    private Optional<Signal> signal = Optional.empty();

    Meter(long nowNanos) {
        restart(nowNanos);
    }

    /** The wire came up anew. */
    void restart(long nowNanos) {
        dueNanos = nowNanos;
        tries = TRIES;
        signal = Optional.empty();
    }

    boolean isDue(long nowNanos) {
        return tries > 0 && nowNanos - dueNanos >= 0;
    }

    /** It was its turn. */
    void asked(long nowNanos) {
        dueNanos = nowNanos + INTERVAL_NANOS;
    }

    /** No answer came. */
    void missed() {
        tries--;
    }

    /** The radio has no such meter. */
    void refused() {
        tries = 0;
    }

    /** @param share of the full scale; one outside 0 to 1 is no reading */
    void shows(double share, long nowNanos) {
        tries = TRIES;
        if (share >= 0 && share <= 1) {
            signal = Optional.of(new Signal(share, nowNanos));
        }
    }

    /** What it showed last; empty before the first reading. */
    Optional<Signal> signal() {
        return signal;
    }
}
