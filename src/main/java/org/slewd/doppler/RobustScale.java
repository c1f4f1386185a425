package org.slewd.doppler;

import java.util.Arrays;

/** How samples scatter, and how much each may count, when some of them are not of the carrier at all. */
final class RobustScale {

    /** Of a normal law: standard deviation by median of the magnitudes. */
    private static final double PER_MEDIAN = 1.4826;

    /** Tukey's loss: as good as least squares to 5 % on clean samples, and deaf beyond this many deviations. */
    static final double CUTOFF = 4.685;

    private RobustScale() {}

    /** Standard deviation of {@code residuals}, each widened by its weight, that outliers below a half do not move. */
    static double deviation(double[] residuals, double[] weights) {
        double[] magnitudes = new double[residuals.length];
        for (int i = 0; i < residuals.length; i++) {
            magnitudes[i] = Math.abs(residuals[i]) * Math.sqrt(weights[i]);
        }
        return PER_MEDIAN * median(magnitudes);
    }

    /** Sorts {@code values}. */
    static double median(double[] values) {
        Arrays.sort(values);
        int middle = values.length / 2;
        return values.length % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
    }

    /** Weight of a sample {@code deviations} away: 1 in the middle, 0 beyond the cut-off. */
    static double weight(double deviations) {
        double u = deviations / CUTOFF;
        return Math.abs(u) >= 1 ? 0 : (1 - u * u) * (1 - u * u);
    }

    /** Slope of what a sample {@code deviations} away contributes: for the variance of what is fitted. */
    static double slope(double deviations) {
        double u = deviations / CUTOFF;
        return Math.abs(u) >= 1 ? 0 : (1 - u * u) * (1 - 5 * u * u);
    }
}
