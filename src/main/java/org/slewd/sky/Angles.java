package org.slewd.sky;

/** Arithmetic of angles in degrees, with the wraps in one place. */
public final class Angles {

    private Angles() {}

    /** The same direction in [0, 360). Never returns 360 or -0.0. */
    public static double wrap360(double angleDeg) {
        double wrapped = angleDeg % 360.0;
        if (wrapped < 0) {
            wrapped += 360.0;
        }
        return wrapped >= 360.0 ? 0.0 : wrapped + 0.0; // a tiny negative angle rounds up to 360; + 0.0 removes -0.0
    }

    /** The same direction in [-180, 180). */
    public static double wrap180(double angleDeg) {
        return wrap360(angleDeg + 180.0) - 180.0;
    }

    /** The shortest turn that leads from {@code fromDeg} to {@code toDeg}, in [-180, 180); positive is clockwise. */
    public static double turn(double fromDeg, double toDeg) {
        return wrap180(toDeg - fromDeg);
    }

    /** The value of {@code angleDeg} plus whole turns that lies nearest to {@code nearDeg}. */
    public static double nearest(double angleDeg, double nearDeg) {
        return nearDeg + turn(nearDeg, angleDeg);
    }

    /**
     * The angle between two directions on the sky, in [0, 180] degrees. Uses the haversine, which stays exact for
     * small separations, where pointing errors live.
     */
    public static double separation(
            double azimuth1Deg, double elevation1Deg, double azimuth2Deg, double elevation2Deg) {
        double el1 = Math.toRadians(elevation1Deg);
        double el2 = Math.toRadians(elevation2Deg);
        double sinHalfEl = Math.sin((el2 - el1) / 2);
        double sinHalfAz = Math.sin(Math.toRadians(azimuth2Deg - azimuth1Deg) / 2);
        double h = sinHalfEl * sinHalfEl + Math.cos(el1) * Math.cos(el2) * sinHalfAz * sinHalfAz;
        return Math.toDegrees(2 * Math.asin(Math.min(1.0, Math.sqrt(Math.max(0.0, h)))));
    }
}
