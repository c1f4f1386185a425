package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import org.slewd.link.Link;
import org.slewd.link.memory.MemoryLink;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorDriver;
import org.slewd.rotator.SimulatedRotator;
import org.slewd.sky.LookAngle;
import org.slewd.time.VirtualClock;
import org.slewd.track.Satellite;

/**
 * What most programs do: once a second the controller is sent to where the object is now, in whole degrees, as a bearing
 * below 360 and an elevation up to 90. It is given what it has not got in life: it waits where the object will rise.
 */
final class NaiveTracker {

    private static final long EVERY_NANOS = 1_000_000_000L;
    private static final double UPRIGHT_DEG = 90;

    final VirtualClock clock;
    final SimulatedRotator rotator;

    private final RotatorDriver driver;
    private final Link link;
    private long saidNanos;

    NaiveTracker(SimulatedAntenna antenna, Instant start) {
        clock = new VirtualClock(start, 0);
        rotator = antenna.kind().simulator().apply(antenna.axes());
        driver = antenna.kind().driver().apply(clock.nanos());
        link = new MemoryLink("simulated rotator", rotator, antenna.kind().defaultBaud(), clock);
        link.open(() -> {});
        driver.onConnect(clock.nanos());
        saidNanos = clock.nanos();
    }

    /** Sends it somewhere once. */
    void point(Pointing to) {
        driver.aim(to);
    }

    /** Where it would be sent for {@code look}. */
    static Pointing wanted(LookAngle look) {
        return new Pointing(
                Math.rint(look.azimuthDeg()) % 360, Math.max(0, Math.min(UPRIGHT_DEG, Math.rint(look.elevationDeg()))));
    }

    /** Follows {@code object} for another {@code grain}. */
    void follow(Satellite object, Duration grain) {
        if (clock.nanos() - saidNanos >= EVERY_NANOS) {
            saidNanos = clock.nanos();
            point(wanted(object.look(clock.utc()).orElseThrow()));
        }
        step(grain);
    }

    void step(Duration grain) {
        clock.advance(grain);
        link.receive().forEach(received -> driver.onBytes(received.bytes(), received.nanos()));
        driver.step(clock.nanos(), link::send);
    }
}
