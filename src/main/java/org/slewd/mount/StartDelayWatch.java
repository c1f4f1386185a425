package org.slewd.mount;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import org.slewd.rotator.AxisModel;

/**
 * Measures how long one axis takes to start, from any slew that begins at a stand and is long enough to have a stretch at
 * full speed. It is told of orders and reports as they come, and moves nothing. One thread.
 */
public final class StartDelayWatch {

    /** Of the last so many slews; a motor in the cold starts later than in summer. */
    private static final int KEPT = 7;

    /** A slew that is longer has shown its speed by then. */
    private static final int MOST_REPORTS = 600;

    /** Reports have to agree so long before an order, for the axis to count as standing. */
    private static final long STANDING_NANOS = 1_000_000_000L;

    /** Beyond the ramps, what a slew has to have at full speed. */
    private static final double STRETCH_SECONDS = 2;

    private static final double STRETCH_STEPS = 8;

    /** No ramp is longer than configured by more than this factor without the fit's noticing. */
    private static final double RAMP_RESERVE = 1.2;

    /** A report is about this old when it is read, box and wire together; all slews share it. */
    private static final double AGE_SECONDS = 0.03;

    private final AxisModel axis;
    private final double stepDeg;
    private final Deque<StartFit> fits = new ArrayDeque<>();

    private double standDeg = Double.NaN;
    private double standSum;
    private int standReports;
    private long standSinceNanos;
    private OptionalDouble targetDeg = OptionalDouble.empty();
    private Optional<Slewing> slewing = Optional.empty();

    /** A slew that is going on. */
    private record Slewing(long orderNanos, double fromDeg, double sign, double untilDeg, List<Slew.Report> reports) {}

    /**
     * A watch for {@code axis}, whose rate and acceleration are taken as a first idea.
     *
     * @param stepDeg read-back step
     */
    public StartDelayWatch(AxisModel axis, double stepDeg) {
        this.axis = axis;
        this.stepDeg = stepDeg;
    }

    /** A target left slewd. */
    public void onOrder(double angleDeg, long nanos) {
        if (targetDeg.isPresent() && targetDeg.getAsDouble() == angleDeg) {
            return; // an order for the other axis
        }
        end();
        targetDeg = OptionalDouble.of(angleDeg);
        if (standReports == 0 || nanos - standSinceNanos < STANDING_NANOS) {
            return;
        }
        double fromDeg = standSum / standReports;
        double rampDeg = RAMP_RESERVE * axis.rateDegPerS() * axis.rateDegPerS() / axis.accelerationDegPerS2() / 2;
        double stretchDeg = Math.max(STRETCH_STEPS * stepDeg, STRETCH_SECONDS * axis.rateDegPerS());
        // A box that ramps down does so before the target, a coarse one stops a step early.
        double untilDeg = Math.abs(angleDeg - fromDeg) - rampDeg - 2 * stepDeg;
        if (untilDeg >= rampDeg + stretchDeg) {
            slewing = Optional.of(
                    new Slewing(nanos, fromDeg, Math.signum(angleDeg - fromDeg), untilDeg, new ArrayList<>()));
        }
    }

    /** A stop left slewd. */
    public void onStop() {
        end();
        targetDeg = OptionalDouble.empty();
    }

    /** The wire came up anew, or nothing of before is to be reckoned with. What was measured stays. */
    public void restart() {
        slewing = Optional.empty();
        targetDeg = OptionalDouble.empty();
        standReports = 0;
    }

    /** A report that can be believed, unwrapped. */
    public void onReport(double angleDeg, long nanos) {
        if (standReports == 0 || Math.abs(angleDeg - standDeg) > 1.01 * stepDeg) {
            standDeg = angleDeg;
            standSum = 0;
            standReports = 0;
            standSinceNanos = nanos;
        }
        standSum += angleDeg;
        standReports++;
        slewing.ifPresent(slew -> {
            double wayDeg = slew.sign * (angleDeg - slew.fromDeg);
            if (wayDeg > slew.untilDeg || slew.reports.size() >= MOST_REPORTS) {
                end();
            } else if (nanos - slew.orderNanos >= 0) {
                slew.reports.add(new Slew.Report((nanos - slew.orderNanos) / 1e9, wayDeg));
            }
        });
    }

    private void end() {
        slewing.flatMap(slew -> StartFit.of(slew.reports, axis, stepDeg)).ifPresent(fit -> {
            fits.addLast(fit);
            if (fits.size() > KEPT) {
                fits.removeFirst();
            }
        });
        slewing = Optional.empty();
    }

    /** What the last slews say; empty before the first that was long enough. */
    public Optional<StartDelay> measured() {
        if (fits.isEmpty()) {
            return Optional.empty();
        }
        double median = median(StartFit::delaySeconds);
        // The median distance from the median, as the standard deviation of a normal distribution.
        double spread = 1.4826 * median(fit -> Math.abs(fit.delaySeconds() - median));
        double scatter = Math.max(spread, median(StartFit::scatterSeconds)) / Math.sqrt(fits.size());
        double shared = Math.hypot(AGE_SECONDS, median(StartFit::rampErrorSeconds));
        return Optional.of(new StartDelay(Math.max(0, median), spread, Math.hypot(scatter, shared), fits.size()));
    }

    private double median(ToDoubleFunction<StartFit> value) {
        double[] sorted = fits.stream().mapToDouble(value).toArray();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }
}
