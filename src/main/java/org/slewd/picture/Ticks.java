package org.slewd.picture;

/** Round numbers on an axis. */
final class Ticks {

    private static final long[] SECONDS = {
        1, 2, 5, 10, 15, 30, 60, 120, 300, 600, 900, 1800, 3600, 7200, 14_400, 43_200, 86_400
    };

    private Ticks() {}

    /** The smallest of 1, 2, 5 times a power of ten that divides {@code range} into at most {@code most} parts. */
    static double step(double range, int most) {
        double power = Math.pow(10, Math.floor(Math.log10(range / most)));
        for (double factor : new double[] {1, 2, 5}) {
            if (range / (power * factor) <= most) {
                return power * factor;
            }
        }
        return power * 10;
    }

    /** The smallest round time, in seconds, that divides {@code seconds} into at most {@code most} parts. */
    static long timeStep(double seconds, int most) {
        for (long step : SECONDS) {
            if (seconds / step <= most) {
                return step;
            }
        }
        return (long) Math.ceil(seconds / most / 86_400) * 86_400;
    }
}
