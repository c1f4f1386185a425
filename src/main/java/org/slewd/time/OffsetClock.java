package org.slewd.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock that was set to a stated time when it was made and runs on at the pace of another clock's monotonic count.
 *
 * <p>It serves {@code --at}: the station lives at another date, in real time. Because only the monotonic count drives
 * it, it never steps.
 */
public final class OffsetClock implements Clock {

    private final Clock pace;
    private final Instant startUtc;
    private final long startNanos;

    /** Reads {@code startUtc} now, and one second later for every second that {@code pace} counts. */
    public OffsetClock(Instant startUtc, Clock pace) {
        this.pace = pace;
        this.startUtc = startUtc;
        this.startNanos = pace.nanos();
    }

    @Override
    public Instant utc() {
        return startUtc.plus(Duration.ofNanos(pace.nanos() - startNanos));
    }

    @Override
    public long nanos() {
        return pace.nanos();
    }
}
