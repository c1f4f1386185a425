package org.slewd.station;

import org.slewd.mount.Axis;
import org.slewd.rotator.Pointing;

/** What the station was asked to do and has not finished. */
sealed interface Activity {

    /** Nothing. */
    record None() implements Activity {}

    /**
     * To turn to a place, on the way to parking or because a person asked.
     *
     * @param arrival how that goes
     */
    record Turn(Pointing place, boolean parking, Arrival arrival) implements Activity {}

    /**
     * To turn one axis as long as somebody says so.
     *
     * @param untilNanos on the monotonic clock, when it is over unless it is said again
     */
    record Jog(Axis axis, boolean forward, long untilNanos) implements Activity {}

    /** To follow a pass. */
    record Pass(Follow follow) implements Activity {}

    /** To measure how the axes move. */
    record Calibrate(Calibration run) implements Activity {}
}
