package org.slewd.orbit;

import org.slewd.sky.TemeState;

/**
 * The last part of SGP4 and of SDP4: from mean elements of the moment to position and velocity, by the long and the short
 * periods that the flattening of the Earth causes. Static and free of allocation; any thread.
 *
 * <p>Where the equations turn a direction by one of their small short-period angles, its sine and cosine are turned too
 * instead of being computed anew. That is what makes this fast: four sines and cosines of eight are left.
 *
 * <p>Source and units as in {@link MeanOrbit}.
 */
final class Periods {

    private static final double RADIUS_M = MeanOrbit.RADIUS_KM * 1000;
    private static final double RADIUS_PER_MINUTE_MPS = RADIUS_M / 60;
    private static final double TWO_PI = 2 * Math.PI;

    /** After a step of this length in Kepler's equation, what is left is of its third power: below a micrometre. */
    private static final double LAST_STEP = 2e-6;

    private static final int MAX_ITERATIONS = 12;

    /** Largest step of Newton's method: without it an eccentric orbit can be thrown out of its revolution. */
    private static final double MAX_ANOMALY_STEP = 0.95;

    /** The series for a small angle is exact to the last digit up to here. */
    private static final double SMALL_ANGLE = 0.02;

    private Periods() {}

    /**
     * Position and velocity.
     *
     * @param a semi-major axis in Earth radii
     * @param fromNode mean anomaly and argument of pericentre together, with the drag on them
     * @param plane what depends on the inclination
     * @return false when the orbit is none, or the object below the surface
     */
    static boolean state(double a, double e, double omega, double node, double fromNode, Plane plane, TemeState out) {
        // Long periods.
        double axn = e * Math.cos(omega);
        double p = 1 / (a * (1 - e * e));
        double ayn = e * Math.sin(omega) + p * plane.aycof;
        double u = fromNode + p * plane.xlcof * axn;
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
                if (Math.abs(step) < LAST_STEP) {
                    break;
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
        double rDot = MeanOrbit.KE * sqrtA * eSinE / r;
        double rfDot = MeanOrbit.KE * sqrtA * betaL / r;
        double aOverR = a / r;
        double swing = eSinE / (1 + betaL);
        double cosU = aOverR * (cosE - axn + ayn * swing);
        double sinU = aOverR * (sinE - ayn - axn * swing);
        double sin2u = 2 * sinU * cosU;
        double cos2u = 2 * cosU * cosU - 1;
        double k1 = MeanOrbit.K2 / parameter;
        double k2 = k1 / parameter;
        double n = MeanOrbit.KE / (a * sqrtA);
        double rk = r * (1 - 1.5 * k2 * betaL * plane.threeThetaSquaredMinus1)
                + 0.5 * k1 * plane.oneMinusThetaSquared * cos2u;
        double rDotK = rDot - n * k1 * plane.oneMinusThetaSquared * sin2u;
        double rfDotK = rfDot + n * k1 * (plane.oneMinusThetaSquared * cos2u + 1.5 * plane.threeThetaSquaredMinus1);

        double du = -0.25 * k2 * plane.sevenThetaSquaredMinus1 * sin2u;
        double sinDu = sinOf(du);
        double cosDu = cosOf(du);
        double sinUk = sinU * cosDu + cosU * sinDu;
        double cosUk = cosU * cosDu - sinU * sinDu;
        double nodeK = node + 1.5 * k2 * plane.cosI * sin2u;
        double sinNode = Math.sin(nodeK);
        double cosNode = Math.cos(nodeK);
        double di = 1.5 * k2 * plane.cosI * plane.sinI * cos2u;
        double sinDi = sinOf(di);
        double cosDi = cosOf(di);
        double sinIk = plane.sinI * cosDi + plane.cosI * sinDi;
        double cosIk = plane.cosI * cosDi - plane.sinI * sinDi;

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

    /** What the equations need of an inclination. */
    static final class Plane {
        double sinI;
        double cosI;
        double xlcof;
        double aycof;
        double threeThetaSquaredMinus1;
        double oneMinusThetaSquared;
        double sevenThetaSquaredMinus1;

        void set(double sin, double cos) {
            sinI = sin;
            cosI = cos;
            double theta2 = cos * cos;
            threeThetaSquaredMinus1 = 3 * theta2 - 1;
            oneMinusThetaSquared = 1 - theta2;
            sevenThetaSquaredMinus1 = 7 * theta2 - 1;
            double onePlusCos = Math.max(1 + cos, 1.5e-12); // a node that does not exist at 180 degrees
            xlcof = 0.125 * MeanOrbit.A30_OVER_K2 * sin * (3 + 5 * cos) / onePlusCos;
            aycof = 0.25 * MeanOrbit.A30_OVER_K2 * sin;
        }
    }
}
