package org.slewd.flight;

import org.slewd.station.Turn;

/** What a recording consists of. */
public sealed interface Entry {

    /** A station was made; the turns after it are of its loop, the first one says when it was made. */
    record Started(Makeup makeup) implements Entry {}

    /** A turn of the loop; what was shown is a mark in it. */
    record Flown(Turn turn) implements Entry {}

    /** So many turns are missing here: the disk did not take them. */
    record Lost(long turns) implements Entry {}

    /** What follows of the file cannot be read. */
    record Damaged(String why) implements Entry {}
}
