package org.slewd.rotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class TargetSlotTest {

    private static final RotatorTraits WHOLE_DEGREES =
            new RotatorTraits(new AxisRange(0, 450), new AxisRange(0, 180), 1, 1, 500, true);

    private final TargetSlot slot = new TargetSlot(WHOLE_DEGREES);

    private static Optional<Pointing> at(double azimuthDeg, double elevationDeg) {
        return Optional.of(new Pointing(azimuthDeg, elevationDeg));
    }

    @Test
    void has_nothing_due_until_aimed() {
        assertThat(slot.due(0)).isEmpty();
        assertThat(slot.refused()).isFalse();
        assertThat(slot.commanded()).isEmpty();
    }

    @Test
    void rounds_to_the_nearest_degree() {
        slot.aim(new Pointing(359.6, 5.4));
        assertThat(slot.due(0)).isEqualTo(at(360, 5));
        slot.aim(new Pointing(0.49, 0.51));
        assertThat(slot.due(0)).isEqualTo(at(0, 1));
        slot.aim(new Pointing(-0.3, 180.3));
        assertThat(slot.due(0)).isEqualTo(at(0, 180));
    }

    @Test
    void refuses_what_rounds_to_outside_and_keeps_the_target_before() {
        slot.aim(new Pointing(10, 10));
        assertThatThrownBy(() -> slot.aim(new Pointing(450.6, 10))).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> slot.aim(new Pointing(10, -0.6))).isInstanceOf(IllegalArgumentException.class);
        assertThat(slot.due(0)).isEqualTo(at(10, 10));
    }

    @Test
    void keeps_the_interval_even_after_a_stop() {
        slot.aim(new Pointing(10, 10));
        slot.due(0);
        slot.sent(0);
        slot.forget();
        slot.aim(new Pointing(10, 10));
        assertThat(slot.due(499)).isEmpty();
        assertThat(slot.due(500)).isEqualTo(at(10, 10));
    }

    @Test
    void a_target_is_sent_once_until_it_changes() {
        slot.aim(new Pointing(10, 10));
        slot.sent(0);
        slot.aim(new Pointing(10.4, 9.6));
        assertThat(slot.due(1000)).isEmpty();
        slot.aim(new Pointing(11, 10));
        assertThat(slot.due(1000)).isEqualTo(at(11, 10));
        slot.aim(new Pointing(10, 10));
        assertThat(slot.due(1000)).isEmpty();
    }

    @Test
    void a_refused_target_is_sent_once_more_and_then_left() {
        slot.aim(new Pointing(10, 10));
        slot.sent(0);
        assertThat(slot.refused()).isTrue();
        assertThat(slot.due(600)).isEqualTo(at(10, 10));
        slot.sent(600);
        assertThat(slot.refused()).isFalse();
        slot.aim(new Pointing(10, 10));
        assertThat(slot.due(2000)).isEmpty();
        slot.aim(new Pointing(20, 10));
        slot.sent(2000);
        assertThat(slot.refused()).isTrue();
    }

    @Test
    void a_refusal_that_comes_after_a_newer_target_does_not_spend_its_second_try() {
        slot.aim(new Pointing(10, 10));
        slot.sent(0);
        slot.aim(new Pointing(20, 20));
        assertThat(slot.refused()).isTrue();
        assertThat(slot.due(600)).isEqualTo(at(20, 20));
        slot.sent(600);
        assertThat(slot.refused()).isTrue();
    }
}
