package org.slewd.sky;

import java.time.Instant;

/**
 * The turn of the Earth under the TEME frame: Greenwich mean sidereal time after the IAU 1982 model, which is the one
 * SGP4 element sets are made with. UT1 is taken as UTC unless a difference is given: at most 0.9 s, which costs a
 * 420 km pass at most 0.08 degrees.
 */
public final class EarthRotation {

    /** Mean rotation rate of the Earth in radians per second, the one used by the SGP4 reference for Earth-fixed velocities. */
    public static final double RATE_RAD_PER_S = 7.292115146706979e-5;

    private static final double SECONDS_PER_DAY = 86_400.0;
    private static final long J2000_UNIX_SECONDS = 946_728_000L; // 2000-01-01T12:00:00Z

    private EarthRotation() {}

    /** Greenwich mean sidereal time at {@code utc} in radians, [0, 2 pi). */
    public static double gmstRad(Instant utc, double ut1MinusUtcSeconds) {
        double seconds = (utc.getEpochSecond() - J2000_UNIX_SECONDS) + utc.getNano() * 1e-9 + ut1MinusUtcSeconds;
        return gmstRad(seconds);
    }

    /**
     * Greenwich mean sidereal time in radians, [0, 2 pi).
     *
     * <p>Source: Aoki et al. 1982, as printed in Vallado, "Fundamentals of Astrodynamics and Applications",
     * equation 3-47.
     *
     * @param ut1SecondsSinceJ2000 UT1 seconds since 2000-01-01 12:00
     */
    public static double gmstRad(double ut1SecondsSinceJ2000) {
        double t = ut1SecondsSinceJ2000 / (36_525.0 * SECONDS_PER_DAY);
        // The large linear term is split into whole days and the rest, so that no digits are lost to its size.
        double day = ut1SecondsSinceJ2000 / SECONDS_PER_DAY;
        double dayFraction = day - Math.floor(day);
        double seconds = 67_310.54841
                + 8_640_184.812866 * t
                + 0.093104 * t * t
                - 6.2e-6 * t * t * t
                + dayFraction * SECONDS_PER_DAY;
        double turns = seconds / SECONDS_PER_DAY;
        turns -= Math.floor(turns);
        return turns * 2 * Math.PI;
    }
}
