package org.slewd.storage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Optional;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** How values of the journal look in its database, and what the errors of SQLite mean for it. */
final class Sql {

    private static final DateTimeFormatter UTC =
            DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

    /** Between the items of a list; no word for a fault and no name of a file has one. */
    private static final String BETWEEN = "\n";

    private Sql() {}

    /** What an error means. */
    enum Trouble {
        /** The file is not what was written. */
        DAMAGED,
        /** This entry, of all entries, cannot be written. */
        OF_THE_ENTRY,
        /** The disk is full or read-only, or somebody holds the file: it may pass. */
        MAY_PASS
    }

    static Trouble trouble(SQLException error) {
        if (!(error instanceof SQLiteException of)) {
            return Trouble.MAY_PASS;
        }
        SQLiteErrorCode code = of.getResultCode();
        if (code == SQLiteErrorCode.SQLITE_IOERR_READ || code == SQLiteErrorCode.SQLITE_IOERR_SHORT_READ) {
            return Trouble.DAMAGED; // a block of the disk that cannot be read any more
        }
        // The low byte is the kind of the error, the others say more about it.
        return switch (code.code & 0xff) {
            case 11, 26 -> Trouble.DAMAGED; // SQLITE_CORRUPT, SQLITE_NOTADB
            case 19 -> Trouble.OF_THE_ENTRY; // SQLITE_CONSTRAINT; the driver closes a statement after most others
            default -> Trouble.MAY_PASS;
        };
    }

    /** What SQLite says, without the prefix of the driver. */
    static String reason(SQLException error) {
        return error instanceof SQLiteException of ? of.getResultCode().message : String.valueOf(error.getMessage());
    }

    static void rollBack(Statement statement) {
        try {
            statement.execute("ROLLBACK");
        } catch (SQLException e) {
            // SQLite has done so by itself after the errors that leave it no choice.
        }
    }

    static String text(Instant utc) {
        return UTC.format(utc);
    }

    /** A moment as {@link #text(Instant)} wrote it; anything else is damage. */
    static Instant instant(String text) throws SQLException {
        try {
            return Instant.parse(text);
        } catch (DateTimeException | NullPointerException e) {
            throw damage("a time", e);
        }
    }

    static SQLException damage(String what, Exception cause) {
        SQLException damage =
                new SQLiteException(what + " in the journal is not what slewd wrote", SQLiteErrorCode.SQLITE_CORRUPT);
        damage.initCause(cause);
        return damage;
    }

    static String list(List<String> items) {
        return String.join(
                BETWEEN, items.stream().map(item -> item.replace(BETWEEN, " ")).toList());
    }

    static List<String> list(String text) {
        return text == null || text.isEmpty() ? List.of() : List.of(text.split(BETWEEN, -1));
    }

    static void set(PreparedStatement into, int index, Optional<Double> value) throws SQLException {
        if (value.isPresent()) {
            into.setDouble(index, value.get());
        } else {
            into.setNull(index, Types.REAL);
        }
    }

    /** The only value of the only row of {@code sql}; 0 when it is null. */
    static long number(Connection database, String sql) throws SQLException {
        try (Statement statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    static Optional<Double> number(ResultSet row, String column) throws SQLException {
        double value = row.getDouble(column);
        return row.wasNull() ? Optional.empty() : Optional.of(value);
    }
}
