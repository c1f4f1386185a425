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
 */
public record Motion(Pointing at, double azimuthRateDegPerS, double elevationRateDegPerS, double ageSeconds) {
    public Motion {
        if (!Double.isFinite(azimuthRateDegPerS) || !Double.isFinite(elevationRateDegPerS) || !(ageSeconds >= 0)) {
            throw new IllegalArgumentException("not a motion: " + azimuthRateDegPerS + " and " + elevationRateDegPerS
                    + " degrees a second, " + ageSeconds + " s ago");
        }
    }

    /** An antenna that stands still. */
    public static Motion still(Pointing at) {
        return new Motion(at, 0, 0, 0);
    }

    /** An antenna under way to {@code target}, at full speed on each axis that is not there yet: for want of a measured rate. */
    public static Motion towards(
            Pointing at, Pointing target, AxisModel azimuth, AxisModel elevation, double ageSeconds) {
        return new Motion(
                at,
                Math.signum(target.azimuthDeg() - at.azimuthDeg()) * azimuth.rateDegPerS(),
                Math.signum(target.elevationDeg() - at.elevationDeg()) * elevation.rateDegPerS(),
                ageSeconds);
    }

    public boolean isStill() {
        return azimuthRateDegPerS == 0 && elevationRateDegPerS == 0;
    }
}
