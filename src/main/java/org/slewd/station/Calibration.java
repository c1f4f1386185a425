package org.slewd.station;

import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slewd.mount.Axis;
import org.slewd.mount.AxisMeasures;
import org.slewd.mount.AxisTrial;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorState;

/**
 * Trials of one axis or both, one after the other, from the moment they were asked for until they are done or given up.
 * Every motion goes through the envelope of {@link RotatorPart}, every stop through {@link Safety}. Belongs to the loop.
 */
final class Calibration {

    private final RotatorPart rotator;
    private final Safety safety;
    private final Reckoning reckoning;
    private final double expectedSeconds;
    private final long startNanos;
    private final int trialsInAll;
    private final Deque<AxisTrial> trials = new ArrayDeque<>();
    private final List<AxisMeasures> measures = new ArrayList<>();

    /** What the trial that is over is found to say. */
    private Optional<CompletableFuture<AxisMeasures>> fit = Optional.empty();

    private Snapshot.Progress progress = Snapshot.Progress.RUNNING;
    private String message = "";
    private long endNanos;

    /** @throws IllegalStateException when the position is not known */
    Calibration(RotatorPart rotator, Safety safety, Reckoning reckoning, List<Axis> axes, long nowNanos) {
        this.rotator = rotator;
        this.safety = safety;
        this.reckoning = reckoning;
        this.startNanos = nowNanos;
        Pointing present = present(rotator);
        for (Axis axis : axes) {
            trials.add(new AxisTrial(
                    axis,
                    model(rotator, axis),
                    travel(rotator, axis),
                    rotator.driver().traits(),
                    present));
        }
        trialsInAll = trials.size();
        expectedSeconds =
                trials.stream().mapToDouble(AxisTrial::expectedSeconds).sum();
    }

    /** Why {@code axes} cannot be tried; empty when they can. */
    static Optional<String> refusal(RotatorPart rotator, List<Axis> axes) {
        return axes.stream()
                .flatMap(axis -> AxisTrial.refusal(
                        axis,
                        model(rotator, axis),
                        travel(rotator, axis),
                        rotator.driver().traits(),
                        present(rotator))
                        .stream())
                .findFirst();
    }

    private static Pointing present(RotatorPart rotator) {
        return rotator.axis()
                .map(RotatorState.Measured::pointing)
                .orElseThrow(() -> new IllegalStateException("the position is not known"));
    }

    private static AxisModel model(RotatorPart rotator, Axis axis) {
        return axis == Axis.AZIMUTH
                ? rotator.config().azimuth()
                : rotator.config().elevation();
    }

    private static AxisRange travel(RotatorPart rotator, Axis axis) {
        return axis == Axis.AZIMUTH
                ? rotator.envelope().azimuth()
                : rotator.envelope().elevation();
    }

    boolean isRunning() {
        return progress == Snapshot.Progress.RUNNING;
    }

    double expectedSeconds() {
        return expectedSeconds;
    }

    /** How it ended, for people; empty while it runs. */
    String message() {
        return message;
    }

    /** Goes on. When it is given up nothing moves any more, or a stop was sent. */
    void tick(long nowNanos, Instant utc) {
        if (safety.fault().isPresent()) {
            giveUp(safety.fault().get().message(), nowNanos);
            return;
        }
        if (fit.isPresent()) {
            takeFit(fit.get(), nowNanos);
            return;
        }
        AxisTrial.Step step = trials.element()
                .step(
                        nowNanos,
                        rotator.axis().orElseThrow(),
                        rotator.driver().state(nowNanos).commanded(),
                        safety.mayMove(nowNanos));
        if (step instanceof AxisTrial.Step.Aim aim) {
            rotator.aim(aim.target(), utc, nowNanos).ifPresent(refusal -> fail(refusal.sentence(), nowNanos));
        } else if (step instanceof AxisTrial.Step.Stop) {
            safety.stop(nowNanos);
        } else if (step instanceof AxisTrial.Step.Failed failed) {
            fail(failed.sentence(), nowNanos);
        } else if (step instanceof AxisTrial.Step.Finished finished) {
            fit = Optional.of(reckoning.begin(finished.measures()));
        }
    }

    private void takeFit(CompletableFuture<AxisMeasures> fitted, long nowNanos) {
        if (!fitted.isDone()) {
            return;
        }
        fit = Optional.empty();
        if (fitted.isCompletedExceptionally()) {
            fail("what the axis did cannot be reckoned out; that is a mistake in slewd, please report it", nowNanos);
            return;
        }
        measures.add(fitted.join());
        trials.remove();
        if (trials.isEmpty()) {
            end(
                    Snapshot.Progress.DONE,
                    nowNanos,
                    "the calibration is done; review what it measured and put it into the configuration");
        }
    }

    private void fail(String why, long nowNanos) {
        safety.stop(nowNanos);
        giveUp(why, nowNanos);
    }

    private void end(Snapshot.Progress how, long nowNanos, String why) {
        progress = how;
        endNanos = nowNanos;
        message = why;
    }

    /** Ends it for a reason from outside; whoever does so has seen to the motion. */
    void giveUp(String why, long nowNanos) {
        if (isRunning()) {
            end(Snapshot.Progress.FAILED, nowNanos, why + "; the calibration is given up");
        }
    }

    Snapshot.Calibration snapshot(long nowNanos) {
        Optional<AxisTrial> current = Optional.ofNullable(trials.peek());
        double done =
                trialsInAll - trials.size() + current.map(AxisTrial::progress).orElse(0.0);
        return new Snapshot.Calibration(
                progress,
                current.map(AxisTrial::axis),
                done / trialsInAll,
                expectedSeconds,
                ((isRunning() ? nowNanos : endNanos) - startNanos) / 1e9,
                message,
                List.copyOf(measures));
    }
}
