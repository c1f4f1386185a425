package org.slewd.plan;

/**
 * What an antenna loses by looking past the object: twelve times the square of the error in beam widths, in dB, up to a cap.
 *
 * @param dbPerRad2 loss by the square of the error
 * @param capDb most that a moment counts
 */
record PointingLoss(double dbPerRad2, double capDb) {

    private static final double DEG2_PER_RAD2 = Math.toDegrees(1) * Math.toDegrees(1);

    static PointingLoss of(PlanRequest request) {
        return new PointingLoss(
                12 * DEG2_PER_RAD2 / (request.beamWidthDeg() * request.beamWidthDeg()), request.lossCapDb());
    }

    /** The loss at an error whose cosine is one minus {@code c}. */
    double db(double c) {
        // The square of the angle, to its third term.
        double square = c * (2 + c * (1.0 / 3 + c * (4.0 / 45)));
        return Math.min(capDb, dbPerRad2 * square);
    }
}
