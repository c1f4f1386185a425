package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.receiver.ReceiverKind;
import org.slewd.receiver.civ.Civ;
import org.slewd.receiver.kenwood.Kenwood;
import org.slewd.receiver.rigctld.Rigctld;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.gs232.Gs232;

/**
 * A pass on which the radio goes wrong in every way that there is, one after the other, beside the same pass with a sound
 * radio: the antenna goes the same way to the last digit, nothing is said that keys, and the dial is right again after each.
 */
@Tag("whole-pass")
class UnrulyRadioTest {

    private static final double FAULT_SECONDS = 20;
    private static final double HEALING_SECONDS = 15;
    private static final double WORKING_OFF_SECONDS = 90;
    private static final double LOOK_SECONDS = 5;

    /** What may be said to an operator in a minute: that the radio is silent, and what it complains of. */
    private static final int MOST_LINES = 2;

    /**
     * Something that goes wrong.
     *
     * @param silences whether the radio cannot have confirmed anything at its end
     */
    private record Trouble(String name, boolean silences, Consumer<PassRun> begin, Consumer<PassRun> end) {
        @Override
        public String toString() {
            return name;
        }
    }

    private static Trouble wire(String name, boolean silences, Consumer<PassRun> begin) {
        return new Trouble(
                name, silences, begin, run -> run.receiverLink.faults().clear());
    }

    private static Trouble radio(String name, boolean silences, Consumer<PassRun> begin) {
        return new Trouble(
                name,
                silences,
                begin,
                run -> run.receiverLink.locked(() -> run.receiver.faults().clear()));
    }

    private static final List<Trouble> TROUBLES = List.of(
            wire("garbled", false, run -> run.receiverLink.faults().garbage(0.2, 44)),
            wire("nothing but noise", true, run -> run.receiverLink.faults().garbage(1, 44)),
            wire("echo", false, run -> run.receiverLink.faults().echo(true)),
            wire("cut short", false, run -> run.receiverLink.faults().cut(0.5, 44)),
            wire("glued", false, run -> run.receiverLink.faults().merge(true)),
            wire("slow wire", false, run -> run.receiverLink.faults().delayed(3_000_000_000L)),
            wire("mute wire", true, run -> run.receiverLink.faults().off(true)),
            radio(
                    "off",
                    true,
                    run -> run.receiverLink.locked(() -> run.receiver.faults().off(true))),
            radio(
                    "refusing",
                    true,
                    run -> run.receiverLink.locked(() -> run.receiver.faults().refuse(true))),
            radio(
                    "deaf",
                    false,
                    run -> run.receiverLink.locked(() -> run.receiver.faults().deaf(20))),
            new Trouble("unplugged", true, run -> run.receiverLink.unplug(), run -> run.receiverLink.replug()),
            // The last, as such a radio has then to work off what it was told meanwhile.
            radio(
                    "slow",
                    false,
                    run -> run.receiverLink.locked(
                            () -> run.receiver.faults().latency(OptionalLong.of(2_500_000_000L)))));

    static Stream<ReceiverKind> radios() {
        return Stream.of(Civ.IC_R8600, Civ.IC_9700, Kenwood.TS_2000, Rigctld.RIGCTLD);
    }

    /** What became of one run. */
    private record Flown(List<Pointing> way, PassRun run, List<String> complaints) {}

    @ParameterizedTest
    @MethodSource("radios")
    void the_antenna_does_not_care_and_nothing_is_keyed(ReceiverKind radio) {
        Flown sound = fly(radio, List.of());
        Flown unruly = fly(radio, TROUBLES);
        assertThat(unruly.way()).as(unruly.run()::story).isEqualTo(sound.way());
        assertThat(unruly.run().pointing.offSeconds())
                .isEqualTo(sound.run().pointing.offSeconds());
        assertThat(unruly.run().receiver.keyingAttempts()).isZero();
        assertThat(sound.run().receiver.keyingAttempts()).isZero();
        assertThat(unruly.complaints()).isEmpty();
    }

    private static Flown fly(ReceiverKind radio, List<Trouble> troubles) {
        Flight flight = Flight.of(Flight.ISS, pass -> pass.culminatesWithin(50, 60) && pass.fits(Plant.OVERLAP));
        Plant plant = Plant.g5500(Gs232.KIND_B, radio, Plant.OVERLAP, Plant.NARROW_BEAM_DEG);
        Instant start = flight.pass().aos().utc().minusSeconds(30);
        PassRun run = new PassRun(plant, flight, start);
        List<Pointing> way = new ArrayList<>();
        List<String> complaints = new ArrayList<>();
        run.getReady();
        assertThat(run.track()).as(run::story).isEqualTo(new Outcome.Accepted());
        go(run, 40, way);
        for (Trouble trouble : troubles) {
            Instant from = run.clock.utc();
            run.note("begins: " + trouble);
            trouble.begin().accept(run);
            go(run, FAULT_SECONDS - LOOK_SECONDS, way);
            boolean confirmed = go(run, LOOK_SECONDS, way);
            if (trouble.silences() && confirmed) {
                complaints.add(trouble + ": the dial is said to be confirmed");
            }
            run.note("is over: " + trouble);
            trouble.end().accept(run);
            double healing = trouble.name().equals("slow") ? WORKING_OFF_SECONDS : HEALING_SECONDS;
            go(run, healing - LOOK_SECONDS, way);
            if (!go(run, LOOK_SECONDS, way)) {
                complaints.add(trouble + ": the dial is not confirmed " + healing + " s later");
            }
            long lines = run.station.snapshot().loop().alerts().stream()
                    .filter(alert -> !alert.utc().isBefore(from))
                    .count();
            if (lines > MOST_LINES * Math.ceil((FAULT_SECONDS + healing) / 60)) {
                complaints.add(trouble + ": " + lines + " lines");
            }
        }
        double left =
                (flight.pass().los().utc().toEpochMilli() - run.clock.utc().toEpochMilli()) / 1e3;
        go(run, left + 5, way);
        return new Flown(way, run, complaints);
    }

    /** Whether the radio confirmed a setting meanwhile; each setting is unconfirmed until it was read back. */
    private static boolean go(PassRun run, double seconds, List<Pointing> way) {
        boolean confirmed = false;
        for (long tick = 0; tick < Math.round(seconds * 20); tick++) {
            run.run(0.05);
            way.add(run.rotator.truth());
            confirmed |=
                    run.station.snapshot().receiver().orElseThrow().downlink().verified();
        }
        return confirmed;
    }
}
