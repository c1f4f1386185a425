package org.slewd.plan;

import java.util.Arrays;

/**
 * The least of every so many neighbours in a row, in a few operations each, however many neighbours there are: a minimum
 * from the left and one from the right in blocks as long as the window (van Herk 1992). Keeps scratch arrays; one thread.
 */
final class SlidingMinimum {

    private double[] fromLeft = new double[0];
    private double[] fromRight = new double[0];

    /**
     * Sets {@code out[k]} to the least of {@code in[k - left]} to {@code in[k + right]}, as far as these exist.
     *
     * @param count how many there are, from index 0 on
     */
    void of(double[] in, int count, int left, int right, double[] out) {
        int width = left + right + 1;
        int padded = (count + left + right + width) / width * width;
        if (fromLeft.length < padded) {
            fromLeft = new double[padded];
            fromRight = new double[padded];
        }
        Arrays.fill(fromLeft, 0, left, Double.POSITIVE_INFINITY);
        System.arraycopy(in, 0, fromLeft, left, count);
        Arrays.fill(fromLeft, left + count, padded, Double.POSITIVE_INFINITY);
        for (int block = 0; block < padded; block += width) {
            double least = Double.POSITIVE_INFINITY;
            for (int i = block + width - 1; i >= block; i--) {
                least = Math.min(least, fromLeft[i]);
                fromRight[i] = least;
            }
            least = Double.POSITIVE_INFINITY;
            for (int i = block; i < block + width; i++) {
                least = Math.min(least, fromLeft[i]);
                fromLeft[i] = least;
            }
        }
        for (int k = 0; k < count; k++) {
            out[k] = Math.min(fromRight[k], fromLeft[k + width - 1]);
        }
    }
}
