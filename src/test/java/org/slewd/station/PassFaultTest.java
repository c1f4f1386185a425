package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.orbit.Sets;
import org.slewd.receiver.civ.Civ;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.gs232.Gs232;

/** Passes in which something goes wrong at a random moment around their culmination. */
@Tag("whole-pass")
class PassFaultTest {

    private static final int SEEDS = 2;

    /** Contact is regained within three seconds, and the way back is half a turn of azimuth at most. */
    private static final double BACK_ON_OBJECT_SECONDS = 35;

    private final Flight flight =
            Flight.of(Flight.ISS, pass -> pass.culminatesWithin(50, 60) && pass.fits(Plant.OVERLAP));

    @ParameterizedTest
    @MethodSource("passingFaults")
    void a_pass_goes_on_when_the_fault_is_over(RotatorKind rotator, Fault fault, long seed) {
        PassRun run = runInto(fault, rotator, seed);
        run.run(BACK_ON_OBJECT_SECONDS);
        assertIsOnObject(run);
    }

    static Stream<Arguments> passingFaults() {
        return cross(Fault.PASSING);
    }

    @ParameterizedTest
    @MethodSource("liars")
    void a_controller_that_lies_or_is_garbled_is_believed_again_or_waits_for_a_person(
            RotatorKind rotator, Fault fault, long seed) {
        PassRun run = runInto(fault, rotator, seed);
        run.run(BACK_ON_OBJECT_SECONDS);
        Optional<Snapshot.Fault> waits = run.station.snapshot().fault();
        if (waits.isPresent()) {
            assertThat(run.judge.turns()).as(run::story).isFalse();
            assertThat(waits.get().kind()).as(run::story).isEqualTo("position");
            assertThat(run.take(run.station.reset("position", "test")))
                    .as(run::story)
                    .isEqualTo(new Outcome.Accepted());
            run.run(BACK_ON_OBJECT_SECONDS);
        }
        assertIsOnObject(run);
    }

    static Stream<Arguments> liars() {
        return cross(List.of(Fault.garbled(0.2), Fault.garbled(0.01), Fault.lying()));
    }

    @ParameterizedTest
    @MethodSource("org.slewd.station.WholePassTest#rotators")
    void pointing_does_not_care_about_the_radio(RotatorKind rotator) {
        PassRun run = runInto(Fault.RADIO_AWAY, rotator, 1);
        run.run(20);
        assertThat(run.pointing.offSeconds()).as(run::story).isZero();
        assertThat(run.judge.stops()).as(run::story).isZero();
    }

    @ParameterizedTest
    @MethodSource("org.slewd.station.WholePassTest#rotators")
    void after_a_loop_that_stood_still_comes_no_burst_of_old_commands(RotatorKind rotator) {
        PassRun run = runInto(Fault.LOOP_STANDS, rotator, 1);
        int before = run.judge.targets();
        run.run(0.3);
        assertThat(run.judge.stops()).as(run::story).isPositive();
        assertThat(run.judge.targets())
                .as("before it is known where the antenna stands")
                .isEqualTo(before);
        // Three reports show that it stands, which a SPID at 600 baud takes six seconds for.
        for (int seconds = 0; seconds < 10 && run.judge.targets() == before; seconds++) {
            run.run(1);
        }
        // One in a tenth of a second at most.
        assertThat(run.judge.targets() - before).as(run::story).isBetween(1, 10);
    }

    @ParameterizedTest
    @MethodSource("org.slewd.station.WholePassTest#rotators")
    void nothing_moves_after_a_stop_and_the_pass_is_not_taken_up_again(RotatorKind rotator) {
        PassRun run = runInto(Fault.NONE, rotator, 1);
        run.station.stop("test");
        run.run(1.5);
        Pointing stood = run.rotator.truth();
        int targets = run.judge.targets();
        run.runUntil(flight.pass().los().utc().plusSeconds(100));
        assertThat(run.rotator.truth()).as(run::story).isEqualTo(stood);
        assertThat(run.judge.targets()).as(run::story).isEqualTo(targets);
        assertThat(run.states())
                .as(run::story)
                .containsExactly(
                        StationState.UNKNOWN,
                        StationState.IDLE,
                        StationState.TRACKING,
                        StationState.STOPPING,
                        StationState.IDLE);
    }

    @ParameterizedTest
    @MethodSource("org.slewd.station.WholePassTest#rotators")
    void utc_an_hour_ahead_ends_the_pass_and_parks(RotatorKind rotator) {
        PassRun run = runInto(Fault.utcSteps("UTC an hour ahead", Duration.ofHours(1)), rotator, 1);
        run.run(100);
        assertThat(run.states()).as(run::story).endsWith(StationState.PARKING, StationState.IDLE);
        assertThat(run.rotator.truth().azimuthDeg())
                .as(run::story)
                .isCloseTo(run.plant.park().azimuthDeg(), within(1.5));
    }

    @ParameterizedTest
    @MethodSource("org.slewd.station.WholePassTest#rotators")
    void utc_minutes_back_waits_for_the_rise_and_follows_the_pass_again(RotatorKind rotator) {
        PassRun run = runInto(Fault.utcSteps("UTC seven minutes back", Duration.ofMinutes(-7)), rotator, 1);
        run.run(60);
        assertThat(run.states()).as(run::story).endsWith(StationState.TRACKING, StationState.PREPOSITIONING);
        assertThat(run.judge.turns()).as(run::story).isFalse();
        run.runUntil(flight.pass().tca().utc());
        assertIsOnObject(run);
    }

    @Test
    void an_object_whose_elements_end_in_mid_pass_is_followed_as_far_as_they_hold() {
        List<Flight> ending = Stream.generate(new Random(1)::nextDouble)
                .map(turn -> Sets.set(90_000, 16.126, 0.001, 51.6, 360 * turn, 60, 300, 0.2165))
                .limit(1000)
                .flatMap(Flight::of)
                .filter(pass -> pass.pass().los().look().elevationDeg() > 1)
                .limit(3)
                .toList();
        assertThat(ending).hasSize(3);
        for (Flight decaying : ending) {
            Plant plant = Plant.g5500(Gs232.KIND_B, Civ.IC_R8600, Plant.OVERLAP, Plant.NARROW_BEAM_DEG);
            PassRun run =
                    new PassRun(plant, decaying, decaying.pass().aos().utc().minusSeconds(60));
            run.getReady();
            assertThat(run.track()).as(run::story).isEqualTo(new Outcome.Accepted());
            run.runUntil(decaying.pass().los().utc().plusSeconds(100));
            assertThat(run.pointing.offSeconds()).as(run::story).isZero();
            assertThat(run.states()).as(run::story).endsWith(StationState.PARKING, StationState.IDLE);
        }
    }

    private static void assertIsOnObject(PassRun run) {
        double offBefore = run.pointing.offSeconds();
        run.run(20);
        assertThat(run.states().get(run.states().size() - 1)).as(run::story).isEqualTo(StationState.TRACKING);
        assertThat(run.pointing.offSeconds()).as(run::story).isEqualTo(offBefore);
    }

    private static Stream<Arguments> cross(List<Fault> faults) {
        return WholePassTest.rotators()
                .flatMap(rotator -> faults.stream()
                        .flatMap(fault ->
                                LongStream.range(0, SEEDS).mapToObj(seed -> Arguments.of(rotator, fault, seed))));
    }

    /** A run that has had {@code fault}, which is just over. */
    private PassRun runInto(Fault fault, RotatorKind rotator, long seed) {
        Random random = new Random(seed);
        Plant plant = Plant.g5500(rotator, Civ.IC_R8600, Plant.OVERLAP, Plant.NARROW_BEAM_DEG);
        PassRun run = new PassRun(plant, flight, flight.pass().tca().utc().minus(Duration.ofSeconds(100)));
        run.note("seed " + seed);
        run.getReady();
        assertThat(run.track()).as(run::story).isEqualTo(new Outcome.Accepted());
        run.run(30 + 60 * random.nextDouble());
        run.note("begins: " + fault);
        fault.begin().accept(run, random);
        run.run(fault.seconds());
        run.note("is over: " + fault);
        fault.end().accept(run);
        return run;
    }
}
