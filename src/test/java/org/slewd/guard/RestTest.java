package org.slewd.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;

class RestTest {

    private static final Pointing PARK = new Pointing(0, 90);
    private static final Pointing AWAY = new Pointing(180, 20);

    private static final ParkPolicy ALL = new ParkPolicy(true, OptionalDouble.of(10), true, true, OptionalDouble.of(5));

    private static final Rest.Place PLACE = new Rest.Place(
            PARK, AxisModel.usual(new AxisRange(-270, 270), 6, 0.2), AxisModel.usual(new AxisRange(0, 90), 3, 0.2));

    @Test
    void it_parks_after_a_pass_when_idle_when_unsafe_and_at_the_end() {
        assertThat(Rest.decide(ALL, PLACE, situation(AWAY, true, 0, false, false)))
                .isEqualTo(new Rest.Park(PARK, "the pass is over"));
        assertThat(Rest.decide(ALL, PLACE, situation(AWAY, false, 600, false, false)))
                .isInstanceOf(Rest.Park.class);
        assertThat(Rest.decide(ALL, PLACE, situation(AWAY, false, 599, false, false)))
                .isEqualTo(new Rest.Stay());
        assertThat(Rest.decide(ALL, PLACE, situation(AWAY, false, 0, true, false)))
                .isInstanceOf(Rest.Park.class);
        assertThat(Rest.decide(ALL, PLACE, situation(AWAY, false, 0, false, true)))
                .isInstanceOf(Rest.Park.class);
    }

    @Test
    void nothing_moves_by_itself_where_nothing_is_asked_for_or_it_rests_already() {
        for (boolean flag : new boolean[] {false, true}) {
            assertThat(Rest.decide(ParkPolicy.NEVER, PLACE, situation(AWAY, true, 1e6, flag, false)))
                    .isEqualTo(new Rest.Stay());
            assertThat(Rest.decide(ParkPolicy.NEVER, PLACE, situation(AWAY, true, 1e6, false, flag)))
                    .isEqualTo(new Rest.Stay());
            assertThat(Rest.decide(ALL, PLACE, situation(new Pointing(1, 89), true, 1e6, flag, !flag)))
                    .isEqualTo(new Rest.Stay());
        }
    }

    @Test
    void a_pass_is_never_delayed_by_resting_but_safety_comes_first() {
        // To rest 180 deg at 6 deg/s and 70 at 3, and back to 90/0: 15 and 30 s; with the reserve some 160 s.
        Rest.Next soon = new Rest.Next(150, Optional.of(new Pointing(90, 0)));
        Rest.Next later = new Rest.Next(170, Optional.of(new Pointing(90, 0)));
        assertThat(Rest.decide(ALL, PLACE, situation(AWAY, true, 0, false, soon)))
                .isInstanceOf(Rest.Wait.class);
        assertThat(Rest.decide(ALL, PLACE, situation(AWAY, true, 0, false, later)))
                .isInstanceOf(Rest.Park.class);
        assertThat(Rest.decide(ALL, PLACE, situation(AWAY, true, 0, false, new Rest.Next(170, Optional.empty()))))
                .as("the whole travel back, where the start is not known")
                .isInstanceOf(Rest.Wait.class);
        assertThat(Rest.decide(ALL, PLACE, situation(AWAY, true, 0, true, soon)))
                .isInstanceOf(Rest.Park.class);
    }

    @Test
    void a_cable_that_is_wound_is_unwound_when_there_is_time() {
        ParkPolicy unwinding = new ParkPolicy(false, OptionalDouble.empty(), false, false, OptionalDouble.of(5));
        assertThat(Rest.decide(unwinding, PLACE, situation(new Pointing(250, 10), false, 300, false, false)))
                .isEqualTo(new Rest.Unwind(new Pointing(-110, 10)));
        assertThat(Rest.decide(unwinding, PLACE, situation(new Pointing(250, 10), false, 299, false, false)))
                .isEqualTo(new Rest.Stay());
        assertThat(Rest.decide(unwinding, PLACE, situation(new Pointing(170, 10), false, 300, false, false)))
                .isEqualTo(new Rest.Stay());
        assertThat(Rest.decide(unwinding, PLACE, situation(new Pointing(200, 10), false, 300, false, false)))
                .as("not worth the wear")
                .isEqualTo(new Rest.Stay());
        assertThat(Rest.decide(
                        unwinding,
                        PLACE,
                        situation(new Pointing(250, 10), false, 300, false, new Rest.Next(60, Optional.empty()))))
                .isInstanceOf(Rest.Wait.class);
    }

    private static Rest.Situation situation(
            Pointing at, boolean passEnded, double idleSeconds, boolean unsafe, boolean shuttingDown) {
        return new Rest.Situation(at, passEnded, idleSeconds, unsafe, shuttingDown, Optional.empty());
    }

    private static Rest.Situation situation(
            Pointing at, boolean passEnded, double idleSeconds, boolean unsafe, Rest.Next next) {
        return new Rest.Situation(at, passEnded, idleSeconds, unsafe, false, Optional.of(next));
    }
}
