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
        // Stretched along its axis the Earth is a sphere, and straight lines stay straight: whether the line of sight
        // meets it is exact; the angle between them is right to its sign, and to 0.3 percent.
        double z = object.zM * EQUATORIAL_OVER_POLAR;
        double sunX = sun.xM - object.xM;
        double sunY = sun.yM - object.yM;
        double sunZ = sun.zM * EQUATORIAL_OVER_POLAR - z;
        double radius = Math.sqrt(object.xM * object.xM + object.yM * object.yM + z * z);
        double distance = Math.sqrt(sunX * sunX + sunY * sunY + sunZ * sunZ);
        double cosFromNadir = -(object.xM * sunX + object.yM * sunY + z * sunZ) / (radius * distance);
        double fromNadir = Math.acos(Math.max(-1, Math.min(1, cosFromNadir)));
        return Math.toDegrees(fromNadir - Math.asin(Math.min(1, EQUATORIAL_RADIUS_M / radius)));
    }
}
