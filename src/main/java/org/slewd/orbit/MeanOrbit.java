package org.slewd.orbit;

import org.orekit.propagation.analytical.tle.TLEConstants;

/**
 * What SGP4 and SDP4 make of an element set before time begins: the orbit with the mean motion of the model, the secular
 * rates that the flattening of the Earth causes, and the coefficients of drag. Immutable.
 *
 * <p>Source: Hoots and Roehrich, Spacetrack Report No. 3, section 6; with the guards of Vallado et al., AIAA 2006-6753.
 * Units are those of the report: Earth radii, minutes, radians. Names follow the report where it gives one.
 */
final class MeanOrbit {

    static final double KE = TLEConstants.XKE;
    static final double K2 = TLEConstants.CK2;
    static final double RADIUS_KM = TLEConstants.EARTH_RADIUS;
    static final double A30_OVER_K2 = -TLEConstants.XJ3 / TLEConstants.CK2;
    private static final double K4 = TLEConstants.CK4;

    final double e0;
    final double inclination;
    final double sinI;
    final double cosI;
    final double omega0;
    final double node0;
    final double m0;

    /** Mean motion of the model; that of the set is Kozai's. */
    final double n0;

    final double a0;
    final double perigeeKm;

    final double mDot;
    final double omegaDot;
    final double nodeDot;

    final double bstar;
    final double s;
    final double xi;
    final double eta;
    final double eEta;
    final double coefficient;
    final double c1;
    final double bstarC4;
    final double bstarC5;
    final double nodecf;
    final double t2cof;

    MeanOrbit(ElementSet set) {
        double published = set.meanMotionRevPerDay() * 2 * Math.PI / TLEConstants.MINUTES_PER_DAY;
        e0 = set.eccentricity();
        inclination = Math.toRadians(set.inclinationDeg());
        omega0 = Math.toRadians(set.argOfPericenterDeg());
        node0 = Math.toRadians(set.raanDeg());
        m0 = Math.toRadians(set.meanAnomalyDeg());
        bstar = set.bstar();
        sinI = Math.sin(inclination);
        cosI = Math.cos(inclination);
        double theta2 = cosI * cosI;
        double theta4 = theta2 * theta2;
        double beta2 = 1 - e0 * e0;
        double beta = Math.sqrt(beta2);

        double a1 = Math.cbrt(square(KE / published));
        double k = 1.5 * K2 * (3 * theta2 - 1) / (beta * beta2);
        double delta1 = k / (a1 * a1);
        double start = a1 * (1 - delta1 * (1.0 / 3 + delta1 * (1 + 134.0 / 81 * delta1)));
        double delta0 = k / (start * start);
        n0 = published / (1 + delta0);
        a0 = start / (1 - delta0);

        perigeeKm = (a0 * (1 - e0) - 1) * RADIUS_KM;
        double sKm = perigeeKm >= 156 ? 78 : perigeeKm > 98 ? perigeeKm - 78 : 20;
        s = 1 + sKm / RADIUS_KM;
        double q0MinusS4 = square(square((120 - sKm) / RADIUS_KM));
        xi = 1 / (a0 - s);
        eta = a0 * e0 * xi;
        eEta = e0 * eta;
        double eta2 = eta * eta;
        double psi2 = Math.abs(1 - eta2);
        coefficient = q0MinusS4 * square(square(xi));
        double coefficient1 = coefficient / (psi2 * psi2 * psi2 * Math.sqrt(psi2));
        double c2 = coefficient1
                * n0
                * (a0 * (1 + 1.5 * eta2 + eEta * (4 + eta2))
                        + 0.75 * K2 * xi / psi2 * (3 * theta2 - 1) * (8 + 3 * eta2 * (8 + eta2)));
        c1 = bstar * c2;
        double byShape = -3 * (3 * theta2 - 1) * (1 - 2 * eEta + eta2 * (1.5 - 0.5 * eEta))
                + 0.75 * (1 - theta2) * (2 * eta2 - eEta * (1 + eta2)) * Math.cos(2 * omega0);
        double c4 = 2
                * n0
                * coefficient1
                * a0
                * beta2
                * (eta * (2 + 0.5 * eta2) + e0 * (0.5 + 2 * eta2) - 2 * K2 * xi / (a0 * psi2) * byShape);
        double c5 = 2 * coefficient1 * a0 * beta2 * (1 + 2.75 * (eta2 + eEta) + eEta * eta2);
        bstarC4 = bstar * c4;
        bstarC5 = bstar * c5;

        double p2 = 1 / square(a0 * beta2);
        double first = 3 * K2 * p2 * n0;
        double second = first * K2 * p2;
        double fourth = 1.25 * K4 * p2 * p2 * n0;
        mDot = n0 + 0.5 * first * beta * (3 * theta2 - 1) + 0.0625 * second * beta * (13 - 78 * theta2 + 137 * theta4);
        omegaDot = -0.5 * first * (1 - 5 * theta2)
                + 0.0625 * second * (7 - 114 * theta2 + 395 * theta4)
                + fourth * (3 - 36 * theta2 + 49 * theta4);
        double nodeDot1 = -first * cosI;
        nodeDot = nodeDot1 + (0.5 * second * (4 - 19 * theta2) + 2 * fourth * (3 - 7 * theta2)) * cosI;
        nodecf = 3.5 * beta2 * nodeDot1 * c1;
        t2cof = 1.5 * c1;
    }

    static double square(double x) {
        return x * x;
    }

    static double cube(double x) {
        return x * x * x;
    }
}
