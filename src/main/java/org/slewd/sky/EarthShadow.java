package org.slewd.sky;

/**
 * Whether an object is lit by the Sun.
 *
 * <p>Geometric: the Earth is the WGS-84 ellipsoid without an atmosphere, and the light comes from the centre of the
 * Sun, so that an object enters the shadow in the middle of the penumbra, where half of the Sun's disc is left to it.
 * That is what tables of visible passes mean by entering and leaving the shadow; the penumbra of a low orbit lasts some
 * 8 s in all. Refraction would move the edge by 3 s at most for a low orbit, and dim it long before.
 */
public final class EarthShadow {

    private static final double EQUATORIAL_RADIUS_M = 6_378_137.0;
    private static final double EQUATORIAL_OVER_POLAR = 1 / (1 - 1 / 298.257223563);

    private EarthShadow() {}

    /**
     * How high the centre of the Sun stands over the limb of the Earth, as the object sees it, in degrees: positive in
     * sunlight, negative in shadow, and within {@value SunPosition#HALF_WIDTH_DEG} either way in the penumbra.
     *
     * @param object where the object is; outside the Earth
     * @param sun where the Sun is
     */
    public static double clearanceDeg(TemeState object, TemeState sun) {
        double cosFromNadir = cosFromNadir(object, sun);
        double limb = Math.asin(EQUATORIAL_RADIUS_M / Math.max(EQUATORIAL_RADIUS_M, stretchedRadius(object)));
        return Math.toDegrees(Math.acos(Math.max(-1, Math.min(1, cosFromNadir))) - limb);
    }

    /**
     * Positive in sunlight and negative in shadow, as {@link #clearanceDeg}, but a number between -2 and 2 that is had
     * without an inverse trigonometric function: for searches.
     */
    public static double clearance(TemeState object, TemeState sun) {
        double sinLimb = EQUATORIAL_RADIUS_M / Math.max(EQUATORIAL_RADIUS_M, stretchedRadius(object));
        return Math.sqrt(1 - sinLimb * sinLimb) - cosFromNadir(object, sun);
    }

    /** Cosine of the angle between the Sun and the centre of the Earth, as the object sees them. */
    private static double cosFromNadir(TemeState object, TemeState sun) {
        // Stretched along its axis the Earth is a sphere, and straight lines stay straight: whether the line of sight
        // meets it is exact; the angle between them is right to its sign, and to 0.3 percent.
        double z = object.zM * EQUATORIAL_OVER_POLAR;
        double sunX = sun.xM - object.xM;
        double sunY = sun.yM - object.yM;
        double sunZ = sun.zM * EQUATORIAL_OVER_POLAR - z;
        double distance = Math.sqrt(sunX * sunX + sunY * sunY + sunZ * sunZ);
        double towards = object.xM * sunX + object.yM * sunY + z * sunZ;
        return -towards / (stretchedRadius(object) * distance);
    }

    private static double stretchedRadius(TemeState object) {
        double z = object.zM * EQUATORIAL_OVER_POLAR;
        return Math.sqrt(object.xM * object.xM + object.yM * object.yM + z * z);
    }
}
