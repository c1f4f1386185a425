package org.slewd.orbit;

import org.orekit.propagation.analytical.tle.TLEConstants;
import org.slewd.sky.TemeState;

/**
 * SGP4 for periods below 225 minutes, written for searches over a whole catalogue: it allocates nothing, keeps no scratch
 * state, and asks for eight sines and cosines a state. Immutable; any number of threads may use one.
 *
 * <p>Where the equations turn a direction by one of their small short-period angles, the sine and cosine are turned too
 * instead of being computed anew; the angles themselves are never formed. That, and no dates, is what makes it several
 * times as fast as {@link OrekitNearEarthModel}, to which tests hold it within a millimetre.
 *
 * <p>Source: Hoots and Roehrich, Spacetrack Report No. 3, section 6; with the guards of Vallado et al., AIAA 2006-6753.
 * Units are those of the report: Earth radii, minutes, radians. Names follow the report where it gives one.
 */
final class NearEarthModel implements Sgp4.Model {

    private static final double KE = TLEConstants.XKE;
    private static final double K2 = TLEConstants.CK2;
    private static final double K4 = TLEConstants.CK4;
    private static final double A30_OVER_K2 = -TLEConstants.XJ3 / TLEConstants.CK2;
    private static final double RADIUS_KM = TLEConstants.EARTH_RADIUS;
    private static final double RADIUS_M = RADIUS_KM * 1000;
    private static final double RADIUS_PER_MINUTE_MPS = RADIUS_M / 60;
    private static final double TWO_PI = 2 * Math.PI;

    /** Below this perigee the model leaves out the higher terms of drag. */
    private static final double SIMPLE_BELOW_KM = 220;

    /** The model has no drag terms that divide by the eccentricity when that is smaller. */
    private static final double CIRCULAR = 1e-4;

    /** Mean eccentricities that drag has brought below are raised to it. */
    private static final double LEAST_MEAN_ECCENTRICITY = 1e-6;

    /** Kepler's equation is solved to this; it is a hundredth of a micrometre of an orbit. */
    private static final double ANOMALY_TOLERANCE = 1e-14;

    private static final int MAX_ITERATIONS = 12;

    /** Largest step of Newton's method: without it an eccentric orbit can be thrown out of its revolution. */
    private static final double MAX_ANOMALY_STEP = 0.95;

    /** The series for a small angle is exact to the last digit up to here. */
    private static final double SMALL_ANGLE = 0.02;

    private final boolean simple;

    // Mean elements at the epoch.
    private final double e0;
    private final double sinI;
    private final double cosI;
    private final double omega0;
    private final double node0;
    private final double m0;
    private final double n0;
    private final double a0;

    // Secular rates.
    private final double mDot;
    private final double omegaDot;
    private final double nodeDot;

    // Drag.
    private final double bstar;
    private final double eta;
    private final double c1;
    private final double bstarC4;
    private final double bstarC5;
    private final double d2;
    private final double d3;
    private final double d4;
    private final double t2cof;
    private final double t3cof;
    private final double t4cof;
    private final double t5cof;
    private final double nodecf;
    private final double omegacf;
    private final double mcf;
    private final double deltaM0;
    private final double sinM0;

    // Long and short periods.
    private final double xlcof;
    private final double aycof;
    private final double threeThetaSquaredMinus1;
    private final double oneMinusThetaSquared;
    private final double sevenThetaSquaredMinus1;

    NearEarthModel(ElementSet set) {
        double published = set.meanMotionRevPerDay() * TWO_PI / TLEConstants.MINUTES_PER_DAY;
        e0 = set.eccentricity();
        double inclination = Math.toRadians(set.inclinationDeg());
        omega0 = Math.toRadians(set.argOfPericenterDeg());
        node0 = Math.toRadians(set.raanDeg());
        m0 = Math.toRadians(set.meanAnomalyDeg());
        bstar = set.bstar();
        sinI = Math.sin(inclination);
        cosI = Math.cos(inclination);
        double theta2 = cosI * cosI;
        double theta4 = theta2 * theta2;
        threeThetaSquaredMinus1 = 3 * theta2 - 1;
        oneMinusThetaSquared = 1 - theta2;
        sevenThetaSquaredMinus1 = 7 * theta2 - 1;
        double beta2 = 1 - e0 * e0;
        double beta = Math.sqrt(beta2);

        // The mean motion as published is Kozai's; the model's own is recovered from it.
        double a1 = Math.cbrt(square(KE / published));
        double k = 1.5 * K2 * threeThetaSquaredMinus1 / (beta * beta2);
        double delta1 = k / (a1 * a1);
        double start = a1 * (1 - delta1 * (1.0 / 3 + delta1 * (1 + 134.0 / 81 * delta1)));
        double delta0 = k / (start * start);
        n0 = published / (1 + delta0);
        a0 = start / (1 - delta0);

        double perigeeKm = (a0 * (1 - e0) - 1) * RADIUS_KM;
        simple = perigeeKm < SIMPLE_BELOW_KM;
        double sKm = perigeeKm >= 156 ? 78 : perigeeKm > 98 ? perigeeKm - 78 : 20;
        double s = 1 + sKm / RADIUS_KM;
        double q0MinusS4 = square(square((120 - sKm) / RADIUS_KM));
        double xi = 1 / (a0 - s);
        eta = a0 * e0 * xi;
        double eta2 = eta * eta;
        double eEta = e0 * eta;
        double psi2 = Math.abs(1 - eta2);
        double coefficient = q0MinusS4 * square(square(xi));
        double coefficient1 = coefficient / (psi2 * psi2 * psi2 * Math.sqrt(psi2));
        double c2 = coefficient1
                * n0
                * (a0 * (1 + 1.5 * eta2 + eEta * (4 + eta2))
                        + 0.75 * K2 * xi / psi2 * threeThetaSquaredMinus1 * (8 + 3 * eta2 * (8 + eta2)));
        c1 = bstar * c2;
        double c3 = e0 > CIRCULAR ? coefficient * xi * A30_OVER_K2 * n0 * sinI / e0 : 0;
        double c4 = 2
                * n0
                * coefficient1
                * a0
                * beta2
                * (eta * (2 + 0.5 * eta2)
                        + e0 * (0.5 + 2 * eta2)
                        - 2
                                * K2
                                * xi
                                / (a0 * psi2)
                                * (-3 * threeThetaSquaredMinus1 * (1 - 2 * eEta + eta2 * (1.5 - 0.5 * eEta))
                                        + 0.75
                                                * oneMinusThetaSquared
                                                * (2 * eta2 - eEta * (1 + eta2))
                                                * Math.cos(2 * omega0)));
        double c5 = 2 * coefficient1 * a0 * beta2 * (1 + 2.75 * (eta2 + eEta) + eEta * eta2);
        bstarC4 = bstar * c4;
        bstarC5 = bstar * c5;

        double p2 = 1 / square(a0 * beta2);
        double first = 3 * K2 * p2 * n0;
        double second = first * K2 * p2;
        double fourth = 1.25 * K4 * p2 * p2 * n0;
        mDot = n0
                + 0.5 * first * beta * threeThetaSquaredMinus1
                + 0.0625 * second * beta * (13 - 78 * theta2 + 137 * theta4);
        omegaDot = -0.5 * first * (1 - 5 * theta2)
                + 0.0625 * second * (7 - 114 * theta2 + 395 * theta4)
                + fourth * (3 - 36 * theta2 + 49 * theta4);
        double nodeDot1 = -first * cosI;
        nodeDot = nodeDot1 + (0.5 * second * (4 - 19 * theta2) + 2 * fourth * (3 - 7 * theta2)) * cosI;

        omegacf = bstar * c3 * Math.cos(omega0);
        mcf = e0 > CIRCULAR ? -2.0 / 3 * coefficient * bstar / eEta : 0;
        nodecf = 3.5 * beta2 * nodeDot1 * c1;
        t2cof = 1.5 * c1;
        deltaM0 = cube(1 + eta * Math.cos(m0));
        sinM0 = Math.sin(m0);
        double c1Squared = c1 * c1;
        d2 = 4 * a0 * xi * c1Squared;
        double third = d2 * xi * c1 / 3;
        d3 = (17 * a0 + s) * third;
        d4 = 0.5 * third * a0 * xi * (221 * a0 + 31 * s) * c1;
        t3cof = d2 + 2 * c1Squared;
        t4cof = 0.25 * (3 * d3 + c1 * (12 * d2 + 10 * c1Squared));
        t5cof = 0.2 * (3 * d4 + 12 * c1 * d3 + 6 * d2 * d2 + 15 * c1Squared * (2 * d2 + c1Squared));

        double onePlusCosI = Math.max(1 + cosI, 1.5e-12); // a node that does not exist at 180 degrees
        xlcof = 0.125 * A30_OVER_K2 * sinI * (3 + 5 * cosI) / onePlusCosI;
        aycof = 0.25 * A30_OVER_K2 * sinI;
    }

    @Override
    public boolean propagate(double t, TemeState out) {
        // Secular gravity and drag.
        double m = m0 + mDot * t;
        double omega = omega0 + omegaDot * t;
        double node = node0 + t * (nodeDot + nodecf * t);
        double shrinking = 1 - c1 * t;
        double e = e0 - bstarC4 * t;
        double ahead = t2cof * t * t;
        if (!simple) {
            double shift = omegacf * t + mcf * (cube(1 + eta * Math.cos(m)) - deltaM0);
            m += shift;
            omega -= shift;
            shrinking -= t * t * (d2 + t * (d3 + t * d4));
            e -= bstarC5 * (Math.sin(m) - sinM0);
            ahead += t * t * t * (t3cof + t * (t4cof + t * t5cof));
        }
        double a = a0 * shrinking * shrinking;
        boolean sensible = e >= MeanElements.LEAST_ECCENTRICITY
                && e < MeanElements.GREATEST_ECCENTRICITY
                && shrinking > 0
                && a >= MeanElements.LEAST_AXIS;
        if (!sensible) {
            return false;
        }
        e = Math.max(e, LEAST_MEAN_ECCENTRICITY);

        // Long periods. The node is in neither the longitude nor what is subtracted from it, so it is left out.
        double axn = e * Math.cos(omega);
        double p = 1 / (a * (1 - e * e));
        double ayn = e * Math.sin(omega) + p * aycof;
        double u = m + omega + n0 * ahead + p * xlcof * axn;
        u -= TWO_PI * Math.rint(u / TWO_PI);

        // Kepler's equation, for the eccentric anomaly counted from the node.
        double sinE = Math.sin(u);
        double cosE = Math.cos(u);
        double anomaly = u;
        for (int i = 0; i < MAX_ITERATIONS; i++) {
            double slope = 1 - axn * cosE - ayn * sinE;
            double miss = u - anomaly + axn * sinE - ayn * cosE;
            // Second order: the step of Newton's method, corrected by the curvature.
            double newton = miss / slope;
            double step = newton / (1 + 0.5 * newton * (axn * sinE - ayn * cosE) / slope);
            step = Math.max(-MAX_ANOMALY_STEP, Math.min(MAX_ANOMALY_STEP, step));
            anomaly += step;
            if (Math.abs(step) < SMALL_ANGLE) {
                double sinStep = sinSmall(step);
                double cosStep = cosSmall(step);
                double turned = sinE * cosStep + cosE * sinStep;
                cosE = cosE * cosStep - sinE * sinStep;
                sinE = turned;
                if (Math.abs(step) < ANOMALY_TOLERANCE || step * step * step * step < ANOMALY_TOLERANCE * 1e-3) {
                    break; // the next step would be of its third order
                }
            } else {
                sinE = Math.sin(anomaly);
                cosE = Math.cos(anomaly);
            }
        }

        // Short periods.
        double eCosE = axn * cosE + ayn * sinE;
        double eSinE = axn * sinE - ayn * cosE;
        double oneMinusE2 = 1 - axn * axn - ayn * ayn;
        double parameter = a * oneMinusE2;
        if (!(parameter > 0)) {
            return false;
        }
        double r = a * (1 - eCosE);
        double sqrtA = Math.sqrt(a);
        double betaL = Math.sqrt(oneMinusE2);
        double rDot = KE * sqrtA * eSinE / r;
        double rfDot = KE * sqrtA * betaL / r;
        double aOverR = a / r;
        double swing = eSinE / (1 + betaL);
        double cosU = aOverR * (cosE - axn + ayn * swing);
        double sinU = aOverR * (sinE - ayn - axn * swing);
        double sin2u = 2 * sinU * cosU;
        double cos2u = 2 * cosU * cosU - 1;
        double k1 = K2 / parameter;
        double k2 = k1 / parameter;
        double n = KE / (a * sqrtA);
        double rk = r * (1 - 1.5 * k2 * betaL * threeThetaSquaredMinus1) + 0.5 * k1 * oneMinusThetaSquared * cos2u;
        double rDotK = rDot - n * k1 * oneMinusThetaSquared * sin2u;
        double rfDotK = rfDot + n * k1 * (oneMinusThetaSquared * cos2u + 1.5 * threeThetaSquaredMinus1);

        double du = -0.25 * k2 * sevenThetaSquaredMinus1 * sin2u;
        double sinDu = sinOf(du);
        double cosDu = cosOf(du);
        double sinUk = sinU * cosDu + cosU * sinDu;
        double cosUk = cosU * cosDu - sinU * sinDu;
        double nodeK = node + 1.5 * k2 * cosI * sin2u;
        double sinNode = Math.sin(nodeK);
        double cosNode = Math.cos(nodeK);
        double di = 1.5 * k2 * cosI * sinI * cos2u;
        double sinDi = sinOf(di);
        double cosDi = cosOf(di);
        double sinIk = sinI * cosDi + cosI * sinDi;
        double cosIk = cosI * cosDi - sinI * sinDi;

        // Unit vectors towards the object and across, in the plane of the orbit.
        double mx = -sinNode * cosIk;
        double my = cosNode * cosIk;
        double ux = mx * sinUk + cosNode * cosUk;
        double uy = my * sinUk + sinNode * cosUk;
        double uz = sinIk * sinUk;
        double vx = mx * cosUk - cosNode * sinUk;
        double vy = my * cosUk - sinNode * sinUk;
        double vz = sinIk * cosUk;
        double radiusM = rk * RADIUS_M;
        double alongMps = rDotK * RADIUS_PER_MINUTE_MPS;
        double acrossMps = rfDotK * RADIUS_PER_MINUTE_MPS;
        out.xM = radiusM * ux;
        out.yM = radiusM * uy;
        out.zM = radiusM * uz;
        out.vxMps = alongMps * ux + acrossMps * vx;
        out.vyMps = alongMps * uy + acrossMps * vy;
        out.vzMps = alongMps * uz + acrossMps * vz;
        return rk >= 1 && Double.isFinite(alongMps + acrossMps + ux + uy);
    }

    private static double sinOf(double angle) {
        return Math.abs(angle) < SMALL_ANGLE ? sinSmall(angle) : Math.sin(angle);
    }

    private static double cosOf(double angle) {
        return Math.abs(angle) < SMALL_ANGLE ? cosSmall(angle) : Math.cos(angle);
    }

    private static double sinSmall(double x) {
        double x2 = x * x;
        return x * (1 - x2 / 6 * (1 - x2 / 20 * (1 - x2 / 42)));
    }

    private static double cosSmall(double x) {
        double x2 = x * x;
        return 1 - x2 / 2 * (1 - x2 / 12 * (1 - x2 / 30 * (1 - x2 / 56)));
    }

    private static double square(double x) {
        return x * x;
    }

    private static double cube(double x) {
        return x * x * x;
    }
}
