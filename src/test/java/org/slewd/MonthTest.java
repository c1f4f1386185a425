package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.journal.JournalAnswer;
import org.slewd.journal.JournalQuery;
import org.slewd.journal.PassEntry;
import org.slewd.storage.JournalOfMonth;
import org.slewd.storage.SqliteJournal;
import org.slewd.time.VirtualClock;

/**
 * A station that nobody looks after, for days or a month ({@code -Dslewd.month.days=30}), with everything that goes wrong in
 * a week: each pass that was wished for is accounted for, and nothing grows.
 */
@Tag("whole-pass")
class MonthTest {

    private static final int DAYS = Integer.getInteger("slewd.month.days", 2);
    private static final long SEED = Long.getLong("slewd.month.seed", 20);
    private static final double DAY_S = 86_400;

    /** A thread of the Java machine comes and goes, and with it a file. */
    private static final int FEW = 3;

    /** Of the records of this test itself, a day leaves some tens of kilobytes. */
    private static final long MOST_GROWTH_BYTES = 6L << 20;

    @TempDir
    private Path folder;

    private Path disk;
    private boolean isRealDisk;

    /** What the process holds at the end of a day. */
    private record Held(long files, int threads, long heapBytes) {}

    @BeforeEach
    void mount() throws Exception {
        disk = Files.createDirectory(folder.resolve("disk"));
        isRealDisk = run("mount", "-t", "tmpfs", "-o", "size=24m", "tmpfs", disk.toString());
    }

    @AfterEach
    void unmount() throws Exception {
        if (isRealDisk) {
            run("umount", "-l", disk.toString());
        }
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS) // a month takes a quarter of an hour
    void every_pass_is_accounted_for_and_nothing_grows() throws Exception {
        long beganMs = System.nanoTime() / 1_000_000;
        Month month = new Month(DAYS, SEED, disk, isRealDisk);
        List<Held> held = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            month.live(DAY_S);
            held.add(held());
        }
        Instant end = month.utc().minusSeconds(3_600);
        MonthAccountant accountant = new MonthAccountant(month, Month.START.plusSeconds(600), end);
        accountant.audit();
        System.out.println(report(month, accountant, held, System.nanoTime() / 1_000_000 - beganMs));
        month.now.crash();

        assertThat(withoutResult(month))
                .as("not in the journal with what became of them")
                .isEmpty();
        Held last = held.get(DAYS - 1);
        List<Held> before = held.subList(0, Math.max(1, Math.min(3, DAYS - 1)));
        assertThat(last.files).as("open files").isLessThanOrEqualTo(before.get(0).files + FEW);
        assertThat(last.threads).as("threads").isLessThanOrEqualTo(before.get(0).threads + FEW);
        long heapBytes = before.stream().mapToLong(Held::heapBytes).max().orElseThrow();
        assertThat(last.heapBytes).as("heap").isLessThan(heapBytes + MOST_GROWTH_BYTES);
        assertThat(percentile(month.errors, 0.95)).as("pointing, p95, deg").isLessThan(MonthStation.BEAM_DEG / 4);
        assertThat(accountant.unaccounted).as("seed " + SEED).isEmpty();
    }

    /** What was followed and has no row in the journal with a result; in which slewd died is told by the next start. */
    private List<MonthLedger.Following> withoutResult(Month month) throws Exception {
        List<PassEntry> rows = new ArrayList<>();
        try (SqliteJournal journal = JournalOfMonth.start(disk, new VirtualClock(month.utc()))) {
            JournalQuery query = JournalQuery.NEWEST;
            for (boolean more = true; more; ) {
                if (journal.passes(query).toCompletableFuture().get(20, TimeUnit.SECONDS)
                        instanceof JournalAnswer.Rows<PassEntry> page) {
                    page.rows().forEach(row -> rows.add(row.entry()));
                    more = page.more();
                    query = more
                            ? query.beyond(
                                    page.rows().get(page.rows().size() - 1).id())
                            : query;
                }
            }
        }
        return month.ledger.followings.stream()
                .filter(one -> rows.stream()
                        .noneMatch(row -> row.catalogNumber() == one.number
                                && row.result().isPresent()
                                && Duration.between(row.begunUtc(), one.begun)
                                                .abs()
                                                .toMillis()
                                        < 1_000))
                .toList();
    }

    private static String report(Month month, MonthAccountant accountant, List<Held> held, long tookMs) {
        StringBuilder text = new StringBuilder();
        month.story.forEach(line -> text.append(line).append('\n'));
        text.append(DAYS + " days, seed " + SEED + ", " + month.steps + " steps, " + tookMs / 1e3 + " s\n");
        text.append(accountant.wished() + " passes of objects that were wished for\n");
        accountant.table.forEach((what, count) -> text.append(String.format(Locale.ROOT, "%6d  %s%n", count, what)));
        text.append(String.format(
                Locale.ROOT,
                "pointing p50 %.1f, p95 %.1f deg%n",
                percentile(month.errors, 0.5),
                percentile(month.errors, 0.95)));
        held.forEach(one -> text.append(one).append('\n'));
        accountant.unaccounted.forEach(line -> text.append(line).append('\n'));
        return text.toString();
    }

    /** Of a histogram in tenths of a degree. */
    private static double percentile(int[] tenths, double share) {
        long all = Arrays.stream(tenths).asLongStream().sum();
        long below = 0;
        int i = 0;
        while (below + tenths[i] < share * all) {
            below += tenths[i++];
        }
        return i / 10.0;
    }

    private static Held held() throws IOException {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        Runtime runtime = Runtime.getRuntime();
        try (Stream<Path> files = Files.list(Path.of("/proc/self/fd"))) {
            return new Held(
                    files.count(),
                    java.lang.management.ManagementFactory.getThreadMXBean().getThreadCount(),
                    runtime.totalMemory() - runtime.freeMemory());
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
