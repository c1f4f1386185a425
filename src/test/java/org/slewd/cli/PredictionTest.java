package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.cli.Cli.Result;
import org.slewd.orbit.ElementReader;
import org.slewd.sky.Angles;

/** passes and look from files to rows, each holding the other to its word. */
class PredictionTest {

    private static final Path INVENTED = Path.of("config", "elements", "invented.json");
    private static final String NUMBER = "999000001";
    private static final String SITE = "-33.9,151.2,50";
    private static final String FROM = "2026-11-24T12:00:00Z";

    @TempDir
    Path folder;

    @BeforeEach
    void needs_the_reader_of_element_sets() throws Exception {
        assumeTrue(
                !ElementReader.read(Files.readAllBytes(INVENTED), "invented")
                        .sets()
                        .isEmpty(),
                "skipped: element sets are not read yet");
    }

    @Test
    void passes_rise_and_set_at_the_mask_where_look_says_so() {
        List<String[]> passes = rows(passes("--min-elevation", "10"));

        assertThat(passes).hasSizeBetween(2, 12);
        for (String[] pass : passes) {
            assertThat(pass[0]).isEqualTo(NUMBER);
            assertThat(pass[10]).isEqualTo("none");
            assertThat(look(pass[2])[2]).as("elevation at AOS").isCloseTo(10, within(1e-3));
            assertThat(look(pass[4])[2]).as("elevation at LOS").isCloseTo(10, within(1e-3));
            double[] culmination = look(pass[3]);
            // The table rounds the time to a millisecond; overhead the azimuth turns by hundredths of a degree in that.
            double[] later = look(Instant.parse(pass[3]).plusMillis(1).toString());
            assertThat(Angles.turn(culmination[1], Double.parseDouble(pass[7])))
                    .isCloseTo(0, within(1e-4 + Math.abs(Angles.turn(culmination[1], later[1]))));
            assertThat(culmination[2]).isCloseTo(Double.parseDouble(pass[5]), within(1e-4));
            for (int offset : new int[] {-2, 2}) {
                Instant beside = Instant.parse(pass[3]).plusSeconds(offset);
                assertThat(look(beside.toString())[2]).isLessThan(culmination[2]);
            }
        }
        assertThat(passes).isSortedAccordingTo((a, b) -> a[2].compareTo(b[2]));
    }

    @Test
    void a_pass_that_the_window_cuts_says_so() {
        String[] whole = rows(passes("--min-elevation", "10")).get(0);
        Instant middle = Instant.parse(whole[3]);

        String[] start = rows(predict("--from", middle.toString(), "--hours", "0.5", "--min-elevation", "10"))
                .get(0);
        assertThat(start[10]).isEqualTo("start");
        assertThat(start[2]).isEqualTo(Text.utc(middle));

        Instant before = middle.minus(Duration.ofMinutes(30));
        String[] end = rows(predict("--from", before.toString(), "--hours", "0.5", "--min-elevation", "10"))
                .get(0);
        assertThat(end[10]).isEqualTo("end");
        assertThat(end[4]).isEqualTo(Text.utc(middle));
    }

    @Test
    void a_horizon_from_a_file_counts_and_is_read_with_its_comments() throws IOException {
        Path flat = Files.writeString(
                folder.resolve("flat.txt"), "# surveyed on a clear day\n\n0 20\n180, 20 # the church\n");

        List<String[]> passes = rows(passes("--horizon", flat.toString()));

        assertThat(passes).isNotEmpty();
        assertThat(look(passes.get(0)[2])[2]).isCloseTo(20, within(1e-3));
        assertThat(rows(passes("--horizon", flat.toString(), "--min-elevation", "30")))
                .allSatisfy(pass -> assertThat(look(pass[2])[2]).isCloseTo(30, within(1e-3)));
    }

    @Test
    void a_file_that_is_no_horizon_is_refused_with_its_line() throws IOException {
        Path words = Files.writeString(folder.resolve("words.txt"), "0 10\nnorth 5\n");
        Path three = Files.writeString(folder.resolve("three.txt"), "0 10 5\n");
        Path unsorted = Files.writeString(folder.resolve("unsorted.txt"), "90 10\n0 5\n");
        Path steep = Files.writeString(folder.resolve("steep.txt"), "0 95\n");

        assertThat(passes("--horizon", words.toString()).err())
                .isEqualTo("slewd passes: " + words + ":2: 'north' is not a number.\n");
        assertThat(passes("--horizon", three.toString()).err())
                .isEqualTo("slewd passes: " + three
                        + ":1: write an azimuth and an elevation in degrees, such as 135 12.5.\n");
        assertThat(passes("--horizon", unsorted.toString()).err())
                .isEqualTo("slewd passes: " + unsorted
                        + ": azimuth 0.0 comes after 90.0; sort the points by azimuth, with one for each.\n");
        assertThat(passes("--horizon", steep.toString()).err())
                .isEqualTo("slewd passes: " + steep + ":1: elevation 95.0 is outside -5 to below 90 degrees.\n");
        Result absent = passes("--horizon", folder.resolve("absent.txt").toString());
        assertThat(absent.err()).endsWith("absent.txt; check that it is there and may be read.\n");
        assertThat(absent.exitCode()).isEqualTo(1);
    }

    @Test
    void passes_tell_the_age_of_the_elements_and_the_doppler_of_a_downlink() {
        List<String[]> without = rows(passes("--min-elevation", "10"));
        List<String[]> with = rows(passes("--min-elevation", "10", "--downlink-hz", "437.8e6"));

        assertThat(with).hasSameSizeAs(without).allSatisfy(pass -> {
            assertThat(pass).hasSize(29);
            assertThat(Double.parseDouble(pass[27])).isBetween(0.0, 11_000.0);
            assertThat(Double.parseDouble(pass[28])).isBetween(-11_000.0, 0.0);
            assertThat(pass[13]).isEqualTo("true");
        });
        assertThat(without).allSatisfy(pass -> assertThat(pass).hasSize(29).endsWith("", "", "", ""));
    }

    @Test
    void a_station_with_a_rotator_hears_what_it_can_reach() throws IOException {
        Files.createDirectory(folder.resolve("elements"));
        Files.copy(INVENTED, folder.resolve("elements/invented.json"));
        Path config = Files.writeString(folder.resolve("slewd.yaml"), """
                station: {name: Roof}
                site: {latitudeDeg: 48.1, longitudeDeg: 11.6, altitudeM: 520}
                passes: {minElevationDeg: 10}
                elements: {files: [elements/invented.json]}
                rotator:
                  kind: testbox
                  link: simulated
                  azimuthRateDegPerS: 6
                  elevationRateDegPerS: 2.7
                  beamWidthDeg: 30
                  parkAzimuthDeg: 0
                  parkElevationDeg: 0
                objects:
                  - {catalogNumber: 999000001, downlinkHz: 145800000, minElevationDeg: 15}
                """);
        String[] question = {"passes", "--config", config.toString(), "--from", FROM, "--hours", "72"};

        Result table = Cli.run(question);
        List<String[]> passes = rows(Cli.run(
                Stream.concat(Stream.of(question), Stream.of("--format", "csv")).toArray(String[]::new)));

        assertThat(table.err()).isEmpty();
        assertThat(table.out()).contains("s lost", "because");
        assertThat(passes).isNotEmpty().allSatisfy(pass -> {
            assertThat(Double.parseDouble(pass[5])).isGreaterThan(15);
            assertThat(pass[25].isEmpty()).isFalse();
            assertThat(pass[26].isEmpty()).isEqualTo(Double.parseDouble(pass[25]) == 0);
            assertThat(Double.parseDouble(pass[27])).isBetween(0.0, 4_000.0);
        });
    }

    @Test
    void look_lists_every_step_with_both_ends() {
        Result result = Cli.run(
                "look",
                "--elements",
                INVENTED.toString(),
                "--site",
                SITE,
                "--object",
                NUMBER,
                "--from",
                FROM,
                "--to",
                "2026-11-24T12:00:01Z",
                "--step",
                "0.25",
                "--format",
                "csv",
                "--downlink-hz",
                "145.8e6");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).isEmpty();
        assertThat(rows(result))
                .extracting(row -> row[0])
                .containsExactly(
                        "2026-11-24T12:00:00.000Z",
                        "2026-11-24T12:00:00.250Z",
                        "2026-11-24T12:00:00.500Z",
                        "2026-11-24T12:00:00.750Z",
                        "2026-11-24T12:00:01.000Z");
        List<String[]> rows = rows(result);
        double rangeChange = Double.parseDouble(rows.get(4)[3]) - Double.parseDouble(rows.get(0)[3]);
        assertThat(Double.parseDouble(rows.get(2)[4])).isCloseTo(rangeChange, within(1e-4));
        assertThat(Math.signum(Double.parseDouble(rows.get(2)[5]))).isEqualTo(-Math.signum(rangeChange));
    }

    @Test
    void look_without_times_is_of_the_coming_hour_by_the_minute() {
        Result result = Cli.run(
                "look", "--elements", INVENTED.toString(), "--site", SITE, "--object", NUMBER, "--format", "csv");

        assertThat(result.exitCode()).isZero();
        assertThat(rows(result)).hasSize(61);
        assertThat(rows(result).get(0)[0]).isEqualTo("2026-11-24T18:30:00.000Z");
        assertThat(rows(result).get(60)[0]).isEqualTo("2026-11-24T19:30:00.000Z");
    }

    @Test
    void look_says_beside_its_table_how_old_the_elements_are() {
        Result result = Cli.run(
                "look",
                "--elements",
                INVENTED.toString(),
                "--site",
                SITE,
                "--object",
                NUMBER,
                "--from",
                FROM,
                "--to",
                FROM,
                "--step",
                "1");

        assertThat(result.err())
                .matches(".* \\(999000001\\): the start is [0-9.]+ days (before|after) the epoch of the elements, and "
                        + "times are good to \u00b1 [0-9.]+ s then.*\\.\n");
        assertThat(result.out()).hasLineCount(2);
    }

    @Test
    void a_bad_record_is_named_and_the_rest_is_used() throws IOException {
        String good = Files.readString(INVENTED).strip();
        String bad = good.substring(1, good.length() - 1).replace("\"ECCENTRICITY\": 0.0007", "\"ECCENTRICITY\": 7");
        Path mixed = Files.writeString(
                folder.resolve("mixed.json"), "[" + bad + "," + good.substring(1, good.length() - 1) + "]");

        Result result = Cli.run(
                "passes",
                "--elements",
                mixed.toString(),
                "--site",
                SITE,
                "--from",
                FROM,
                "--hours",
                "24",
                "--format",
                "csv");

        assertThat(result.exitCode()).isZero();
        assertThat(result.err()).contains("mixed.json").hasLineCount(1);
        assertThat(rows(result)).isNotEmpty();
    }

    @Test
    void elements_of_another_month_are_used_and_said_to_be_old() throws IOException {
        Path dragged = Files.writeString(
                folder.resolve("dragged.json"),
                Files.readString(INVENTED).replace("\"BSTAR\": 0.0", "\"BSTAR\": 0.0001"));
        String[] rest = {"--site", SITE, "--hours", "24", "--format", "csv", "--elements", dragged.toString()};

        Result fresh = Cli.run(Stream.concat(Stream.of("passes", "--from", FROM), Stream.of(rest))
                .toArray(String[]::new));
        Result old = Cli.run(Stream.concat(Stream.of("passes", "--from", "2026-12-20T12:00:00Z"), Stream.of(rest))
                .toArray(String[]::new));

        assertThat(fresh.err()).isEmpty();
        assertThat(old.err())
                .startsWith("The elements of 1 object are too far from 2026-12-20 12:00:00 UTC: passes of low orbits")
                .hasLineCount(1);
        assertThat(rows(old)).isNotEmpty();
    }

    @Test
    void an_object_that_is_not_in_the_files_is_named() {
        Result one = predict("--from", FROM, "--hours", "24", "--object", "5", "--object", NUMBER);
        assertThat(one.exitCode()).isZero();
        assertThat(one.err()).isEqualTo("Object 5 is not among the 1 of the element files.\n");
        assertThat(rows(one)).isNotEmpty();

        Result none = predict("--from", FROM, "--hours", "24", "--object", "5");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err())
                .endsWith("slewd passes: none of the objects is in the element files; check the numbers.\n");

        Result look = Cli.run(
                "look",
                "--elements",
                INVENTED.toString(),
                "--site",
                SITE,
                "--object",
                "5",
                "--from",
                FROM,
                "--to",
                FROM,
                "--step",
                "1");
        assertThat(look)
                .isEqualTo(new Result(1, "", "slewd look: object 5 is not in the element files; check the number.\n"));
    }

    @Test
    void a_group_chooses_objects_and_those_of_object_come_on_top() {
        assertThat(rows(passes("--group", "INV*"))).isNotEmpty();
        assertThat(passes("--group", "2026-999*")).isEqualTo(passes());
        Result none = passes("--group", "stations");
        assertThat(none.exitCode()).isEqualTo(1);
        assertThat(none.err()).isEqualTo("""
                        No object is in the group stations among the 1 of the element files.
                        slewd passes: none of the objects is in the element files; check the numbers.
                        """);
        Result both = passes("--group", "stations", "--object", NUMBER);
        assertThat(both.exitCode()).isZero();
        assertThat(rows(both)).isNotEmpty();
        Result wrong = passes("--group", "not");
        assertThat(wrong.exitCode()).isEqualTo(2);
        assertThat(wrong.err()).startsWith("slewd passes: --group \"not\" ends where a group is expected; a group is ");
    }

    @Test
    void an_object_without_a_position_is_not_passed_over_in_silence() {
        Result result = predict("--from", "2199-01-01T00:00:00Z", "--hours", "1");

        assertThat(result.exitCode()).isZero();
        assertThat(rows(result)).isEmpty();
        assertThat(result.err())
                .startsWith("The model has no position for 1 of 1 objects, the first of them 999000001: the orbit has "
                        + "decayed, or the elements are far too old.\nNo pass above")
                .hasLineCount(2);
    }

    @Test
    void a_window_without_a_pass_is_said_and_is_no_failure() {
        assertThat(predict("--from", FROM, "--hours", "0.001", "--min-elevation", "89"))
                .isEqualTo(new Result(
                        0,
                        "catalog_number,name,aos_utc,tca_utc,los_utc,max_elevation_deg,aos_azimuth_deg,tca_azimuth_deg,los_azimuth_deg,min_range_km,clipped,"
                                + "element_age_days,timing_sigma_s,trusted,max_sky_rate_deg_s,sunlit,visible,visible_from_utc,visible_to_utc,light,"
                                + "sun_elevation_deg,sun_separation_min_deg,moon_elevation_deg,moon_separation_min_deg,moon_lit_fraction,reach_lost_s,reach_reason,doppler_max_hz,doppler_min_hz\n",
                        "No pass above 89.0 degrees from 2026-11-24 12:00:00 to 2026-11-24 12:00:04 UTC.\n"));
    }

    private static Result passes(String... more) {
        return predict(Stream.concat(Stream.of("--from", FROM, "--hours", "24"), Stream.of(more))
                .toArray(String[]::new));
    }

    private static Result predict(String... more) {
        return Cli.run(Stream.concat(
                        Stream.of("passes", "--elements", INVENTED.toString(), "--site", SITE, "--format", "csv"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    /** Azimuth, elevation, range and range rate at {@code utc}, from index 1. */
    private static double[] look(String utc) {
        Result result = Cli.run(
                "look",
                "--elements",
                INVENTED.toString(),
                "--site",
                SITE,
                "--object",
                NUMBER,
                "--from",
                utc,
                "--to",
                utc,
                "--step",
                "1",
                "--format",
                "csv");
        String[] row = rows(result).get(0);
        return new double[] {Double.NaN, Double.parseDouble(row[1]), Double.parseDouble(row[2])};
    }

    private static List<String[]> rows(Result result) {
        return result.out().lines().skip(1).map(line -> line.split(",", -1)).toList();
    }
}
