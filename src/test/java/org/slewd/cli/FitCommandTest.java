package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.cli.Cli.Result;
import org.slewd.doppler.Shift;
import org.slewd.orbit.Sets;
import org.slewd.receiver.Leg;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;
import org.slewd.track.Satellite;

/** A curve of the first of two made-up objects, late by a second and a half, as a receiver would write it down. */
class FitCommandTest {

    private static final String ELEMENTS = """
            1 90001U 24001A   24275.00000000  .00000000  00000-0  30000-3 0    17
            2 90001  51.6400 150.0000 0007000  60.0000 300.0000 15.49800000    18
            1 90003U 24001C   24275.00000000  .00000000  00000-0  15000-2 0    11
            2 90003  82.5600  10.0000 0100000  90.0000   0.0000 15.10000000    14
            """;

    @TempDir
    Path folder;

    private Path elements;
    private Path curve;

    @BeforeEach
    void writes_a_curve() throws Exception {
        elements = Files.writeString(folder.resolve("sets.tle"), ELEMENTS);
        Satellite late = new Satellite(Sets.STATION, new SiteFrame(new Site(48, 11, 500)), Duration.ofMillis(1_500));
        Random random = new Random(25);
        StringBuilder text = new StringBuilder("utc,received_hz,snr_db\n");
        for (int i = 0; i < 500; i += 2) {
            Instant utc = Sets.EPOCH.plusSeconds(45_450 + i);
            double hz = Shift.siteHz(Leg.DOWNLINK, 437.8e6, late::look, utc).orElseThrow()
                    + 640
                    + 20 * random.nextGaussian();
            text.append(String.format(Locale.ROOT, "%s,%.2f,12%n", utc, hz));
        }
        curve = Files.writeString(folder.resolve("curve.csv"), text.append("noon,high,12\n"));
    }

    @Test
    void finds_the_object_its_lateness_and_the_offset() throws Exception {
        Result result = fit("--format", "json");

        assertThat(result.exitCode()).as(result.err()).isZero();
        Object best = ((List<?>) Json.read(result.out())).get(0);
        assertThat(best).extracting("catalog_number").isEqualTo(90_001);
        assertThat((Double) value(best, "late_s")).isBetween(1.4, 1.6);
        assertThat((Double) value(best, "offset_hz")).isBetween(630.0, 650.0);
        assertThat((Double) value(best, "residual_rms_hz")).isBetween(17.0, 23.0);
        assertThat(result.err()).contains("row 251 is no measurement and was left out: noon,high,12");
    }

    @Test
    void the_table_is_for_people() {
        Result result = fit();
        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out()).contains("object", "RMS Hz", "90001", "held");
        assertThat(result.err()).contains("250 measurements over 498.0 s");
    }

    @Test
    void objects_are_weighed_when_the_clock_is_known() throws Exception {
        Result result = fit("--clock-sigma", "2", "--format", "json");
        assertThat(result.exitCode()).as(result.err()).isZero();
        Object best = ((List<?>) Json.read(result.out())).get(0);
        assertThat(best).extracting("catalog_number").isEqualTo(90_001);
        assertThat((Double) value(best, "share")).isGreaterThan(0.99);
        assertThat(result.err()).doesNotContain("does not decide");
        assertThat(fit("--clock-sigma", "0").exitCode()).isEqualTo(2);
    }

    @Test
    void a_curve_of_nothing_that_was_up_is_a_failure_with_a_sentence() {
        Result result = fit("--object", "90003");
        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.err()).contains("the curve fits no object: for 90003, it would have to be late by more than");
    }

    @Test
    void a_file_without_its_columns_is_refused() throws Exception {
        Files.writeString(curve, "when,what\n1,2\n");
        assertThat(fit().err()).contains("has no column named utc or timestamp or time");
    }

    private static Object value(Object row, String name) {
        return ((java.util.Map<?, ?>) row).get(name);
    }

    private Result fit(String... more) {
        List<String> arguments = new java.util.ArrayList<>(
                List.of("fit", "--curve", curve.toString(), "--elements", elements.toString(), "--site", "48,11,500"));
        arguments.addAll(List.of("--downlink-hz", "437.8e6"));
        arguments.addAll(List.of(more));
        return Cli.run(arguments.toArray(String[]::new));
    }
}
