package org.slewd.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slewd.pass.PassArc;
import org.slewd.sky.Angles;
import org.slewd.sky.LocalState;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Refraction;

/**
 * Where an object stands through a pass, at equal steps of time. Elevations are apparent where refraction was asked for.
 *
 * <p>Immutable.
 */
public final class SkyPath {

    /** An object of a low orbit moves by half a degree in this time. */
    private static final double FINEST_STEP_S = 0.5;

    private static final double COARSE_STEP_S = 2;

    /** Thirteen minutes at the finest step; objects that are longer in sight move more slowly. */
    private static final int MOST_STEPS = 1600;

    private final Instant start;
    private final double stepS;
    private final double[] azimuthDeg;
    private final double[] elevationDeg;

    private SkyPath(Instant start, double stepS, double[] azimuthDeg, double[] elevationDeg) {
        this.start = start;
        this.stepS = stepS;
        this.azimuthDeg = azimuthDeg;
        this.elevationDeg = elevationDeg;
    }

    /**
     * A path from look angles.
     *
     * @param azimuthDeg clockwise from true north, on any turn; likewise {@code elevationDeg}, one for each step
     * @throws IllegalArgumentException when there is no step, a step is not a time, or an angle is not an elevation
     */
    public static SkyPath of(Instant start, double stepS, double[] azimuthDeg, double[] elevationDeg) {
        if (azimuthDeg.length == 0 || azimuthDeg.length != elevationDeg.length || !(stepS > 0)) {
            throw new IllegalArgumentException("not a path: " + azimuthDeg.length + " azimuths and "
                    + elevationDeg.length + " elevations, " + stepS + " s apart");
        }
        double[] unwrapped = new double[azimuthDeg.length];
        for (int i = 0; i < unwrapped.length; i++) {
            if (!(Math.abs(elevationDeg[i]) <= 90) || !Double.isFinite(azimuthDeg[i])) {
                throw new IllegalArgumentException(
                        "not a direction: azimuth " + azimuthDeg[i] + ", elevation " + elevationDeg[i]);
            }
            unwrapped[i] = i == 0 ? Angles.wrap360(azimuthDeg[0]) : Angles.nearest(azimuthDeg[i], unwrapped[i - 1]);
        }
        return new SkyPath(start, stepS, unwrapped, elevationDeg.clone());
    }

    /**
     * The path of an object from {@code from} to {@code to}, every half second, or more coarsely where that would be more
     * than 1600 steps.
     *
     * @return empty when {@code object} has nothing to say at some moment
     */
    public static Optional<SkyPath> of(LookSource object, Instant from, Instant to, Refraction refraction) {
        double spanS = seconds(from, to);
        int steps = steps(spanS);
        double stepS = steps == 0 ? FINEST_STEP_S : spanS / steps;
        double[] azimuths = new double[steps + 1];
        double[] elevations = new double[steps + 1];
        for (int i = 0; i <= steps; i++) {
            Optional<LookAngle> look = object.look(from.plusNanos(Math.round(i * stepS * 1e9)));
            if (look.isEmpty()) {
                return Optional.empty();
            }
            azimuths[i] = look.get().azimuthDeg();
            elevations[i] = apparent(look.get().elevationDeg(), refraction);
        }
        return Optional.of(of(from, stepS, azimuths, elevations));
    }

    /** The path of a whole pass; quicker than by look angles. */
    public static SkyPath of(PassArc pass, Refraction refraction) {
        return of(pass, refraction, steps(pass.durationS()));
    }

    /** The same in as few steps as still show how a pass goes: one in two seconds, for plans that are only to be counted. */
    public static SkyPath coarse(PassArc pass, Refraction refraction) {
        return of(pass, refraction, (int) Math.ceil(steps(pass.durationS()) * FINEST_STEP_S / COARSE_STEP_S));
    }

    private static SkyPath of(PassArc pass, Refraction refraction, int count) {
        double stepS = count == 0 ? FINEST_STEP_S : pass.durationS() / count;
        double[] azimuths = new double[count + 1];
        double[] elevations = new double[count + 1];
        LocalState local = new LocalState();
        for (int i = 0; i <= count; i++) {
            pass.local(i * stepS, local);
            azimuths[i] = Math.toDegrees(Math.atan2(local.eastM, local.northM));
            elevations[i] = apparent(Math.toDegrees(Math.atan2(local.upM, local.horizontalM())), refraction);
        }
        return of(pass.utc(0), stepS, azimuths, elevations);
    }

    private static double apparent(double elevationDeg, Refraction refraction) {
        return Math.min(90, elevationDeg + refraction.liftDeg(elevationDeg));
    }

    private static int steps(double spanS) {
        if (!(spanS >= 0)) {
            throw new IllegalArgumentException("a path of " + spanS + " s");
        }
        return (int) Math.min(MOST_STEPS, Math.ceil(spanS / FINEST_STEP_S));
    }

    private static double seconds(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        return span.getSeconds() + span.getNano() * 1e-9;
    }

    /** The part from {@code utc} on, for the rest of a pass; at least the last step. */
    public SkyPath from(Instant utc) {
        int first = (int) Math.max(0, Math.min(azimuthDeg.length - 1, Math.ceil(seconds(start, utc) / stepS - 1e-6)));
        return new SkyPath(
                utc(first),
                stepS,
                java.util.Arrays.copyOfRange(azimuthDeg, first, azimuthDeg.length),
                java.util.Arrays.copyOfRange(elevationDeg, first, elevationDeg.length));
    }

    /** How many moments there are, at least one. */
    public int size() {
        return azimuthDeg.length;
    }

    /** Time between two of them in seconds. */
    public double stepS() {
        return stepS;
    }

    public Instant start() {
        return start;
    }

    public Instant end() {
        return utc(size() - 1);
    }

    /** When step {@code i} is. */
    public Instant utc(int i) {
        return start.plusNanos(Math.round(i * stepS * 1e9));
    }

    /** Azimuth at step {@code i}, unwrapped: less than half a turn from the one before. */
    public double azimuthDeg(int i) {
        return azimuthDeg[i];
    }

    public double elevationDeg(int i) {
        return elevationDeg[i];
    }

    /** Where {@code utc} falls, in steps since the start; may lie outside the path. */
    double index(Instant utc) {
        return seconds(start, utc) / stepS;
    }
}
