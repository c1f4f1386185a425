package org.slewd.storage;

import java.util.List;

/**
 * How long the journal waits before it tries again to write, after each failure in a row; the last holds from then on.
 *
 * @param milliseconds the pauses, each greater than 0
 */
record JournalPauses(List<Long> milliseconds) {

    /** A disk that was full for a moment, and one that waits for a person. */
    static final JournalPauses USUAL = new JournalPauses(List.of(1_000L, 2_000L, 5_000L, 10_000L, 30_000L));

    JournalPauses {
        milliseconds = List.copyOf(milliseconds);
        if (milliseconds.isEmpty() || milliseconds.stream().anyMatch(pause -> pause <= 0)) {
            throw new IllegalArgumentException("pauses are " + milliseconds);
        }
    }

    long afterFailures(int failures) {
        return milliseconds.get(Math.min(failures, milliseconds.size()) - 1);
    }
}
