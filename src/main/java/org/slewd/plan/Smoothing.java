package org.slewd.plan;

/** Makes an angle over time into one that an axis can follow. */
final class Smoothing {

    private static final int POLISHES = 40;
    private static final int ROUNDINGS = 60;

    /** Projections approach their limit from outside; they are given one a little inside. */
    private static final double INSIDE = 0.999;

    private Smoothing() {}

    /**
     * Draws each angle towards {@code wanted} as far as its neighbours let it go. No angle ends further from what is wanted
     * than it was.
     *
     * @param first the first angle that may change
     */
    static void polish(double[] angles, double[] wanted, AxisLimits limits, int first) {
        int last = angles.length - 1;
        for (int sweep = 0; sweep < POLISHES; sweep++) {
            double moved = 0;
            boolean forwards = sweep % 2 == 0;
            for (int n = first; n <= last; n++) {
                int i = forwards ? n : last + first - n;
                double low = limits.minDeg();
                double high = limits.maxDeg();
                if (i > 0) {
                    low = Math.max(low, angles[i - 1] - limits.stepDeg());
                    high = Math.min(high, angles[i - 1] + limits.stepDeg());
                }
                if (i < last) {
                    low = Math.max(low, angles[i + 1] - limits.stepDeg());
                    high = Math.min(high, angles[i + 1] + limits.stepDeg());
                }
                if (low <= high) {
                    double better = Math.max(low, Math.min(high, wanted[i]));
                    moved = Math.max(moved, Math.abs(better - angles[i]));
                    angles[i] = better;
                }
            }
            if (moved < 1e-6) {
                return;
            }
        }
    }

    /**
     * The path of limited speed whose greatest distance from {@code wanted} is least: half way between the lowest one above
     * and the highest one below.
     */
    static double[] limitSpeed(double[] wanted, double stepDeg) {
        double[] above = envelope(wanted, stepDeg, 1);
        double[] below = envelope(wanted, stepDeg, -1);
        for (int i = 0; i < above.length; i++) {
            above[i] = (above[i] + below[i]) / 2;
        }
        return above;
    }

    /** With {@code sign} 1 the lowest path of limited speed that is nowhere below {@code wanted}; with -1 the mirror image. */
    static double[] envelope(double[] wanted, double stepDeg, int sign) {
        double[] path = wanted.clone();
        for (int i = 1; i < path.length; i++) {
            path[i] = sign * Math.max(sign * path[i], sign * path[i - 1] - stepDeg);
        }
        for (int i = path.length - 2; i >= 0; i--) {
            path[i] = sign * Math.max(sign * path[i], sign * path[i + 1] - stepDeg);
        }
        return path;
    }

    /** The greatest of each angle and the {@code reach} before and after it. */
    static double[] widened(double[] angles, int reach) {
        double[] wide = angles.clone();
        for (int i = 0; i < wide.length; i++) {
            for (int j = Math.max(0, i - reach); j <= Math.min(wide.length - 1, i + reach); j++) {
                wide[i] = Math.max(wide[i], angles[j]);
            }
        }
        return wide;
    }

    /** Holds {@code angles} to what can be reached from {@code startDeg} when the first of them is at most {@code leadDeg} away. */
    static void startFrom(double[] angles, double startDeg, double leadDeg, double stepDeg) {
        for (int i = 0; i < angles.length; i++) {
            double reachDeg = leadDeg + i * stepDeg;
            angles[i] = Math.max(startDeg - reachDeg, Math.min(startDeg + reachDeg, angles[i]));
        }
    }

    /**
     * Rounds corners that the ramp of the motor cannot follow, by projecting on the limits in turn; what is left after that
     * is averaged over the time that a reversal takes, which cannot fail.
     *
     * @param first the first angle that may change
     */
    static void roundCorners(double[] angles, AxisLimits limits, int first) {
        double bend = limits.bendDeg() * INSIDE;
        double step = limits.stepDeg() * INSIDE;
        for (int sweep = 0; sweep < ROUNDINGS && !limits.admit(angles); sweep++) {
            for (int n = first + 1; n < angles.length - 1; n++) {
                int i = sweep % 2 == 0 ? n : angles.length - 1 + first - n;
                straighten(angles, i, bend, first);
            }
            for (int i = first + 1; i < angles.length; i++) {
                double delta = angles[i] - angles[i - 1];
                double excess = delta - Math.max(-step, Math.min(step, delta));
                angles[i] = limits.clamp(angles[i] - (i - 1 < first ? excess : excess / 2));
                angles[i - 1] = i - 1 < first ? angles[i - 1] : limits.clamp(angles[i - 1] + excess / 2);
            }
        }
        if (!limits.admit(angles)) {
            average(angles, limits);
        }
    }

    private static void straighten(double[] angles, int i, double bend, int first) {
        double second = angles[i - 1] - 2 * angles[i] + angles[i + 1];
        double excess = second - Math.max(-bend, Math.min(bend, second));
        if (excess == 0) {
            return;
        }
        boolean leftFixed = i - 1 < first;
        double share = excess / (leftFixed ? 5 : 6);
        angles[i - 1] -= leftFixed ? 0 : share;
        angles[i] += 2 * share;
        angles[i + 1] -= share;
    }

    // The mean of a path over a time in which its speed may change from one full speed to the other bends by at most
    // the
    // ramp, and is neither faster nor further out than the path. Ends go on as they point, which keeps the first angle.
    private static void average(double[] angles, AxisLimits limits) {
        clampSteps(angles, limits);
        int half = (int) Math.ceil(limits.stepDeg() / limits.bendDeg());
        int last = angles.length - 1;
        double[] source = angles.clone();
        double sum = 0;
        for (int j = -half; j <= half; j++) {
            sum += extended(source, j);
        }
        for (int i = 0; i <= last; i++) {
            angles[i] = limits.clamp(sum / (2 * half + 1));
            sum += extended(source, i + 1 + half) - extended(source, i - half);
        }
    }

    private static void clampSteps(double[] angles, AxisLimits limits) {
        for (int i = 1; i < angles.length; i++) {
            double near =
                    Math.max(angles[i - 1] - limits.stepDeg(), Math.min(angles[i - 1] + limits.stepDeg(), angles[i]));
            angles[i] = limits.clamp(near);
        }
    }

    private static double extended(double[] angles, int i) {
        int last = angles.length - 1;
        if (i < 0) {
            return 2 * angles[0] - angles[Math.min(last, -i)];
        }
        return i > last ? 2 * angles[last] - angles[Math.max(0, 2 * last - i)] : angles[i];
    }
}
