package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.cli.Cli.Result;

/** The agenda of two objects that rise together, from an element file. */
class AgendaCommandTest {

    private static final String ELEMENTS = """
            HIGHER
            1 90001U 24001A   24275.00000000  .00000000  00000-0  30000-3 0    17
            2 90001  51.6400 150.0000 0007000  60.0000 300.0000 15.49800000    18
            LOWER
            1 90002U 24002A   24275.00000000  .00000000  00000-0  30000-3 0    19
            2 90002  51.6400 152.0000 0007000  60.0000 288.0000 15.49800000    16
            """;

    @TempDir
    Path folder;

    private Path elements;

    @BeforeEach
    void writes_the_elements() throws Exception {
        elements = Files.writeString(folder.resolve("set.tle"), ELEMENTS);
    }

    @Test
    void csv_says_what_is_followed_and_for_what_the_rest_is_left_out() {
        List<String> all = lines("--explain", "--format", "csv");
        List<String> followed = lines("--format", "csv");

        assertThat(all.get(0))
                .isEqualTo(
                        "catalog_number,name,wish,decision,aos_utc,los_utc,max_elevation_deg,begin_utc,end_utc,worth,"
                                + "reason");
        assertThat(all)
                .filteredOn(line -> line.contains(",trimmed,"))
                .isNotEmpty()
                .allSatisfy(line -> assertThat(line).contains("left out for ", "worth "));
        assertThat(all).containsAll(followed);
        assertThat(followed).hasSizeLessThanOrEqualTo(all.size()).noneMatch(line -> line.contains(",overlap,"));
    }

    @Test
    void json_and_table_tell_the_same() {
        assertThat(run("--format", "json").out()).contains("\"catalog_number\" : 90001", "\"decision\" : \"");
        assertThat(run().out()).contains("begin (UTC)", "HIGHER", "asked-for");
    }

    @Test
    void without_wishes_it_says_what_is_missing() {
        Result result = Cli.run("agenda", "--elements", elements.toString(), "--site", "48,8,500");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--group GROUP is needed", "schedule.wishes");
    }

    private List<String> lines(String... more) {
        Result result = run(more);
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out().lines().toList();
    }

    private Result run(String... more) {
        String[] arguments = {
            "agenda",
            "--elements",
            elements.toString(),
            "--site",
            "48,8,500",
            "--group",
            "90001,90002",
            "--from",
            "2024-10-01T00:00:00Z"
        };
        return Cli.run(
                Stream.concat(Arrays.stream(arguments), Arrays.stream(more)).toArray(String[]::new));
    }
}
