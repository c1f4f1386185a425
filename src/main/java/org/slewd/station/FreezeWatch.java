package org.slewd.station;

import java.time.Duration;
import java.util.Optional;

/**
 * Sees that the loop has not turned for a while: the process was stopped, the machine swapped or was busy with something else. The
 * controller has gone on to where it was sent last meanwhile. Belongs to the loop.
 *
 * <p>The monotonic clock stands while a machine sleeps; that shows as a clock that was set, see {@link ClockCheck}.
 */
final class FreezeWatch {

    /** Twenty ticks: no collector of garbage takes so long, and an antenna at 6 degrees a second leaves a beam in it. */
    private static final long FROZEN_NANOS = 1_000_000_000L;

    private boolean turned;
    private long lastNanos;

    /** For how long the loop did not turn, when it turns at {@code nowNanos}; empty when that is nothing to speak of. */
    Optional<Duration> look(long nowNanos) {
        long gapNanos = nowNanos - lastNanos;
        boolean frozen = turned && gapNanos > FROZEN_NANOS;
        turned = true;
        lastNanos = nowNanos;
        return frozen ? Optional.of(Duration.ofNanos(gapNanos)) : Optional.empty();
    }
}
