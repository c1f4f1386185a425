package org.slewd.time;

import java.time.Instant;

/** The clock of the machine. The one place in slewd that asks the system for the time. */
public final class SystemClock implements Clock {

    @Override
    public Instant utc() {
        return Instant.now();
    }

    @Override
    public long nanos() {
        return System.nanoTime();
    }
}
