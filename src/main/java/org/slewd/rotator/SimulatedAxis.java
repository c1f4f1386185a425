package org.slewd.rotator;

/**
 * The motor of one simulated axis.
 *
 * @param travel where the axis can physically turn; the end stops
 * @param rateDegPerS full speed
 * @param accelerationDegPerS2 of the ramp up, and down unless the motor is switched off
 * @param startDelayNanos from the command to the first motion
 * @param coastDeg how far it runs on from full speed after power is cut
 * @param startDeg where it stands when it is switched on
 */
public record SimulatedAxis(
        AxisRange travel,
        double rateDegPerS,
        double accelerationDegPerS2,
        long startDelayNanos,
        double coastDeg,
        double startDeg) {}
