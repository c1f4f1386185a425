package org.slewd.receiver.yaesu;

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
class YaesuPeerTest {

    private final Rigctl rigctl = new Rigctl(4800);

    static Stream<Arguments> telling() {
        return Stream.of(
                Arguments.of("1020", YaesuProfile.FT_817),
                Arguments.of("1041", YaesuProfile.FT_818),
                Arguments.of("1022", YaesuProfile.FT_857),
                Arguments.of("1023", YaesuProfile.FT_897),
                Arguments.of("1001", YaesuProfile.FT_847));
    }

    @ParameterizedTest
    @MethodSource("telling")
    void rigctl_tunes_the_radio_and_sets_its_mode(String model, YaesuProfile profile) throws Exception {
        Peers.require("rigctl");
        YaesuSimulator radio = new YaesuSimulator(profile);
        try (PeerWire wire = new PeerWire()) {
            Path device = wire.plug(radio);
            for (String hz : List.of("145912340", "435123450")) {
                Run run = rigctl.run(device, model, "F", hz, "f");
                assertThat(run.output()).isEqualTo(hz + "\n");
                assertThat(run.exit()).isZero();
                assertThat(radio.tunedHz()).isEqualTo(Long.parseLong(hz));
            }
            assertThat(rigctl.run(device, model, "M", "USB", "0", "m").output()).startsWith("USB\n");
            assertThat(radio.modeCode(Leg.DOWNLINK)).isEqualTo(0x01);
        }
        assertThat(radio.keyingAttempts()).isZero();
    }

    @Test
    void rigctl_tunes_both_legs_of_an_ft_847() throws Exception {
        Peers.require("rigctl");
        YaesuSimulator radio = new YaesuSimulator(YaesuProfile.FT_847);
        try (PeerWire wire = new PeerWire()) {
            assertThat(rigctl.run(wire.plug(radio), "1001", "I", "435100000").exit())
                    .isZero();
            isTuned(radio, Leg.UPLINK, 435_100_000);
        }
    }

    @Test
    void rigctl_tunes_both_legs_of_an_ft_736r_which_tells_nothing() throws Exception {
        Peers.require("rigctl");
        YaesuSimulator radio = new YaesuSimulator(YaesuProfile.FT_736R);
        try (PeerWire wire = new PeerWire()) {
            Path device = wire.plug(radio);
            assertThat(rigctl.run(device, "1010", "F", "145912340", "M", "USB", "0")
                            .exit())
                    .isZero();
            isTuned(radio, Leg.DOWNLINK, 145_912_340);
            PeerWire.await("USB", () -> radio.modeCode(Leg.DOWNLINK) == 0x01);
            assertThat(rigctl.run(device, "1010", "l", "RAWSTR").output()).isEqualTo("84\n");
            assertThat(rigctl.run(device, "1010", "F", "1296500000").exit()).isZero();
            isTuned(radio, Leg.DOWNLINK, 1_296_500_000);
            assertThat(rigctl.run(device, "1010", "I", "435100000").exit()).isZero();
            isTuned(radio, Leg.UPLINK, 435_100_000);
            PeerWire.await("rigctl takes its leave", () -> !radio.listens());
        }
        assertThat(radio.keyingAttempts()).isZero();
    }

    /** A radio that confirms nothing may still be reading when rigctl has left. */
    private static void isTuned(YaesuSimulator radio, Leg leg, long hz) throws Exception {
        PeerWire.await(leg + " at " + hz + " Hz", () -> radio.tunedHz(leg) == hz);
    }

    @ParameterizedTest
    @MethodSource("telling")
    void the_simulator_counts_when_rigctl_keys_the_transmitter(String model, YaesuProfile profile) throws Exception {
        Peers.require("rigctl");
        YaesuSimulator radio = new YaesuSimulator(profile);
        try (PeerWire wire = new PeerWire()) {
            rigctl.run(wire.plug(radio), model, "T", "1");
        }
        assertThat(radio.keyingAttempts()).isPositive();
    }
}
