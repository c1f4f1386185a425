package org.slewd.transmitter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.config.ConfigException;

class LocalTransmittersTest {

    @Test
    void a_station_has_transmitters_and_corrections_of_its_own() throws Exception {
        LocalTransmitters local = LocalTransmitters.readText("""
                transmitters:
                  - {uuid: club, object: 43017, description: Beacon, downlinkHz: 145880000, mode: FM, baud: 1200}
                  - {uuid: relay, object: 43017, downlinkHz: 435830000, downlinkHighHz: 435870000, inverting: true,
                     uplinkHz: 145930000, uplinkHighHz: 145970000}
                corrections:
                  - {uuid: abc, frequencyOffsetHz: -350, preferred: true}
                  - {object: 40069, disabled: true}
                """, "own.yaml");

        assertThat(local.transmitters()).extracting(Transmitter::uuid).containsExactly("club", "relay");
        assertThat(local.transmitters().get(0).source()).isEqualTo("own.yaml");
        assertThat(local.transmitters().get(1).isLinear()).isTrue();
        assertThat(local.corrections().get(0))
                .isEqualTo(new Correction(Optional.of("abc"), java.util.OptionalInt.empty(), -350, false, true));
        assertThat(local.corrections().get(1).disabled()).isTrue();
    }

    @Test
    void json_is_yaml_too() throws Exception {
        assertThat(LocalTransmitters.readText(
                                "{\"transmitters\": [{\"uuid\": \"a\", \"object\": 7, \"downlinkHz\": 137500000}]}",
                                "own.json")
                        .transmitters())
                .hasSize(1);
    }

    @Test
    void all_that_is_wrong_is_told_at_once_with_its_line() {
        ConfigException refused =
                catchThrowableOfType(ConfigException.class, () -> LocalTransmitters.readText("""
                        transmitters:
                          - {uuid: a, object: 0, downlinkHz: 145880000}
                          - {uuid: b, object: 7}
                          - {uuid: c, object: 7, downlinkHz: 145880000, downlinkHighHz: 145870000}
                          - {uuid: d, object: 7, downlinkHz: 145880000, mod: FM}
                        corrections:
                          - {uuid: a, object: 7}
                          - {uuid: a, disabled: true, preferred: true}
                        """, "own.yaml"));

        assertThat(refused.getMessage().lines())
                .anyMatch(line -> line.startsWith("own.yaml:2") && line.contains("transmitters[0].object"))
                .anyMatch(line -> line.startsWith("own.yaml:3") && line.contains("one of them is needed"))
                .anyMatch(line -> line.startsWith("own.yaml:4") && line.contains("is below downlinkHz"))
                .anyMatch(line -> line.startsWith("own.yaml:5") && line.contains("mod"))
                .anyMatch(line -> line.startsWith("own.yaml:7") && line.contains("give one of them"))
                .anyMatch(line -> line.startsWith("own.yaml:8") && line.contains("makes no sense"));
    }
}
