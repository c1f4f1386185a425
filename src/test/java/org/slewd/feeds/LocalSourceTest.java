package org.slewd.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.orbit.RefreshOutcome.Result;
import org.slewd.orbit.SourceStatus.State;

class LocalSourceTest {

    @TempDir(factory = MemoryFolder.class)
    Path folder;

    private int writes;

    private SourceConfig file() {
        return new SourceConfig("file", new Origin.LocalFile(folder.resolve("a.json")), Duration.ZERO, true, 50);
    }

    private SourceConfig files() {
        return new SourceConfig("files", new Origin.LocalFolder(folder.resolve("in")), Duration.ZERO, true, 50);
    }

    private Bench bench(SourceConfig source) {
        return new Bench(folder.resolve("data"), source);
    }

    private void write(String name, String content) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        Files.writeString(file, content);
        // Two writes within the grain of the file system's clock would look like one.
        Files.setLastModifiedTime(file, FileTime.from(Bench.START.plusSeconds(++writes)));
    }

    @Test
    void a_file_is_read_at_the_start_and_when_it_has_changed_and_come_to_rest() throws IOException {
        write("a.json", Omm.list(3));
        Bench bench = bench(file());
        assertThat(bench.inUse()).isEqualTo(Map.of("file", 3));
        assertThat(bench.deliveries.get(0).receivedUtc()).isEqualTo(Bench.START.plusSeconds(1));

        write("a.json", Omm.list(5));
        bench.look();
        assertThat(bench.inUse()).isEqualTo(Map.of("file", 3));
        bench.look();
        assertThat(bench.inUse()).isEqualTo(Map.of("file", 5));
        bench.look();
        assertThat(bench.deliveries).hasSize(2);
    }

    @Test
    void a_person_need_not_wait_for_that() throws IOException {
        write("a.json", Omm.list(3));
        Bench bench = bench(file());
        assertThat(bench.refresh("file", false).result()).isEqualTo(Result.UNCHANGED);
        write("a.json", Omm.list(5));

        assertThat(bench.refresh("file", false).result()).isEqualTo(Result.TAKEN);
        assertThat(bench.inUse()).isEqualTo(Map.of("file", 5));
    }

    @Test
    void a_file_that_is_broken_or_gone_leaves_in_use_what_it_held() throws IOException {
        write("a.json", Omm.list(3));
        Bench bench = bench(file());
        write("a.json", "<html>404</html>");
        assertThat(bench.refresh("file", false).result()).isEqualTo(Result.FAILED);
        assertThat(bench.state("file")).isEqualTo(State.FAILED);
        assertThat(bench.status("file").message()).contains("is a web page");
        assertThat(bench.status("file").sets()).isEqualTo(3);

        Files.delete(folder.resolve("a.json"));
        bench.look();
        assertThat(bench.status("file").message()).contains("cannot read " + folder.resolve("a.json"));
        assertThat(bench.status("file").sets()).isEqualTo(3);

        write("a.json", Omm.list(4));
        assertThat(bench.refresh("file", false).result()).isEqualTo(Result.TAKEN);
        assertThat(bench.state("file")).isEqualTo(State.FRESH);
    }

    @Test
    void a_file_that_is_absent_from_the_start_is_named_and_read_when_it_comes() throws IOException {
        Bench bench = bench(file());
        assertThat(bench.state("file")).isEqualTo(State.FAILED);
        assertThat(bench.deliveries).isEmpty();

        write("a.json", Omm.list(4));
        bench.look();
        bench.look();
        assertThat(bench.inUse()).isEqualTo(Map.of("file", 4));
    }

    @Test
    void all_files_of_a_folder_count_together_and_one_that_is_taken_out_no_more() throws IOException {
        write("in/a.json", Omm.list(3));
        write("in/b.json", "[" + Omm.record(1, Omm.EPOCH) + "]");
        write("in/.hidden", "[" + Omm.record(2, Omm.EPOCH) + "]");
        write("in/below/c.json", "[" + Omm.record(3, Omm.EPOCH) + "]");
        Bench bench = bench(files());
        assertThat(bench.inUse()).isEqualTo(Map.of("files", 4));

        Files.delete(folder.resolve("in/b.json"));
        bench.look();
        assertThat(bench.inUse()).isEqualTo(Map.of("files", 3));
        write("in/d.json", "[" + Omm.record(4, Omm.EPOCH) + "]");
        bench.look();
        bench.look();
        assertThat(bench.inUse()).isEqualTo(Map.of("files", 4));
    }

    @Test
    void a_broken_file_in_a_folder_costs_nothing_but_itself() throws IOException {
        write("in/a.json", Omm.list(3));
        write("in/b.json", "not elements");
        Bench bench = bench(files());

        assertThat(bench.inUse()).isEqualTo(Map.of("files", 3));
        assertThat(bench.state("files")).isEqualTo(State.FAILED);
        assertThat(bench.status("files").message()).contains("b.json");
    }

    @Test
    void a_folder_that_cannot_be_listed_keeps_what_was_read() throws IOException {
        write("in/a.json", Omm.list(3));
        Bench bench = bench(files());
        Files.move(folder.resolve("in"), folder.resolve("away"));
        bench.look();

        assertThat(bench.status("files").sets()).isEqualTo(3);
        assertThat(bench.state("files")).isEqualTo(State.FAILED);
        Files.move(folder.resolve("away"), folder.resolve("in"));
        bench.look();
        assertThat(bench.state("files")).isEqualTo(State.FRESH);
    }

    @Test
    void what_is_imported_while_it_runs_is_found() throws IOException {
        Bench bench = bench(file());
        bench.archive().keep(SourceConfig.IMPORTED, Instant.EPOCH, Omm.list(2).getBytes(StandardCharsets.UTF_8));
        bench.archive()
                .keep(
                        SourceConfig.IMPORTED,
                        Instant.EPOCH,
                        ("[" + Omm.record(5, Omm.EPOCH) + "]").getBytes(StandardCharsets.UTF_8));
        bench.look();
        bench.look();

        assertThat(bench.inUse()).isEqualTo(Map.of(SourceConfig.IMPORTED, 3));
    }
}
