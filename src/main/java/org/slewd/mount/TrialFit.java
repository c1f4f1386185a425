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

    /** A report now and then may be plain wrong. */
    private static final double WRONG_REPORT = 1e-4;

    /** Even a read-back without noise is not exact: its steps differ, and the line of full speed is known to this only. */
    private static final double LEAST_NOISE = 0.05;

    private static final int CELLS = 40;

    private final List<Slew> slews;
    private final double stepDeg;
    private final double noiseDeg;
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
        this.noiseDeg = noise();
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
        Ramp ramp = fit.ramp();
        Figure rate = fit.overall();
        return new AxisMeasures(
                axis,
                rate,
                fit.up,
                fit.down,
                new Figure(
                        rate.value() / ramp.seconds.value(),
                        rate.value() * ramp.seconds.error() / (ramp.seconds.value() * ramp.seconds.value())),
                ramp.delay,
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

    private record Ramp(Figure delay, Figure seconds) {}

    /**
     * Start delay and time to full speed. Reports fix best where the line of full speed, drawn backwards, leaves the place
     * where the axis stood, which is the delay and half the ramp together; the shape of the start parts the two.
     */
    private Ramp ramp() {
        double kinkSeconds = slews.stream()
                .mapToDouble(slew -> slew.meanSeconds() - (slew.meanDeg() - slew.standing()) / rateOf(slew))
                .average()
                .orElseThrow();
        double slack = 0.2 + stepDeg / Math.min(up.value(), down.value());
        Grid grid = new Grid(Math.max(0.001, kinkSeconds - slack), Math.max(0.01, kinkSeconds + slack), 0, 1);
        for (int zoom = 0; zoom < 3; zoom++) {
            grid = grid.around(this);
        }
        return grid.figures(this);
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
            sum += chance(slew.standing(), standing);
            for (Slew.Report report : starts.get(i)) {
                sum += chance(report.deg(), standing + way(report.seconds() - delaySeconds, rampSeconds, rate));
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

    private double chance(double reading, double truth) {
        return chance(reading, truth, noiseDeg);
    }

    private double chance(double reading, double truth, double blurDeg) {
        double upper = normal((reading + stepDeg / 2 - truth) / blurDeg);
        double lower = normal((reading - stepDeg / 2 - truth) / blurDeg);
        return Math.log(WRONG_REPORT + Math.max(0, upper - lower));
    }

    /** The normal distribution to within 0.0002 at the middle and better outside: its logistic approximation. */
    private static double normal(double value) {
        return 1 / (1 + Math.exp(-value * (1.5957691 + 0.07056 * value * value)));
    }

    private Figure coast() {
        double rough = slews.stream()
                .mapToDouble(slew -> slew.resting() - line(slew, slew.stopSeconds()))
                .average()
                .orElseThrow();
        double from = rough - 1.5 * stepDeg - 4 * noiseDeg;
        double cell = (3 * stepDeg + 8 * noiseDeg) / 400;
        List<Double> logs = new ArrayList<>();
        for (int i = 0; i <= 400; i++) {
            double coast = from + i * cell;
            logs.add(slews.stream()
                    .mapToDouble(slew -> chance(slew.resting(), line(slew, slew.stopSeconds()) + coast))
                    .sum());
        }
        Moments moments = new Moments();
        double most = logs.stream().mapToDouble(Double::doubleValue).max().orElseThrow();
        for (int i = 0; i <= 400; i++) {
            moments.add(from + i * cell, Math.exp(logs.get(i) - most));
        }
        Figure figure = moments.figure();
        return new Figure(Math.max(0, figure.value()), figure.error());
    }

    /** Mean and spread of what is possible, weighted by how likely it is. */
    private static final class Moments {
        private double weights;
        private double sum;
        private double squares;

        void add(double value, double weight) {
            weights += weight;
            sum += weight * value;
            squares += weight * value * value;
        }

        Figure figure() {
            double mean = sum / weights;
            return new Figure(mean, Math.sqrt(Math.max(0, squares / weights - mean * mean)));
        }
    }

    /** Cells over kink and share of the ramp in it. */
    private record Grid(double kinkFrom, double kinkTo, double shareFrom, double shareTo) {

        /** What is less likely by more than this (as a logarithm) plays no part. */
        private static final double NEGLIGIBLE = 12;

        private double kink(int i) {
            return kinkFrom + (kinkTo - kinkFrom) * (i + 0.5) / CELLS;
        }

        private double share(int k) {
            return shareFrom + (shareTo - shareFrom) * (k + 0.5) / CELLS;
        }

        private double[][] logs(TrialFit fit) {
            double[][] logs = new double[CELLS][CELLS];
            double most = Double.NEGATIVE_INFINITY;
            for (int i = 0; i < CELLS; i++) {
                for (int k = 0; k < CELLS; k++) {
                    logs[i][k] = fit.likelihood(kink(i), share(k));
                    most = Math.max(most, logs[i][k]);
                }
            }
            for (double[] row : logs) {
                for (int k = 0; k < CELLS; k++) {
                    row[k] -= most;
                }
            }
            return logs;
        }

        /** A finer grid over what is possible at all. */
        Grid around(TrialFit fit) {
            double[][] logs = logs(fit);
            int kinkLow = CELLS;
            int kinkHigh = 0;
            int shareLow = CELLS;
            int shareHigh = 0;
            for (int i = 0; i < CELLS; i++) {
                for (int k = 0; k < CELLS; k++) {
                    if (logs[i][k] > -NEGLIGIBLE) {
                        kinkLow = Math.min(kinkLow, i);
                        kinkHigh = Math.max(kinkHigh, i);
                        shareLow = Math.min(shareLow, k);
                        shareHigh = Math.max(shareHigh, k);
                    }
                }
            }
            double kinkCell = (kinkTo - kinkFrom) / CELLS;
            double shareCell = (shareTo - shareFrom) / CELLS;
            return new Grid(
                    kinkFrom + kinkLow * kinkCell,
                    kinkFrom + (kinkHigh + 1) * kinkCell,
                    shareFrom + shareLow * shareCell,
                    shareFrom + (shareHigh + 1) * shareCell);
        }

        Ramp figures(TrialFit fit) {
            double[][] logs = logs(fit);
            Moments delay = new Moments();
            Moments seconds = new Moments();
            for (int i = 0; i < CELLS; i++) {
                for (int k = 0; k < CELLS; k++) {
                    double weight = Math.exp(logs[i][k]);
                    delay.add(kink(i) * (1 - share(k)), weight);
                    seconds.add(2 * kink(i) * share(k), weight);
                }
            }
            return new Ramp(delay.figure(), seconds.figure());
        }
    }
}
