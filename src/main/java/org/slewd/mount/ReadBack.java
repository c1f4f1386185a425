package org.slewd.mount;

/**
 * What a reading says of where the axis was: within half a step of it, blurred by noise.
 *
 * @param stepDeg of the readings, above 0
 * @param noiseDeg standard deviation of what blurs them, above 0
 */
record ReadBack(double stepDeg, double noiseDeg) {

    /** A report now and then may be plain wrong. */
    private static final double WRONG_REPORT = 1e-4;

    ReadBack {
        if (!(stepDeg > 0) || !(noiseDeg > 0)) {
            throw new IllegalArgumentException("steps of " + stepDeg + " with noise of " + noiseDeg + " degrees");
        }
    }

    /** How likely {@code readingDeg} is of an axis at {@code truthDeg}, as a logarithm. */
    double logChance(double readingDeg, double truthDeg) {
        double upper = normal((readingDeg + stepDeg / 2 - truthDeg) / noiseDeg);
        double lower = normal((readingDeg - stepDeg / 2 - truthDeg) / noiseDeg);
        return Math.log(WRONG_REPORT + Math.max(0, upper - lower));
    }

    /** The normal distribution to within 0.0002 at the middle and better outside: its logistic approximation. */
    private static double normal(double value) {
        return 1 / (1 + Math.exp(-value * (1.5957691 + 0.07056 * value * value)));
    }
}
