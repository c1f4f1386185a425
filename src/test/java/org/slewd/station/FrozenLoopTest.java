package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.receiver.civ.Civ;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;

/** The loop does not turn for a while, as when the process is stopped, and wakes up in the middle of something. */
class FrozenLoopTest {

    private final Flight flight =
            Flight.of(Flight.ISS, each -> each.culminatesWithin(30, 40) && each.fits(Plant.OVERLAP));
    private final Instant rise = flight.pass().aos().utc();
    private final PassRun run =
            new PassRun(Plant.g5500(Gs232.KIND_B, Civ.IC_R8600, Plant.OVERLAP, 30), flight, rise.minusSeconds(60));

    /** Lets the controller go on alone, and turns the loop again. */
    private void freeze(Duration gap) {
        run.judge.countStopsAnew();
        int targets = run.judge.targets();
        run.clock.advance(gap);
        // The bytes take their time on the line.
        for (int i = 0; i < 4 && run.judge.stops() == 0; i++) {
            run.step();
        }
        assertThat(run.judge.stops()).as("stops at once").isPositive();
        assertThat(run.judge.targets()).as("nothing else is sent before").isEqualTo(targets);
    }

    private List<String> alerts() {
        return run.station.snapshot().loop().alerts().stream()
                .map(Snapshot.Alert::message)
                .toList();
    }

    /** Between the beam and the object. */
    private double errorDeg() {
        Pointing beam = run.rotator.truth();
        LookAngle object = run.station.snapshot().target().orElseThrow().look();
        return Angles.separation(beam.azimuthDeg(), beam.elevationDeg(), object.azimuthDeg(), object.elevationDeg());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 10, 120})
    void in_mid_pass_it_stops_first_and_then_goes_on_from_where_the_antenna_is(int gapSeconds) {
        run.getReady();
        assertThat(run.track()).isEqualTo(new Outcome.Accepted());
        run.runUntil(rise.plusSeconds(90));

        freeze(Duration.ofSeconds(gapSeconds));

        assertThat(alerts()).anyMatch(text -> text.startsWith("slewd did not run for " + gapSeconds + ".0 s"));
        run.run(40);
        assertThat(run.station.snapshot().fault()).isEmpty();
        assertThat(run.station.snapshot().state()).isEqualTo(StationState.TRACKING);
        assertThat(errorDeg()).as("back on the path").isLessThan(4);
    }

    @Test
    void a_pass_that_has_set_meanwhile_is_over() {
        run.getReady();
        assertThat(run.track()).isEqualTo(new Outcome.Accepted());
        run.runUntil(flight.pass().los().utc().minusSeconds(20));

        freeze(Duration.ofSeconds(60));
        run.run(1);

        assertThat(run.station.snapshot().target()).isEmpty();
    }

    @Test
    void a_turn_to_a_place_ends_where_the_antenna_is_found() {
        run.getReady();
        assertThat(run.take(run.station.point(new Pointing(350, 60), "test"))).isEqualTo(new Outcome.Accepted());
        run.run(5);

        freeze(Duration.ofSeconds(10));
        run.run(20);

        assertThat(run.station.snapshot().state()).isEqualTo(StationState.IDLE);
        Pointing found = run.rotator.truth();
        run.run(20);
        assertThat(run.rotator.truth()).isEqualTo(found);
    }

    @Test
    void half_a_second_is_nothing() {
        run.getReady();
        run.judge.countStopsAnew();
        run.clock.advance(Duration.ofMillis(500));
        run.run(1);
        assertThat(run.judge.stops()).isZero();
    }
}
