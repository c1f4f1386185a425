package org.slewd.receiver.rigctld;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.PeerWire;
import org.slewd.PeerWire.Run;
import org.slewd.Peers;
import org.slewd.link.Contact;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverState;
import org.slewd.receiver.SimulatedReceiver;
import org.slewd.receiver.Tuning;
import org.slewd.receiver.civ.Civ;

/** Our driver against Hamlib's daemon, and Hamlib's client against our simulator. */
@Tag("peer")
@Execution(ExecutionMode.CONCURRENT) // they wait most of the time
class RigctldPeerTest {

    private static ReceiverState state(RigctldDriver driver) {
        synchronized (driver) {
            return driver.state(System.nanoTime());
        }
    }

    private static void tune(RigctldDriver driver, long hz, Mode mode) throws InterruptedException {
        synchronized (driver) {
            driver.tune(Leg.DOWNLINK, new Tuning(hz, Optional.of(mode)));
        }
        PeerWire.await(
                hz + " Hz verified",
                () -> {
                    ReceiverState state = state(driver);
                    return state.downlink().verified()
                            && state.downlink().measured().orElseThrow().hz() == hz;
                },
                () -> state(driver));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--vfo"})
    void the_driver_tunes_the_dummy_radio_of_rigctld(String option) throws Exception {
        String rigctld = Peers.require("rigctld").toString();
        RigctldDriver driver = new RigctldDriver(RigctldDialect.HAMLIB, System.nanoTime());
        int port = PeerWire.freePort();
        try (PeerWire wire = new PeerWire()) {
            List<String> command =
                    new ArrayList<>(List.of(rigctld, "-m", "1", "-T", "127.0.0.1", "-t", String.valueOf(port)));
            if (!option.isEmpty()) {
                command.add(option);
            }
            wire.start(command.toArray(String[]::new));
            wire.connect(driver, port);

            tune(driver, 145_800_000, Mode.FM);
            tune(driver, 435_123_456, Mode.USB);
            for (int i = 1; i <= 10; i++) {
                tune(driver, 435_123_456 + i, Mode.USB);
            }
            assertThat(state(driver).contact()).isEqualTo(Contact.ANSWERING);
            assertThat(state(driver).trouble()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--vfo"})
    void the_driver_tunes_both_legs_of_the_dummy_radio(String option) throws Exception {
        String rigctld = Peers.require("rigctld").toString();
        RigctldDriver driver = new RigctldDriver(RigctldDialect.HAMLIB, System.nanoTime());
        int port = PeerWire.freePort();
        try (PeerWire wire = new PeerWire()) {
            List<String> command =
                    new ArrayList<>(List.of(rigctld, "-m", "1", "-T", "127.0.0.1", "-t", String.valueOf(port)));
            if (!option.isEmpty()) {
                command.add(option);
            }
            wire.start(command.toArray(String[]::new));
            wire.connect(driver, port);

            for (int i = 0; i < 5; i++) {
                long downlinkHz = 145_800_000L + i;
                long uplinkHz = 435_100_000L - i;
                synchronized (driver) {
                    driver.tune(Leg.DOWNLINK, new Tuning(downlinkHz, Optional.of(Mode.FM)));
                    driver.tune(Leg.UPLINK, new Tuning(uplinkHz, Optional.of(Mode.FM)));
                }
                PeerWire.await("both legs verified", () -> {
                    ReceiverState state = state(driver);
                    return state.downlink().verified()
                            && state.dial(Leg.UPLINK).verified()
                            && state.downlink().measured().orElseThrow().hz() == downlinkHz
                            && state.dial(Leg.UPLINK).measured().orElseThrow().hz() == uplinkHz;
                });
            }
            assertThat(state(driver).trouble()).isEmpty();
            assertThat(state(driver).latencyNanos()).isPresent();
        }
    }

    @Test
    void the_driver_tunes_through_rigctld_and_a_pseudo_terminal_the_ic_r8600_of_the_next_room() throws Exception {
        String rigctld = Peers.require("rigctld").toString();
        SimulatedReceiver radio = Civ.IC_R8600.simulator().get();
        RigctldDriver driver = new RigctldDriver(RigctldDialect.HAMLIB, System.nanoTime());
        int port = PeerWire.freePort();
        try (PeerWire wire = new PeerWire()) {
            Path device = wire.plug(radio);
            wire.start(
                    rigctld,
                    "-m",
                    "3079",
                    "-r",
                    device.toString(),
                    "-s",
                    "19200",
                    "-T",
                    "127.0.0.1",
                    "-t",
                    String.valueOf(port));
            wire.connect(driver, port);

            tune(driver, 137_912_500, Mode.FM);
            assertThat(radio.tunedHz()).isEqualTo(137_912_500);
            tune(driver, 1_090_000_000, Mode.AM);
            assertThat(radio.tunedHz()).isEqualTo(1_090_000_000);
            synchronized (driver) {
                driver.tune(Leg.DOWNLINK, new Tuning(4_000_000_000L, Optional.empty()));
            }
            PeerWire.await("a refusal", () -> state(driver).trouble().isPresent());
            assertThat(state(driver).trouble().orElseThrow())
                    .startsWith("rigctld refused 4000.000000 MHz (RPRT -9, rejected by the radio).");
            assertThat(radio.keyingAttempts()).isZero();
        }
    }

    @Test
    void rigctl_tunes_the_simulator_through_the_network() throws Exception {
        String rigctl = Peers.require("rigctl").toString();
        RigctldSimulator radio = new RigctldSimulator(new HamlibServer(false));
        try (PeerWire wire = new PeerWire()) {
            String address = "127.0.0.1:" + wire.listen(radio);
            for (String hz : List.of("145800000", "435123456")) {
                Run run = PeerWire.run(rigctl, "-m", "2", "-r", address, "-C", "timeout=1500", "F", hz, "f");
                assertThat(run.output()).isEqualTo(hz + "\n");
                assertThat(run.exit()).isZero();
                assertThat(radio.tunedHz()).isEqualTo(Long.parseLong(hz));
            }
            assertThat(PeerWire.run(rigctl, "-m", "2", "-r", address, "-C", "timeout=1500", "M", "USB", "2400", "m")
                            .output())
                    .isEqualTo("USB\n2400\n");
            assertThat(radio.mode()).isEqualTo("USB");
            assertThat(radio.keyingAttempts()).isZero();

            PeerWire.run(rigctl, "-m", "2", "-r", address, "-C", "timeout=1500", "T", "1");
            assertThat(radio.keyingAttempts())
                    .as("rigctl asks the server to transmit")
                    .isPositive();
        }
    }
}
