package org.slewd.signal;

import java.util.Arrays;

/** The level of noise in spectra that hold carriers too. */
public final class NoiseFloor {

    private NoiseFloor() {}

    /**
     * The mean power of noise per column, from the median, which a few carriers do not move. The median of a mean of {@code
     * averages} exponential variates is below their mean by (1 - 1/9n)^3 (Wilson and Hilferty 1931).
     */
    public static double of(float[] power, int averages) {
        return of(power, 0, power.length, averages);
    }

    /** As {@link #of(float[], int)}, of the columns from {@code from} to before {@code to}. */
    static double of(float[] power, int from, int to, int averages) {
        float[] sorted = Arrays.copyOfRange(power, from, to);
        Arrays.sort(sorted);
        return sorted[sorted.length / 2] / quantile(0, averages);
    }

    /** What noise of the mean 1 exceeds with the probability that a normal variate exceeds {@code sigmas}. */
    static double quantile(double sigmas, int averages) {
        double spread = 1 / (9.0 * averages);
        double root = 1 - spread + sigmas * Math.sqrt(spread);
        return root * root * root;
    }
}
