package org.slewd.journal;

import java.time.Instant;

/**
 * How the journal is doing.
 *
 * @param since since when it is in this condition
 * @param message for an operator: what is wrong, what slewd does, what to do; empty while all is well
 * @param waiting entries that are not kept yet
 * @param lost entries since start that never will be
 * @param bytes size of its files when they were last looked at
 */
public record JournalState(Condition condition, Instant since, String message, int waiting, long lost, long bytes) {

    /** What it does with an entry. */
    public enum Condition {
        /** There is none. */
        NONE,
        /** Its file is being opened and looked through; entries are held meanwhile. */
        OPENING,
        /** Writes it down. */
        KEEPING,
        /** Cannot write; holds entries in memory while there is room, and tries again. */
        HOLDING
    }

    /** Whether what happens is being kept. */
    public boolean isWell() {
        return condition != Condition.HOLDING;
    }
}
