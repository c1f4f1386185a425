package org.slewd.mount;

import java.util.List;

/**
 * What reports said of one slew that was ended by a stop. Times are seconds since the target left slewd; angles are turned
 * round for a slew downwards, so that they always grow.
 *
 * @param up whether it went towards greater angles
 * @param standing what the axis read before it began to move, degrees
 * @param moving its reports until the stop
 * @param stopSeconds when the stop left slewd
 * @param resting what it read when nothing moved any more, degrees
 */
record Slew(boolean up, double standing, List<Report> moving, double stopSeconds, double resting) {

    /** The ramp of any motor is over by this share of a slew; from there on the speed is taken to be full. */
    private static final double RAMP_SHARE = 0.35;

    /** A position report. */
    record Report(double seconds, double deg) {}

    Slew {
        moving = List.copyOf(moving);
    }

    /** Reports at full speed. */
    List<Report> steady() {
        return moving.stream()
                .filter(report -> report.seconds >= RAMP_SHARE * stopSeconds)
                .toList();
    }

    /** Reports of the start. */
    List<Report> start() {
        return moving.stream()
                .filter(report -> report.seconds < RAMP_SHARE * stopSeconds)
                .toList();
    }

    /** Mean time of the steady reports. */
    double meanSeconds() {
        return steady().stream().mapToDouble(Report::seconds).average().orElseThrow();
    }

    /** Mean angle of the steady reports. */
    double meanDeg() {
        return steady().stream().mapToDouble(Report::deg).average().orElseThrow();
    }

    /** Speed of the steady reports by least squares, in degrees per second. */
    double rateDegPerS() {
        double seconds = meanSeconds();
        double deg = meanDeg();
        double products = 0;
        double squares = 0;
        for (Report report : steady()) {
            products += (report.seconds - seconds) * (report.deg - deg);
            squares += (report.seconds - seconds) * (report.seconds - seconds);
        }
        return products / squares;
    }
}
