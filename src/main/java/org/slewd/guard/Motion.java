package org.slewd.guard;

import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;

/**
 * Where the antenna was measured to be and how fast it moves.
 *
 * @param at of the axes, unwrapped
 * @param azimuthRateDegPerS positive clockwise
 * @param elevationRateDegPerS positive upwards, over the zenith onwards
 * @param ageSeconds how old the measurement is, at least 0
 * @param mayReverse whether the axes may as well move the other way at these rates: a target was changed or a stop was sent
 *     so shortly before that the motors may not have obeyed yet
 */
public record Motion(
        Pointing at, double azimuthRateDegPerS, double elevationRateDegPerS, double ageSeconds, boolean mayReverse) {
    public Motion {
        if (!Double.isFinite(azimuthRateDegPerS) || !Double.isFinite(elevationRateDegPerS) || !(ageSeconds >= 0)) {
            throw new IllegalArgumentException("not a motion: " + azimuthRateDegPerS + " and " + elevationRateDegPerS
                    + " degrees a second, " + ageSeconds + " s ago");
        }
    }

    /** An antenna that stands still. */
    public static Motion still(Pointing at) {
        return new Motion(at, 0, 0, 0, false);
    }

    /** An antenna under way to {@code target}, at full speed on each axis that is not there yet: for want of a measured rate. */
    public static Motion towards(
            Pointing at, Pointing target, AxisModel azimuth, AxisModel elevation, double ageSeconds) {
        return new Motion(
                at,
                Math.signum(target.azimuthDeg() - at.azimuthDeg()) * azimuth.rateDegPerS(),
                Math.signum(target.elevationDeg() - at.elevationDeg()) * elevation.rateDegPerS(),
                ageSeconds,
                false);
    }

    /** An antenna whose target was changed a moment ago: each axis may move at full speed, either way. */
    public static Motion turning(Pointing at, AxisModel azimuth, AxisModel elevation, double ageSeconds) {
        return new Motion(at, azimuth.rateDegPerS(), elevation.rateDegPerS(), ageSeconds, true);
    }

    /** Whether neither axis moves. */
    public boolean isStill() {
        return azimuthRateDegPerS == 0 && elevationRateDegPerS == 0;
    }
}
