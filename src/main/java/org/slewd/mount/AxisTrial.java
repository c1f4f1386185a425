package org.slewd.mount;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorState;
import org.slewd.rotator.RotatorTraits;

/**
 * Tries out one axis at low risk: small moves that show its direction, then slews to and fro that a stop ends on the way,
 * then the smallest steps it obeys. The other axis stays where it is. Every target lies inside the envelope, so that an
 * axis that heeds no stop comes to rest inside as well; whatever is not as expected ends the trial with a sentence.
 *
 * <p>Decides only: {@link #step} is told what is known and says what to do. One thread; after {@link Step.Finished} it must not
 * be called any more.
 */
public final class AxisTrial {

    /** What to do now. */
    public sealed interface Step {

        /** Nothing. */
        record Wait() implements Step {}

        /** To send the axes to a target. */
        record Aim(Pointing target) implements Step {}

        /** To stop, and to say when nothing moves. */
        record Stop() implements Step {}

        /** Nothing more: {@code measures} reckons what was found, on any thread; that may take a second or two. */
        record Finished(Supplier<AxisMeasures> measures) implements Step {}

        /** To stop: the axis is not as it should be. */
        record Failed(String sentence) implements Step {}
    }

    /** Slews each way; the whole-degree read-back of a slow controller leaves a tenth of a degree of coast then. */
    private static final int SLEWS_EACH_WAY = 4;

    /** The probing moves; a whole-degree read-back shows them clearly, and nothing is hit by 5 degrees. */
    private static final double PROBE_DEG = 5;

    private static final double LONGEST_SLEW_DEG = 90;

    /** A slow dish need not spend an hour: half a minute at full speed tells its speed well enough. */
    private static final double LONGEST_SLEW_SECONDS = 40;

    /** Below this a slew has no stretch at full speed that is worth measuring. */
    private static final double LEAST_STRETCH_DEG = 8;

    /** Distance that targets keep from the limits. */
    private static final double MARGIN_DEG = 2;

    private static final double GREATEST_DEAD_BAND_DEG = 5;

    /** Beyond the expected time for what moves slower than configured. */
    private static final double TIME_FACTOR = 3;

    private static final double SPARE_SECONDS = 60;

    private final Axis axis;
    private final AxisModel model;
    private final RotatorTraits traits;
    private final Sweep sweep;
    private final double expectedSeconds;
    private final Deque<Leg> legs = new ArrayDeque<>();
    private final int legsInAll;
    private final List<Slew> slews = new ArrayList<>();
    private final List<Double> deadBands = new ArrayList<>();
    private final ReportLog reports = new ReportLog();

    private Optional<Leg> leg = Optional.empty();
    private Optional<Long> readySince = Optional.empty();
    private long startNanos;
    private boolean started;

    /** The stretch that slews use. */
    private record Sweep(double lowDeg, double highDeg, double reserveDeg) {

        static Sweep of(AxisModel model, AxisRange envelope, RotatorTraits traits, double presentDeg) {
            double rate = model.rateDegPerS();
            // Room for a report that is late, for a box that ramps down before its target, and for the coast.
            double reserve = 0.6 * rate
                    + 0.75 * rate * rate / model.accelerationDegPerS2()
                    + 1.5 * model.coastDeg()
                    + 2 * traits.commandStepDeg()
                    + 1;
            double least = 2 * reserve + LEAST_STRETCH_DEG;
            double span = Math.min(
                    envelope.spanDeg() - 2 * MARGIN_DEG,
                    Math.min(LONGEST_SLEW_DEG, Math.max(least + 20, LONGEST_SLEW_SECONDS * rate)));
            double low = Math.max(
                    envelope.minDeg() + MARGIN_DEG,
                    Math.min(envelope.maxDeg() - MARGIN_DEG - span, presentDeg - span / 2));
            return new Sweep(Math.ceil(low), Math.floor(low + span), reserve);
        }

        double stretchDeg() {
            return highDeg - lowDeg - 2 * reserveDeg;
        }
    }

    /**
     * A trial of {@code axis}.
     *
     * @param envelope where this axis may go
     * @param present where both axes stand
     */
    public AxisTrial(Axis axis, AxisModel model, AxisRange envelope, RotatorTraits traits, Pointing present) {
        this.axis = axis;
        this.model = model;
        this.traits = traits;
        this.sweep = Sweep.of(model, envelope, traits, axis.of(present));
        double here = envelope.clamp(axis.of(present));
        double there = here + PROBE_DEG + MARGIN_DEG <= envelope.maxDeg() ? here + PROBE_DEG : here - PROBE_DEG;
        legs.add(Leg.move(there));
        legs.add(Leg.move(here));
        legs.add(Leg.move(sweep.lowDeg));
        double seconds = model.slewSeconds(2 * PROBE_DEG) + model.slewSeconds(sweep.lowDeg - here);
        for (int i = 0; i < SLEWS_EACH_WAY; i++) {
            double phaseShare = i / (double) SLEWS_EACH_WAY;
            legs.add(Leg.slew(sweep.highDeg, sweep.highDeg - sweep.reserveDeg, phaseShare));
            legs.add(Leg.slew(sweep.lowDeg, sweep.lowDeg + sweep.reserveDeg, (phaseShare + 0.125) % 1));
            seconds += 2 * model.slewSeconds(sweep.stretchDeg());
        }
        legs.add(Leg.creep(1));
        legs.add(Leg.creep(-1));
        legsInAll = legs.size();
        expectedSeconds = seconds + 3.0 * legsInAll;
    }

    /** Why {@code axis} cannot be tried, as a sentence; empty when it can. */
    public static Optional<String> refusal(
            Axis axis, AxisModel model, AxisRange envelope, RotatorTraits traits, Pointing present) {
        Sweep sweep = Sweep.of(model, envelope, traits, axis.of(present));
        if (sweep.stretchDeg() >= LEAST_STRETCH_DEG) {
            return Optional.empty();
        }
        return Optional.of(
                "the travel of the %s axis, %.0f to %.0f degrees, is too short to measure %.1f degrees a second"
                        .formatted(axis.word(), envelope.minDeg(), envelope.maxDeg(), model.rateDegPerS()));
    }

    public Axis axis() {
        return axis;
    }

    /** How long it takes if the axis moves as configured, in seconds. */
    public double expectedSeconds() {
        return expectedSeconds;
    }

    /** How much of it is done, from 0 to 1. */
    public double progress() {
        return (legsInAll - legs.size() - leg.stream().count()) / (double) legsInAll;
    }

    /**
     * Decides.
     *
     * @param read the newest position report
     * @param commanded the target that was sent last, if no stop came after it
     * @param ready whether the antenna may be moved; false while a stop is being watched
     */
    public Step step(
            long nowNanos, RotatorState.Measured read, Optional<RotatorState.Commanded> commanded, boolean ready) {
        if (!started) {
            started = true;
            startNanos = nowNanos;
        }
        reports.add(read, axis);
        double seconds = (nowNanos - startNanos) / 1e9;
        if (seconds > TIME_FACTOR * expectedSeconds + SPARE_SECONDS) {
            return new Step.Failed("the %s axis took more than %.0f s; it is far slower than the configuration says"
                    .formatted(axis.word(), seconds));
        }
        if (leg.isEmpty()) {
            boolean may = ready && reports.isQuiet(nowNanos, quietSeconds());
            readySince = may ? readySince.or(() -> Optional.of(nowNanos)) : Optional.empty();
            return may ? next(nowNanos, read.pointing()) : new Step.Wait();
        }
        Leg running = leg.get();
        Step step = running.step(
                new Leg.Scene(axis, model, traits, reports, quietSeconds()), nowNanos, read, commanded, ready);
        if (running.isOver()) {
            running.slew().ifPresent(slews::add);
            running.deadBandDeg().ifPresent(deadBands::add);
            leg = Optional.empty();
        }
        return step;
    }

    private Step next(long nowNanos, Pointing at) {
        if (legs.isEmpty()) {
            return result();
        }
        Leg.Scene scene = scene();
        if ((nowNanos - readySince.orElseThrow()) / 1e9 < legs.element().delaySeconds(scene)) {
            return new Step.Wait();
        }
        readySince = Optional.empty();
        leg = Optional.of(legs.removeFirst());
        return leg.get().begin(scene, nowNanos, at);
    }

    private Leg.Scene scene() {
        return new Leg.Scene(axis, model, traits, reports, quietSeconds());
    }

    /** The reading of a slow axis stands for a while between two steps. */
    private double quietSeconds() {
        return Math.max(1.2, 2.5 * traits.readBackStepDeg() / model.rateDegPerS());
    }

    private Step result() {
        if (!TrialFit.isEnough(slews)) {
            return new Step.Failed(
                    "the " + axis.word() + " axis was reported too seldom to measure it; check the speed of the line");
        }
        double deadBandDeg =
                deadBands.stream().mapToDouble(Double::doubleValue).max().orElse(0);
        return new Step.Finished(() -> TrialFit.of(
                axis, slews, reports.resolutionDeg(traits.readBackStepDeg()), deadBandDeg, reports.intervalSeconds()));
    }

    /** Steps of the dead band, in units of the controller's grid, as far as anybody would call it one. */
    static boolean isDeadBand(double stepDeg) {
        return stepDeg <= GREATEST_DEAD_BAND_DEG;
    }
}
