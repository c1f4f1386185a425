package org.slewd.station;

/** What the station is doing. It starts in UNKNOWN, never in IDLE. */
public enum StationState {
    /** The antenna has not been seen yet to stand still at a known place: nothing may move. */
    UNKNOWN,
    /** Ready, and not asked to do anything. */
    IDLE,
    /** Turning to a position that a person asked for. */
    POINTING,
    /** Turning to where the next pass will rise, and waiting there. */
    PREPOSITIONING,
    /** Following an object. */
    TRACKING,
    /** Turning to the park position. */
    PARKING,
    /** Measuring how the axes move. */
    CALIBRATING,
    /** Stop was sent; waiting until stillness is seen. */
    STOPPING,
    /** Motion is refused until the cause is gone; the snapshot says why. */
    FAULTED
}
