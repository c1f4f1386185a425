package org.slewd.orbit;

import java.time.Duration;
import java.time.Instant;

/**
 * One mean element set for SGP4, with the fields of an OMM (CCSDS 502.0) and their units.
 *
 * @param catalogNumber number of the object, 1 to 999 999 999
 * @param name as the source gives it, trimmed; the catalogue number as text when there is none
 * @param objectId international designator such as {@code 1998-067A}; empty when unknown
 * @param epoch UTC, to the microsecond or better
 * @param meanMotionRevPerDay Kozai mean motion, as published
 * @param eccentricity [0, 1)
 * @param inclinationDeg [0, 180]
 * @param raanDeg right ascension of the ascending node
 * @param argOfPericenterDeg argument of pericentre
 * @param meanAnomalyDeg mean anomaly
 * @param bstar drag term in 1 / Earth radii
 * @param meanMotionDot the field as published: half the first derivative, in rev/day^2
 * @param meanMotionDdot the field as published: a sixth of the second derivative, in rev/day^3
 * @param elementSetNumber running number of the set, 0 when unknown
 * @param revolutionAtEpoch revolution number, 0 when unknown
 * @param classification {@code U}, {@code C} or {@code S}
 * @param origin where it was read, for messages: file and line or record
 */
public record ElementSet(
        int catalogNumber,
        String name,
        String objectId,
        Instant epoch,
        double meanMotionRevPerDay,
        double eccentricity,
        double inclinationDeg,
        double raanDeg,
        double argOfPericenterDeg,
        double meanAnomalyDeg,
        double bstar,
        double meanMotionDot,
        double meanMotionDdot,
        int elementSetNumber,
        int revolutionAtEpoch,
        char classification,
        String origin) {

    /** Highest number that a catalogue entry may have: nine digits, the limit of the OMM. */
    public static final int MAX_CATALOG_NUMBER = 999_999_999;

    /** Equatorial radius of the model, WGS-72; heights in lists of orbits are above it. */
    static final double EARTH_RADIUS_KM = 6378.135;

    /** WGS-72, in km^3/s^2. */
    private static final double MU_KM3_S2 = 398_600.8;

    /** A TLE counts its epoch in steps of 0.9 ms, so that one set in two forms differs by half of that. */
    private static final Duration SAME_EPOCH = Duration.ofMillis(1);

    public ElementSet {
        require(
                catalogNumber >= 1 && catalogNumber <= MAX_CATALOG_NUMBER,
                "catalogue number",
                catalogNumber,
                "1 to 999999999");
        require(
                meanMotionRevPerDay > 0 && meanMotionRevPerDay < 20,
                "mean motion",
                meanMotionRevPerDay,
                "above 0 and below 20 rev/day");
        require(eccentricity >= 0 && eccentricity < 1, "eccentricity", eccentricity, "0 to below 1");
        require(inclinationDeg >= 0 && inclinationDeg <= 180, "inclination", inclinationDeg, "0 to 180 degrees");
        require(raanDeg >= 0 && raanDeg <= 360, "right ascension of the node", raanDeg, "0 to 360 degrees");
        require(
                argOfPericenterDeg >= 0 && argOfPericenterDeg <= 360,
                "argument of pericentre",
                argOfPericenterDeg,
                "0 to 360 degrees");
        require(meanAnomalyDeg >= 0 && meanAnomalyDeg <= 360, "mean anomaly", meanAnomalyDeg, "0 to 360 degrees");
        require(bstar > -10 && bstar < 10, "B*", bstar, "-10 to 10");
        require(Double.isFinite(meanMotionDot), "mean motion derivative", meanMotionDot, "a number");
        require(Double.isFinite(meanMotionDdot), "mean motion second derivative", meanMotionDdot, "a number");
    }

    // Conditions are phrased so that NaN fails them.
    private static void require(boolean holds, String what, double value, String allowed) {
        if (!holds) {
            throw new IllegalArgumentException(what + " " + value + " is outside " + allowed);
        }
    }

    /** The same set with another drag term. */
    public ElementSet withBstar(double other) {
        return new ElementSet(
                catalogNumber,
                name,
                objectId,
                epoch,
                meanMotionRevPerDay,
                eccentricity,
                inclinationDeg,
                raanDeg,
                argOfPericenterDeg,
                meanAnomalyDeg,
                other,
                meanMotionDot,
                meanMotionDdot,
                elementSetNumber,
                revolutionAtEpoch,
                classification,
                origin);
    }

    /**
     * Height of the mean orbit above the equator in kilometres: that of its semi-major axis, by Kepler's third law with
     * the constants of SGP4.
     */
    public double meanAltitudeKm() {
        return semiMajorAxisKm() - EARTH_RADIUS_KM;
    }

    /** The time of one revolution in seconds. */
    public double periodSeconds() {
        return 86_400.0 / meanMotionRevPerDay;
    }

    /** Mean height of the perigee over the equatorial radius, from the mean motion as published; good to some 10 km. */
    public double perigeeKm() {
        return semiMajorAxisKm() * (1 - eccentricity) - EARTH_RADIUS_KM;
    }

    /** Mean height of the apogee, as {@link #perigeeKm}. */
    public double apogeeKm() {
        return semiMajorAxisKm() * (1 + eccentricity) - EARTH_RADIUS_KM;
    }

    private double semiMajorAxisKm() {
        double radPerS = meanMotionRevPerDay * 2 * Math.PI / 86_400;
        return Math.cbrt(MU_KM3_S2 / (radPerS * radPerS));
    }

    /** Whether {@code other} says the same of the orbit, whatever it calls the object and in whichever form it came. */
    public boolean isSameOrbitAs(ElementSet other) {
        return catalogNumber == other.catalogNumber
                && Duration.between(epoch, other.epoch).abs().compareTo(SAME_EPOCH) < 0
                && meanMotionRevPerDay == other.meanMotionRevPerDay
                && eccentricity == other.eccentricity
                && inclinationDeg == other.inclinationDeg
                && raanDeg == other.raanDeg
                && argOfPericenterDeg == other.argOfPericenterDeg
                && meanAnomalyDeg == other.meanAnomalyDeg
                && bstar == other.bstar;
    }
}
