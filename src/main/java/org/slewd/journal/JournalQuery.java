package org.slewd.journal;

import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A question to the journal. All of what it names must be so.
 *
 * @param fromUtc not before this; of a pass its rise
 * @param toUtc before this
 * @param catalogNumber passes of this object, or events that have it as their subject
 * @param kind events of this kind or one below it ({@code a} finds {@code a.b}), audit entries of this action
 *     or below; passes that ended so
 * @param beyondId beyond the row of this number, in the order asked for
 * @param newestFirst the last rows first
 * @param limit how many rows at most
 */
public record JournalQuery(
        Optional<Instant> fromUtc,
        Optional<Instant> toUtc,
        OptionalInt catalogNumber,
        Optional<String> kind,
        OptionalLong beyondId,
        boolean newestFirst,
        int limit) {

    /** The most rows of one answer; they go into one message of a megabyte. */
    public static final int MAX_LIMIT = 500;

    /** The newest rows, as many as an answer has. */
    public static final JournalQuery NEWEST = new JournalQuery(
            Optional.empty(),
            Optional.empty(),
            OptionalInt.empty(),
            Optional.empty(),
            OptionalLong.empty(),
            true,
            MAX_LIMIT);

    public JournalQuery {
        if (limit < 1 || limit > MAX_LIMIT) {
            throw new IllegalArgumentException("limit " + limit + " is outside [1, " + MAX_LIMIT + "]");
        }
    }

    /** The same beyond a row. */
    public JournalQuery beyond(long id) {
        return new JournalQuery(fromUtc, toUtc, catalogNumber, kind, OptionalLong.of(id), newestFirst, limit);
    }
}
