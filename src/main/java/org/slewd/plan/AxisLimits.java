package org.slewd.plan;

import org.slewd.rotator.AxisModel;

/**
 * What one axis can do from one moment of a path to the next.
 *
 * @param minDeg the one end of its travel
 * @param maxDeg the other
 * @param stepDeg how far it goes in one step of time at the speed that a plan counts on
 * @param bendDeg by how much one such step may differ from the one before, for the ramp of the motor
 */
record AxisLimits(double minDeg, double maxDeg, double stepDeg, double bendDeg) {

    /** A plan leaves this share of the speed for catching up. */
    static final double COUNTED_SHARE_OF_RATE = 0.97;

    static AxisLimits of(AxisModel axis, double stepS) {
        return new AxisLimits(
                axis.travel().minDeg(),
                axis.travel().maxDeg(),
                COUNTED_SHARE_OF_RATE * axis.rateDegPerS() * stepS,
                axis.accelerationDegPerS2() * stepS * stepS);
    }

    double clamp(double angleDeg) {
        return Math.max(minDeg, Math.min(maxDeg, angleDeg));
    }

    boolean contains(double angleDeg) {
        return angleDeg >= minDeg && angleDeg <= maxDeg;
    }

    /** How far the axis comes from a stand in {@code seconds}, start delay and both ramps included. */
    static double reachDeg(AxisModel axis, double seconds) {
        double moving = seconds - axis.startDelaySeconds();
        if (moving <= 0) {
            return 0;
        }
        double rate = COUNTED_SHARE_OF_RATE * axis.rateDegPerS();
        double rampS = rate / axis.accelerationDegPerS2();
        return moving >= 2 * rampS ? rate * (moving - rampS) : axis.accelerationDegPerS2() * moving * moving / 4;
    }

    /** Whether each step of {@code angles} can be done. */
    boolean admit(double[] angles) {
        for (int i = 0; i < angles.length; i++) {
            if (!contains(angles[i])
                    || (i > 0 && Math.abs(angles[i] - angles[i - 1]) > stepDeg)
                    || (i > 1 && Math.abs(angles[i] - 2 * angles[i - 1] + angles[i - 2]) > bendDeg)) {
                return false;
            }
        }
        return true;
    }
}
