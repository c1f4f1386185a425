package org.slewd.station;

/** What one axis went through, by its true angle. */
final class AxisTally {

    /** So far in one direction and the axis has gone around. */
    private static final double FULL_TURN_DEG = 300;

    private double atDeg;
    private boolean looked;
    private boolean turned;
    private double direction;
    private double runDeg;
    private double travelDeg;
    private int starts;
    private int reversals;
    private int fullTurns;

    /** At every moment while it counts. */
    void look(double angleDeg) {
        double wayDeg = looked ? angleDeg - atDeg : 0;
        looked = true;
        atDeg = angleDeg;
        boolean turns = wayDeg != 0;
        starts += turns && !turned ? 1 : 0;
        turned = turns;
        travelDeg += Math.abs(wayDeg);
        if (turns && wayDeg * direction < 0) {
            reversals++;
            runDeg = 0;
        }
        if (turns) {
            direction = Math.signum(wayDeg);
            double before = runDeg;
            runDeg += Math.abs(wayDeg);
            fullTurns += before <= FULL_TURN_DEG && runDeg > FULL_TURN_DEG ? 1 : 0;
        }
    }

    /** What comes next does not follow upon what was seen last. */
    void pause() {
        looked = false;
        turned = false;
        direction = 0;
        runDeg = 0;
    }

    double travelDeg() {
        return travelDeg;
    }

    int starts() {
        return starts;
    }

    int reversals() {
        return reversals;
    }

    /** Runs of more than 300 degrees between two reversals. */
    int fullTurns() {
        return fullTurns;
    }
}
