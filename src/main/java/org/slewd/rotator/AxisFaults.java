package org.slewd.rotator;

import java.util.Random;

/**
 * What can go wrong with one simulated axis, on demand: in the motor, so that it turns otherwise than it is driven, and in
 * the encoder, so that it reads otherwise than it stands. A controller notices neither; it cuts its relays and steers its
 * motors by what the encoder says. Nothing is wrong at first. One thread.
 */
public final class AxisFaults {

    /** How long a noisy or a wrong reading keeps its value: shorter than any controller is polled. */
    private static final long READING_HOLDS_NANOS = 100_000_000L;

    private final AxisRange travel;

    private boolean stuck;
    private boolean inverted;
    private double rateShare = 1;
    private double driftDegPerS;
    private boolean runaway;
    private boolean stopHeard;
    private long firstStopNanos;
    private long ignoredNanos;

    private double jumpDeg;
    private boolean frozen;
    private double frozenDeg;
    private double noiseDeg;
    private boolean wrong;
    private long seed;

    AxisFaults(AxisRange travel) {
        this.travel = travel;
    }

    /** Nothing is wrong any more. A jump of the reading is taken back too. */
    public void clear() {
        stuck = false;
        inverted = false;
        rateShare = 1;
        driftDegPerS = 0;
        runaway = false;
        jumpDeg = 0;
        frozen = false;
        noiseDeg = 0;
        wrong = false;
    }

    /** Holds the axis fast, as ice or a slipped gear does: powered or not, it does not turn. */
    public void stuck(boolean on) {
        stuck = on;
    }

    /** Turns the axis the other way round than it is driven, as crossed motor wires do. */
    public void inverted(boolean on) {
        inverted = on;
    }

    /**
     * Turns the axis slower than its rate, as cold grease does.
     *
     * @param share of the rate, above 0 to 1
     */
    public void slow(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("not a share of the rate, above 0 to 1: " + share);
        }
        rateShare = share;
    }

    /** Turns the axis besides what its motor does: somebody at the front panel, or wind. 0 for not. */
    public void drift(double degPerS) {
        if (!Double.isFinite(degPerS)) {
            throw new IllegalArgumentException("not a speed: " + degPerS);
        }
        driftDegPerS = degPerS;
    }

    /**
     * The relay welds: the motor has power at once, in the direction in which it turned last, and targets do nothing. The
     * first stop that comes later than {@code ignoredNanos} after the first one works, and ends the fault.
     */
    public void runaway(long ignoredNanos) {
        runaway = true;
        stopHeard = false;
        this.ignoredNanos = ignoredNanos;
    }

    /** Shifts what the encoder says by {@code deg} from the truth, as a slipped coupling does; 0 for not. */
    public void jump(double deg) {
        if (!Double.isFinite(deg)) {
            throw new IllegalArgumentException("not an angle: " + deg);
        }
        jumpDeg = deg;
    }

    /** Holds what the encoder says, at {@code atDeg} of the true axis, whatever the axis does. */
    public void freeze(double atDeg) {
        frozenDeg = senseDeg(atDeg);
        frozen = true;
    }

    /** Lets the encoder follow the axis again. */
    public void thaw() {
        frozen = false;
    }

    /** Adds noise to what the controller reports, evenly within {@code deg} to both sides; 0 for none. */
    public void noise(double deg, long seed) {
        if (!(deg >= 0 && deg < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("not a width of noise: " + deg);
        }
        noiseDeg = deg;
        this.seed = seed;
    }

    /** Reports angles from all over the travel that have nothing to do with the truth, while {@code on}. */
    public void wrong(boolean on, long seed) {
        wrong = on;
        this.seed = seed;
    }

    boolean areNone() {
        return !stuck
                && !inverted
                && rateShare == 1
                && driftDegPerS == 0
                && !runaway
                && jumpDeg == 0
                && !frozen
                && noiseDeg == 0
                && !wrong;
    }

    boolean isStuck() {
        return stuck;
    }

    double driftDegPerS() {
        return stuck ? 0 : driftDegPerS;
    }

    /** How far the axis turns when the sound motor would have turned it by {@code stepDeg}. */
    double turned(double stepDeg) {
        return stuck ? 0 : stepDeg * rateShare * (inverted ? -1 : 1);
    }

    boolean isRunaway() {
        return runaway;
    }

    /** Whether a stop that comes now does nothing. */
    boolean ignoresStop(long nowNanos) {
        if (runaway && !stopHeard) {
            stopHeard = true;
            firstStopNanos = nowNanos;
        }
        runaway = runaway && nowNanos - firstStopNanos < ignoredNanos;
        return runaway;
    }

    /** What the encoder says of an axis at {@code angleDeg}; the controller steers by it. */
    double senseDeg(double angleDeg) {
        return frozen ? frozenDeg : angleDeg + jumpDeg;
    }

    /** What the controller reports of an axis at {@code angleDeg}. */
    double readingDeg(double angleDeg, long nowNanos) {
        if (!wrong && noiseDeg == 0) {
            return senseDeg(angleDeg);
        }
        // A function of the time, or the path would depend on how often it is asked.
        Random random = new Random(seed + 1_000_003 * Math.floorDiv(nowNanos, READING_HOLDS_NANOS));
        double uniform = random.nextDouble();
        return wrong ? travel.minDeg() + uniform * travel.spanDeg() : senseDeg(angleDeg) + noiseDeg * (2 * uniform - 1);
    }
}
