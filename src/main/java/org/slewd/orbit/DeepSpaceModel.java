package org.slewd.orbit;

import java.time.Duration;
import java.time.Instant;
import org.slewd.sky.TemeState;

/**
 * SDP4 for periods of 225 minutes and more, written like {@link NearEarthModel} and held to {@link OrekitDeepSpaceModel} by
 * tests. Unlike that one it keeps scratch state: one thread.
 *
 * <p>Source: Hoots and Roehrich, Spacetrack Report No. 3, section 7; with the guards of Vallado et al., AIAA 2006-6753.
 */
final class DeepSpaceModel implements Sgp4.Model {

    private static final Instant NOON_1899_12_31 = Instant.parse("1899-12-31T12:00:00Z");
    private static final Instant J2000 = Instant.parse("2000-01-01T12:00:00Z");
    private static final double SECONDS_PER_DAY = 86_400;

    /** Nearer to the equator in radians, node and pericentre are changed in the way of Lyddane. */
    private static final double LYDDANE_BELOW = 0.2;

    private final MeanOrbit orbit;
    private final ThirdBodies bodies;

    /** Null when the orbit is not in step with the Earth. */
    private final Resonance resonance;

    private final Periods.Plane plane = new Periods.Plane();

    DeepSpaceModel(ElementSet set) {
        orbit = new MeanOrbit(set);
        bodies = new ThirdBodies(orbit, seconds(NOON_1899_12_31, set.epoch()) / SECONDS_PER_DAY);
        resonance = Resonance.of(orbit, bodies, seconds(J2000, set.epoch()));
    }

    private static double seconds(Instant from, Instant to) {
        Duration between = Duration.between(from, to);
        return between.getSeconds() + between.getNano() * 1e-9;
    }

    @Override
    public boolean propagate(double t, TemeState out) {
        double m = orbit.m0 + (orbit.mDot + bodies.mDot) * t;
        double omega = orbit.omega0 + (orbit.omegaDot + bodies.omegaDot) * t;
        double node = orbit.node0 + t * (orbit.nodeDot + bodies.nodeDot + orbit.nodecf * t);
        double e = orbit.e0 + bodies.eDot * t;
        double inclination = orbit.inclination + bodies.inclinationDot * t;
        double n = orbit.n0;
        if (resonance != null) {
            resonance.at(t, node, omega);
            m = resonance.meanAnomaly;
            n = resonance.meanMotion;
        }
        double a = Math.cbrt(MeanOrbit.square(MeanOrbit.KE / n));
        double shrinking = 1 - orbit.c1 * t;
        a *= shrinking * shrinking;
        e -= orbit.bstarC4 * t;
        if (!isSensible(e) || !(a > 0)) {
            return false;
        }
        e = Math.max(e, NearEarthModel.LEAST_MEAN_ECCENTRICITY);
        m += orbit.n0 * orbit.t2cof * t * t;

        bodies.periodic(t);
        e += bodies.dE;
        inclination += bodies.dInclination;
        // A geostationary orbit comes out with an eccentricity of -1e-4 at times: the same orbit with its pericentre
        // turned round, for which the equations hold.
        if (!isSensible(e)) {
            return false;
        }
        double sinI = Math.sin(inclination);
        double cosI = Math.cos(inclination);
        double fromNode;
        if (inclination >= LYDDANE_BELOW) {
            double dNode = bodies.dNode / sinI;
            double dOmega = bodies.dOmegaAndNode - cosI * dNode;
            omega += dOmega;
            node += dNode;
            m += bodies.dM;
            fromNode = m + omega;
        } else {
            double sinNode = Math.sin(node);
            double cosNode = Math.cos(node);
            double x = sinI * sinNode + bodies.dNode * cosNode + bodies.dInclination * cosI * sinNode;
            double y = sinI * cosNode - bodies.dNode * sinNode + bodies.dInclination * cosI * cosNode;
            // The published code cuts off whole turns and keeps the sign; the term of nodeInTurn jumps with it.
            double nodeInTurn = node % (2 * Math.PI);
            double longitude = m
                    + omega
                    + cosI * nodeInTurn
                    + bodies.dM
                    + bodies.dOmegaAndNode
                    - bodies.dInclination * nodeInTurn * sinI;
            double moved = Math.atan2(x, y);
            node = moved + 2 * Math.PI * Math.rint((nodeInTurn - moved) / (2 * Math.PI));
            m += bodies.dM;
            omega = longitude - m - cosI * node;
            fromNode = m + omega;
        }
        if (inclination < 0) {
            sinI = -sinI;
            node += Math.PI;
            omega -= Math.PI;
            fromNode -= Math.PI;
        }
        plane.set(sinI, cosI);
        return Periods.state(a, e, omega, node, fromNode, plane, out);
    }

    private static boolean isSensible(double e) {
        return e >= MeanElements.LEAST_ECCENTRICITY && e < MeanElements.GREATEST_ECCENTRICITY;
    }
}
