package org.slewd.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;

class MountConfigTest {

    @Test
    void named_calibrations_are_read_and_one_is_selected() throws ConfigException {
        MountConfig config = read("""
                calibration: summer
                calibrations:
                  - name: winter
                    azimuthOffsetDeg: 2.5
                  - name: summer
                    azimuthOffsetDeg: -1.5
                    elevationOffsetDeg: 0.5
                    collimationDeg: 0.2
                    axesNotSquareDeg: 0.1
                    tiltNorthDeg: 0.4
                    tiltEastDeg: -0.3
                    sagDeg: 0.6
                    azimuthScale: 1.25
                    elevationScale: 0.75
                """);

        assertThat(config.mounts()).containsOnlyKeys("winter", "summer");
        assertThat(config.mount())
                .isEqualTo(new MountModel(Map.of(
                        MountTerm.IA, -1.5,
                        MountTerm.IE, 0.5,
                        MountTerm.CA, 0.2,
                        MountTerm.NP, 0.1,
                        MountTerm.AN, 0.4,
                        MountTerm.AE, -0.3,
                        MountTerm.TF, 0.6,
                        MountTerm.SA, 0.25,
                        MountTerm.SE, -0.25)));
        assertThat(config.mount().constant(MountTerm.SA)).isCloseTo(0.25, within(1e-12));
    }

    @Test
    void without_calibrations_the_mount_is_ideal() throws ConfigException {
        assertThat(read("kindness: 1").mount().isIdeal()).isTrue();
        assertThat(read("calibrations:\n  - name: winter\n    sagDeg: 1\n")
                        .mount()
                        .isIdeal())
                .isTrue();
    }

    @Test
    void all_problems_are_told_at_once() {
        ConfigException refused = catchThrowableOfType(ConfigException.class, () -> read("""
                        calibration: spring
                        calibrations:
                          - name: winter
                            tiltNorthDeg: 4
                            azimuthScale: 0
                          - name: winter
                            sagDegg: 1
                          - tiltEastDeg: much
                        """));

        assertThat(refused.getMessage().lines())
                .anySatisfy(line ->
                        assertThat(line).contains("calibration = spring names no calibration; there are winter"))
                .anySatisfy(line -> assertThat(line)
                        .contains("calibrations[0].tiltNorthDeg = 4")
                        .contains("3"))
                .anySatisfy(line -> assertThat(line)
                        .contains("calibrations[0].azimuthScale = 0")
                        .contains("0.5"))
                .anySatisfy(
                        line -> assertThat(line).contains("calibrations[1].name = winter is the name of an earlier"))
                .anySatisfy(line -> assertThat(line).contains("sagDegg is not a known key; did you mean sagDeg?"))
                .anySatisfy(line -> assertThat(line).contains("calibrations[2].tiltEastDeg"))
                .anySatisfy(line -> assertThat(line).contains("calibrations[2].name"));
    }

    private static MountConfig read(String text) throws ConfigException {
        return Configuration.readText(text, "slewd.yaml", root -> {
            root.optionalNumber("kindness", 0, 2);
            return MountConfig.read(root);
        });
    }
}
