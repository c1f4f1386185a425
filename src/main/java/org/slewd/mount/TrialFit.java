package org.slewd.mount;

import java.util.ArrayList;
import java.util.List;
import org.slewd.mount.AxisMeasures.Figure;

/**
 * The trapezoid of speed that explains the reports of several slews best. A report in whole degrees says that the axis was
 * within half a degree, and many of them at odd moments say it much more closely: each is taken as that interval, blurred
 * by the noise that is seen at full speed, and what all of them leave possible is averaged.
 */
final class TrialFit {

    /** Fewer reports at full speed tell no speed. */
    private static final int LEAST_STEADY = 4;

    /** Both ways count as alike within this share; beyond it the slower one is what can be relied upon. */
    private static final double ALIKE = 0.05;

    /** Even a read-back without noise is not exact: its steps differ, and the line of full speed is known to this only. */
    private static final double LEAST_NOISE = 0.05;

    private static final int COAST_CELLS = 400;

    private final List<Slew> slews;
    private final double stepDeg;
    private final ReadBack readBack;
    private final Figure up;
    private final Figure down;
    private final double[] rates;
    private final double[] times;
    private final double[] means;
    private final List<List<Slew.Report>> starts = new ArrayList<>();

    private TrialFit(List<Slew> slews, double stepDeg) {
        this.slews = slews;
        this.stepDeg = stepDeg;
        this.up = rate(slews.stream().filter(Slew::up).toList());
        this.down = rate(slews.stream().filter(slew -> !slew.up()).toList());
        this.rates = slews.stream().mapToDouble(this::rateOf).toArray();
        this.times = slews.stream().mapToDouble(Slew::meanSeconds).toArray();
        this.means = slews.stream().mapToDouble(Slew::meanDeg).toArray();
        slews.forEach(slew -> starts.add(slew.start()));
        this.readBack = new ReadBack(stepDeg, noise());
    }

    /** Whether there are reports enough to say anything. */
    static boolean isEnough(List<Slew> slews) {
        return slews.stream().allMatch(slew -> slew.steady().size() >= LEAST_STEADY)
                && slews.stream().anyMatch(Slew::up)
                && !slews.stream().allMatch(Slew::up);
    }

    /** What {@code slews} say, which are enough, of an axis that reads in steps of {@code stepDeg}. */
    static AxisMeasures of(
            Axis axis, List<Slew> slews, double stepDeg, double deadBandDeg, double reportIntervalSeconds) {
        TrialFit fit = new TrialFit(slews, stepDeg);
        RampGrid.Ramp ramp = fit.ramp();
        Figure rate = fit.overall();
        return new AxisMeasures(
                axis,
                rate,
                fit.up,
                fit.down,
                new Figure(
                        rate.value() / ramp.seconds().value(),
                        rate.value()
                                * ramp.seconds().error()
                                / (ramp.seconds().value() * ramp.seconds().value())),
                ramp.delay(),
                fit.coast(),
                deadBandDeg,
                stepDeg,
                reportIntervalSeconds,
                slews.size());
    }

    private static Figure rate(List<Slew> slews) {
        double mean = slews.stream().mapToDouble(Slew::rateDegPerS).average().orElseThrow();
        double squares = slews.stream()
                .mapToDouble(slew -> (slew.rateDegPerS() - mean) * (slew.rateDegPerS() - mean))
                .sum();
        int count = slews.size();
        return new Figure(mean, count < 2 ? mean : Math.sqrt(squares / (count - 1) / count));
    }

    private Figure overall() {
        double mean = (up.value() + down.value()) / 2;
        double error = Math.hypot(up.error(), down.error()) / 2;
        boolean alike = Math.abs(up.value() - down.value()) <= ALIKE * mean;
        return alike ? new Figure(mean, error) : up.value() < down.value() ? up : down;
    }

    private double rateOf(Slew slew) {
        return (slew.up() ? up : down).value();
    }

    /** Where the line of full speed places the axis at {@code seconds}. */
    private double line(Slew slew, double seconds) {
        return slew.meanDeg() + rateOf(slew) * (seconds - slew.meanSeconds());
    }

    /** Scatter of the reports at full speed beyond what their steps explain. */
    private double noise() {
        double squares = 0;
        int count = 0;
        for (Slew slew : slews) {
            for (Slew.Report report : slew.steady()) {
                double off = report.deg() - line(slew, report.seconds());
                squares += off * off;
                count++;
            }
        }
        double beyond = squares / count - stepDeg * stepDeg / 12;
        return Math.max(LEAST_NOISE * stepDeg, Math.sqrt(Math.max(0, beyond)));
    }

    /**
     * Start delay and time to full speed. Reports fix best where the line of full speed, drawn backwards, leaves the place
     * where the axis stood, which is the delay and half the ramp together; the shape of the start parts the two.
     */
    private RampGrid.Ramp ramp() {
        double kinkSeconds = slews.stream()
                .mapToDouble(slew -> slew.meanSeconds() - (slew.meanDeg() - slew.standing()) / rateOf(slew))
                .average()
                .orElseThrow();
        double slack = 0.2 + stepDeg / Math.min(up.value(), down.value());
        RampGrid grid = new RampGrid(Math.max(0.001, kinkSeconds - slack), Math.max(0.01, kinkSeconds + slack), 0, 1);
        for (int zoom = 0; zoom < 3; zoom++) {
            grid = grid.around(this::likelihood);
        }
        return grid.ramp(this::likelihood);
    }

    /** How likely the starts of all slews are, as a logarithm. */
    private double likelihood(double kinkSeconds, double rampShare) {
        double rampSeconds = 2 * kinkSeconds * rampShare;
        double delaySeconds = kinkSeconds - rampSeconds / 2;
        double sum = 0;
        for (int i = 0; i < slews.size(); i++) {
            Slew slew = slews.get(i);
            double rate = rates[i];
            double standing = means[i] + rate * (kinkSeconds - times[i]);
            sum += readBack.logChance(slew.standing(), standing);
            for (Slew.Report report : starts.get(i)) {
                sum += readBack.logChance(
                        report.deg(), standing + way(report.seconds() - delaySeconds, rampSeconds, rate));
            }
        }
        return sum;
    }

    private static double way(double seconds, double rampSeconds, double rate) {
        if (seconds <= 0) {
            return 0;
        }
        return seconds < rampSeconds
                ? rate * seconds * seconds / (2 * rampSeconds)
                : rate * (seconds - rampSeconds / 2);
    }

    private Figure coast() {
        double rough = slews.stream()
                .mapToDouble(slew -> slew.resting() - line(slew, slew.stopSeconds()))
                .average()
                .orElseThrow();
        double from = rough - 1.5 * stepDeg - 4 * readBack.noiseDeg();
        double cell = (3 * stepDeg + 8 * readBack.noiseDeg()) / COAST_CELLS;
        List<Double> logs = new ArrayList<>();
        for (int i = 0; i <= COAST_CELLS; i++) {
            double coast = from + i * cell;
            logs.add(slews.stream()
                    .mapToDouble(slew -> readBack.logChance(slew.resting(), line(slew, slew.stopSeconds()) + coast))
                    .sum());
        }
        Moments moments = new Moments();
        double most = logs.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        for (int i = 0; i <= COAST_CELLS; i++) {
            moments.add(from + i * cell, Math.exp(logs.get(i) - most));
        }
        Figure figure = moments.figure();
        return new Figure(Math.max(0, figure.value()), figure.error());
    }
}
