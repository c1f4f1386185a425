package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.PeerWire;
import org.slewd.cli.Cli.Result;

class ElementSourcesCommandTest {

    private static final String STATION = """
            station: {name: Roof}
            site: {latitudeDeg: 48.1, longitudeDeg: 11.6, altitudeM: 520}
            rotator: {kind: testbox, link: "serial:/dev/rotator", azimuthRateDegPerS: 6, elevationRateDegPerS: 2.7,
              beamWidthDeg: 30, parkAzimuthDeg: 0, parkElevationDeg: 0}
            """;

    @TempDir
    Path folder;

    private Path data;
    private Path config;

    @BeforeEach
    void write() throws IOException {
        data = folder.resolve("data");
        Files.copy(Path.of("config/elements/invented.json"), folder.resolve("invented.json"));
        // Nobody listens there.
        int port = PeerWire.freePort();
        config = Files.writeString(folder.resolve("slewd.yaml"), STATION + """
                elements:
                  files: [invented.json]
                  sources:
                    - {name: away, url: "http://127.0.0.1:%d/gp.json"}
                """.formatted(port));
    }

    private Result elements(String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "elements";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return Cli.run(all);
    }

    @Test
    void sources_are_shown_also_while_no_daemon_runs() {
        Result result = elements("sources", "--config", config.toString(), "--data", data.toString());

        assertThat(result.err()).isEmpty();
        assertThat(result.exitCode()).isZero();
        assertThat(result.out().lines().map(line -> line.replaceAll(" +", " ")).toList())
                .contains(
                        "source state sets last success next kind",
                        folder.resolve("invented.json") + " fresh 1 2026-11-24T18:30:00.000Z - file",
                        "away due 0 - 2026-11-24T18:30:00.000Z url",
                        "imported fresh 0 - - folder",
                        " not asked yet");
    }

    @Test
    void a_refresh_without_a_daemon_asks_itself_and_writes_it_down() {
        Result result =
                elements("refresh", "--source", "away", "--config", config.toString(), "--data", data.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out()).startsWith("away: failed: it takes no connections");
        assertThat(data.resolve("elements/budget.json")).content().contains("NOT_REACHED");
    }

    @Test
    void a_source_that_there_is_not_is_named_with_those_that_there_are() {
        assertThat(elements("refresh", "--source", "x", "--config", config.toString(), "--data", data.toString()))
                .isEqualTo(new Result(
                        1,
                        "",
                        "slewd elements refresh: there is no source of elements named x; known here: "
                                + folder.resolve("invented.json") + ", away, imported.\n"));
    }

    @Test
    void a_running_daemon_is_asked_instead() throws IOException {
        Files.createDirectories(data);
        String answer = "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"done\":true,\"answers\":["
                + "{\"source\":\"away\",\"result\":\"needs-person\",\"message\":\"it answered 403\"}]}}\n";
        try (FakeDaemon daemon = new FakeDaemon(data, answer)) {
            Result result = elements("refresh", "--source", "away", "--anyway", "--data", data.toString());

            assertThat(result).isEqualTo(new Result(1, "away: needs-person: it answered 403\n", ""));
            assertThat(daemon.requests())
                    .containsExactly(
                            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"catalog.refresh\",\"params\":{\"source\":\"away\",\"anyway\":true}}");
        }
    }

    @Test
    void an_answer_that_is_not_there_yet_is_no_failure() throws IOException {
        Files.createDirectories(data);
        try (FakeDaemon daemon =
                new FakeDaemon(data, "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"done\":false,\"answers\":[]}}\n")) {
            assertThat(elements("refresh", "--data", data.toString()))
                    .isEqualTo(new Result(
                            0, "A provider has not answered yet; 'slewd elements sources' tells what it says.\n", ""));
            assertThat(daemon.requests()).hasSize(1);
        }
    }

    @Test
    void imported_files_are_checked_kept_and_used() throws IOException {
        Path file = folder.resolve("invented.json");
        assertThat(elements("import", file.toString(), "--data", data.toString()))
                .isEqualTo(new Result(0, file + ": 1 set imported.\n", ""));

        Files.delete(file);
        Result passes = Cli.run(
                "passes",
                "--config",
                config.toString(),
                "--data",
                data.toString(),
                "--format",
                "csv",
                "--hours",
                "24",
                "--from",
                "2026-11-24T18:00:00Z");
        assertThat(passes.exitCode()).isZero();
        assertThat(passes.out()).contains("999000001,INVENTED,");
    }

    @Test
    void imported_files_count_beside_files_as_well() throws IOException {
        Path other = folder.resolve("other.json");
        Files.writeString(
                other,
                Files.readString(folder.resolve("invented.json"))
                        .replace("999000001", "999000002")
                        .replace("INVENTED", "OTHER"));
        Path files = Files.writeString(folder.resolve("files.yaml"), STATION + """
                elements:
                  files: [invented.json]
                """);
        elements("import", other.toString(), "--data", data.toString());

        Result list = elements("list", "--config", files.toString(), "--data", data.toString());
        assertThat(list.out()).contains("999000001", "999000002");
    }

    @Test
    void files_are_imported_as_a_whole_or_not_at_all() throws IOException {
        Path page = Files.writeString(folder.resolve("page.json"), "<html>404</html>");
        Result result = elements(
                "import", folder.resolve("invented.json").toString(), page.toString(), "--data", data.toString());

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("is a web page");
        assertThat(data).doesNotExist();
    }

    @Test
    void without_any_elements_it_says_how_to_get_some() throws IOException {
        Files.writeString(folder.resolve("invented.json"), "");
        assertThat(Cli.run("passes", "--config", config.toString(), "--data", data.toString()))
                .isEqualTo(new Result(
                        1,
                        "",
                        "slewd passes: no source has given any element set that is kept in " + data
                                + "; run 'slewd elements refresh', or name the data directory with --data.\n"));
    }
}
