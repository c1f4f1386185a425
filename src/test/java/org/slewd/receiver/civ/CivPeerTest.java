package org.slewd.receiver.civ;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.PeerWire;
import org.slewd.PeerWire.Run;
import org.slewd.Peers;
import org.slewd.receiver.Half;
import org.slewd.receiver.Leg;
import org.slewd.receiver.ReceiverOptions;
import org.slewd.receiver.SimulatedReceiver;

/** Hamlib's own program against the simulators. */
@Tag("peer")
@Execution(ExecutionMode.CONCURRENT) // they wait most of the time
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

    /** Model 3034, the IC-821H, is left out: it sends four bytes of frequency, without the hundreds of megahertz. */
    @ParameterizedTest
    @CsvSource({"3085, ic-705", "3068, ic-9100", "3044, ic-910h", "3070, ic-7100"})
    void rigctl_tunes_the_other_sets_of_the_folder(String model, String name) throws Exception {
        Peers.require("rigctl");
        SimulatedReceiver radio = Stream.of(Civ.IC_705, Civ.IC_9100, Civ.IC_910H, Civ.IC_7100)
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow()
                .simulator()
                .get();
        try (PeerWire wire = new PeerWire()) {
            Path device = wire.plug(radio);
            for (String hz : List.of("145800000", "435100000", "145912345")) {
                Run run = rigctl(device, model, "F", hz, "f");
                assertThat(run.output()).isEqualTo(hz + "\n");
                assertThat(run.exit()).isZero();
                assertThat(radio.tunedHz()).isEqualTo(Long.parseLong(hz));
            }
            assertThat(rigctl(device, model, "M", "USB", "2400", "m").output()).startsWith("USB\n");
        }
        assertThat(radio.keyingAttempts()).isZero();
    }

    @Test
    void rigctl_tunes_both_halves_of_an_ic_9700_in_satellite_mode() throws Exception {
        Peers.require("rigctl");
        CivProfile profile =
                CivProfile.IC_9700.fitted(new ReceiverOptions(OptionalInt.empty(), Optional.of(Half.MAIN)));
        CivSimulator radio = new CivSimulator(profile, false);
        try (PeerWire wire = new PeerWire()) {
            Path device = wire.plug(radio);
            assertThat(rigctl(device, "3081", "U", "SATMODE", "1").exit()).isZero();
            Run run = rigctl(device, "3081", "F", "435510000", "I", "145950000", "f", "i");
            assertThat(run.output()).isEqualTo("435510000\n145950000\n");
            assertThat(radio.tunedHz(Leg.DOWNLINK)).isEqualTo(435_510_000);
            assertThat(radio.tunedHz(Leg.UPLINK)).isEqualTo(145_950_000);
        }
        assertThat(radio.keyingAttempts()).isZero();
    }
}
