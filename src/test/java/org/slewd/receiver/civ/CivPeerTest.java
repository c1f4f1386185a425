package org.slewd.receiver.civ;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.PeerWire;
import org.slewd.PeerWire.Run;
import org.slewd.Peers;

/** Hamlib's own program against the simulators. */
@Tag("peer")
class CivPeerTest {

    private static Run rigctl(Path device, String model, String... words) throws Exception {
        List<String> command = new ArrayList<>(
                List.of(Peers.require("rigctl").toString(), "-m", model, "-r", device.toString(), "-s", "19200"));
        command.addAll(List.of(words));
        return PeerWire.run(command.toArray(String[]::new));
    }

    @ParameterizedTest
    @ValueSource(booleans = {true, false})
    void rigctl_tunes_the_ic_r8600_with_and_without_echo(boolean echo) throws Exception {
        Peers.require("rigctl");
        CivSimulator radio = new CivSimulator(CivProfile.IC_R8600, echo);
        try (PeerWire wire = new PeerWire()) {
            Path device = wire.plug(radio);
            for (String hz : List.of("145800000", "435000000", "145912345", "1090000000", "2999999999")) {
                Run run = rigctl(device, "3079", "F", hz, "f");
                assertThat(run.output()).isEqualTo(hz + "\n");
                assertThat(run.exit()).isZero();
                assertThat(radio.tunedHz()).isEqualTo(Long.parseLong(hz));
            }
            assertThat(rigctl(device, "3079", "M", "FM", "15000", "m").output()).startsWith("FM\n");
            assertThat(radio.modeCode()).isEqualTo(5);
            assertThat(rigctl(device, "3079", "M", "USB", "2400", "m").output()).startsWith("USB\n");
            assertThat(radio.modeCode()).isEqualTo(1);
        }
        assertThat(radio.keyingAttempts()).isZero();
    }

    @Test
    void rigctl_tunes_the_ic_9700_on_its_three_bands() throws Exception {
        Peers.require("rigctl");
        CivSimulator radio = new CivSimulator(CivProfile.IC_9700);
        try (PeerWire wire = new PeerWire()) {
            Path device = wire.plug(radio);
            for (String hz : List.of("145800000", "435123450", "1296100000", "145912345")) {
                Run run = rigctl(device, "3081", "F", hz, "f");
                assertThat(run.output()).isEqualTo(hz + "\n");
                assertThat(run.exit()).isZero();
                assertThat(radio.tunedHz()).isEqualTo(Long.parseLong(hz));
            }
            assertThat(rigctl(device, "3081", "M", "FM", "15000", "m").output()).startsWith("FM\n");
            assertThat(rigctl(device, "3081", "M", "USB", "2400", "m").output()).startsWith("USB\n");
            assertThat(radio.modeCode()).isEqualTo(1);
            assertThat(rigctl(device, "3081", "t").output()).isEqualTo("0\n");
            assertThat(rigctl(device, "3081", "u", "SATMODE").output()).isEqualTo("0\n");
            assertThat(rigctl(device, "3081", "F", "300000000").output()).contains("rejected");
            assertThat(radio.tunedHz()).isEqualTo(145_912_345);
            assertThat(radio.keyingAttempts()).isZero();
        }
    }

    @Test
    void the_simulator_refuses_and_counts_when_rigctl_keys_the_transmitter() throws Exception {
        Peers.require("rigctl");
        CivSimulator radio = new CivSimulator(CivProfile.IC_9700);
        try (PeerWire wire = new PeerWire()) {
            Path device = wire.plug(radio);
            Run run = rigctl(device, "3081", "T", "1");

            assertThat(run.output()).contains("rejected");
            assertThat(radio.keyingAttempts()).isPositive();
        }
    }
}
