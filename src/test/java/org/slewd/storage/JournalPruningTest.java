package org.slewd.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slewd.storage.Entries.UTC;
import static org.slewd.storage.Entries.audit;
import static org.slewd.storage.Entries.event;
import static org.slewd.storage.Entries.pass;

import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.journal.ChainCheck;
import org.slewd.journal.Entry;
import org.slewd.journal.EventEntry;

class JournalPruningTest {

    private static final JournalPruning MONTH = new JournalPruning(new JournalLimits(30, 1L << 30));
    private static final Instant LATER = UTC.plus(Duration.ofDays(31));

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

    @Test
    void what_is_older_than_the_days_kept_goes_and_the_rest_stays() throws SQLException {
        database.write(List.of(
                pass(25544, UTC),
                event(0),
                pass(25544, LATER.minusSeconds(9_000)),
                event(LATER.minusSeconds(9_000), "fault.raised", "rotator")));
        assertThat(MONTH.prune(database, LATER)).isEqualTo(2);
        assertThat(count("passes")).isEqualTo(1);
        assertThat(count("events")).isEqualTo(1);
        assertThat(MONTH.prune(database, LATER)).isZero();
    }

    @Test
    void a_clock_that_is_wrong_for_an_hour_costs_no_more_than_one_step() throws SQLException {
        writeEvents(1_000, "x");
        assertThat(MONTH.prune(database, Instant.parse("2099-01-01T00:00:00Z"))).isEqualTo(500);
        assertThat(count("events")).isEqualTo(500);
        assertThat(Sql.number(database.connection(), "SELECT min(id) FROM events"))
                .isEqualTo(501);
    }

    @Test
    void the_audit_goes_in_large_steps_that_it_tells_of_itself() throws SQLException {
        database.write(audits(99));
        assertThat(MONTH.prune(database, LATER)).isZero();
        database.write(audits(1));
        database.write(List.of(
                new org.slewd.journal.AuditEntry(LATER, "page 3", "admin", "127.0.0.1", "station.stop", "{}", "done")));
        assertThat(MONTH.prune(database, LATER)).isEqualTo(100);
        assertThat(
                        Sql.number(
                                database.connection(),
                                "SELECT count(*) FROM audit WHERE action = 'journal.prune' AND arguments LIKE '{\"rows\":100,%'"))
                .isEqualTo(1);
        assertThat(AuditChain.check(database.connection()))
                .isInstanceOfSatisfying(
                        ChainCheck.Whole.class,
                        whole -> assertThat(whole.rows()).isEqualTo(2));
        assertThat(Sql.number(database.connection(), "SELECT min(id) FROM audit"))
                .isEqualTo(101);
    }

    @Test
    void the_oldest_go_while_there_is_too_much() throws SQLException {
        JournalPruning mebibyte = new JournalPruning(new JournalLimits(30, 1L << 20));
        database.write(List.of(pass(25544, UTC.minusSeconds(60))));
        writeEvents(4_000, "y".repeat(500));
        database.write(List.of(pass(25544, UTC.plusSeconds(9_000))));
        assertThat(JournalPruning.usedBytes(database.connection())).isGreaterThan(2L << 20);
        mebibyte.prune(database, UTC);
        assertThat(JournalPruning.usedBytes(database.connection())).isBetween(600_000L, 1L << 20);
        assertThat(count("passes")).as("the older pass went first").isEqualTo(1);
        assertThat(Sql.number(database.connection(), "SELECT max(id) FROM events"))
                .isEqualTo(4_000);
        long freePages = Sql.number(database.connection(), "PRAGMA freelist_count");
        assertThat(freePages).as("pages not given back to the disk").isLessThan(10);
    }

    private void writeEvents(int count, String sentence) throws SQLException {
        List<Entry> events = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            events.add(new EventEntry(UTC.plusMillis(i), "fault.raised", "rotator", sentence, EventEntry.NO_DATA));
        }
        database.write(events);
    }

    private static List<Entry> audits(int count) {
        List<Entry> entries = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            entries.add(audit(i));
        }
        return entries;
    }

    private long count(String table) throws SQLException {
        try (Statement statement = database.connection().createStatement()) {
            return statement.executeQuery("SELECT count(*) FROM " + table).getLong(1);
        }
    }
}
