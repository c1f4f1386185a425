package org.slewd.sky;

/**
 * Where the Sun is, as seen from the centre of the Earth.
 *
 * <p>Source: the low-precision formulae of the Astronomical Almanac (page C5). They give the apparent place of date, which
 * serves as TEME as it is; nutation is left out. Within 0.011 degrees of the full theory from 2005 to 2045. Terrestrial
 * time is taken as UTC, which costs 0.001 degrees. Any thread.
 */
public final class SunPosition {

    /** Half the width of the Sun's disc at its mean distance, in degrees. */
    public static final double HALF_WIDTH_DEG = 0.2666;

    private static final double ASTRONOMICAL_UNIT_M = 149_597_870_700.0;
    private static final double SECONDS_PER_DAY = 86_400.0;

    private SunPosition() {}

    /**
     * The place of the Sun in TEME; the velocities in {@code out} are set to zero.
     *
     * @param utcSecondsSinceJ2000 UTC seconds since 2000-01-01 12:00
     */
    public static void at(double utcSecondsSinceJ2000, TemeState out) {
        double day = utcSecondsSinceJ2000 / SECONDS_PER_DAY;
        double anomaly = Math.toRadians(357.528 + 0.9856003 * day);
        double longitude =
                Math.toRadians(280.460 + 0.9856474 * day + 1.915 * Math.sin(anomaly) + 0.020 * Math.sin(2 * anomaly));
        double distanceM =
                ASTRONOMICAL_UNIT_M * (1.00014 - 0.01671 * Math.cos(anomaly) - 0.00014 * Math.cos(2 * anomaly));
        Ecliptic.toTeme(longitude, 0, distanceM, day, out);
    }
}
