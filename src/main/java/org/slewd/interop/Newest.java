package org.slewd.interop;

import org.slewd.station.Snapshot;
import org.slewd.station.StationControl;
import org.slewd.time.Clock;

/**
 * The newest snapshot, and how long ago it came: a value in it has aged since, and a loop that stands still must not hide that behind a clock
 * that was set. Any thread.
 */
final class Newest implements AutoCloseable {

    private final StationControl station;
    private final Clock clock;
    private final Runnable subscription;
    private volatile long heardNanos;

    Newest(StationControl station, Clock clock) {
        this.station = station;
        this.clock = clock;
        this.heardNanos = clock.nanos();
        this.subscription = station.subscribe(snapshot -> heardNanos = clock.nanos());
    }

    Snapshot snapshot() {
        return station.snapshot();
    }

    /** How old {@code value} is now. */
    double ageSeconds(Snapshot.Aged<?> value) {
        return value.ageSeconds() + (clock.nanos() - heardNanos) / 1e9;
    }

    @Override
    public void close() {
        subscription.run();
    }
}
