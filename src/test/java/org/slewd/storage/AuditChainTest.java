package org.slewd.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.slewd.storage.Entries.UTC;
import static org.slewd.storage.Entries.audit;

import java.nio.file.Path;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.ChainCheck;

class AuditChainTest {

    @TempDir
    private Path folder;

    private JournalDatabase database;

    @BeforeEach
    void open() throws Exception {
        database = new JournalDatabase(new JournalFile(folder.resolve("j.db")).openForWriting());
    }

    @AfterEach
    void close() throws SQLException {
        database.close();
    }

    /** Both seals by hashlib of Python 3.11 over the parts, each behind its length as four bytes, high byte first. */
    @Test
    void seals_are_what_an_independent_reckoning_gives() {
        String first = AuditChain.seal(AuditChain.BEGINNING, audit(1));
        assertThat(first).isEqualTo("5436d93504ce930e91e476ed685e9c2339574566791e4dce95a3d0b8956a2f98");
        AuditEntry second =
                new AuditEntry(UTC.plusSeconds(2), "Zo\u00eb", "admin", "127.0.0.1", "station.stop", "{}", "done");
        assertThat(AuditChain.seal(first, second))
                .isEqualTo("298fc1b13144f147a2353b83e074a39b871c482dd3094d13221320b298fec8db");
    }

    @Test
    void an_empty_audit_is_whole() throws SQLException {
        assertThat(AuditChain.check(database.connection())).isEqualTo(new ChainCheck.Whole(0, AuditChain.BEGINNING));
    }

    @Test
    void what_slewd_wrote_is_whole() throws SQLException {
        write(10);
        assertThat(AuditChain.check(database.connection())).isInstanceOfSatisfying(ChainCheck.Whole.class, whole -> {
            assertThat(whole.rows()).isEqualTo(10);
            assertThat(whole.seal()).matches("[0-9a-f]{64}");
        });
    }

    @Test
    void every_change_of_any_column_is_found() throws SQLException {
        write(10);
        for (String column : List.of("utc", "who", "role", "address", "action", "arguments", "outcome")) {
            String other = column.equals("utc") ? "2026-11-26T10:00:00.000Z" : "other";
            String before = change("SELECT " + column + " FROM audit WHERE id = 4");
            change("UPDATE audit SET " + column + " = '" + other + "' WHERE id = 4");
            assertThat(AuditChain.check(database.connection()))
                    .as(column)
                    .isEqualTo(new ChainCheck.Broken(4, "it is not what was sealed"));
            change("UPDATE audit SET " + column + " = '" + before + "' WHERE id = 4");
        }
        assertThat(AuditChain.check(database.connection())).isInstanceOf(ChainCheck.Whole.class);
    }

    @Test
    void a_row_taken_out_of_the_middle_is_missed() throws SQLException {
        write(10);
        change("DELETE FROM audit WHERE id = 4");
        assertThat(AuditChain.check(database.connection()))
                .isEqualTo(new ChainCheck.Broken(5, "it does not follow the row before it"));
    }

    @Test
    void rows_taken_out_of_the_beginning_by_others_are_missed() throws SQLException {
        write(10);
        change("DELETE FROM audit WHERE id <= 4");
        assertThat(AuditChain.check(database.connection()))
                .isEqualTo(new ChainCheck.Broken(5, "rows before it were taken out, and slewd did not do that"));
    }

    @Test
    void two_rows_that_change_places_are_found() throws SQLException {
        write(10);
        change("UPDATE audit SET id = 100 WHERE id = 4");
        change("UPDATE audit SET id = 4 WHERE id = 5");
        change("UPDATE audit SET id = 5 WHERE id = 100");
        assertThat(AuditChain.check(database.connection())).isInstanceOf(ChainCheck.Broken.class);
    }

    @Test
    void the_chain_goes_on_after_a_transaction_that_failed() throws Exception {
        write(3);
        // The disk is full: there is room for no page more.
        change("PRAGMA max_page_count = 1");
        AuditEntry large = new AuditEntry(UTC, "page 3", "admin", "127.0.0.1", "x", "a".repeat(8_000), "done");
        SQLException full =
                catchThrowableOfType(SQLException.class, () -> database.write(List.of(audit(4), large, large)));
        assertThat(Sql.trouble(full)).isEqualTo(Sql.Trouble.MAY_PASS);
        database.close();
        open();
        database.write(List.of(audit(4)));
        assertThat(AuditChain.check(database.connection()))
                .isInstanceOfSatisfying(
                        ChainCheck.Whole.class,
                        whole -> assertThat(whole.rows()).isEqualTo(4));
    }

    private void write(int rows) throws SQLException {
        for (int i = 1; i <= rows; i++) {
            database.write(List.of(audit(i)));
        }
    }

    private String change(String sql) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            if (!statement.execute(sql)) {
                return "";
            }
            try (ResultSet row = statement.getResultSet()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }
}
