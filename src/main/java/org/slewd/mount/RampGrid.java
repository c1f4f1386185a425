package org.slewd.mount;

import org.slewd.mount.AxisMeasures.Figure;

/**
 * Cells over two figures that tell how an axis begins to move: where the line of full speed, drawn backwards, leaves the
 * place where the axis stood (the kink, in seconds since the order), and how much of the time until then belongs to the
 * ramp. The kink is the start delay and half the ramp.
 */
record RampGrid(double kinkFrom, double kinkTo, double shareFrom, double shareTo) {

    private static final int CELLS = 40;

    /** What is less likely by more than this (as a logarithm) plays no part. */
    private static final double NEGLIGIBLE = 12;

    /** How likely the reports are, as a logarithm, if kink and share are these. */
    @FunctionalInterface
    interface Likelihood {
        double log(double kinkSeconds, double rampShare);
    }

    /**
     * How an axis begins to move.
     *
     * @param delay until it moves, in seconds
     * @param seconds from then until it has its full speed
     */
    record Ramp(Figure delay, Figure seconds) {}

    private double kink(int i) {
        return kinkFrom + (kinkTo - kinkFrom) * (i + 0.5) / CELLS;
    }

    private double share(int k) {
        return shareFrom + (shareTo - shareFrom) * (k + 0.5) / CELLS;
    }

    /** The logarithms of all cells, less that of the likeliest. */
    private double[][] logs(Likelihood likelihood) {
        double[][] logs = new double[CELLS][CELLS];
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < CELLS; i++) {
            for (int k = 0; k < CELLS; k++) {
                logs[i][k] = likelihood.log(kink(i), share(k));
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
    RampGrid around(Likelihood likelihood) {
        double[][] logs = logs(likelihood);
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
        return new RampGrid(
                kinkFrom + kinkLow * kinkCell,
                kinkFrom + (kinkHigh + 1) * kinkCell,
                shareFrom + shareLow * shareCell,
                shareFrom + (shareHigh + 1) * shareCell);
    }

    /** What the grid says, every cell weighted by how likely it is. */
    Ramp ramp(Likelihood likelihood) {
        double[][] logs = logs(likelihood);
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
