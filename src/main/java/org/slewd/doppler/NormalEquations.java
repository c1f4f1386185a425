package org.slewd.doppler;

import java.util.Arrays;
import java.util.Optional;

/** Weighted linear least squares in at most a few unknowns, over columns of one length. */
final class NormalEquations {

    /** Below this share of its own length that a column keeps beside the others it counts as a mixture of them. */
    private static final double LEAST_SHARE = 1e-6;

    /**
     * A solution.
     *
     * @param unknowns one for each column
     * @param inverse of the matrix of the normal equations: the covariance of the unknowns but for the variance of a sample
     */
    record Solution(double[] unknowns, double[][] inverse) {}

    private NormalEquations() {}

    /** Solves for one unknown for each column; empty when the columns cannot be told apart. */
    static Optional<Solution> solve(double[][] columns, double[] right, double[] weights) {
        int n = columns.length;
        double[] scale = new double[n];
        for (int i = 0; i < n; i++) {
            scale[i] = Math.sqrt(dot(columns[i], columns[i], weights));
            if (!(scale[i] > 0)) {
                return Optional.empty();
            }
        }
        double[][] matrix = new double[n][2 * n];
        for (int i = 0; i < n; i++) {
            for (int j = 0; j < n; j++) {
                matrix[i][j] = dot(columns[i], columns[j], weights) / scale[i] / scale[j];
            }
            matrix[i][n + i] = 1;
        }
        if (!invert(matrix)) {
            return Optional.empty();
        }
        double[] unknowns = new double[n];
        double[][] inverse = new double[n][];
        for (int i = 0; i < n; i++) {
            inverse[i] = Arrays.copyOfRange(matrix[i], n, 2 * n);
            for (int j = 0; j < n; j++) {
                inverse[i][j] /= scale[i] * scale[j];
                unknowns[i] += inverse[i][j] * dot(columns[j], right, weights);
            }
        }
        return Optional.of(new Solution(unknowns, inverse));
    }

    static double dot(double[] one, double[] other, double[] weights) {
        double sum = 0;
        for (int i = 0; i < one.length; i++) {
            sum += weights[i] * one[i] * other[i];
        }
        return sum;
    }

    /** Gauss and Jordan on a correlation matrix, whose diagonal is positive: no exchange of rows is needed. */
    private static boolean invert(double[][] matrix) {
        int n = matrix.length;
        for (int pivot = 0; pivot < n; pivot++) {
            double value = matrix[pivot][pivot];
            if (!(value > LEAST_SHARE * LEAST_SHARE)) {
                return false;
            }
            for (int k = 0; k < 2 * n; k++) {
                matrix[pivot][k] /= value;
            }
            for (int row = 0; row < n; row++) {
                double factor = matrix[row][pivot];
                for (int k = 0; row != pivot && k < 2 * n; k++) {
                    matrix[row][k] -= factor * matrix[pivot][k];
                }
            }
        }
        return true;
    }
}
