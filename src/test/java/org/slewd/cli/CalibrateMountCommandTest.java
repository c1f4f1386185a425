package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.cli.Cli.Result;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;
import org.slewd.mount.MountConfig;
import org.slewd.mount.MountModel;
import org.slewd.mount.MountTerm;
import org.slewd.rotator.Pointing;

class CalibrateMountCommandTest {

    private static final MountModel MOUNT =
            new MountModel(Map.of(MountTerm.IA, 2.0, MountTerm.IE, -1.0, MountTerm.AN, 0.4, MountTerm.AE, -0.3));

    @TempDir
    Path folder;

    @Test
    void what_is_printed_goes_into_the_configuration_as_it_stands() throws IOException, ConfigException {
        Result result = calibrate(points(24));

        assertThat(result.exitCode()).as(result.err()).isZero();
        assertThat(result.out())
                .contains("24 directions: ", "Left out, as smaller than twice their error: TF.", "Correlations");
        String yaml = result.out().substring(result.out().indexOf("  calibration:"));
        MountModel read = Configuration.readText(
                        "rotator:\n" + yaml, "printed", root -> MountConfig.read(root.section("rotator")))
                .mount();
        assertThat(Math.abs(read.constant(MountTerm.AN) - 0.4)).isLessThan(0.02);
        assertThat(Math.abs(read.constant(MountTerm.IA) - 2.0)).isLessThan(0.02);
    }

    @Test
    void a_bad_line_is_named() throws IOException {
        assertThat(calibrate("true_az,true_el,axis_az,axis_el\n1,2,3\n").err())
                .startsWith("slewd calibrate mount: ")
                .contains("points.csv:2: write true_az,true_el,axis_az,axis_el in degrees");
        assertThat(calibrate("1,2,3,400\n").err()).contains("points.csv:1: 400 is outside -90 to 180 degrees");
        assertThat(calibrate("1,2,3,4\n").err()).contains("1 directions are too few");
    }

    private Result calibrate(String text) throws IOException {
        Path file = folder.resolve("points.csv");
        Files.writeString(file, text);
        return Cli.run("calibrate", "mount", "--points", file.toString());
    }

    private static String points(int count) {
        StringBuilder text = new StringBuilder("true_az,true_el,axis_az,axis_el\n# the Sun\n");
        for (int i = 0; i < count; i++) {
            double azimuthDeg = i * 149 % 360;
            double elevationDeg = 10 + i * 31 % 70;
            Pointing axis = MOUNT.toAxis(new Pointing(azimuthDeg, elevationDeg));
            text.append(String.format(
                    Locale.ROOT,
                    "%.3f,%.3f,%.3f,%.3f%n",
                    azimuthDeg,
                    elevationDeg,
                    axis.azimuthDeg() + 0.02 * Math.sin(i * 7.3),
                    axis.elevationDeg() + 0.02 * Math.cos(i * 4.7)));
        }
        return text.toString();
    }
}
