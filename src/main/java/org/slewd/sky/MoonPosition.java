package org.slewd.sky;

/**
 * Where the Moon is, as seen from the centre of the Earth. From a site it stands up to a degree lower, which {@link
 * SiteFrame#look} allows for.
 *
 * <p>Source: Meeus, "Astronomical Algorithms", 2nd edition, chapter 47, the longest terms of his tables. Place of date,
 * without nutation. Within 0.09 degrees (0.025 RMS) and 250 km of the full theory from
 * 2005 to 2045. Any thread.
 */
public final class MoonPosition {

    private static final double SECONDS_PER_DAY = 86_400.0;
    private static final double DAYS_PER_CENTURY = 36_525.0;
    private static final double MEAN_DISTANCE_M = 385_000_560.0;

    // Multiples of elongation, anomaly of the Sun, anomaly of the Moon and argument of latitude; then the coefficient.
    private static final double[][] LONGITUDE_DEG = {
        {0, 0, 1, 0, 6.288774},
        {2, 0, -1, 0, 1.274027},
        {2, 0, 0, 0, 0.658314},
        {0, 0, 2, 0, 0.213618},
        {0, 1, 0, 0, -0.185116},
        {0, 0, 0, 2, -0.114332},
        {2, 0, -2, 0, 0.058793},
        {2, -1, -1, 0, 0.057066},
        {2, 0, 1, 0, 0.053322},
        {2, -1, 0, 0, 0.045758},
        {0, 1, -1, 0, -0.040923},
        {1, 0, 0, 0, -0.034720},
        {0, 1, 1, 0, -0.030383},
        {2, 0, 0, -2, 0.015327},
        {0, 0, 1, 2, -0.012528},
        {0, 0, 1, -2, 0.010980},
    };

    private static final double[][] LATITUDE_DEG = {
        {0, 0, 0, 1, 5.128122},
        {0, 0, 1, 1, 0.280602},
        {0, 0, 1, -1, 0.277693},
        {2, 0, 0, -1, 0.173237},
        {2, 0, -1, 1, 0.055413},
        {2, 0, -1, -1, 0.046271},
        {2, 0, 0, 1, 0.032573},
        {0, 0, 2, 1, 0.017198},
    };

    private static final double[][] DISTANCE_M = {
        {0, 0, 1, 0, -20_905_355},
        {2, 0, -1, 0, -3_699_111},
        {2, 0, 0, 0, -2_955_968},
        {0, 0, 2, 0, -569_925},
        {2, 0, -2, 0, 246_158},
        {2, -1, 0, 0, -204_586},
        {2, 0, 1, 0, -170_733},
        {2, -1, -1, 0, -152_138},
        {0, 1, -1, 0, -129_620},
        {1, 0, 0, 0, 108_743},
        {0, 1, 1, 0, 104_755},
        {0, 0, 1, -2, 79_661},
    };

    private MoonPosition() {}

    /**
     * The place of the Moon in TEME; the velocities in {@code out} are set to zero.
     *
     * @param utcSecondsSinceJ2000 UTC seconds since 2000-01-01 12:00
     */
    public static void at(double utcSecondsSinceJ2000, TemeState out) {
        double day = utcSecondsSinceJ2000 / SECONDS_PER_DAY;
        double t = day / DAYS_PER_CENTURY;
        double[] arguments = {
            Math.toRadians(297.8501921 + 445267.1114034 * t - 0.0018819 * t * t),
            Math.toRadians(357.5291092 + 35999.0502909 * t),
            Math.toRadians(134.9633964 + 477198.8675055 * t + 0.0087414 * t * t),
            Math.toRadians(93.2720950 + 483202.0175233 * t - 0.0036539 * t * t),
        };
        double longitudeDeg = 218.3164477 + 481267.88123421 * t - 0.0015786 * t * t;
        for (double[] term : LONGITUDE_DEG) {
            longitudeDeg += term[4] * Math.sin(angle(term, arguments));
        }
        double latitudeDeg = 0;
        for (double[] term : LATITUDE_DEG) {
            latitudeDeg += term[4] * Math.sin(angle(term, arguments));
        }
        double distanceM = MEAN_DISTANCE_M;
        for (double[] term : DISTANCE_M) {
            distanceM += term[4] * Math.cos(angle(term, arguments));
        }
        Ecliptic.toTeme(Math.toRadians(longitudeDeg), Math.toRadians(latitudeDeg), distanceM, day, out);
    }

    /**
     * The part of the Moon's disc that is lit, [0, 1].
     *
     * <p>Source: Meeus, chapter 48.
     */
    public static double litFraction(TemeState moon, TemeState sun) {
        double towardsSunX = sun.xM - moon.xM;
        double towardsSunY = sun.yM - moon.yM;
        double towardsSunZ = sun.zM - moon.zM;
        double distanceM = Math.sqrt(towardsSunX * towardsSunX + towardsSunY * towardsSunY + towardsSunZ * towardsSunZ);
        double cosPhase =
                -(towardsSunX * moon.xM + towardsSunY * moon.yM + towardsSunZ * moon.zM) / (distanceM * moon.radiusM());
        return (1 + cosPhase) / 2;
    }

    private static double angle(double[] term, double[] arguments) {
        return term[0] * arguments[0] + term[1] * arguments[1] + term[2] * arguments[2] + term[3] * arguments[3];
    }
}
