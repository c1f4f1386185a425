package org.slewd.station;

import java.time.Instant;

/**
 * The maintenance lock-out: somebody is at the antenna, and nothing may move before he says so at the station itself.
 *
 * @param by who locked it
 * @param reason for people
 * @param since when
 */
public record LockOut(String by, String reason, Instant since) {

    /** The kind under which it is shown among the faults. */
    public static final String KIND = "locked-out";

    static final String HOW = "it is cleared at the station only, by 'slewd unlock'";

    /** What happened, for people. */
    String sentence() {
        return by + " locked the antenna: " + reason + "; nothing moves";
    }

    Snapshot.Fault fault() {
        return new Snapshot.Fault(KIND, sentence() + "; " + HOW, false, since);
    }
}
