package org.slewd.doppler;

import java.time.Duration;
import java.util.Optional;

/** Where a fit begins: the lateness on a coarse grid at which the measured curve is most like the predicted one. */
final class LatenessScan {

    /** Enough to show the shape of a pass. */
    private static final int SAMPLES = 60;

    private static final double STEP_S = 2;

    private LatenessScan() {}

    /** Seconds of lateness within {@code maxLate}; 0 where the orbit model is silent. */
    static double nearest(CurveFit.Prediction prediction, Duration maxLate) {
        int every = Math.max(1, prediction.size() / SAMPLES);
        int steps = (int) (maxLate.toNanos() / 1e9 / STEP_S);
        double nearestS = 0;
        double least = Double.POSITIVE_INFINITY;
        for (int i = -steps; i <= steps; i++) {
            Optional<double[]> residuals = prediction.residuals(i * STEP_S, every);
            if (residuals.isPresent()) {
                double spread = spread(residuals.get());
                if (spread < least) {
                    least = spread;
                    nearestS = i * STEP_S;
                }
            }
        }
        return nearestS;
    }

    /** Median distance from the median: whatever the offset, and with up to half of the samples astray. */
    private static double spread(double[] residuals) {
        double middle = RobustScale.median(residuals.clone());
        double[] distances = new double[residuals.length];
        for (int i = 0; i < distances.length; i++) {
            distances[i] = Math.abs(residuals[i] - middle);
        }
        return RobustScale.median(distances);
    }
}
