package org.slewd.receiver.aor;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.PeerWire;
import org.slewd.PeerWire.Run;
import org.slewd.Peers;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Rigctl;

/** Hamlib's own program against the simulators. */
@Tag("peer")
@Execution(ExecutionMode.CONCURRENT) // they wait most of the time
class AorPeerTest {

    private final Rigctl rigctl = new Rigctl(9600);

    /** Not the SR2200: Hamlib ends its frequency with two CRs and takes the second answer for that to its next question. */
    static Stream<Arguments> receivers() {
        return Stream.of(
                Arguments.of("5001", AorProfile.AR8200),
                Arguments.of("5013", AorProfile.AR8600),
                Arguments.of("5004", AorProfile.AR5000));
    }

    @ParameterizedTest
    @MethodSource("receivers")
    void rigctl_tunes_the_receiver_and_leaves_it(String model, AorProfile profile) throws Exception {
        Peers.require("rigctl");
        AorSimulator radio = new AorSimulator(profile);
        try (PeerWire wire = new PeerWire()) {
            Path device = wire.plug(radio);
            for (String hz : List.of("145912350", "1090000000")) {
                Run run = rigctl.run(device, model, "F", hz, "f");
                assertThat(run.output()).isEqualTo(hz + "\n");
                assertThat(run.exit()).isZero();
                assertThat(radio.tunedHz()).isEqualTo(Long.parseLong(hz));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("receivers")
    void rigctl_calls_its_modes_by_the_same_digits(String model, AorProfile profile) throws Exception {
        Peers.require("rigctl");
        AorSimulator radio = new AorSimulator(profile);
        try (PeerWire wire = new PeerWire()) {
            Path device = wire.plug(radio);
            for (Mode mode : List.of(Mode.USB, Mode.LSB, Mode.CW, Mode.FM)) {
                // To an AR5000 it sends a filter without its end behind the mode and fails; the mode has arrived by
                // then.
                rigctl.run(device, model, "M", mode.name(), "0");
                assertThat(radio.mode()).isEqualTo(profile.modeDigits().get(mode));
            }
        }
    }
}
