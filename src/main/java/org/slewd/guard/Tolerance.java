package org.slewd.guard;

import org.slewd.rotator.AxisModel;

/**
 * What a sound axis may do, and what readings of it may show: the figures by which the classes beside this one judge.
 *
 * @param stepDeg of the read-back
 */
record Tolerance(AxisModel model, double stepDeg) {

    /** A report is dated when it comes, and a busy machine or adapter may hold one back by this; the next then seems early. */
    static final double HELD_BACK_SECONDS = 0.5;

    /** A report may lie so much further off than the axis could have turned. */
    private static final double SPEED_RESERVE = 1.5;

    /** Unwanted travel that is no accident. Fault F10 asks for a stop after two degrees. */
    private static final double UNWANTED_DEG = 2;

    /** The same of an axis that stood when it was sent: nothing but wrong wires turns it the other way. Fault F11. */
    private static final double UNWANTED_FROM_STAND_DEG = 1.5;

    /** How far beyond the end of its travel an axis may be found, besides its coast. */
    private static final double BEYOND_LIMIT_DEG = 1;

    /** The share of the stated coast that is believed; after a hot day grease is thin. */
    private static final double COAST_RESERVE = 1.5;

    /** From a report being true to the axis hearing what it caused: a slow poll and the wire. */
    private static final double LATENCY_SECONDS = 0.5;

    /** Whether an axis that does {@code rateDegPerS} can be at one place {@code apartNanos} after the other. */
    boolean agree(double fromDeg, double toDeg, long apartNanos, double rateDegPerS) {
        return Math.abs(toDeg - fromDeg)
                <= SPEED_RESERVE * rateDegPerS * (Math.max(0, apartNanos) / 1e9 + HELD_BACK_SECONDS) + waveringDeg();
    }

    /** What lies between two readings of an axis that stands: the last digit turns, and each may waver by a step. */
    double waveringDeg() {
        return 3.01 * stepDeg;
    }

    /** How near to its target it counts as arrived. */
    double arrivedDeg() {
        return model.deadBandDeg() + stepDeg + 0.5;
    }

    /** Travel beyond what it may do that is no accident. */
    double unwantedDeg() {
        return UNWANTED_DEG + stepDeg;
    }

    /** The same of an axis that stood when it was sent. */
    double unwantedFromStandDeg() {
        return UNWANTED_FROM_STAND_DEG + stepDeg;
    }

    /** Whether a target so far from the one before is the next step of a path, rather than a new place. */
    boolean isNextStep(double apartDeg) {
        return Math.abs(apartDeg) <= UNWANTED_DEG;
    }

    /** How far it may run on when its power is cut. */
    double coastDeg() {
        return COAST_RESERVE * model.coastDeg();
    }

    /** How long an order may take to show. */
    double reactionSeconds() {
        return model.startDelaySeconds() + LATENCY_SECONDS;
    }

    /** How far an axis that does {@code rateDegPerS} may be found from where it was when a stop was sent. */
    double afterStopDeg(double rateDegPerS) {
        return coastDeg() + rateDegPerS * reactionSeconds() + unwantedDeg();
    }

    /** How far beyond the end of its travel it may be read. */
    double beyondLimitDeg() {
        return BEYOND_LIMIT_DEG + 2 * stepDeg + coastDeg();
    }

    /** Travel outwards, beyond the end, that is no wavering. */
    double outwardsDeg() {
        return BEYOND_LIMIT_DEG + stepDeg;
    }

    /** How long it has to be watched for a judgement on its pace, at least {@code seconds}: it makes so many steps then. */
    double paceSeconds(double seconds, int steps) {
        return Math.max(seconds, steps * stepDeg / model.rateDegPerS());
    }
}
