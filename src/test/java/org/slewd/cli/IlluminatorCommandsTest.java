package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.cli.Cli.Result;

class IlluminatorCommandsTest {

    @TempDir
    private Path folder;

    private static Result look(Path config, String illuminator, String... more) {
        return Cli.run(Stream.concat(
                        Stream.of(
                                "look",
                                "--elements",
                                "config/elements/invented.json",
                                "--config",
                                config.toString(),
                                "--object",
                                "999000001",
                                "--from",
                                "2026-11-25T10:00:00Z",
                                "--to",
                                "2026-11-25T11:00:00Z",
                                "--step",
                                "60",
                                "--format",
                                "csv",
                                "--illuminator",
                                illuminator),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    /** An illuminator that stands at the station itself, and lights everything. */
    private Path configuration() throws IOException {
        return Files.writeString(folder.resolve("station.yaml"), """
                station: {name: Roof}
                site: {latitudeDeg: 48.1, longitudeDeg: 11.6, altitudeM: 520}
                rotator:
                  kind: testbox
                  link: serial:/dev/rotator
                  azimuthRateDegPerS: 6
                  elevationRateDegPerS: 2.7
                  beamWidthDeg: 30
                  parkAzimuthDeg: 0
                  parkElevationDeg: 0
                illuminators:
                  - {name: own-roof, latitudeDeg: 48.1, longitudeDeg: 11.6, altitudeM: 520, carrierHz: 1000000000}
                """);
    }

    @Test
    void an_echo_of_a_transmitter_on_our_own_roof_has_twice_the_range_and_the_shift() throws IOException {
        Result result = look(configuration(), "own-roof", "--downlink-hz", "1000000000");
        assertThat(result.exitCode()).as(result.err()).isZero();
        List<String[]> rows =
                result.out().lines().skip(1).map(line -> line.split(",")).toList();
        assertThat(rows).hasSize(61);
        for (String[] row : rows) {
            double elevationDeg = Double.parseDouble(row[2]);
            // The wave met the object a light time ago: it moves by some 70 m meanwhile, and its rate by a part in a
            // thousand.
            assertThat(Double.parseDouble(row[6])).isCloseTo(2 * Double.parseDouble(row[3]), within(0.5));
            assertThat(Double.parseDouble(row[7])).isCloseTo(2 * Double.parseDouble(row[5]), within(60.0));
            if (Math.abs(elevationDeg) > 0.1) {
                assertThat(row[8]).isEqualTo(String.valueOf(elevationDeg > 0));
            }
            assertThat(row[9]).isEqualTo(row[8]);
        }
    }

    @Test
    void graves_needs_no_configuration_and_another_name_does() throws IOException {
        Result graves = Cli.run(
                "look",
                "--elements",
                "config/elements/invented.json",
                "--site",
                "48.1,11.6,520",
                "--object",
                "999000001",
                "--from",
                "2026-11-25T10:00:00Z",
                "--to",
                "2026-11-25T10:00:00Z",
                "--step",
                "1",
                "--illuminator",
                "graves");
        assertThat(graves.exitCode()).as(graves.err()).isZero();
        assertThat(graves.out()).contains("both ways km", "echo Hz", "lit");
        Result unknown = look(configuration(), "jindalee");
        assertThat(unknown.exitCode()).isEqualTo(2);
        assertThat(unknown.err()).contains("--illuminator jindalee is not known; there is own-roof, graves");
    }

    @Test
    void echoes_begin_and_end_where_the_list_of_positions_says() throws IOException {
        Result result = Cli.run(
                "echoes",
                "--elements",
                "config/elements/invented.json",
                "--config",
                configuration().toString(),
                "--object",
                "999000001",
                "--illuminator",
                "graves",
                "--from",
                "2026-11-25T00:00:00Z",
                "--format",
                "csv");
        assertThat(result.exitCode()).as(result.err()).isZero();
        List<String[]> arcs =
                result.out().lines().skip(1).map(line -> line.split(",")).toList();
        assertThat(arcs).isNotEmpty();
        for (String[] arc : arcs) {
            List<String[]> rows = Cli.run(
                            "look",
                            "--elements",
                            "config/elements/invented.json",
                            "--site",
                            "48.1,11.6,520",
                            "--object",
                            "999000001",
                            "--illuminator",
                            "graves",
                            "--from",
                            Instant.parse(arc[0]).minusMillis(10).toString(),
                            "--to",
                            Instant.parse(arc[0]).plusMillis(10).toString(),
                            "--step",
                            "0.01",
                            "--format",
                            "csv")
                    .out()
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .toList();
            boolean litBefore = rows.get(0)[7].equals("true") && Double.parseDouble(rows.get(0)[2]) >= 0;
            boolean litAfter = rows.get(2)[7].equals("true") && Double.parseDouble(rows.get(2)[2]) >= 0;
            assertThat(List.of(litBefore, litAfter)).containsExactly(false, true);
            assertThat(Double.parseDouble(arc[5])).isCloseTo(Double.parseDouble(rows.get(1)[6]), within(0.1));
        }
    }

    @Test
    void the_list_has_those_of_the_configuration_first() throws IOException {
        Result brought = Cli.run("illuminators");
        assertThat(brought.exitCode()).as(brought.err()).isZero();
        assertThat(brought.out())
                .contains("graves", "143.050000", "90.0 to 270.0", "4, each at 6 positions for 0.800 s");
        Result all = Cli.run("illuminators", "--config", configuration().toString(), "--format", "json");
        assertThat(all.out()).containsSubsequence("\"own-roof\"", "\"graves\"", "\"dwell_s\"");
    }
}
