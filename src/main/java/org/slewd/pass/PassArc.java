package org.slewd.pass;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.slewd.orbit.Propagator;
import org.slewd.sky.LocalState;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;

/**
 * The path of an object during one pass: a dozen states of the model with cubic curves between them, so that whoever
 * describes a pass may ask for any moment without asking the model again. Within 5 m of the model in a low orbit, and a
 * hundred-thousandth of the distance from the centre of the Earth in a high one, where the velocity of SDP4 is off its
 * own positions by half a metre a second. At its knots exact; the culmination is a knot.
 *
 * <p>Times are seconds since the rise. Keeps scratch state; one thread.
 */
public final class PassArc {

    /**
     * Knots are this far apart, in radians of the orbit at its present speed: the fourth derivative of a circle then
     * leaves 0.09^4 / 384 of its radius, which is 1.2 m in a low orbit. SGP4's velocity, up to 1 m/s off the change of its
     * position, adds as much again.
     */
    private static final double STEP_RAD = 0.09;

    /** No step is shorter, whatever the state; no orbit needs it. */
    private static final double SHORTEST_STEP_S = 5;

    private static final Instant J2000 = Instant.parse("2000-01-01T12:00:00Z");
    private static final int FIELDS = 6;

    private final SiteFrame site;
    private final Instant start;
    private final double startSinceJ2000S;
    private final double[] times;
    private final double[] states;
    private final TemeState scratch = new TemeState();
    private int segment;

    private PassArc(SiteFrame site, Instant start, double[] times, double[] states) {
        this.site = site;
        this.start = start;
        this.startSinceJ2000S = seconds(J2000, start);
        this.times = times;
        this.states = states;
    }

    /**
     * The path of {@code pass} as {@code propagator} has it.
     *
     * @param propagator of the element set that the pass was found with
     * @return empty when the model has nothing to say at some moment of the pass
     */
    public static Optional<PassArc> of(Pass pass, Propagator propagator, SiteFrame site) {
        Instant start = pass.aos().utc();
        double endS = Math.max(0, seconds(start, pass.los().utc()));
        double tcaS = Math.min(endS, Math.max(0, seconds(start, pass.tca().utc())));
        double startSinceEpochS = propagator.secondsSinceEpoch(start);
        TemeState state = new TemeState();
        double[] times = new double[24];
        double[] states = new double[24 * FIELDS];
        int count = 0;
        double now = 0;
        while (true) {
            if (!propagator.propagate(startSinceEpochS + now, state)) {
                return Optional.empty();
            }
            if (count == times.length) {
                times = Arrays.copyOf(times, 2 * count);
                states = Arrays.copyOf(states, 2 * count * FIELDS);
            }
            times[count] = now;
            store(state, states, count * FIELDS);
            count++;
            if (now >= endS) {
                return Optional.of(
                        new PassArc(site, start, Arrays.copyOf(times, count), Arrays.copyOf(states, count * FIELDS)));
            }
            double next = now + stepS(state);
            now = Math.min(now < tcaS ? tcaS : endS, next);
        }
    }

    private static double stepS(TemeState state) {
        double speed = Math.sqrt(state.vxMps * state.vxMps + state.vyMps * state.vyMps + state.vzMps * state.vzMps);
        return Math.max(SHORTEST_STEP_S, STEP_RAD * state.radiusM() / speed);
    }

    private static void store(TemeState state, double[] states, int at) {
        states[at] = state.xM;
        states[at + 1] = state.yM;
        states[at + 2] = state.zM;
        states[at + 3] = state.vxMps;
        states[at + 4] = state.vyMps;
        states[at + 5] = state.vzMps;
    }

    /** How long the pass lasts in seconds. */
    public double durationS() {
        return times[times.length - 1];
    }

    /** How many knots there are; at least one. */
    public int knots() {
        return times.length;
    }

    /** When knot {@code i} is. The first is the rise, the last the setting. */
    public double knotS(int i) {
        return times[i];
    }

    public Instant utc(double t) {
        return start.plusNanos(Math.round(t * 1e9));
    }

    /** The inverse of {@link #utc}. */
    public double seconds(Instant utc) {
        return seconds(start, utc);
    }

    /** UTC seconds since 2000-01-01 12:00 at {@code t}. */
    public double sinceJ2000S(double t) {
        return startSinceJ2000S + t;
    }

    /** Sidereal time at {@code t}, in radians. */
    public double gmstRad(double t) {
        return site.gmstRad(startSinceJ2000S + t);
    }

    /** Where the object is at {@code t} in TEME; outside the pass, where it is at its nearer end. */
    public void at(double t, TemeState out) {
        double inside = Math.max(0, Math.min(durationS(), t));
        int i = segmentOf(inside);
        double from = times[i];
        int a = i * FIELDS;
        if (inside == from) {
            load(a, out);
            return;
        }
        int b = a + FIELDS;
        double h = times[i + 1] - from;
        double u = (inside - from) / h;
        // Hermite's cubic: the parts of both positions and both velocities, and the derivatives of those parts.
        double pa = (1 + 2 * u) * (1 - u) * (1 - u);
        double pb = u * u * (3 - 2 * u);
        double va = h * u * (1 - u) * (1 - u);
        double vb = h * u * u * (u - 1);
        double slope = 6 * u * (1 - u) / h;
        double wa = (1 - u) * (1 - 3 * u);
        double wb = u * (3 * u - 2);
        out.xM = pa * states[a] + pb * states[b] + va * states[a + 3] + vb * states[b + 3];
        out.yM = pa * states[a + 1] + pb * states[b + 1] + va * states[a + 4] + vb * states[b + 4];
        out.zM = pa * states[a + 2] + pb * states[b + 2] + va * states[a + 5] + vb * states[b + 5];
        out.vxMps = slope * (states[b] - states[a]) + wa * states[a + 3] + wb * states[b + 3];
        out.vyMps = slope * (states[b + 1] - states[a + 1]) + wa * states[a + 4] + wb * states[b + 4];
        out.vzMps = slope * (states[b + 2] - states[a + 2]) + wa * states[a + 5] + wb * states[b + 5];
    }

    /** Where the site sees the object at {@code t}; as {@link #at} outside the pass. */
    public void local(double t, LocalState out) {
        at(t, scratch);
        site.toLocal(scratch, gmstRad(t), out);
    }

    /** The moment at {@code t}. */
    Pass.Moment moment(double t) {
        at(t, scratch);
        return new Pass.Moment(utc(t), site.look(scratch, gmstRad(t)));
    }

    /** The segment that holds {@code t}; mostly the last one or its neighbour. */
    private int segmentOf(double t) {
        while (segment > 0 && t < times[segment]) {
            segment--;
        }
        while (segment < times.length - 1 && t >= times[segment + 1]) {
            segment++;
        }
        return segment;
    }

    private void load(int at, TemeState out) {
        out.xM = states[at];
        out.yM = states[at + 1];
        out.zM = states[at + 2];
        out.vxMps = states[at + 3];
        out.vyMps = states[at + 4];
        out.vzMps = states[at + 5];
    }

    private static double seconds(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        return span.getSeconds() + span.getNano() * 1e-9;
    }
}
