package org.slewd.time;

import java.time.Duration;
import java.time.Instant;

/**
 * A clock that stands still until it is told to move. Whole passes run on it in a moment, and tests step its UTC
 * without touching the monotonic count, as an operator who sets the system clock would.
 */
public final class VirtualClock implements Clock {

    private volatile Reading reading;

    private record Reading(Instant utc, long nanos) {}

    /** Starts at {@code utc} with a monotonic count of zero. */
    public VirtualClock(Instant utc) {
        this(utc, 0);
    }

    /** Starts at {@code utc} with the monotonic count at {@code nanos}, so that a test can sit on its overflow. */
    public VirtualClock(Instant utc, long nanos) {
        this.reading = new Reading(utc, nanos);
    }

    /**
     * Lets time pass on both clocks.
     *
     * @throws IllegalArgumentException if {@code passed} is negative: the monotonic count never runs backwards
     */
    public synchronized void advance(Duration passed) {
        if (passed.isNegative()) {
            throw new IllegalArgumentException("time cannot pass backwards: " + passed);
        }
        reading = new Reading(reading.utc.plus(passed), reading.nanos + passed.toNanos());
    }

    /** Steps UTC by {@code step}, in either direction, while the monotonic count stays where it is. */
    public synchronized void stepUtc(Duration step) {
        reading = new Reading(reading.utc.plus(step), reading.nanos);
    }

    @Override
    public Instant utc() {
        return reading.utc;
    }

    @Override
    public long nanos() {
        return reading.nanos;
    }
}
