package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.slewd.link.LinkAddress;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.station.Arrival.Sign;

class ArrivalTest {

    private static final Pointing PLACE = new Pointing(270, 45);

    private static Rig pointed(double coastDeg) {
        Rig rig = Rig.runningOn(Gs232.KIND_B, coastDeg);
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(20));
        assertThat(rig.take(rig.station.point(PLACE, "Ada"))).isEqualTo(new Outcome.Accepted());
        rig.runUntil(StationState.POINTING, Duration.ofSeconds(1));
        return rig;
    }

    private static int targets(Rig rig) {
        return rig.rotator.motors().judge().targets();
    }

    @Test
    void a_sound_antenna_is_sent_once() {
        Rig rig = pointed(0.5);
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(40));
        assertThat(targets(rig)).isEqualTo(1);
        assertThat(rig.truth().azimuthDeg()).isBetween(268.5, 271.5);
    }

    @Test
    void one_that_has_run_past_its_place_is_sent_there_anew_and_not_for_ever() {
        for (double coastDeg : new double[] {2.8, 3.4}) {
            Rig rig = pointed(coastDeg);
            rig.runUntil(StationState.IDLE, Duration.ofSeconds(60));
            boolean isLeft = rig.alerts().stream()
                    .anyMatch(text -> text.startsWith("the antenna was sent to azimuth 270.0, elevation 45.0 3 times"));
            assertThat(targets(rig)).isBetween(2, Arrival.MOST_TRIES);
            assertThat(isLeft).isEqualTo(Math.abs(rig.truth().azimuthDeg() - 270) > 2);
            assertThat(rig.take(rig.station.park("Ada"))).as("it takes orders").isEqualTo(new Outcome.Accepted());
        }
    }

    @Test
    void what_stands_beside_its_place_after_three_tries_is_left_alone() {
        long second = 1_000_000_000L;
        RotatorConfig config = new RotatorConfig(
                "any",
                new LinkAddress.Simulated(),
                OptionalInt.empty(),
                AxisModel.usual(new AxisRange(0, 360), 5, 0.4),
                AxisModel.usual(new AxisRange(0, 90), 2, 0.4),
                20,
                PLACE);
        Arrival arrival = new Arrival(config, 1, 0);
        // Five seconds, and three times what it takes to start and to read another degree: 2.7 s.
        assertThat(arrival.look(false, true, 7 * second)).isEqualTo(Sign.ON_THE_WAY);
        assertThat(arrival.look(false, false, 9 * second)).isEqualTo(Sign.ON_THE_WAY);
        assertThat(arrival.look(true, false, 10 * second))
                .as("it turns through it")
                .isEqualTo(Sign.ON_THE_WAY);
        assertThat(arrival.look(false, true, 17 * second)).isEqualTo(Sign.ON_THE_WAY);
        assertThat(arrival.look(false, true, 18 * second)).isEqualTo(Sign.AGAIN);
        assertThat(arrival.look(false, true, 19 * second)).isEqualTo(Sign.ON_THE_WAY);
        assertThat(arrival.look(false, true, 26 * second)).isEqualTo(Sign.AGAIN);
        assertThat(arrival.look(false, true, 34 * second)).isEqualTo(Sign.BESIDE);
        assertThat(arrival.look(true, true, 34 * second)).isEqualTo(Sign.THERE);
    }
}
