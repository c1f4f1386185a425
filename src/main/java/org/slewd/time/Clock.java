package org.slewd.time;

import java.time.Instant;

/**
 * The time of day and the passing of time, as two readings that must not be mixed.
 *
 * <p>Implementations may be read from any thread.
 */
public interface Clock {

    /** Coordinated Universal Time. May step in either direction when the system clock is set; never measure with it. */
    Instant utc();

    /**
     * A monotonic count in nanoseconds with an arbitrary origin. Compare two readings by subtraction only; the
     * difference survives the overflow of the count, the order of the raw values does not.
     */
    long nanos();
}
