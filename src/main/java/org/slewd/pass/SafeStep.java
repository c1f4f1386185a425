package org.slewd.pass;

import org.slewd.sky.EarthRotation;
import org.slewd.sky.TemeState;

/**
 * How long an object certainly stays on its side of the mask: the reason why a search that steps by it misses no pass.
 *
 * <p>The height over the mask ({@link Geometry}) changes at a known rate, and its second derivative is bounded: by
 * gravity at the perigee, by the Coriolis and centrifugal terms of the rotating site, and by the bending of the cone.
 * The height cannot reach zero before the parabola of the greatest curvature does. On the near side of the Earth
 * gravity only pulls down, which leaves a seventh of the bound and makes the steps long: a few a revolution.
 *
 * <p>Margins: SGP4's velocity is not the derivative of its position, but up to 1 m/s off; the orbit that is seen in one
 * state is good for the next hour to some 0.1 percent of its perigee. One thread.
 */
final class SafeStep {

    private static final double MU = Geometry.MU;
    private static final double EARTH_RADIUS_M = 6_378_135.0;
    private static final double RATE_MARGIN_MPS = 5.0;
    private static final double PERIGEE_MARGIN = 0.99;
    private static final double ACCELERATION_MARGIN = 1.02;

    /** More than the oblateness of the Earth, the Moon and the Sun do together. */
    private static final double PERTURBATION_MPS2 = 0.05;

    /** Least height of any site over the plane through the centre of the Earth along its horizon. */
    private static final double SITE_UP_M = 6_356_000.0;

    /** Greatest distance of the centre of the Earth from the vertical of a site on the ellipsoid. */
    private static final double OFF_VERTICAL_M = 21_500.0;

    private final double cosMask;
    private final double sinMask;
    private final double nearSideM;

    // Bounds from the orbit of the moment.
    private double gravityMps2;
    private double turningMps2;
    private double speedMps;

    SafeStep(double maskDeg) {
        cosMask = Math.cos(Math.toRadians(maskDeg));
        sinMask = Math.sin(Math.toRadians(maskDeg));
        nearSideM = SITE_UP_M * cosMask - OFF_VERTICAL_M * Math.abs(sinMask);
    }

    /** Seconds during which an object that is below the mask now stays below it. */
    double below(Geometry now) {
        bound(now);
        double depthM = -now.heightM;
        double step = staying(now, depthM, now.heightRateMps, gravityMps2 + turningMps2, sinMask < 0);
        if (depthM < nearSideM) {
            // Should it leave the near side in the meantime, it has to come back all the way from there.
            double near = staying(now, depthM, now.heightRateMps, turningMps2, sinMask < 0);
            step = Math.max(step, Math.min(near, nearSideM / speedMps));
        }
        return sinMask < 0 ? Math.max(step, straight(now, depthM, now.local().upMps)) : step;
    }

    /** Seconds during which an object that is above the mask now stays above it. */
    double above(Geometry now) {
        bound(now);
        double step = staying(now, now.heightM, -now.heightRateMps, gravityMps2 + turningMps2, sinMask > 0);
        return sinMask > 0 ? Math.max(step, straight(now, now.heightM, -now.local().upMps)) : step;
    }

    /** Whether the height surely grows (or falls) for the next {@code seconds}, so that it crosses zero once at most. */
    boolean isMonotonic(Geometry now, boolean rising, double seconds) {
        bound(now);
        if (sinMask != 0 && seconds > coneValidS(now)) {
            return false;
        }
        double rate = rising ? now.heightRateMps : -now.heightRateMps;
        return rate - RATE_MARGIN_MPS - (gravityMps2 + turningMps2 + coneMps2(now)) * seconds > 0;
    }

    /**
     * Seconds until {@code distanceM} can be used up, at a rate towards zero that grows by {@code bendMps2}, and by the
     * bending of the cone where that acts towards zero too.
     */
    private double staying(Geometry now, double distanceM, double rateMps, double bendMps2, boolean coneBends) {
        double rate = rateMps + RATE_MARGIN_MPS;
        return coneBends
                ? Math.min(reach(distanceM, rate, bendMps2 + coneMps2(now)), coneValidS(now))
                : reach(distanceM, rate, bendMps2);
    }

    /**
     * The same without the bending of the cone, for which the whole horizontal speed counts as if it led straight to
     * the cone. Better where the object is near the vertical or far away.
     */
    private double straight(Geometry now, double distanceM, double upTowardsZeroMps) {
        double horizontalMps = Math.hypot(now.local().eastMps, now.local().northMps);
        double rate = cosMask * upTowardsZeroMps + Math.abs(sinMask) * horizontalMps + RATE_MARGIN_MPS;
        return reach(distanceM, rate, (gravityMps2 + turningMps2) * (cosMask + Math.abs(sinMask)));
    }

    /** How the cone bends away from a straight path, while the distance from its axis does not halve. */
    private double coneMps2(Geometry now) {
        return Math.abs(sinMask) * 2 * speedMps * speedMps / now.horizontalM;
    }

    private double coneValidS(Geometry now) {
        return now.horizontalM / (2 * speedMps);
    }

    private static double reach(double distanceM, double rateMps, double bendMps2) {
        double distance = Math.max(0, distanceM);
        double root = Math.sqrt(rateMps * rateMps + 2 * bendMps2 * distance);
        // Each form where it does not subtract two numbers of nearly the same size.
        return rateMps > 0 ? 2 * distance / (rateMps + root) : (root - rateMps) / bendMps2;
    }

    /** The orbit through the state of the moment bounds speed and acceleration until the next look. */
    private void bound(Geometry now) {
        TemeState s = now.teme();
        double r = s.radiusM();
        double v2 = s.vxMps * s.vxMps + s.vyMps * s.vyMps + s.vzMps * s.vzMps;
        double hx = s.yM * s.vzMps - s.zM * s.vyMps;
        double hy = s.zM * s.vxMps - s.xM * s.vzMps;
        double hz = s.xM * s.vyMps - s.yM * s.vxMps;
        double h2 = hx * hx + hy * hy + hz * hz;
        double inverseA = Math.max(2 / r - v2 / MU, 1e-10);
        double eccentricity = Math.sqrt(Math.max(0, 1 - h2 / MU * inverseA));
        double perigeeM = Math.max(h2 / MU / (1 + eccentricity) * PERIGEE_MARGIN, EARTH_RADIUS_M);
        double apogeeM = (1 + eccentricity) / inverseA / PERIGEE_MARGIN;
        speedMps = Math.sqrt(h2) / perigeeM / PERIGEE_MARGIN + EarthRotation.RATE_RAD_PER_S * apogeeM;
        gravityMps2 = ACCELERATION_MARGIN * MU / (perigeeM * perigeeM);
        turningMps2 = PERTURBATION_MPS2
                + ACCELERATION_MARGIN
                        * EarthRotation.RATE_RAD_PER_S
                        * (2 * speedMps + EarthRotation.RATE_RAD_PER_S * apogeeM);
    }
}
