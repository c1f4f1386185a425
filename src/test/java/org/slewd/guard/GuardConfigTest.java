package org.slewd.guard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;
import org.slewd.config.Section;

class GuardConfigTest {

    @TempDir
    private Path folder;

    @Test
    void outlines_boxes_horizon_and_sun_are_read() throws Exception {
        GuardConfig guard = read("""
                keepOut:
                  - name: mast
                    polygon:
                      - {azimuthDeg: 100, elevationDeg: 0}
                      - {azimuthDeg: 112, elevationDeg: 0}
                      - {azimuthDeg: 106, elevationDeg: 50}
                  - {name: roof, azimuthFromDeg: 340, azimuthToDeg: 20, belowDeg: 15}
                  - {name: ledge, azimuthFromDeg: 200, azimuthToDeg: 250, elevationFromDeg: 20, elevationToDeg: 30}
                  - {name: lamp, elevationFromDeg: 80}
                horizonIsLimit: true
                sunAvoidanceDeg: 10
                """);
        assertThat(guard.keepOuts()).extracting(KeepOut::name).containsExactly("mast", "roof", "ledge", "lamp");
        assertThat(guard.keepOuts().get(0).contains(106, 40)).isTrue();
        assertThat(guard.keepOuts().get(1).contains(0, -20)).isTrue();
        assertThat(guard.keepOuts().get(2).contains(225, 25)).isTrue();
        assertThat(guard.keepOuts().get(3).contains(77, 85)).isTrue();
        assertThat(guard.horizonIsLimit()).isTrue();
        assertThat(guard.sunAvoidanceDeg()).isEqualTo(OptionalDouble.of(10));
        assertThat(read("other: 1\n")).isEqualTo(GuardConfig.NONE);
    }

    @Test
    void everything_that_is_wrong_is_told_at_once_with_its_line() {
        assertThatThrownBy(() -> read("""
                        keepOut:
                          - name: mast
                            polygon:
                              - {azimuthDeg: 100, elevationDeg: 0}
                              - {azimuthDeg: 112, elevationDeg: 0}
                          - name: Mast
                            azimuthFromDeg: 10
                            azimuthToDeg: 20
                            belowDeg: 95
                          - name: cross
                            polygon:
                              - {azimuthDeg: 0, elevationDeg: 0}
                              - {azimuthDeg: 10, elevationDeg: 10}
                              - {azimuthDeg: 10, elevationDeg: 0}
                              - {azimuthDeg: 0, elevationDeg: 10}
                          - name: at rest
                            azimuthFromDeg: 40
                            azimuthToDeg: 60
                            belowDeg: 90
                          - name: nothing
                          - name: half
                            azimuthFromDeg: 200
                            belowDeg: 10
                        sunAvoidanceDeg: 120
                        """))
                .hasMessageContaining("rotator.keepOut[0].polygon bounds nothing: it has 2 corners; draw at least 3")
                .hasMessageContaining("rotator.keepOut[1].name = Mast is the name of another keep-out too")
                .hasMessageContaining("rotator.keepOut[1].belowDeg = 95 is above 90")
                .hasMessageContaining("rotator.keepOut[2].polygon bounds nothing: its outline crosses itself")
                .hasMessageContaining("rotator.keepOut[3].name = at rest holds the place of rest")
                .hasMessageContaining("rotator.keepOut[4].polygon is missing")
                .hasMessageContaining("rotator.keepOut[5].azimuthFromDeg = 200 stands alone")
                .hasMessageContaining("rotator.sunAvoidanceDeg = 120 is above 90")
                .hasMessageContaining("8 problems");
    }

    @Test
    void rest_is_read_and_is_after_passes_where_nothing_is_said() throws Exception {
        assertThat(readPolicy("other: 1\n")).isEqualTo(ParkPolicy.AFTER_PASSES);
        assertThat(readPolicy("""
                                parkAfterPass: false
                                parkIdleMinutes: 10
                                parkOnSafetyInput: true
                                parkAtShutdown: true
                                unwindIdleMinutes: 5
                                """))
                .isEqualTo(new ParkPolicy(false, OptionalDouble.of(10), true, true, OptionalDouble.of(5)));
    }

    private GuardConfig read(String rotator) throws IOException, ConfigException {
        return Configuration.read(file(rotator), root -> {
            Section section = root.section("rotator");
            section.optionalNumber("other", 0, 9);
            return GuardConfig.read(section, StormCase.all().get(0).config(1));
        });
    }

    private ParkPolicy readPolicy(String rotator) throws IOException, ConfigException {
        return Configuration.read(file(rotator), root -> {
            Section section = root.section("rotator");
            section.optionalNumber("other", 0, 9);
            return ParkPolicy.read(section);
        });
    }

    private Path file(String rotator) throws IOException {
        return Files.writeString(folder.resolve("slewd.yaml"), "rotator:\n" + rotator.indent(2));
    }
}
