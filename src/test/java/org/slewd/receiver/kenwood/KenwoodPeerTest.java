package org.slewd.receiver.kenwood;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.PeerWire;
import org.slewd.PeerWire.Run;
import org.slewd.Peers;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Rigctl;

/** Hamlib's own program against the simulators. */
@Tag("peer")
@Execution(ExecutionMode.CONCURRENT) // they wait most of the time
class KenwoodPeerTest {

    private final Rigctl rigctl = new Rigctl(38_400);

    static Stream<Arguments> radios() {
        return Stream.of(
                Arguments.of("2014", KenwoodProfile.TS_2000, List.of("145912345", "435123457")),
                Arguments.of("2028", KenwoodProfile.TS_480, List.of("14250001", "29412345")),
                Arguments.of("2029", KenwoodProfile.K3, List.of("14250001", "29412345")),
                Arguments.of("1035", KenwoodProfile.FT_991A, List.of("145912345", "435123457")));
    }

    @ParameterizedTest
    @MethodSource("radios")
    void rigctl_tunes_the_radio_and_sets_its_mode(String model, KenwoodProfile profile, List<String> frequencies)
            throws Exception {
        Peers.require("rigctl");
        KenwoodSimulator radio = new KenwoodSimulator(profile);
        try (PeerWire wire = new PeerWire()) {
            Path device = wire.plug(radio);
            for (String hz : frequencies) {
                Run run = rigctl.run(device, model, "F", hz, "f");
                assertThat(run.output()).isEqualTo(hz + "\n");
                assertThat(run.exit()).isZero();
                assertThat(radio.tunedHz()).isEqualTo(Long.parseLong(hz));
            }
            assertThat(rigctl.run(device, model, "M", "USB", "2400", "m").output())
                    .startsWith("USB\n");
            assertThat(radio.mode(Leg.DOWNLINK)).isEqualTo('2');
        }
        assertThat(radio.keyingAttempts()).isZero();
    }

    @Test
    void the_simulator_refuses_and_counts_when_rigctl_keys_the_transmitter() throws Exception {
        Peers.require("rigctl");
        KenwoodSimulator radio = new KenwoodSimulator(KenwoodProfile.TS_2000);
        try (PeerWire wire = new PeerWire()) {
            Path device = wire.plug(radio);
            rigctl.run(device, "2014", "T", "1"); // it takes the answer to its ID for a yes and tells nobody
        }
        assertThat(radio.keyingAttempts()).isPositive();
    }
}
