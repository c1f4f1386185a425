package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.receiver.ReceiverKind;
import org.slewd.receiver.civ.Civ;
import org.slewd.receiver.kenwood.Kenwood;
import org.slewd.rotator.gs232.Gs232;

/** Radios that understand each setting and say no: of another country, locked, or with tuning by programs turned off. */
class DeafRadioTest {

    static Stream<ReceiverKind> radios() {
        return Stream.of(Civ.IC_R8600, Civ.IC_9700, Kenwood.TS_2000);
    }

    @ParameterizedTest
    @MethodSource("radios")
    void refusals_are_not_taken_for_a_hand_on_the_dial(ReceiverKind radio) {
        Flight flight = Flight.of(Flight.ISS, pass -> pass.culminatesWithin(50, 60));
        Plant plant = Plant.g5500(Gs232.KIND_B, radio, Plant.OVERLAP, Plant.NARROW_BEAM_DEG);
        PassRun run = new PassRun(plant, flight, flight.pass().tca().utc().minusSeconds(60));
        run.getReady();
        run.receiver.faults().refuse(true);
        assertThat(run.track()).as(run::story).isEqualTo(new Outcome.Accepted());
        run.run(60);
        Snapshot.Target target = run.station.snapshot().target().orElseThrow();
        assertThat(target.downlinkHz()).as(run::story).contains(PassRun.DOWNLINK_HZ);
        assertThat(run.station.snapshot().loop().alerts())
                .as("what an operator is told")
                .noneMatch(alert -> alert.message().contains("dial was turned"))
                .anyMatch(alert -> alert.message().contains("refused"));
    }
}
