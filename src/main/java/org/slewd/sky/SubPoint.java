package org.slewd.sky;

/**
 * The place on the WGS-84 ellipsoid that something stands straight above, by the model of {@link SiteFrame}. Immutable; any thread.
 *
 * @param latitudeDeg geodetic, north positive, [-90, 90]
 * @param longitudeDeg east positive, [-180, 180)
 * @param altitudeM height above the ellipsoid
 */
public record SubPoint(double latitudeDeg, double longitudeDeg, double altitudeM) {

    /** The latitude gains two digits and more with each; seven satisfy any height. */
    private static final int ITERATIONS = 7;

    /** The mean radius of the Earth, for what is drawn on a map. */
    private static final double MEAN_RADIUS_M = 6_371_008.8;

    /**
     * Below {@code state}, when the Earth stands at {@code gmstRad}.
     *
     * <p>Source: the iteration of Bowring's parametric latitude, as in Vallado, "Fundamentals of Astrodynamics and Applications", algorithm
     * 12.
     */
    public static SubPoint of(TemeState state, double gmstRad) {
        double longitudeDeg = Math.toDegrees(Math.atan2(state.yM, state.xM) - gmstRad);
        double fromAxisM = Math.hypot(state.xM, state.yM);
        double e2 = SiteFrame.WGS84_FLATTENING * (2 - SiteFrame.WGS84_FLATTENING);
        double latitude = Math.atan2(state.zM, fromAxisM);
        double normalM = SiteFrame.WGS84_EQUATORIAL_RADIUS_M;
        for (int i = 0; i < ITERATIONS; i++) {
            double sin = Math.sin(latitude);
            normalM = SiteFrame.WGS84_EQUATORIAL_RADIUS_M / Math.sqrt(1 - e2 * sin * sin);
            latitude = Math.atan2(state.zM + normalM * e2 * sin, fromAxisM);
        }
        double sin = Math.sin(latitude);
        // Of both ways to the height each fails where the other is best: over the poles, over the equator.
        double altitudeM =
                Math.abs(sin) < 0.7 ? fromAxisM / Math.cos(latitude) - normalM : state.zM / sin - normalM * (1 - e2);
        return new SubPoint(Math.toDegrees(latitude), Angles.wrap360(longitudeDeg + 180) - 180, altitudeM);
    }

    /**
     * How far from here, as an angle at the centre of the Earth in degrees, what stands straight above is still over the horizon; on a
     * sphere, which is as good as a map.
     */
    public double horizonDeg() {
        return Math.toDegrees(Math.acos(MEAN_RADIUS_M / (MEAN_RADIUS_M + Math.max(0, altitudeM))));
    }
}
