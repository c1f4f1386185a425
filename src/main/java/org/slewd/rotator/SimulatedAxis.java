package org.slewd.rotator;

/**
 * The motor of one simulated axis.
 *
 * @param travel where the axis can physically turn; the end stops
 * @param rateDegPerS full speed, above 0
 * @param accelerationDegPerS2 of the ramp up, and down unless the motor is switched off; above 0, infinite for none
 * @param startDelayNanos from the command to the first motion
 * @param coastDeg how far it runs on from full speed after power is cut
 * @param startDeg where it stands when it is switched on, inside {@code travel}
 */
public record SimulatedAxis(
        AxisRange travel,
        double rateDegPerS,
        double accelerationDegPerS2,
        long startDelayNanos,
        double coastDeg,
        double startDeg) {
    public SimulatedAxis {
        if (!(rateDegPerS > 0 && rateDegPerS < Double.POSITIVE_INFINITY)
                || !(accelerationDegPerS2 > 0)
                || startDelayNanos < 0
                || !(coastDeg >= 0 && coastDeg < Double.POSITIVE_INFINITY)
                || !travel.contains(startDeg)) {
            throw new IllegalArgumentException("not a motor: travel " + travel + ", rate " + rateDegPerS
                    + " deg/s, acceleration " + accelerationDegPerS2 + " deg/s2, start delay " + startDelayNanos
                    + " ns, coast " + coastDeg + " degrees, start " + startDeg);
        }
    }
}
