package org.slewd.cli;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.listen.Followed;
import org.slewd.sky.LookAngle;

/** A frequency that never stands still, as that of an object overhead: there is work for the oscillator all the time. */
record MovingCarrier(double transmittedHz) implements Followed {

    private static final double SWING_HZ = 10_000;

    private static final double MILLIS_PER_RADIAN = 60_000;

    @Override
    public String name() {
        return "bench";
    }

    @Override
    public OptionalDouble receivedHz(Instant utc) {
        return OptionalDouble.of(transmittedHz + SWING_HZ * Math.sin(utc.toEpochMilli() / MILLIS_PER_RADIAN));
    }

    @Override
    public Optional<LookAngle> look(Instant utc) {
        return Optional.empty();
    }
}
