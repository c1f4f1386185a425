package org.slewd.doppler;

import java.util.Locale;

/**
 * How far a dial was from the carrier over a pass: every moment counts, and the memory stays the same. Magnitudes go into
 * classes two hundredths wide, which is how exact the percentiles are; RMS, mean and greatest are exact.
 *
 * <p>Keeps state: one per pass, on one thread.
 */
public final class Residuals {

    /** Below this a residual is no residual: no dial has a finer step. */
    private static final double LEAST_HZ = 0.01;

    private static final double CLASS_WIDTH = Math.log(1.02);

    /** From a hundredth of a hertz to ten megahertz; beyond that all are in the last class. */
    private static final int CLASSES = 1 + (int) Math.ceil(Math.log(1e7 / LEAST_HZ) / CLASS_WIDTH);

    private final long[] counts = new long[CLASSES];
    private long count;
    private double sumHz;
    private double sumOfSquares;
    private double greatestHz;

    /** Takes in one moment: tuned minus exact. What is not finite is refused, since one would spoil all sums. */
    public void add(double residualHz) {
        double magnitude = Math.abs(residualHz);
        if (!(magnitude < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("not a residual: " + residualHz + " Hz");
        }
        count++;
        sumHz += residualHz;
        sumOfSquares += residualHz * residualHz;
        greatestHz = Math.max(greatestHz, magnitude);
        counts[classOf(magnitude)]++;
    }

    public long count() {
        return count;
    }

    /** Root mean square; 0 when nothing was added. */
    public double rmsHz() {
        return count == 0 ? 0 : Math.sqrt(sumOfSquares / count);
    }

    /** Mean with its sign, which tells a constant error from a swing; 0 when nothing was added. */
    public double meanHz() {
        return count == 0 ? 0 : sumHz / count;
    }

    /** Greatest magnitude. */
    public double greatestHz() {
        return greatestHz;
    }

    /**
     * The magnitude that {@code share} of all moments stayed within, to a hundredth of itself; 0 when nothing was added.
     *
     * @param share above 0, at most 1: 0.95 for the ninety-fifth percentile
     */
    public double percentileHz(double share) {
        if (!(share > 0 && share <= 1)) {
            throw new IllegalArgumentException("share " + share + " is outside (0, 1]");
        }
        long wanted = (long) Math.ceil(share * count);
        long below = 0;
        for (int i = 0; i < CLASSES; i++) {
            below += counts[i];
            if (below >= wanted) {
                return i == CLASSES - 1 ? greatestHz : Math.min(greatestHz, middleHz(i));
            }
        }
        return greatestHz;
    }

    private static double middleHz(int classNumber) {
        return classNumber == 0 ? 0 : LEAST_HZ * Math.exp((classNumber - 0.5) * CLASS_WIDTH);
    }

    private static int classOf(double magnitudeHz) {
        if (magnitudeHz < LEAST_HZ) {
            return 0;
        }
        return Math.min(CLASSES - 1, 1 + (int) (Math.log(magnitudeHz / LEAST_HZ) / CLASS_WIDTH));
    }

    /** For the log of a pass. */
    @Override
    public String toString() {
        if (count == 0) {
            return "never tuned during the pass";
        }
        return String.format(
                Locale.ROOT,
                "residual %.1f Hz rms, %.1f median, %.1f at 95 %%, %.1f at worst, over %d moments",
                rmsHz(),
                percentileHz(0.5),
                percentileHz(0.95),
                greatestHz,
                count);
    }
}
