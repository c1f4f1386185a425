package org.slewd.orbit;

import static org.slewd.orbit.MeanOrbit.cube;

import org.slewd.sky.TemeState;

/**
 * SGP4 for periods below 225 minutes, written for searches over a whole catalogue: it allocates nothing, keeps no scratch
 * state, and asks for eight sines and cosines a state. Immutable; any number of threads may use one.
 *
 * <p>No dates, no objects and those few sines make it twice as fast as {@link OrekitNearEarthModel}, to which tests hold it
 * within a millimetre.
 *
 * <p>Source and units as in {@link MeanOrbit}.
 */
final class NearEarthModel implements Sgp4.Model {

    /** Below this perigee the model leaves out the higher terms of drag. */
    private static final double SIMPLE_BELOW_KM = 220;

    /** The model has no drag terms that divide by the eccentricity when that is smaller. */
    private static final double CIRCULAR = 1e-4;

    /** Mean eccentricities that drag has brought below are raised to it. */
    static final double LEAST_MEAN_ECCENTRICITY = 1e-6;

    private final MeanOrbit orbit;
    private final Periods.Plane plane = new Periods.Plane();
    private final boolean simple;
    private final double d2;
    private final double d3;
    private final double d4;
    private final double t3cof;
    private final double t4cof;
    private final double t5cof;
    private final double omegacf;
    private final double mcf;
    private final double deltaM0;
    private final double sinM0;

    NearEarthModel(ElementSet set) {
        orbit = new MeanOrbit(set);
        plane.set(orbit.sinI, orbit.cosI);
        simple = orbit.perigeeKm < SIMPLE_BELOW_KM;
        boolean round = orbit.e0 <= CIRCULAR;
        double c3 = orbit.coefficient * orbit.xi * MeanOrbit.A30_OVER_K2 * orbit.n0 * orbit.sinI / orbit.e0;
        omegacf = round ? 0 : orbit.bstar * c3 * Math.cos(orbit.omega0);
        mcf = round ? 0 : -2.0 / 3 * orbit.coefficient * orbit.bstar / orbit.eEta;
        deltaM0 = cube(1 + orbit.eta * Math.cos(orbit.m0));
        sinM0 = Math.sin(orbit.m0);
        double a0 = orbit.a0;
        double c1 = orbit.c1;
        double c1Squared = c1 * c1;
        d2 = 4 * a0 * orbit.xi * c1Squared;
        double third = d2 * orbit.xi * c1 / 3;
        d3 = (17 * a0 + orbit.s) * third;
        d4 = 0.5 * third * a0 * orbit.xi * (221 * a0 + 31 * orbit.s) * c1;
        t3cof = d2 + 2 * c1Squared;
        t4cof = 0.25 * (3 * d3 + c1 * (12 * d2 + 10 * c1Squared));
        t5cof = 0.2 * (3 * d4 + 12 * c1 * d3 + 6 * d2 * d2 + 15 * c1Squared * (2 * d2 + c1Squared));
    }

    @Override
    public boolean propagate(double t, TemeState out) {
        double m = orbit.m0 + orbit.mDot * t;
        double omega = orbit.omega0 + orbit.omegaDot * t;
        double node = orbit.node0 + t * (orbit.nodeDot + orbit.nodecf * t);
        double shrinking = 1 - orbit.c1 * t;
        double e = orbit.e0 - orbit.bstarC4 * t;
        double ahead = orbit.t2cof * t * t;
        if (!simple) {
            double shift = omegacf * t + mcf * (cube(1 + orbit.eta * Math.cos(m)) - deltaM0);
            m += shift;
            omega -= shift;
            shrinking -= t * t * (d2 + t * (d3 + t * d4));
            e -= orbit.bstarC5 * (Math.sin(m) - sinM0);
            ahead += t * t * t * (t3cof + t * (t4cof + t * t5cof));
        }
        double a = orbit.a0 * shrinking * shrinking;
        boolean sensible = e >= MeanElements.LEAST_ECCENTRICITY
                && e < MeanElements.GREATEST_ECCENTRICITY
                && shrinking > 0
                && a >= MeanElements.LEAST_AXIS;
        return sensible
                && Periods.state(
                        a, Math.max(e, LEAST_MEAN_ECCENTRICITY), omega, node, m + omega + orbit.n0 * ahead, plane, out);
    }
}
