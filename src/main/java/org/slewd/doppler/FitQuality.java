package org.slewd.doppler;

/**
 * How well a model fits, from what is left of the samples.
 *
 * @param rmsHz of all samples
 * @param sigmaPerUnit standard deviation of an unknown whose entry in the inverse of the normal equations is 1
 * @param outliers samples beyond the cut-off
 * @param inflation by how much the variance of an unknown is greater because errors of neighbours hang together, at least 1
 */
record FitQuality(double rmsHz, double sigmaPerUnit, int outliers, double inflation) {

    /** Errors that hang together more than this would make any sigma; the carrier was not found, or the model is wrong. */
    private static final double GREATEST_CORRELATION = 0.98;

    /**
     * The variance of a robust fit (Huber, Robust Statistics, section 7.6): that of least squares, times the mean square of
     * what samples contribute, over the squared mean of its slope. Where errors of neighbours hang together there are as
     * many fewer independent samples as for a process of the first order.
     */
    static FitQuality of(double[] left, double[] weights, double deviationHz, int unknowns) {
        double squares = 0;
        double contributed = 0;
        double slope = 0;
        int outliers = 0;
        for (int i = 0; i < left.length; i++) {
            double u = left[i] * Math.sqrt(weights[i]) / deviationHz;
            double contribution = u * RobustScale.weight(u);
            squares += left[i] * left[i];
            contributed += contribution * contribution;
            slope += RobustScale.slope(u);
            outliers += Math.abs(u) >= RobustScale.CUTOFF ? 1 : 0;
        }
        int n = left.length;
        double meanSlope = Math.max(slope / n, 0.1);
        double sigma = deviationHz * Math.sqrt(contributed / Math.max(1, n - unknowns)) / meanSlope;
        double inflation = inflation(left, weights, deviationHz);
        return new FitQuality(Math.sqrt(squares / n), sigma * Math.sqrt(inflation), outliers, inflation);
    }

    /** As the component of that name: that of a process of the first order. */
    static double inflation(double[] left, double[] weights, double deviationHz) {
        double correlation = neighbourCorrelation(left, weights, deviationHz);
        return (1 + correlation) / (1 - correlation);
    }

    /** Of good samples and the good ones after them, in [0, {@link #GREATEST_CORRELATION}]; 0 when it cannot be told from 0. */
    private static double neighbourCorrelation(double[] left, double[] weights, double deviationHz) {
        double products = 0;
        double squares = 0;
        int pairs = 0;
        for (int i = 1; i < left.length; i++) {
            double before = left[i - 1] * Math.sqrt(weights[i - 1]);
            double here = left[i] * Math.sqrt(weights[i]);
            double bound = RobustScale.CUTOFF * deviationHz;
            if (Math.abs(before) < bound && Math.abs(here) < bound) {
                products += before * here;
                squares += (before * before + here * here) / 2;
                pairs++;
            }
        }
        if (pairs == 0 || squares == 0) {
            return 0;
        }
        double correlation = products / squares;
        return correlation < 2 / Math.sqrt(pairs) ? 0 : Math.min(correlation, GREATEST_CORRELATION);
    }
}
