package org.slewd.sky;

/**
 * Where a site sees an object.
 *
 * @param azimuthDeg clockwise from true north, [0, 360)
 * @param elevationDeg above the geometric horizon of the WGS-84 ellipsoid at the site, [-90, 90]; no refraction
 * @param rangeM straight-line distance, at least 0
 * @param rangeRateMps change of the distance as the rotating site sees it; positive when receding
 */
public record LookAngle(double azimuthDeg, double elevationDeg, double rangeM, double rangeRateMps) {
    public LookAngle {
        // Each condition is written so that NaN fails it too.
        if (!(azimuthDeg >= 0 && azimuthDeg < 360)) {
            throw new IllegalArgumentException("azimuthDeg " + azimuthDeg + " is outside [0, 360)");
        }
        if (!(elevationDeg >= -90 && elevationDeg <= 90)) {
            throw new IllegalArgumentException("elevationDeg " + elevationDeg + " is outside [-90, 90]");
        }
        if (!(rangeM >= 0 && rangeM < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("rangeM " + rangeM + " is not a distance");
        }
        if (!Double.isFinite(rangeRateMps)) {
            throw new IllegalArgumentException("rangeRateMps " + rangeRateMps + " is not a speed");
        }
    }
}
