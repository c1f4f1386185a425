package org.slewd.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slewd.journal.AuditEntry;

/** Keeps the journal within its bounds: takes out what is too old, and the oldest while it is too large. */
final class JournalPruning {

    /**
     * Rows of a table that go at once, and the most that one look takes out for their age. Looking every hour it keeps up with 12,000 a day, and a clock
     * that is wrong by years for an hour costs no more than these.
     */
    static final int ROWS_AT_ONCE = 500;

    /** A row says that rows of the audit were taken out; below so many it would be half of them. */
    static final int LEAST_OF_AUDIT = 100;

    /** Steps for size in one look, of {@link #ROWS_AT_ONCE} each; entries that wait must not wait for long. */
    private static final int STEPS_FOR_SIZE = 20;

    private static final String PASSES_AND_EVENTS =
            "SELECT aos_utc AS utc FROM passes UNION ALL SELECT utc FROM events";

    private static final String FREE_PAGES = "PRAGMA incremental_vacuum(2048)";

    private final JournalLimits limits;

    JournalPruning(JournalLimits limits) {
        this.limits = limits;
    }

    /**
     * Takes out what is due.
     *
     * @return how many rows
     */
    long prune(JournalDatabase database, Instant now) throws SQLException {
        Connection connection = database.connection();
        Instant oldest = now.minus(Duration.ofDays(limits.keepDays()));
        long rows = takeOut(connection, "passes", "aos_utc < ?", Sql.text(oldest));
        rows += takeOut(connection, "events", "utc < ?", Sql.text(oldest));
        rows += takeOutAudit(database, now, Optional.of(oldest));
        for (int step = 0; step < STEPS_FOR_SIZE && usedBytes(connection) > limits.mostBytes(); step++) {
            long before = rows;
            rows += takeOutOldest(database, now);
            if (rows == before) {
                break;
            }
        }
        if (rows > 0) {
            try (Statement statement = connection.createStatement()) {
                // As an update, which goes on to the end; execute() frees one page and stops.
                statement.executeUpdate(FREE_PAGES);
            }
        }
        return rows;
    }

    static long usedBytes(Connection connection) throws SQLException {
        return (Sql.number(connection, "PRAGMA page_count") - Sql.number(connection, "PRAGMA freelist_count"))
                * Sql.number(connection, "PRAGMA page_size");
    }

    /** The oldest of passes and events together; of the audit when most of it is older still. */
    private static long takeOutOldest(JournalDatabase database, Instant now) throws SQLException {
        Connection connection = database.connection();
        Optional<String> oldest = text(connection, "SELECT min(utc) FROM (" + PASSES_AND_EVENTS + ")");
        Optional<String> audit =
                text(connection, "SELECT utc FROM audit ORDER BY id LIMIT 1 OFFSET " + (LEAST_OF_AUDIT - 1));
        if (audit.isPresent() && (oldest.isEmpty() || audit.get().compareTo(oldest.get()) <= 0)) {
            return takeOutAudit(database, now, Optional.empty());
        }
        long rows = Sql.number(connection, "SELECT count(*) FROM (" + PASSES_AND_EVENTS + ")");
        // A few rows that are very long must not go all at once.
        long step = Math.min(ROWS_AT_ONCE, rows / 2);
        Optional<String> through =
                text(connection, "SELECT utc FROM (" + PASSES_AND_EVENTS + ") ORDER BY utc LIMIT 1 OFFSET " + step);
        return through.isEmpty()
                ? 0
                : takeOut(connection, "passes", "aos_utc <= ?", through.get())
                        + takeOut(connection, "events", "utc <= ?", through.get());
    }

    private static Optional<String> text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.ofNullable(row.getString(1)) : Optional.empty();
        }
    }

    private static long takeOut(Connection connection, String table, String where, String utc) throws SQLException {
        String sql = "DELETE FROM " + table + " WHERE id IN (SELECT id FROM " + table + " WHERE " + where
                + " ORDER BY id LIMIT " + ROWS_AT_ONCE + ")";
        try (PreparedStatement delete = connection.prepareStatement(sql)) {
            delete.setString(1, utc);
            return delete.executeUpdate();
        }
    }

    /** Always from its beginning, because the seals hang on one another. */
    private static long takeOutAudit(JournalDatabase database, Instant now, Optional<Instant> before)
            throws SQLException {
        String sql = "SELECT id, utc, seal FROM audit ORDER BY id LIMIT " + ROWS_AT_ONCE;
        long rows = 0;
        long throughId = 0;
        String seal = "";
        try (Statement statement = database.connection().createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next() && (before.isEmpty() || row.getString("utc").compareTo(Sql.text(before.get())) < 0)) {
                rows++;
                throughId = row.getLong("id");
                seal = row.getString("seal");
            }
        }
        if (rows < LEAST_OF_AUDIT) {
            return 0;
        }
        database.takeOutAudit(
                throughId,
                new AuditEntry(
                        now,
                        AuditEntry.SLEWD,
                        "none",
                        "inside",
                        AuditChain.PRUNE,
                        AuditChain.pruned(rows, seal),
                        "done"));
        return rows;
    }
}
