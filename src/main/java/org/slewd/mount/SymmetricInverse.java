package org.slewd.mount;

import java.util.Optional;

/** The inverse of a small symmetric matrix with positive eigenvalues, such as normal equations have. */
final class SymmetricInverse {

    /** What is left of a diagonal element when the others are taken out of it; less means that they say the same. */
    private static final double LEAST_SHARE = 1e-9;

    private SymmetricInverse() {}

    /** The inverse; empty when some rows say the same. */
    static Optional<double[][]> of(double[][] matrix) {
        int size = matrix.length;
        double[][] left = new double[size][];
        double[][] inverse = new double[size][size];
        for (int i = 0; i < size; i++) {
            left[i] = matrix[i].clone();
            inverse[i][i] = 1;
        }
        for (int pivot = 0; pivot < size; pivot++) {
            double head = left[pivot][pivot];
            if (!(head > LEAST_SHARE * matrix[pivot][pivot])) {
                return Optional.empty();
            }
            scale(left[pivot], 1 / head);
            scale(inverse[pivot], 1 / head);
            for (int row = 0; row < size; row++) {
                double share = left[row][pivot];
                if (row != pivot && share != 0) {
                    subtract(left[row], left[pivot], share);
                    subtract(inverse[row], inverse[pivot], share);
                }
            }
        }
        return Optional.of(inverse);
    }

    private static void scale(double[] row, double factor) {
        for (int i = 0; i < row.length; i++) {
            row[i] *= factor;
        }
    }

    private static void subtract(double[] row, double[] other, double share) {
        for (int i = 0; i < row.length; i++) {
            row[i] -= share * other[i];
        }
    }
}
