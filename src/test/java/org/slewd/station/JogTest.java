package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.mount.Axis;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.gs232.Gs232;

/** An axis that turns as long as somebody says so. */
class JogTest {

    private static final Duration REPEAT = Duration.ofMillis(250);

    private final Rig rig = new Rig(Gs232.KIND_B, Rig.START);

    @BeforeEach
    void stand_in_the_middle() {
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(3));
        rig.take(rig.station.point(new Pointing(200, 40), "test"));
        rig.run(Duration.ofSeconds(1));
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(60));
    }

    private Outcome jog(Axis axis, boolean forward) {
        return rig.take(rig.station.jog(axis, forward, "test"));
    }

    private void jogFor(Axis axis, boolean forward, int repeats) {
        for (int i = 0; i < repeats; i++) {
            assertThat(jog(axis, forward)).isEqualTo(new Outcome.Accepted());
            rig.run(REPEAT);
        }
    }

    @ParameterizedTest
    @CsvSource({"AZIMUTH,true", "AZIMUTH,false", "ELEVATION,true", "ELEVATION,false"})
    void turns_one_axis_one_way_while_it_is_said_again(Axis axis, boolean forward) {
        Pointing before = rig.truth();
        jogFor(axis, forward, 16);
        Pointing after = rig.truth();
        double turnedDeg = axis.of(after) - axis.of(before);
        assertThat(forward ? turnedDeg : -turnedDeg).isGreaterThan(4);
        Axis other = axis == Axis.AZIMUTH ? Axis.ELEVATION : Axis.AZIMUTH;
        assertThat(other.of(after)).isCloseTo(other.of(before), within(0.6));
        assertThat(rig.state()).isEqualTo(StationState.POINTING);
    }

    @Test
    void stands_within_a_second_after_it_was_said_last() {
        jogFor(Axis.AZIMUTH, true, 8);
        rig.run(Duration.ofMillis(750)); // which makes it a second
        Pointing rest = rig.truth();
        rig.run(Duration.ofSeconds(5));
        assertThat(rig.truth()).isEqualTo(rest);
        assertThat(rig.state()).isEqualTo(StationState.IDLE);
    }

    @Test
    void ends_at_the_end_of_the_travel_and_says_so() {
        rig.take(rig.station.point(new Pointing(200, 2), "test"));
        rig.run(Duration.ofSeconds(1));
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(60));
        Outcome last = new Outcome.Accepted();
        for (int i = 0; i < 40 && last instanceof Outcome.Accepted; i++) {
            last = jog(Axis.ELEVATION, false);
            rig.run(REPEAT);
            assertThat(rig.truth().elevationDeg()).isGreaterThanOrEqualTo(0);
        }
        assertThat(last)
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo("outside-envelope"));
        assertThat(rig.truth().elevationDeg()).isCloseTo(0, within(1.5));
    }

    @Test
    void does_not_interrupt_what_is_going_on_and_gives_way_to_a_stop() {
        rig.take(rig.station.point(new Pointing(300, 40), "test"));
        rig.run(Duration.ofSeconds(1));
        assertThat(jog(Axis.AZIMUTH, true))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo("busy"));
        rig.station.stop("test");
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(10));
        jogFor(Axis.AZIMUTH, true, 4);
        rig.station.stop("test");
        rig.run(Duration.ofMillis(400));
        Pointing rest = rig.truth();
        rig.run(Duration.ofSeconds(5));
        assertThat(rig.truth()).isEqualTo(rest);
    }
}
