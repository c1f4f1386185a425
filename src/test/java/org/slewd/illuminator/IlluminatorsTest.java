package org.slewd.illuminator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.config.ConfigException;
import org.slewd.config.Configuration;
import org.slewd.sky.Site;

class IlluminatorsTest {

    private static final String PLACE = "    latitudeDeg: 47.7\n    longitudeDeg: 12.1\n    altitudeM: 1850\n";

    private static Illuminators read(String text) throws ConfigException {
        return Configuration.readText(text, "s.yaml", Illuminators::read);
    }

    private static List<String> problems(String text) {
        return catchThrowableOfType(ConfigException.class, () -> read(text)).problems().stream()
                .map(Object::toString)
                .toList();
    }

    @Test
    void graves_is_there_without_a_word() throws ConfigException {
        assertThat(read("{}")).isEqualTo(Illuminators.BUILT_IN);
        assertThat(Illuminators.BUILT_IN.find("graves")).contains(Illuminator.GRAVES);
        assertThat(Illuminators.BUILT_IN.find("Graves")).isEmpty();
    }

    @Test
    void a_place_and_a_carrier_are_enough() throws ConfigException {
        Illuminators known = read("illuminators:\n  - name: dvb-t-east\n" + PLACE + "    carrierHz: 498000000\n");
        assertThat(known.find("dvb-t-east"))
                .contains(
                        new Illuminator("dvb-t-east", new Site(47.7, 12.1, 1850), 498e6, Sector.ALL, Optional.empty()));
        assertThat(known.names()).containsExactly("dvb-t-east", "graves");
    }

    @Test
    void everything_can_be_said_and_what_slewd_brings_can_be_put_right() throws ConfigException {
        Illuminators known = read("illuminators:\n  - name: graves\n" + PLACE + """
                    carrierHz: 143050000.5
                    azimuthFromDeg: 350
                    azimuthToDeg: 20
                    elevationFromDeg: 15
                    elevationToDeg: 40
                    beams: 8
                    beamPositions: 6
                    dwellS: 0.8
                """);
        assertThat(known.all())
                .containsExactly(new Illuminator(
                        "graves",
                        new Site(47.7, 12.1, 1850),
                        143_050_000.5,
                        new Sector(350, 30, 15, 40),
                        Optional.of(new Sweep(8, 6, 0.8))));
    }

    @Test
    void all_mistakes_are_told_at_once() {
        assertThat(problems("illuminators:\n  - name: TV Tower\n" + PLACE + """
                    carrierHz: 0
                    azimuthFromDeg: 350
                    elevationFromDeg: 40
                    elevationToDeg: 15
                    beams: 4
                  - name: one
                """ + PLACE
                        + "    carrierHz: 1000\n  - name: one\n" + PLACE + "    carrierHz: 1000\n"))
                .containsExactly(
                        "s.yaml:2  illuminators[0].name = TV Tower is not of small letters, digits and dashes; write a name"
                                + " such as dvb-t-east",
                        "s.yaml:6  illuminators[0].carrierHz = 0 is below 1; write one from 1 to 100000000000",
                        "s.yaml:7  illuminators[0].azimuthFromDeg = 350 needs azimuthToDeg beside it; write both or none",
                        "s.yaml:9  illuminators[0].elevationToDeg = 15 leaves nothing between elevations 40 and 15;"
                                + " elevationToDeg must be the higher one",
                        "s.yaml:10  illuminators[0].beams = 4 needs beamPositions beside it; write both or none",
                        "s.yaml:10  illuminators[0].beams = 4 needs dwellS beside it; write both or none",
                        "s.yaml:16  illuminators[2].name = one is that of another illuminator, too; give each its own");
    }
}
