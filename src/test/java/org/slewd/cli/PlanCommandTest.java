package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.cli.Cli.Result;

/** plan from element files to rows, for a pass through the keyhole: the check set of the tests over 48 N, 500 m. */
class PlanCommandTest {

    private static final String ELEMENTS = """
            1 90001U 24001A   24275.00000000  .00000000  00000-0  30000-3 0    17
            2 90001  51.6400 150.0000 0007000  60.0000 300.0000 15.49800000    18
            """;

    @TempDir
    Path folder;

    private Path elements;

    @BeforeEach
    void writes_the_elements() throws Exception {
        elements = Files.writeString(folder.resolve("set.tle"), ELEMENTS);
    }

    @Test
    void csv_has_the_columns_of_the_contract_and_the_least_greatest_error() {
        Result result = plan("48,8.2326,500", "--axis", "el=0:90@2.69", "--objective", "peak", "--format", "csv");

        assertThat(result.exitCode()).as(result.err()).isZero();
        List<String> lines = result.out().lines().toList();
        assertThat(lines.get(0))
                .isEqualTo("utc,target_azimuth_deg,target_elevation_deg,command_azimuth_deg,command_elevation_deg,"
                        + "off_target_deg");
        assertThat(lines).hasSizeBetween(1200, 1500);
        List<double[]> rows =
                lines.stream().skip(1).map(PlanCommandTest::numbers).toList();
        // The independent search has 2.57 degrees for this pass and rotator.
        assertThat(rows.stream().mapToDouble(row -> row[4]).max().orElseThrow()).isBetween(2.4, 2.7);
        assertThat(rows).allSatisfy(row -> {
            assertThat(row[0]).isBetween(0.0, 359.999999);
            assertThat(row[2]).isBetween(0.0, 450.0);
            assertThat(row[3]).isBetween(0.0, 90.0);
        });
    }

    @Test
    void the_table_says_what_to_expect() {
        Result result = plan("48,7.5222,500", "--axis", "el=0:180@2.69", "--beam-deg", "20");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains(
                        "2024-10-01 12:36:",
                        "Axes: azimuth 0 to 450 deg at 6.21 deg/s; elevation 0 to 180 deg at 2.69 deg/s;"
                                + " beam 20.0 deg.")
                .contains("Greatest error: 0.9", "Off target (more than half a beam): 0.0 s.")
                .contains("Way: flips through the zenith; no unwinding.", "Wait at: azimuth ");
        assertThat(result.out().lines().count()).isLessThan(90);
    }

    @Test
    void a_rotator_that_must_unwind_says_when() {
        Result result = plan("48,24,500", "--axis", "el=0:90@2.69");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("Way: forwards, no flip");
    }

    @Test
    void json_carries_the_figures_and_the_rows() throws Exception {
        Result result = plan("48,8.2326,500", "--axis", "el=0:90@2.69", "--format", "json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat((java.util.Map<?, ?>) Json.read(result.out()))
                .extracting("catalog_number", "style", "off_target_s")
                .containsExactly(90_001, "normal", new java.math.BigDecimal("0.0000").doubleValue());
    }

    @Test
    void what_is_not_given_comes_from_the_configuration() throws Exception {
        Result result =
                Cli.run("plan", "--object", "90001", "--at", "2024-10-01T12:30:00Z", "--config", configuration());

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("Axes: azimuth 0 to 360 deg at 6.00 deg/s", "beam 24.0 deg");
    }

    @Test
    void the_plan_goes_around_what_the_configuration_forbids_and_speaks_in_angles_of_its_mount() throws Exception {
        List<double[]> free = rows(configuration());
        // The pass begins in the west and goes right overhead.
        String wall = ", keepOut: [{name: wall, azimuthFromDeg: 200, azimuthToDeg: 260, belowDeg: 30}]";
        List<double[]> walled = rows(configuration(wall));
        String tilted =
                ", calibration: dish, calibrations: [{name: dish, azimuthOffsetDeg: 3, elevationOffsetDeg: 0.5}]";
        List<double[]> turned = rows(configuration(tilted));

        assertThat(free).anyMatch(row -> row[2] > 205 && row[2] < 255 && row[3] < 25);
        assertThat(walled).noneMatch(row -> row[2] > 200 && row[2] < 260 && row[3] < 30);
        assertThat(turned.get(0)[2] - free.get(0)[2]).isCloseTo(3, within(0.01));
        assertThat(turned.get(0)[3] - free.get(0)[3]).isCloseTo(0.5, within(0.01));
    }

    private static List<double[]> rows(String configuration) {
        Result result = Cli.run(
                "plan",
                "--object",
                "90001",
                "--at",
                "2024-10-01T12:30:00Z",
                "--config",
                configuration,
                "--format",
                "csv");
        assertThat(result.exitCode()).as(result.err()).isZero();
        return result.out().lines().skip(1).map(PlanCommandTest::numbers).toList();
    }

    @Test
    void a_rotator_that_the_configuration_lacks_is_refused() throws Exception {
        Result result = Cli.run(
                "plan",
                "--object",
                "90001",
                "--at",
                "2024-10-01T12:30:00Z",
                "--config",
                configuration(),
                "--rotator",
                "second");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--rotator second is not in the configuration, which has: rotator");
    }

    @Test
    void an_axis_given_twice_is_refused() {
        Result result = plan("48,8.2326,500", "--axis", "az=0:360@6", "--axis", "el=0:90@2.69");

        assertThat(result.exitCode()).isEqualTo(2);
        assertThat(result.err()).contains("--axis az is given twice");
    }

    private String configuration() throws Exception {
        return configuration("");
    }

    private String configuration(String more) throws Exception {
        return Files.writeString(folder.resolve("slewd.yaml"), """
                        station: {name: Roof}
                        site: {latitudeDeg: 48, longitudeDeg: 8.2326, altitudeM: 500}
                        elements: {files: [set.tle]}
                        rotator: {kind: testbox, link: simulated, azimuthRateDegPerS: 6, elevationRateDegPerS: 2.7,
                          beamWidthDeg: 24, parkAzimuthDeg: 0, parkElevationDeg: 0%s}
                        """.formatted(more))
                .toString();
    }

    @Test
    void an_object_that_never_rises_is_a_failure_with_a_sentence() {
        Result result = plan("-89,0,0", "--axis", "el=0:90@2.69");

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("object 90001 does not rise within 30 days");
    }

    private Result plan(String site, String... more) {
        List<String> arguments = List.of(
                "plan",
                "--elements",
                elements.toString(),
                "--site",
                site,
                "--object",
                "90001",
                "--at",
                "2024-10-01T12:30:00Z",
                "--axis",
                "az=0:450@6.21");
        return Cli.run(Stream.concat(arguments.stream(), Stream.of(more)).toArray(String[]::new));
    }

    private static double[] numbers(String line) {
        return Stream.of(line.split(","))
                .skip(1)
                .mapToDouble(Double::parseDouble)
                .toArray();
    }
}
