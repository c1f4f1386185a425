package org.slewd.time;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.TimeUnit;

/**
 * A clock that stands still until it is told to look at another one: whoever goes by it has one "now" for a whole step, and
 * what was decided in that step follows from one reading. Belongs to the thread that advances it.
 *
 * <p>Readings are cut to the microsecond, in which no object moves and which makes a recording of them a third as long.
 */
public final class StepClock implements Clock {

    /** Between two readings that belong together; a process that was frozen there tries again. */
    private static final long TOGETHER_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

    private static final int MOST_TRIES = 3;

    private static final long MICRO_NANOS = 1_000;

    private final Clock source;
    private final long firstNanos;
    private long nanos;
    private Instant utc = Instant.EPOCH;

    private StepClock(Clock source) {
        this.source = source;
        this.firstNanos = source.nanos();
        advance();
    }

    /** One that goes by {@code source}, which it has looked at; the same where that is one already. */
    public static StepClock of(Clock source) {
        return source instanceof StepClock step ? step : new StepClock(source);
    }

    /** Looks at the other clock. */
    public void advance() {
        long beforeNanos = source.nanos();
        utc = source.utc();
        for (int tries = 1; tries < MOST_TRIES && source.nanos() - beforeNanos > TOGETHER_NANOS; tries++) {
            beforeNanos = source.nanos();
            utc = source.utc();
        }
        nanos = cut(beforeNanos);
        utc = utc.truncatedTo(ChronoUnit.MICROS);
    }

    /** A monotonic reading cut to whole microseconds since the first of this clock. */
    public long cut(long reading) {
        return reading - Math.floorMod(reading - firstNanos, MICRO_NANOS);
    }

    /** The clock that it looks at; for any thread, if that is. */
    public Clock source() {
        return source;
    }

    @Override
    public Instant utc() {
        return utc;
    }

    @Override
    public long nanos() {
        return nanos;
    }
}
