package org.slewd.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slewd.storage.Entries.audit;
import static org.slewd.storage.Entries.event;
import static org.slewd.storage.Entries.kept;
import static org.slewd.storage.Entries.now;
import static org.slewd.storage.Entries.pass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.journal.ChainCheck;
import org.slewd.journal.JournalAnswer;
import org.slewd.journal.JournalQuery;
import org.slewd.journal.JournalState.Condition;
import org.slewd.time.SystemClock;

class DamagedJournalTest {

    private static final JournalPauses SHORT = new JournalPauses(List.of(5L));

    @TempDir
    private Path data;

    private Path file;

    @BeforeEach
    void write_a_journal() {
        file = data.resolve("journal.db");
        try (SqliteJournal journal = start()) {
            for (int i = 1; i <= 40; i++) {
                journal.write(event(i));
                journal.write(audit(i));
                journal.write(pass(25_000 + i, Entries.UTC));
            }
        }
    }

    private SqliteJournal start() {
        return SqliteJournal.start(data, JournalLimits.USUAL, SHORT, new SystemClock());
    }

    @Test
    void a_file_that_is_no_journal_is_set_aside_with_its_date_and_a_new_one_begun() throws IOException {
        Files.writeString(file, "this was a journal before the lightning struck\n".repeat(100));
        try (SqliteJournal journal = start()) {
            assertThat(kept(journal, event(1))).isPositive();
            assertThat(Entries.kinds(journal)).containsExactlyInAnyOrder("journal-begun-anew", "fault.raised");
            assertThat(journal.state().condition()).isEqualTo(Condition.KEEPING);
        }
        assertThat(aside())
                .singleElement()
                .satisfies(name -> assertThat(name).matches("journal\\.db\\.corrupt-[0-9]{8}T[0-9]{6}Z"));
        assertThat(Files.readString(data.resolve(aside().get(0)))).startsWith("this was a journal");
    }

    @Test
    @Tag("whole-pass")
    void a_byte_flipped_anywhere_never_keeps_a_journal_from_being_written() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        assertThat(sound).hasSizeGreaterThan(30 * 1024);
        int setAside = 0;
        for (int at = 17; at < sound.length; at += 1024) {
            byte[] flipped = sound.clone();
            flipped[at] ^= (byte) 0xff;
            setAside += startsWith(flipped, "byte " + at + " flipped");
        }
        assertThat(setAside).as("damage that was seen").isGreaterThan(3);
    }

    @Test
    @Tag("whole-pass")
    void a_file_cut_anywhere_never_keeps_a_journal_from_being_written() throws IOException {
        byte[] sound = Files.readAllBytes(file);
        int setAside = 0;
        for (int length = 0; length < sound.length; length += 1024) {
            setAside += startsWith(Arrays.copyOf(sound, length), "cut to " + length);
        }
        assertThat(setAside).as("damage that was seen").isGreaterThan(sound.length / 1024 - 8);
    }

    /** Starts with a file of these bytes; all must work, and reading must not fail. @return 1 when it was set aside */
    private int startsWith(byte[] content, String what) throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            for (Path old : files.filter(Files::isRegularFile).toList()) {
                Files.delete(old);
            }
        }
        Files.write(file, content);
        try (SqliteJournal journal = start()) {
            assertThat(kept(journal, audit(99))).as(what).isPositive();
            // A row that was hit is damage too, found when it is read; whatever is found, the journal answers.
            assertThat(now(journal.passes(JournalQuery.NEWEST))).as(what).isNotNull();
            assertThat(now(journal.audit(JournalQuery.NEWEST))).as(what).isNotNull();
            assertThat(journal.state().condition()).as(what).isEqualTo(Condition.KEEPING);
        }
        return aside().isEmpty() ? 0 : 1;
    }

    @Test
    void a_database_of_another_program_is_left_whole() throws Exception {
        Files.delete(file);
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = other.createStatement()) {
            statement.execute("CREATE TABLE recipes (name TEXT)");
        }
        try (SqliteJournal journal = start()) {
            kept(journal, event(1));
        }
        try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(aside().get(0)))) {
            assertThat(Sql.number(other, "SELECT count(*) FROM recipes")).isZero();
        }
    }

    @Test
    void a_journal_of_a_later_slewd_is_not_touched_by_an_earlier() throws Exception {
        try (Connection later = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = later.createStatement()) {
            statement.execute("PRAGMA user_version = 99");
        }
        try (SqliteJournal journal = start()) {
            kept(journal, event(1));
            assertThat(Entries.entries(journal.events(JournalQuery.NEWEST)).toString())
                    .contains("it has version 99, and this slewd knows versions up to 1");
        }
        try (Connection later = DriverManager.getConnection("jdbc:sqlite:" + data.resolve(aside().get(0)))) {
            assertThat(Sql.number(later, "SELECT count(*) FROM events")).isEqualTo(40);
        }
    }

    @Test
    void an_entry_of_the_audit_that_was_changed_is_told_at_the_next_start() throws Exception {
        try (Connection thief = DriverManager.getConnection("jdbc:sqlite:" + file);
                Statement statement = thief.createStatement()) {
            statement.execute("UPDATE audit SET who = 'nobody' WHERE id = 7");
        }
        try (SqliteJournal journal = start()) {
            kept(journal, event(1));
            assertThat(now(journal.checkAudit())).isEqualTo(new ChainCheck.Broken(7, "it is not what was sealed"));
            assertThat(Entries.kinds(journal)).contains("audit-broken");
            assertThat(now(journal.audit(JournalQuery.NEWEST))).isInstanceOf(JournalAnswer.Rows.class);
        }
    }

    @Test
    void no_more_than_five_damaged_files_are_left() throws IOException {
        for (int i = 0; i < 8; i++) {
            Files.writeString(file, "damage " + i);
            try (SqliteJournal journal = start()) {
                kept(journal, event(i));
            }
        }
        assertThat(aside()).hasSize(5);
    }

    private List<String> aside() throws IOException {
        try (Stream<Path> files = Files.list(data)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> name.contains(".corrupt-"))
                    .sorted()
                    .toList();
        }
    }
}
