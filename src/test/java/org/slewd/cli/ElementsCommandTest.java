package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.SharedData;
import org.slewd.cli.Cli.Result;
import org.slewd.orbit.ElementReader;

class ElementsCommandTest {

    private static final String INVENTED =
            Path.of("config", "elements", "invented.json").toString();

    private static final String HEADER = "catalog_number,name,object_id,epoch_utc,age_days,source,perigee_km,apogee_km,"
            + "inclination_deg,period_min,flags\n";

    @TempDir
    Path folder;

    private static Result list(String... more) {
        return Cli.run(
                Stream.concat(Stream.of("elements", "list"), Stream.of(more)).toArray(String[]::new));
    }

    private static Result show(String... more) {
        return Cli.run(
                Stream.concat(Stream.of("elements", "show"), Stream.of(more)).toArray(String[]::new));
    }

    /** The invented satellite with an epoch so many hours later, and another anomaly. */
    private String later(int hours, String anomaly) throws IOException {
        String text = Files.readString(Path.of(INVENTED))
                .replace("2026-11-24T00:00:00", "2026-11-24T%02d:00:00".formatted(hours))
                .replace("\"MEAN_ANOMALY\": 270.0", "\"MEAN_ANOMALY\": " + anomaly);
        return Files.writeString(folder.resolve("later.json"), text).toString();
    }

    @Test
    void lists_objects_as_csv_with_the_columns_that_are_promised() {
        Result result = list("--elements", INVENTED, "--format", "csv");

        assertThat(result)
                .isEqualTo(new Result(
                        0,
                        HEADER + "999000001,INVENTED,2026-999A,2026-11-24T00:00:00.000Z,0.7708," + INVENTED
                                + ",412.0,421.5,51.6000,92.903,\n",
                        ""));
    }

    @Test
    void lists_the_same_as_json_and_as_a_table() throws IOException {
        Result json = list("--elements", INVENTED, "--format", "json");
        Map<?, ?> row = (Map<?, ?>) ((List<?>) Json.read(json.out())).get(0);
        assertThat(List.copyOf(row.keySet())).hasToString("[" + HEADER.strip().replace(",", ", ") + "]");
        assertThat(row.get("flags")).isEqualTo(List.of());
        assertThat(row.get("catalog_number")).isEqualTo(999_000_001);

        Result table = list("--elements", INVENTED);
        assertThat(table.out().lines().toList().get(1)).contains("999000001", "INVENTED", "2026-999A", "51.60");
    }

    @Test
    void flags_are_those_of_the_stated_time() throws IOException {
        Path dragged = Files.writeString(
                folder.resolve("dragged.json"),
                Files.readString(Path.of(INVENTED)).replace("\"BSTAR\": 0.0", "\"BSTAR\": 0.0001"));
        String[] files = {"--elements", dragged.toString(), "--format", "csv"};

        assertThat(list(with(files, "--at", "2026-11-28T00:00:00Z")).out()).endsWith(",old\n");
        assertThat(list(with(files, "--at", "2026-11-01T00:00:00Z")).out()).endsWith(",too-old ahead\n");
    }

    private static String[] with(String[] some, String... more) {
        return Stream.concat(Stream.of(some), Stream.of(more)).toArray(String[]::new);
    }

    @Test
    void a_group_chooses_and_an_empty_one_says_so() {
        String[] files = {"--elements", INVENTED, "--format", "csv"};

        assertThat(list(with(files, "--group", "2026-999* and source:*.json")).out())
                .hasLineCount(2);
        assertThat(list(with(files, "--group", "stations")))
                .isEqualTo(new Result(
                        0,
                        HEADER,
                        "No object of 1 is in the group stations; a name has to fit as a whole, ISS* for all that begin"
                                + " so.\n"));
        assertThat(list(with(files, "--group", "25544,")).err())
                .startsWith("slewd elements list: --group \"25544,\" has \"\" where a number or a range is expected; a"
                        + " group is a name such as COSMOS 1408*,");
        assertThat(list(with(files, "--format", "ics")).exitCode()).isEqualTo(2);
    }

    @Test
    void groups_of_the_configuration_are_known() throws IOException {
        Path config = Files.writeString(
                folder.resolve("station.yaml"), """
                        station: {name: Roof}
                        site: {latitudeDeg: 48.1, longitudeDeg: 11.6, altitudeM: 520}
                        elements: {files: [%s]}
                        groups: {mine: "INVENTED or stations"}
                        rotator:
                          kind: testbox
                          link: serial:/dev/rotator
                          azimuthRateDegPerS: 6
                          elevationRateDegPerS: 2.7
                          beamWidthDeg: 30
                          parkAzimuthDeg: 0
                          parkElevationDeg: 0
                        """.formatted(Path.of(INVENTED).toAbsolutePath()));

        Result result = list("--config", config.toString(), "--group", "mine", "--format", "csv");

        assertThat(result.err()).isEmpty();
        assertThat(result.out()).hasLineCount(2);
    }

    @Test
    void shows_one_object_with_the_reason_and_what_else_was_offered() throws IOException {
        Result result = show("999000001", "--elements", INVENTED, later(12, "270.1"));

        assertThat(result.exitCode()).isZero();
        assertThat(result.out())
                .startsWith("999000001  INVENTED  2026-999A\n")
                .contains("used because     its epoch is the newest of 2, by 12.0 hours\n")
                .contains("epoch            2026-11-24T12:00:00.000Z, 0.27 days before 2026-11-24 18:30:00 UTC\n")
                .contains("As two lines (TLE) this set cannot be written; --format json writes the OMM.\n")
                .contains("Also offered; along track, where the other set puts the object, in seconds ahead of the one"
                        + " used at the newer of the epochs:\n")
                .containsPattern("2026-11-24 00:00:00 +(-[0-9.]+|\\+[0-9.]+|far apart) ");
    }

    @Test
    void the_same_set_from_two_files_is_called_so() throws IOException {
        assertThat(show("999000001", "--elements", INVENTED, later(0, "270.0")).out())
                .contains("used because     all 2 offers are the same set\n")
                .contains("same set");
    }

    @Test
    void stations_in_two_real_files_differ_by_what_another_implementation_says() throws IOException {
        // python-sgp4 with WGS-72: -3.02384 s and 23.22740 km at the newer epoch, see DisagreementTest.
        Path newer = folder.resolve("newer.3le");
        List<String> lines =
                SharedData.text("stations/iss_individual_2021-2024.3le").lines().toList();
        int at = lines.stream()
                .map(line -> line.contains(" 22030.51179398 "))
                .toList()
                .indexOf(true);
        Files.write(newer, lines.subList(at, at + 2));

        Result result = show(
                "25544",
                "--elements",
                newer.toString(),
                SharedData.path("stations/stations_2022-01-22.3le").toString());

        assertThat(result.out())
                .containsPattern("2022-01-22 21:57:11 +-3.024 +23.23 ")
                .contains("  " + lines.get(at + 1) + "\n")
                .contains("too-old          its elements are ");
    }

    @Test
    void json_is_an_omm_that_is_read_back_to_the_ninth_digit() throws Exception {
        Result result = show("999000001", "--elements", INVENTED, "--format", "json");

        assertThat(ElementReader.read(result.out().getBytes(StandardCharsets.UTF_8), "back")
                        .sets())
                .usingRecursiveComparison()
                .ignoringFields("origin")
                .isEqualTo(ElementReader.read(Files.readAllBytes(Path.of(INVENTED)), "first")
                        .sets());
    }

    @Test
    void what_is_not_there_or_not_possible_is_one_sentence() {
        assertThat(show("25544", "--elements", INVENTED))
                .isEqualTo(new Result(
                        1, "", "slewd elements show: object 25544 is not in the element files; check the number.\n"));
        assertThat(show("999000001", "--elements", INVENTED, "--format", "csv").err())
                .isEqualTo("slewd elements show: --format is table or json here; see 'slewd elements show --help'.\n");
        assertThat(Cli.run("elements").err())
                .isEqualTo("slewd elements: Missing command; see 'slewd elements --help'.\n");
    }
}
