package org.slewd.orbit;

import java.util.Arrays;
import org.slewd.sky.EarthRotation;

/**
 * What the bulges of the Earth do in SDP4 to an orbit that comes round in step with its turning: once a day, or twice a
 * day on an eccentric orbit. The mean motion and the longitude are integrated in steps of twelve hours from the epoch.
 *
 * <p>Every step is kept, so that an answer does not depend on what was asked before. One thread.
 *
 * <p>Source: Hoots and Roehrich, Spacetrack Report No. 3, section 8 (deep-space resonance), in the form of Vallado et al.,
 * AIAA 2006-6753. The letters are theirs.
 */
final class Resonance {

    private static final double STEP_MIN = 720;
    private static final double EARTH_RATE = 4.3752690880113e-3; // radians a minute

    // Phases of the bulges of the Earth.
    private static final double FASX2 = 0.13130908;
    private static final double FASX4 = 2.8843198;
    private static final double FASX6 = 0.37448087;
    private static final double G22 = 5.7686396;
    private static final double G32 = 0.95240898;
    private static final double G44 = 1.8014998;
    private static final double G52 = 1.0508330;
    private static final double G54 = 4.4108898;

    private final MeanOrbit orbit;
    private final boolean twiceADay;
    private final double gmst0;
    private final double longitudeRate;
    private final double[] d;

    /** Longitude and mean motion at multiples of the step after the epoch, and before it. */
    private final Steps after = new Steps(STEP_MIN);

    private final Steps before = new Steps(-STEP_MIN);

    // The derivatives at one step.
    private double nDot;
    private double nDotDot;
    private double longitudeDot;

    // The answer.
    double meanMotion;
    double meanAnomaly;

    private Resonance(MeanOrbit orbit, ThirdBodies bodies, double gmst0, boolean twiceADay) {
        this.orbit = orbit;
        this.twiceADay = twiceADay;
        this.gmst0 = gmst0;
        double start;
        if (twiceADay) {
            d = twiceADay(orbit);
            start = orbit.m0 + 2 * (orbit.node0 - gmst0);
            longitudeRate = orbit.mDot + bodies.mDot + 2 * (orbit.nodeDot + bodies.nodeDot - EARTH_RATE) - orbit.n0;
        } else {
            d = onceADay(orbit);
            start = orbit.m0 + orbit.node0 + orbit.omega0 - gmst0;
            longitudeRate = orbit.mDot
                    + orbit.omegaDot
                    + orbit.nodeDot
                    - EARTH_RATE
                    + bodies.mDot
                    + bodies.omegaDot
                    + bodies.nodeDot
                    - orbit.n0;
        }
        start %= 2 * Math.PI;
        after.add(start, orbit.n0);
        before.add(start, orbit.n0);
    }

    /** Whether, and how, {@code orbit} is in step with the Earth; null when it is not. */
    static Resonance of(MeanOrbit orbit, ThirdBodies bodies, double utcSecondsSinceJ2000) {
        boolean once = orbit.n0 > 0.0034906585 && orbit.n0 < 0.0052359877;
        boolean twice = orbit.n0 >= 8.26e-3 && orbit.n0 <= 9.24e-3 && orbit.e0 >= 0.5;
        return once || twice ? new Resonance(orbit, bodies, EarthRotation.gmstRad(utcSecondsSinceJ2000), twice) : null;
    }

    /** Fills the answer for {@code t} minutes after the epoch, when node and pericentre stand as given. */
    void at(double t, double node, double omega) {
        Steps steps = t < 0 ? before : after;
        int step = (int) (Math.abs(t) / STEP_MIN);
        while (steps.count <= step) {
            steps.advance();
        }
        double longitude = steps.longitude[step];
        double motion = steps.motion[step];
        double stepTime = step * steps.length;
        derive(longitude, motion, stepTime);
        double rest = t - stepTime;
        meanMotion = motion + nDot * rest + nDotDot * rest * rest * 0.5;
        double now = longitude + longitudeDot * rest + nDot * rest * rest * 0.5;
        double gmst = gmst0 + EARTH_RATE * t;
        meanAnomaly = twiceADay ? now - 2 * node + 2 * gmst : now - node - omega + gmst;
    }

    private void derive(double longitude, double motion, double time) {
        longitudeDot = motion + longitudeRate;
        if (!twiceADay) {
            nDot = d[0] * Math.sin(longitude - FASX2)
                    + d[1] * Math.sin(2 * (longitude - FASX4))
                    + d[2] * Math.sin(3 * (longitude - FASX6));
            nDotDot = longitudeDot
                    * (d[0] * Math.cos(longitude - FASX2)
                            + 2 * d[1] * Math.cos(2 * (longitude - FASX4))
                            + 3 * d[2] * Math.cos(3 * (longitude - FASX6)));
            return;
        }
        double omega = orbit.omega0 + orbit.omegaDot * time;
        nDot = 0;
        double bend = 0;
        for (int i = 0; i < TERMS.length; i++) {
            double angle = TERMS[i][0] * omega + TERMS[i][1] * longitude - TERMS[i][2];
            nDot += d[i] * Math.sin(angle);
            bend += TERMS[i][1] * d[i] * Math.cos(angle);
        }
        nDotDot = longitudeDot * bend;
    }

    /** Of each term twice a day: multiples of the argument of pericentre and of the longitude, and its phase. */
    private static final double[][] TERMS = {
        {2, 1, G22},
        {0, 1, G22},
        {1, 1, G32},
        {-1, 1, G32},
        {2, 2, G44},
        {0, 2, G44},
        {1, 1, G52},
        {-1, 1, G52},
        {1, 2, G54},
        {-1, 2, G54}
    };

    private static double[] onceADay(MeanOrbit orbit) {
        double ee = orbit.e0 * orbit.e0;
        double inverseA = Math.cbrt(MeanOrbit.square(orbit.n0 / MeanOrbit.KE));
        double cosI = orbit.cosI;
        double g200 = 1 + ee * (-2.5 + 0.8125 * ee);
        double g310 = 1 + 2 * ee;
        double g300 = 1 + ee * (-6 + 6.60937 * ee);
        double f220 = 0.75 * MeanOrbit.square(1 + cosI);
        double f311 = 0.9375 * orbit.sinI * orbit.sinI * (1 + 3 * cosI) - 0.75 * (1 + cosI);
        double f330 = 1.875 * MeanOrbit.cube(1 + cosI);
        double base = 3 * MeanOrbit.square(orbit.n0 * inverseA);
        return new double[] {
            base * f311 * g310 * 2.1460748e-6 * inverseA,
            2 * base * f220 * g200 * 1.7891679e-6,
            3 * base * f330 * g300 * 2.2123015e-7 * inverseA
        };
    }

    private static double[] twiceADay(MeanOrbit orbit) {
        double e = orbit.e0;
        double g211 = e <= 0.65 ? cubic(e, 3.616, -13.2470, 16.2900, 0) : cubic(e, -72.099, 331.819, -508.738, 266.724);
        double g310 = e <= 0.65
                ? cubic(e, -19.302, 117.3900, -228.4190, 156.5910)
                : cubic(e, -346.844, 1582.851, -2415.925, 1246.113);
        double g322 = e <= 0.65
                ? cubic(e, -18.9068, 109.7927, -214.6334, 146.5816)
                : cubic(e, -342.585, 1554.908, -2366.899, 1215.972);
        double g410 = e <= 0.65
                ? cubic(e, -41.122, 242.6940, -471.0940, 313.9530)
                : cubic(e, -1052.797, 4758.686, -7193.992, 3651.957);
        double g422 = e <= 0.65
                ? cubic(e, -146.407, 841.8800, -1629.014, 1083.4350)
                : cubic(e, -3581.690, 16178.110, -24462.770, 12422.520);
        double g520 = e <= 0.65
                ? cubic(e, -532.114, 3017.977, -5740.032, 3708.2760)
                : e > 0.715
                        ? cubic(e, -5149.66, 29936.92, -54087.36, 31324.56)
                        : cubic(e, 1464.74, -4664.75, 3763.64, 0);
        double g533 = e < 0.7
                ? cubic(e, -919.22770, 4988.6100, -9064.7700, 5542.21)
                : cubic(e, -37995.780, 161616.52, -229838.20, 109377.94);
        double g521 = e < 0.7
                ? cubic(e, -822.71072, 4568.6173, -8491.4146, 5337.524)
                : cubic(e, -51752.104, 218913.95, -309468.16, 146349.42);
        double g532 = e < 0.7
                ? cubic(e, -853.66600, 4690.2500, -8624.7700, 5341.4)
                : cubic(e, -40023.880, 170470.89, -242699.48, 115605.82);
        double g201 = -0.306 - (e - 0.64) * 0.440;

        double sin = orbit.sinI;
        double cos = orbit.cosI;
        double sin2 = sin * sin;
        double cos2 = cos * cos;
        double f220 = 0.75 * (1 + 2 * cos + cos2);
        double f221 = 1.5 * sin2;
        double f321 = 1.875 * sin * (1 - 2 * cos - 3 * cos2);
        double f322 = -1.875 * sin * (1 + 2 * cos - 3 * cos2);
        double f441 = 35 * sin2 * f220;
        double f442 = 39.3750 * sin2 * sin2;
        double f522 = 9.84375 * sin * (sin2 * (1 - 2 * cos - 5 * cos2) + 0.33333333 * (-2 + 4 * cos + 6 * cos2));
        double f523 = sin * (4.92187512 * sin2 * (-2 - 4 * cos + 10 * cos2) + 6.56250012 * (1 + 2 * cos - 3 * cos2));
        double f542 = 29.53125 * sin * (2 - 8 * cos + cos2 * (-12 + 8 * cos + 10 * cos2));
        double f543 = 29.53125 * sin * (-2 - 8 * cos + cos2 * (12 + 8 * cos - 10 * cos2));

        double inverseA = Math.cbrt(MeanOrbit.square(orbit.n0 / MeanOrbit.KE));
        double second = 3 * MeanOrbit.square(orbit.n0 * inverseA);
        double third = second * inverseA;
        double fourth = third * inverseA;
        double fifth = fourth * inverseA;
        return new double[] {
            second * 1.7891679e-6 * f220 * g201,
            second * 1.7891679e-6 * f221 * g211,
            third * 3.7393792e-7 * f321 * g310,
            third * 3.7393792e-7 * f322 * g322,
            2 * fourth * 7.3636953e-9 * f441 * g410,
            2 * fourth * 7.3636953e-9 * f442 * g422,
            fifth * 1.1428639e-7 * f522 * g520,
            fifth * 1.1428639e-7 * f523 * g532,
            2 * fifth * 2.1765803e-9 * f542 * g521,
            2 * fifth * 2.1765803e-9 * f543 * g533
        };
    }

    private static double cubic(double x, double c0, double c1, double c2, double c3) {
        return c0 + x * (c1 + x * (c2 + x * c3));
    }

    private final class Steps {
        final double length;
        double[] longitude = new double[8];
        double[] motion = new double[8];
        int count;

        Steps(double length) {
            this.length = length;
        }

        void add(double newLongitude, double newMotion) {
            if (count == longitude.length) {
                longitude = Arrays.copyOf(longitude, 2 * count);
                motion = Arrays.copyOf(motion, 2 * count);
            }
            longitude[count] = newLongitude;
            motion[count] = newMotion;
            count++;
        }

        void advance() {
            int last = count - 1;
            derive(longitude[last], motion[last], last * length);
            double half = length * length / 2;
            add(longitude[last] + longitudeDot * length + nDot * half, motion[last] + nDot * length + nDotDot * half);
        }
    }
}
