package org.slewd.storage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.slewd.storage.Entries.UTC;
import static org.slewd.storage.Entries.audit;
import static org.slewd.storage.Entries.event;
import static org.slewd.storage.Entries.kept;
import static org.slewd.storage.Entries.now;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.journal.ChainCheck;
import org.slewd.journal.EventEntry;
import org.slewd.journal.JournalState.Condition;
import org.slewd.journal.Keeping;
import org.slewd.time.SystemClock;

/** The journal on a disk in memory that is really full or really read-only; skipped where none can be mounted. */
@Tag("whole-pass")
class JournalOnBadDiskTest {

    private static final JournalPauses SHORT = new JournalPauses(List.of(20L));

    @TempDir
    private Path folder;

    private Path disk;

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        assumeTrue(
                run("mount", "-t", "tmpfs", "-o", "size=4m,nr_inodes=64", "tmpfs", disk.toString()),
                "no disk in memory can be mounted here");
    }

    @AfterEach
    void unmount() throws Exception {
        run("umount", disk.toString());
    }

    private SqliteJournal start() {
        return SqliteJournal.start(disk, JournalLimits.USUAL, SHORT, new SystemClock());
    }

    @Test
    void a_disk_that_fills_up_in_the_middle_costs_nothing_that_there_is_room_to_hold() throws Exception {
        try (SqliteJournal journal = start()) {
            kept(journal, event(0));
            Path filler = disk.resolve("filler");
            fill(filler);
            List<CompletionStage<Keeping>> held = new ArrayList<>();
            for (int i = 1; i <= 300; i++) {
                held.add(journal.write(audit(i)));
                held.add(journal.write(new EventEntry(UTC, "told", "", "x".repeat(2_000), EventEntry.NO_DATA)));
            }
            await(journal, Condition.HOLDING);
            assertThat(journal.state().message()).contains("full");
            Files.delete(filler);
            assertThat(held).allMatch(stage -> now(stage) instanceof Keeping.Kept);
            kept(journal, event(1));
            assertThat(journal.state().condition()).isEqualTo(Condition.KEEPING);
            assertThat(Entries.kinds(journal)).contains("journal-recovered");
            assertThat(now(journal.checkAudit()))
                    .isInstanceOfSatisfying(
                            ChainCheck.Whole.class,
                            whole -> assertThat(whole.rows()).isEqualTo(300));
        }
        assertThat(disk.toFile().list()).noneMatch(name -> name.contains("corrupt"));
    }

    @Test
    void a_disk_that_is_full_at_the_start_holds_nobody_up() throws Exception {
        Path filler = disk.resolve("filler");
        fill(filler);
        try (SqliteJournal journal = start()) {
            CompletionStage<Keeping> held = journal.write(event(1));
            await(journal, Condition.HOLDING);
            assertThat(held.toCompletableFuture()).isNotDone();
            Files.delete(filler);
            assertThat(now(held)).isInstanceOf(Keeping.Kept.class);
        }
    }

    @Test
    void a_disk_without_inodes_is_waited_for() throws Exception {
        List<Path> files = new ArrayList<>();
        try {
            while (true) {
                files.add(Files.createFile(disk.resolve("file" + files.size())));
            }
        } catch (IOException full) {
            assertThat(files).hasSizeGreaterThan(10);
        }
        try (SqliteJournal journal = start()) {
            CompletionStage<Keeping> held = journal.write(event(1));
            await(journal, Condition.HOLDING);
            for (Path file : files) {
                Files.delete(file);
            }
            assertThat(now(held)).isInstanceOf(Keeping.Kept.class);
        }
    }

    @Test
    void a_disk_that_is_read_only_is_waited_for() throws Exception {
        try (SqliteJournal journal = start()) {
            kept(journal, event(1));
        }
        assertThat(run("mount", "-o", "remount,ro", disk.toString())).isTrue();
        try (SqliteJournal journal = start()) {
            CompletionStage<Keeping> held = journal.write(event(2));
            await(journal, Condition.HOLDING);
            assertThat(journal.state().isWell()).isFalse();
            assertThat(run("mount", "-o", "remount,rw", disk.toString())).isTrue();
            assertThat(now(held)).isInstanceOf(Keeping.Kept.class);
        }
    }

    private static void await(SqliteJournal journal, Condition condition) {
        long beganNanos = System.nanoTime();
        while (journal.state().condition() != condition) {
            assertThat(System.nanoTime() - beganNanos).isLessThan(TimeUnit.SECONDS.toNanos(30));
            Thread.onSpinWait();
        }
    }

    private static void fill(Path file) throws IOException {
        byte[] some = new byte[1_024];
        try (OutputStream out = Files.newOutputStream(file)) {
            while (true) {
                out.write(some);
            }
        } catch (IOException full) {
            assertThat(Files.size(file)).isPositive();
        }
    }

    private static boolean run(String... command) throws IOException, InterruptedException {
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
        } catch (IOException e) {
            return false;
        }
        return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    }
}
