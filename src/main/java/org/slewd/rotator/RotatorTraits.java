package org.slewd.rotator;

/**
 * What a controller can be told, from its manual.
 *
 * @param azimuth angles that the protocol can express for azimuth
 * @param elevation angles that the protocol can express for elevation
 * @param commandStepDeg the grid of commanded angles: 1 for whole degrees, 0.1 for tenths
 * @param readBackStepDeg the grid of reported angles
 * @param leastCommandIntervalNanos time that the controller wants between two targets
 * @param reportsTrueTurns whether a reported azimuth is unwrapped; if not, 10 and 370 read alike
 */
public record RotatorTraits(
        AxisRange azimuth,
        AxisRange elevation,
        double commandStepDeg,
        double readBackStepDeg,
        long leastCommandIntervalNanos,
        boolean reportsTrueTurns) {

    private static final double FURTHEST_DEG = 1e6;

    /** The nearest position on the controller's grid; what a driver will really send. */
    public Pointing onGrid(Pointing wanted) {
        return new Pointing(round(wanted.azimuthDeg()), round(wanted.elevationDeg()));
    }

    private double round(double angleDeg) {
        if (Math.abs(angleDeg) > FURTHEST_DEG) {
            return angleDeg; // nothing that a controller could be told, and it must not become infinite
        }
        // Dividing by the count of steps per degree keeps 12.3 at 12.3, where multiplying by 0.1 gives
        // 12.300000000000001.
        double stepsPerDeg = Math.round(1 / commandStepDeg);
        return Math.rint(angleDeg * stepsPerDeg) / stepsPerDeg + 0.0;
    }
}
