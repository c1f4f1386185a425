package org.slewd.time;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Sees a clock that was set: UTC went another way than the monotonic count did. A clock that is brought right slowly, as time
 * services do it, is not seen, and need not be. One thread.
 */
public final class StepWatch {

    /** Half a degree of an object overhead, and less than the second that a leap second takes. */
    private static final long LEAST_NANOS = TimeUnit.MILLISECONDS.toNanos(500);

    private final Clock clock;
    private boolean looked;
    private Instant lastUtc = Instant.EPOCH;
    private long lastNanos;

    public StepWatch(Clock clock) {
        this.clock = clock;
    }

    /**
     * By how much the clock was set since it was looked at last; empty when it was not.
     *
     * @param nowNanos read just before {@code utc}
     */
    public Optional<Duration> look(long nowNanos, Instant utc) {
        Duration step = step(nowNanos, utc);
        boolean stepped = looked && isLong(step);
        if (stepped) {
            // A process that was frozen between its two readings sees the same; it is not frozen in the same place
            // twice.
            long againNanos = clock.nanos();
            Instant again = clock.utc();
            step = step(againNanos, again);
            stepped = isLong(step);
            keep(againNanos, again);
        } else {
            keep(nowNanos, utc);
        }
        return stepped ? Optional.of(step) : Optional.empty();
    }

    private Duration step(long nowNanos, Instant utc) {
        return Duration.between(lastUtc, utc).minusNanos(nowNanos - lastNanos);
    }

    private static boolean isLong(Duration step) {
        return step.abs().compareTo(Duration.ofNanos(LEAST_NANOS)) > 0;
    }

    private void keep(long nowNanos, Instant utc) {
        looked = true;
        lastNanos = nowNanos;
        lastUtc = utc;
    }
}
