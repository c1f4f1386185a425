package org.slewd.mount;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.slewd.rotator.AxisModel;

/**
 * When one slew began to move. The line of full speed, drawn back to where the axis stood, meets it half a ramp after the
 * first motion; how long the ramp is, the configuration says roughly, and the reports of the start more closely where they
 * are fine enough.
 *
 * @param delaySeconds from the order to the first motion; may be a little below 0 by error
 * @param scatterSeconds standard error of it that several slews average out
 * @param rampErrorSeconds standard error of it that they do not, as all have the same ramp
 */
record StartFit(double delaySeconds, double scatterSeconds, double rampErrorSeconds) {

    /** The ramp is over by this share of a slew, if it is as configured. */
    private static final double RAMP_SHARE = 0.35;

    private static final int LEAST_STEADY = 8;

    /** A rate that is further off the configured one, as a factor, is no steady motion of this axis. */
    private static final double RATE_FACTOR = 2;

    /** Reports further off the line of full speed, in steps and as time at full speed, are of no steady motion. */
    private static final double UNSTEADY_STEPS = 0.6;

    private static final double UNSTEADY_SECONDS = 0.1;

    /** How well the ramp is known from the configuration, as the standard deviation of its logarithm. */
    private static final double RAMP_DOUBT = 0.3;

    private static final int CELLS = 25;
    private static final double CELLS_REACH = 3;

    /** What a rounded reading is off, as a share of its step. */
    private static final double ROUNDING = 1 / Math.sqrt(12);

    /** @param reports of the way since the order, in the direction of the motion, without the ramp down */
    static Optional<StartFit> of(List<Slew.Report> reports, AxisModel axis, double stepDeg) {
        if (reports.isEmpty()) {
            return Optional.empty();
        }
        double rampDeg = axis.rateDegPerS() * axis.rateDegPerS() / axis.accelerationDegPerS2() / 2;
        double fromSeconds = RAMP_SHARE * reports.get(reports.size() - 1).seconds();
        Map<Boolean, List<Slew.Report>> bySteady = reports.stream()
                .collect(Collectors.partitioningBy(
                        report -> report.seconds() >= fromSeconds && report.deg() > rampDeg + stepDeg));
        Line line = Line.through(bySteady.get(true));
        boolean isSteady = line.count >= LEAST_STEADY
                && line.rate > axis.rateDegPerS() / RATE_FACTOR
                && line.rate < axis.rateDegPerS() * RATE_FACTOR
                && line.noiseDeg <= Math.max(UNSTEADY_STEPS * stepDeg, UNSTEADY_SECONDS * line.rate);
        return isSteady
                ? Optional.of(
                        start(line, bySteady.get(false), axis.rateDegPerS() / axis.accelerationDegPerS2(), stepDeg))
                : Optional.empty();
    }

    /** Weighs the ramps that are possible by the configuration and by the reports of the start. */
    private static StartFit start(Line line, List<Slew.Report> early, double rampSeconds, double stepDeg) {
        double sigmaDeg = Math.max(line.noiseDeg, ROUNDING * stepDeg);
        double[] logWeights = new double[CELLS];
        double[] delays = new double[CELLS];
        double greatest = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < CELLS; i++) {
            double doubt = CELLS_REACH * (2.0 * i / (CELLS - 1) - 1);
            double ramp = rampSeconds * Math.exp(RAMP_DOUBT * doubt);
            delays[i] = line.meetsSeconds - ramp / 2;
            double squares = doubt * doubt;
            for (Slew.Report report : early) {
                double offDeg = (report.deg() - way(report.seconds() - delays[i], ramp, line.rate)) / sigmaDeg;
                squares += offDeg * offDeg;
            }
            logWeights[i] = -squares / 2;
            greatest = Math.max(greatest, logWeights[i]);
        }
        double sum = 0;
        double mean = 0;
        double square = 0;
        for (int i = 0; i < CELLS; i++) {
            double weight = Math.exp(logWeights[i] - greatest);
            sum += weight;
            mean += weight * delays[i];
            square += weight * delays[i] * delays[i];
        }
        mean /= sum;
        double rampError = Math.sqrt(Math.max(0, square / sum - mean * mean));
        double standingError = ROUNDING * stepDeg / line.rate;
        return new StartFit(mean, Math.hypot(standingError, line.meetsErrorSeconds), rampError);
    }

    /** The way of a motor that ramps up, {@code seconds} after its first motion. */
    private static double way(double seconds, double ramp, double rate) {
        if (seconds <= 0) {
            return 0;
        }
        return seconds < ramp ? rate * seconds * seconds / (2 * ramp) : rate * (seconds - ramp / 2);
    }

    /**
     * Full speed by least squares.
     *
     * @param rate degrees per second
     * @param meetsSeconds when it would have been where the axis stood
     */
    private record Line(int count, double rate, double noiseDeg, double meetsSeconds, double meetsErrorSeconds) {

        static Line through(List<Slew.Report> reports) {
            double seconds =
                    reports.stream().mapToDouble(Slew.Report::seconds).average().orElse(0);
            double deg =
                    reports.stream().mapToDouble(Slew.Report::deg).average().orElse(0);
            double products = 0;
            double squares = 0;
            for (Slew.Report report : reports) {
                products += (report.seconds() - seconds) * (report.deg() - deg);
                squares += (report.seconds() - seconds) * (report.seconds() - seconds);
            }
            double rate = squares > 0 ? products / squares : 0;
            double meets = seconds - deg / rate;
            double residuals = 0;
            for (Slew.Report report : reports) {
                double off = report.deg() - rate * (report.seconds() - meets);
                residuals += off * off;
            }
            int count = reports.size();
            double noise = Math.sqrt(residuals / Math.max(1, count - 2));
            double error = noise / rate * Math.sqrt(1.0 / count + (seconds - meets) * (seconds - meets) / squares);
            return new Line(count, rate, noise, meets, error);
        }
    }
}
