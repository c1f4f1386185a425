package org.slewd.orbit;

/**
 * What the Sun and the Moon do to an orbit in SDP4: steady rates, and periodic changes that follow their positions.
 * Immutable but for the answers of {@link #periodic}; one thread.
 *
 * <p>Source: Hoots and Roehrich, Spacetrack Report No. 3, section 8 (deep-space initialisation and periodics), in the form
 * of Vallado et al., AIAA 2006-6753, which computes the periodic changes anew for each moment. The letters are theirs.
 */
final class ThirdBodies {

    private static final double SUN_MOTION = 1.19459e-5; // radians a minute
    private static final double MOON_MOTION = 1.5835218e-4;
    private static final double SUN_ECCENTRICITY = 0.01675;
    private static final double MOON_ECCENTRICITY = 0.05490;
    private static final double SUN_STRENGTH = 2.9864797e-6;
    private static final double MOON_STRENGTH = 4.7968065e-7;
    private static final double SIN_ECLIPTIC = 0.39785416;
    private static final double COS_ECLIPTIC = 0.91744867;

    /** Nearer to the equator than three degrees the node has no steady rate. */
    private static final double LEAST_TILT = 5.2359877e-2;

    private final Body sun;
    private final Body moon;

    // Steady rates, per minute.
    final double eDot;
    final double inclinationDot;
    final double mDot;
    final double omegaDot;
    final double nodeDot;

    // Periodic changes of the last moment that was asked for. Those of omega and node are still to be divided up.
    double dE;
    double dInclination;
    double dM;
    double dOmegaAndNode;
    double dNode;

    /** @param daysSince1900 from 1899-12-31 12:00 to the epoch */
    ThirdBodies(MeanOrbit orbit, double daysSince1900) {
        double sinNode = Math.sin(orbit.node0);
        double cosNode = Math.cos(orbit.node0);
        sun = new Body(
                orbit,
                SUN_STRENGTH,
                SUN_MOTION,
                SUN_ECCENTRICITY,
                6.2565837 + 0.017201977 * daysSince1900,
                0.1945905,
                -0.98088458,
                COS_ECLIPTIC,
                SIN_ECLIPTIC,
                cosNode,
                sinNode);

        // The Moon's node goes round the ecliptic in 18.6 years, and its inclination to the equator with it.
        double moonNode = (4.5236020 - 9.2422029e-4 * daysSince1900) % (2 * Math.PI);
        double sinMoonNode = Math.sin(moonNode);
        double cosMoonNode = Math.cos(moonNode);
        double cosI = 0.91375164 - 0.03568096 * cosMoonNode;
        double sinI = Math.sqrt(1 - cosI * cosI);
        double sinH = 0.089683511 * sinMoonNode / sinI;
        double cosH = Math.sqrt(1 - sinH * sinH);
        double perigee = 5.8351514 + 0.0019443680 * daysSince1900;
        double x = SIN_ECLIPTIC * sinMoonNode / sinI;
        double y = cosH * cosMoonNode + COS_ECLIPTIC * sinH * sinMoonNode;
        double g = perigee + Math.atan2(x, y) - moonNode;
        moon = new Body(
                orbit,
                MOON_STRENGTH,
                MOON_MOTION,
                MOON_ECCENTRICITY,
                4.7199672 + 0.22997150 * daysSince1900 - perigee,
                Math.cos(g),
                Math.sin(g),
                cosI,
                sinI,
                cosH * cosNode + sinH * sinNode,
                sinNode * cosH - cosNode * sinH);

        boolean flat = orbit.inclination < LEAST_TILT || orbit.inclination > Math.PI - LEAST_TILT;
        double nodeBySun = flat || orbit.sinI == 0 ? 0 : sun.nodeRate / orbit.sinI;
        double nodeByMoon = flat || orbit.sinI == 0 ? 0 : moon.nodeRate / orbit.sinI;
        eDot = sun.eRate + moon.eRate;
        inclinationDot = sun.inclinationRate + moon.inclinationRate;
        mDot = sun.mRate + moon.mRate;
        omegaDot = sun.omegaRate + moon.omegaRate - orbit.cosI * (nodeBySun + nodeByMoon);
        nodeDot = nodeBySun + nodeByMoon;
    }

    /** Fills the periodic changes for {@code t} minutes after the epoch. */
    void periodic(double t) {
        dE = 0;
        dInclination = 0;
        dM = 0;
        dOmegaAndNode = 0;
        dNode = 0;
        add(sun, t);
        add(moon, t);
    }

    private void add(Body body, double t) {
        double m = body.m0 + body.motion * t;
        double f = m + 2 * body.eccentricity * Math.sin(m);
        double sinF = Math.sin(f);
        double f2 = 0.5 * sinF * sinF - 0.25;
        double f3 = -0.5 * sinF * Math.cos(f);
        dE += body.e2 * f2 + body.e3 * f3;
        dInclination += body.i2 * f2 + body.i3 * f3;
        dM += body.l2 * f2 + body.l3 * f3 + body.l4 * sinF;
        dOmegaAndNode += body.gh2 * f2 + body.gh3 * f3 + body.gh4 * sinF;
        dNode += body.h2 * f2 + body.h3 * f3;
    }

    /** One of the two: how strongly it acts on this orbit. */
    private static final class Body {
        final double motion;
        final double eccentricity;
        final double m0;
        final double eRate;
        final double inclinationRate;
        final double mRate;
        final double omegaRate;
        final double nodeRate;
        final double e2;
        final double e3;
        final double i2;
        final double i3;
        final double l2;
        final double l3;
        final double l4;
        final double gh2;
        final double gh3;
        final double gh4;
        final double h2;
        final double h3;

        /** G is the argument of the body's pericentre, I its inclination, H its node counted from that of the orbit. */
        Body(
                MeanOrbit orbit,
                double strength,
                double motion,
                double eccentricity,
                double m0,
                double cosG,
                double sinG,
                double cosI,
                double sinI,
                double cosH,
                double sinH) {
            this.motion = motion;
            this.eccentricity = eccentricity;
            this.m0 = m0 % (2 * Math.PI);
            double sinOmega = Math.sin(orbit.omega0);
            double cosOmega = Math.cos(orbit.omega0);
            double a1 = cosG * cosH + sinG * cosI * sinH;
            double a3 = -sinG * cosH + cosG * cosI * sinH;
            double a7 = -cosG * sinH + sinG * cosI * cosH;
            double a8 = sinG * sinI;
            double a9 = sinG * sinH + cosG * cosI * cosH;
            double a10 = cosG * sinI;
            double a2 = orbit.cosI * a7 + orbit.sinI * a8;
            double a4 = orbit.cosI * a9 + orbit.sinI * a10;
            double a5 = -orbit.sinI * a7 + orbit.cosI * a8;
            double a6 = -orbit.sinI * a9 + orbit.cosI * a10;
            double x1 = a1 * cosOmega + a2 * sinOmega;
            double x2 = a3 * cosOmega + a4 * sinOmega;
            double x3 = -a1 * sinOmega + a2 * cosOmega;
            double x4 = -a3 * sinOmega + a4 * cosOmega;
            double x5 = a5 * sinOmega;
            double x6 = a6 * sinOmega;
            double x7 = a5 * cosOmega;
            double x8 = a6 * cosOmega;
            double ee = orbit.e0 * orbit.e0;
            double beta2 = 1 - ee;
            double beta = Math.sqrt(beta2);
            double z31 = 12 * x1 * x1 - 3 * x3 * x3;
            double z32 = 24 * x1 * x2 - 6 * x3 * x4;
            double z33 = 12 * x2 * x2 - 3 * x4 * x4;
            double z1 = 2 * (3 * (a1 * a1 + a2 * a2) + z31 * ee) + beta2 * z31;
            double z2 = 2 * (6 * (a1 * a3 + a2 * a4) + z32 * ee) + beta2 * z32;
            double z3 = 2 * (3 * (a3 * a3 + a4 * a4) + z33 * ee) + beta2 * z33;
            double z11 = -6 * a1 * a5 + ee * (-24 * x1 * x7 - 6 * x3 * x5);
            double z12 = -6 * (a1 * a6 + a3 * a5) + ee * (-24 * (x2 * x7 + x1 * x8) - 6 * (x3 * x6 + x4 * x5));
            double z13 = -6 * a3 * a6 + ee * (-24 * x2 * x8 - 6 * x4 * x6);
            double z21 = 6 * a2 * a5 + ee * (24 * x1 * x5 - 6 * x3 * x7);
            double z22 = 6 * (a4 * a5 + a2 * a6) + ee * (24 * (x2 * x5 + x1 * x6) - 6 * (x4 * x7 + x3 * x8));
            double z23 = 6 * a4 * a6 + ee * (24 * x2 * x6 - 6 * x4 * x8);
            double s3 = strength / orbit.n0;
            double s2 = -0.5 * s3 / beta;
            double s4 = s3 * beta;
            double s1 = -15 * orbit.e0 * s4;
            double s5 = x1 * x3 + x2 * x4;
            double s6 = x2 * x3 + x1 * x4;
            double s7 = x2 * x4 - x1 * x3;

            eRate = s1 * motion * s5;
            inclinationRate = s2 * motion * (z11 + z13);
            mRate = -motion * s3 * (z1 + z3 - 14 - 6 * ee);
            omegaRate = s4 * motion * (z31 + z33 - 6);
            nodeRate = -motion * s2 * (z21 + z23);
            e2 = 2 * s1 * s6;
            e3 = 2 * s1 * s7;
            i2 = 2 * s2 * z12;
            i3 = 2 * s2 * (z13 - z11);
            l2 = -2 * s3 * z2;
            l3 = -2 * s3 * (z3 - z1);
            l4 = -2 * s3 * (-21 - 9 * ee) * eccentricity;
            gh2 = 2 * s4 * z32;
            gh3 = 2 * s4 * (z33 - z31);
            gh4 = -18 * s4 * eccentricity;
            h2 = -2 * s2 * z22;
            h3 = -2 * s2 * (z23 - z21);
        }
    }
}
