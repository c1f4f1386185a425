package org.slewd.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slewd.storage.Entries.UTC;
import static org.slewd.storage.Entries.audit;
import static org.slewd.storage.Entries.entries;
import static org.slewd.storage.Entries.event;
import static org.slewd.storage.Entries.kept;
import static org.slewd.storage.Entries.now;
import static org.slewd.storage.Entries.pass;
import static org.slewd.storage.Entries.result;
import static org.slewd.storage.Entries.rows;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.journal.ChainCheck;
import org.slewd.journal.EventEntry;
import org.slewd.journal.JournalAnswer;
import org.slewd.journal.JournalQuery;
import org.slewd.journal.JournalState.Condition;
import org.slewd.journal.Keeping;
import org.slewd.journal.Numbered;
import org.slewd.journal.PassEntry;
import org.slewd.time.SystemClock;

class SqliteJournalTest {

    private static final JournalPauses SHORT = new JournalPauses(List.of(5L));

    @TempDir
    private Path data;

    private SqliteJournal start() {
        return SqliteJournal.start(data, JournalLimits.USUAL, SHORT, new SystemClock());
    }

    @Test
    void what_was_kept_is_there_after_a_restart() {
        PassEntry followed = pass(25544, UTC).ended(result(UTC.plusSeconds(700)));
        try (SqliteJournal journal = start()) {
            assertThat(kept(journal, followed)).isEqualTo(1);
            assertThat(kept(journal, event(1))).isEqualTo(1);
            assertThat(kept(journal, audit(1))).isEqualTo(1);
        }
        try (SqliteJournal journal = start()) {
            assertThat(kept(journal, event(2))).isEqualTo(2);
            assertThat(entries(journal.passes(JournalQuery.NEWEST))).containsExactly(followed);
            assertThat(entries(journal.events(JournalQuery.NEWEST))).containsExactly(event(2), event(1));
            assertThat(entries(journal.audit(JournalQuery.NEWEST))).containsExactly(audit(1));
            assertThat(journal.state().condition()).isEqualTo(Condition.KEEPING);
            assertThat(journal.state().isWell()).isTrue();
            assertThat(journal.state().bytes()).isPositive();
        }
    }

    @Test
    void a_pass_is_one_row_from_its_beginning_to_its_end() {
        try (SqliteJournal journal = start()) {
            PassEntry begun = pass(25544, UTC);
            long id = kept(journal, begun);
            assertThat(entries(journal.passes(JournalQuery.NEWEST))).containsExactly(begun);
            kept(journal, pass(48274, UTC));
            assertThat(kept(journal, begun.ended(result(UTC.plusSeconds(700))))).isEqualTo(id);
            assertThat(entries(journal.passes(JournalQuery.NEWEST)))
                    .containsExactly(pass(48274, UTC), begun.ended(result(UTC.plusSeconds(700))));
        }
    }

    @Test
    void a_pass_that_was_going_on_when_slewd_ended_was_interrupted() {
        try (SqliteJournal journal = start()) {
            kept(journal, pass(25544, UTC));
        }
        try (SqliteJournal journal = start()) {
            kept(journal, pass(25544, UTC.plusSeconds(5_500)));
            List<Optional<PassEntry.Result>> results = entries(journal.passes(JournalQuery.NEWEST)).stream()
                    .map(PassEntry::result)
                    .toList();
            assertThat(results.get(0)).isEmpty();
            assertThat(results.get(1).map(PassEntry.Result::how)).contains(PassEntry.Result.INTERRUPTED);
        }
    }

    @Test
    void every_part_of_a_question_narrows_the_answer() {
        EventEntry raised = event(UTC, "fault.raised", "rotator");
        EventEntry cleared = event(UTC.plusSeconds(10), "fault.cleared", "rotator");
        EventEntry faulty = event(UTC.plusSeconds(20), "faulty", "25544");
        EventEntry risen = event(UTC.plusSeconds(30), "pass.risen", "25544");
        try (SqliteJournal journal = start()) {
            List.of(raised, cleared, faulty, risen).forEach(entry -> kept(journal, entry));
            assertThat(entries(journal.events(question(Optional.of("fault"), OptionalInt.empty()))))
                    .containsExactly(raised, cleared);
            assertThat(entries(journal.events(question(Optional.of("fault.raised"), OptionalInt.empty()))))
                    .containsExactly(raised);
            assertThat(entries(journal.events(question(Optional.empty(), OptionalInt.of(25544)))))
                    .containsExactly(faulty, risen);
            assertThat(entries(journal.events(between(UTC.plusSeconds(10), UTC.plusSeconds(30)))))
                    .containsExactly(cleared, faulty);
            assertThat(entries(journal.audit(question(Optional.empty(), OptionalInt.of(25544)))))
                    .isEmpty();
        }
    }

    @Test
    void passes_are_found_by_object_rise_and_how_they_ended() {
        PassEntry ended = pass(25544, UTC).ended(result(UTC.plusSeconds(700)));
        PassEntry other = pass(48274, UTC.plusSeconds(900));
        try (SqliteJournal journal = start()) {
            kept(journal, ended);
            kept(journal, other);
            assertThat(entries(journal.passes(question(Optional.empty(), OptionalInt.of(25544)))))
                    .containsExactly(ended);
            assertThat(entries(journal.passes(question(Optional.of("complete"), OptionalInt.empty()))))
                    .containsExactly(ended);
            assertThat(entries(journal.passes(
                            between(other.aosUtc(), other.aosUtc().plusSeconds(1)))))
                    .containsExactly(other);
        }
    }

    @Test
    void a_long_list_comes_in_parts_in_either_order() {
        try (SqliteJournal journal = start()) {
            for (int i = 1; i <= 5; i++) {
                kept(journal, event(i));
            }
            JournalQuery oldestFirst = new JournalQuery(
                    Optional.empty(),
                    Optional.empty(),
                    OptionalInt.empty(),
                    Optional.empty(),
                    OptionalLong.empty(),
                    false,
                    2);
            assertThat(ids(journal.events(oldestFirst))).containsExactly(1L, 2L);
            assertThat(ids(journal.events(oldestFirst.beyond(2)))).containsExactly(3L, 4L);
            assertThat(now(journal.events(oldestFirst.beyond(2))))
                    .isEqualTo(new JournalAnswer.Rows<>(
                            List.of(new Numbered<>(3, event(3)), new Numbered<>(4, event(4))), true));
            assertThat(now(journal.events(oldestFirst.beyond(4))))
                    .isEqualTo(new JournalAnswer.Rows<>(List.of(new Numbered<>(5, event(5))), false));
            assertThat(ids(journal.events(JournalQuery.NEWEST.beyond(3)))).containsExactly(2L, 1L);
        }
    }

    @Test
    void only_the_owner_reads_the_files() throws IOException {
        try (SqliteJournal journal = start()) {
            kept(journal, event(1));
            for (String name : List.of("journal.db", "journal.db-wal", "journal.db-shm")) {
                assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(data.resolve(name))))
                        .as(name)
                        .isEqualTo("rw-------");
            }
        }
    }

    @Test
    void the_disk_is_told_to_keep_each_commit() throws Exception {
        try (JournalDatabase database = new JournalDatabase(new JournalFile(data.resolve("j.db")).openForWriting())) {
            assertThat(Sql.number(database.connection(), "PRAGMA synchronous")).isEqualTo(2);
            assertThat(Sql.number(database.connection(), "PRAGMA auto_vacuum")).isEqualTo(2);
        }
    }

    @Test
    void entries_are_held_while_nothing_can_be_written_and_kept_when_it_can() throws IOException {
        // A folder where the file should be: not even root can write to that.
        Path inTheWay = Files.createDirectory(data.resolve("journal.db"));
        try (SqliteJournal journal = start()) {
            List<CompletionStage<Keeping>> held = new ArrayList<>();
            for (int i = 1; i <= 50; i++) {
                held.add(journal.write(event(i)));
            }
            awaitHolding(journal);
            assertThat(journal.state().isWell()).isFalse();
            assertThat(journal.state().message()).contains("cannot be written", "passes go on", "Make room");
            assertThat(journal.state().waiting()).isEqualTo(50);
            assertThat(held).noneMatch(stage -> stage.toCompletableFuture().isDone());
            assertThat(now(journal.events(JournalQuery.NEWEST))).isInstanceOf(JournalAnswer.Unavailable.class);
            Files.delete(inTheWay);
            assertThat(held).allMatch(stage -> now(stage) instanceof Keeping.Kept);
            kept(journal, event(51));
            assertThat(Entries.kinds(journal)).contains("journal-recovered").hasSize(52);
            assertThat(journal.state().isWell()).isTrue();
            assertThat(journal.state().waiting()).isZero();
        }
    }

    @Test
    void what_cannot_be_written_when_slewd_ends_is_said_to_be_lost() throws IOException {
        Files.createDirectory(data.resolve("journal.db"));
        SqliteJournal journal = start();
        CompletionStage<Keeping> last = journal.write(event(1));
        journal.close();
        CompletionStage<Keeping> tooLate = journal.write(event(2));
        assertThat(now(last)).isInstanceOf(Keeping.Lost.class);
        assertThat(now(tooLate)).isEqualTo(new Keeping.Lost("slewd is ending"));
    }

    @Test
    void an_end_in_order_loses_nothing() {
        List<CompletionStage<Keeping>> posted = new ArrayList<>();
        try (SqliteJournal journal = start()) {
            for (int i = 0; i < 1_000; i++) {
                posted.add(journal.write(event(i)));
            }
        }
        assertThat(posted).allMatch(stage -> now(stage) instanceof Keeping.Kept);
        assertThat(rows(new SavedJournal(data).events(JournalQuery.NEWEST))).hasSize(JournalQuery.MAX_LIMIT);
    }

    @Test
    void a_journal_is_read_where_no_slewd_runs_and_a_missing_one_is_said_to_be_missing() {
        assertThat(now(new SavedJournal(data).events(JournalQuery.NEWEST)))
                .isEqualTo(new JournalAnswer.Unavailable<>("there is no journal at " + data.resolve("journal.db")));
        try (SqliteJournal journal = start()) {
            kept(journal, audit(1));
        }
        assertThat(entries(new SavedJournal(data).audit(JournalQuery.NEWEST))).containsExactly(audit(1));
        assertThat(now(new SavedJournal(data).checkAudit())).isInstanceOf(ChainCheck.Whole.class);
    }

    private static void awaitHolding(SqliteJournal journal) {
        long beganNanos = System.nanoTime();
        while (journal.state().condition() != Condition.HOLDING) {
            assertThat(System.nanoTime() - beganNanos).isLessThan(TimeUnit.SECONDS.toNanos(30));
            Thread.onSpinWait();
        }
    }

    private static List<Long> ids(CompletionStage<JournalAnswer<EventEntry>> answer) {
        return rows(answer).stream().map(Numbered::id).toList();
    }

    private static JournalQuery question(Optional<String> kind, OptionalInt object) {
        return new JournalQuery(Optional.empty(), Optional.empty(), object, kind, OptionalLong.empty(), false, 100);
    }

    private static JournalQuery between(Instant from, Instant to) {
        return new JournalQuery(
                Optional.of(from),
                Optional.of(to),
                OptionalInt.empty(),
                Optional.empty(),
                OptionalLong.empty(),
                false,
                100);
    }
}
