package org.slewd.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.journal.ChainCheck;

/**
 * Kills a process that writes a journal, at random instants, and looks whether all that it reported as kept is there.
 * {@code -Dslewd.journal.kills=1000} kills a thousand; {@code -Dslewd.journal.seed} repeats a run.
 */
@Tag("whole-pass")
class JournalKillTest {

    private static final int KILLS = Integer.getInteger("slewd.journal.kills", 24);
    private static final long SEED = Long.getLong("slewd.journal.seed", 20261126);

    @TempDir
    private Path data;

    private final Random random = new Random(SEED);
    private final Set<String> reported = new HashSet<>();

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void nothing_that_was_reported_as_kept_is_lost_by_a_kill() throws Exception {
        for (int kill = 1; kill <= KILLS; kill++) {
            // Now and then before the first, so that opening and beginning anew are hit as well.
            int after = random.nextInt(8) == 0 ? 0 : random.nextInt(400);
            int before = reported.size();
            writeUntilKilled(kill, after);
            String story = "seed " + SEED + ", kill " + kill + " of " + KILLS + " after " + after + " reports, "
                    + before + " before";
            requireAllThere(story);
        }
        assertThat(reported).hasSizeGreaterThan(KILLS * 50);
        System.out.println(KILLS + " kills, " + reported.size() + " entries reported as kept, all there");
    }

    private void writeUntilKilled(int kill, int after) throws IOException, InterruptedException {
        Process writer = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx128m",
                        "-XX:TieredStopAtLevel=1",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        JournalWriter.class.getName(),
                        data.toString(),
                        Integer.toString(kill))
                .redirectErrorStream(true)
                .redirectInput(ProcessBuilder.Redirect.PIPE)
                .start();
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(writer.getInputStream(), StandardCharsets.UTF_8))) {
            int seen = 0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.startsWith("kept ")) {
                    reported.add(line.substring("kept ".length()));
                    seen++;
                }
                boolean isNow = after == 0 ? line.equals("begun") : line.startsWith("kept ") && seen == after;
                if (isNow) {
                    // SIGKILL by its handle, which leaves the stream open: what it had reported is read to the end.
                    writer.toHandle().destroyForcibly();
                }
            }
        } finally {
            writer.destroyForcibly().waitFor();
        }
    }

    private void requireAllThere(String story) throws SQLException, IOException {
        Set<String> there = new HashSet<>();
        JournalFile file = new JournalFile(data.resolve(SqliteJournal.FILE_NAME));
        if (!Files.exists(file.path())) {
            assertThat(reported).as(story).isEmpty();
            return;
        }
        try (Connection database = file.openForReading();
                Statement statement = database.createStatement()) {
            for (String column : Set.of("subject FROM events", "arguments FROM audit")) {
                try (ResultSet row = statement.executeQuery("SELECT " + column)) {
                    while (row.next()) {
                        there.add(row.getString(1));
                    }
                }
            }
            try (ResultSet row = statement.executeQuery("PRAGMA integrity_check")) {
                assertThat(row.getString(1)).as(story).isEqualTo("ok");
            }
            assertThat(AuditChain.check(database)).as(story).isInstanceOf(ChainCheck.Whole.class);
        } catch (SQLException e) {
            // Killed before the first transaction: there is a file and nothing in it.
            assertThat(reported).as(story + ": " + e).isEmpty();
        }
        Set<String> missing = new HashSet<>(reported);
        missing.removeAll(there);
        assertThat(missing).as(story).isEmpty();
        try (Stream<Path> files = Files.list(data)) {
            assertThat(files.map(path -> path.getFileName().toString()).filter(name -> name.contains("corrupt")))
                    .as(story)
                    .isEmpty();
        }
    }
}
