package org.slewd.track;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.AxisRange;
import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;

class AzimuthPlanTest {

    private static final Instant RISE = Instant.parse("2022-01-22T12:00:00Z");
    private static final Instant SET = RISE.plusSeconds(600);

    /** A target whose unwrapped azimuth is a function of the seconds since rise. */
    private static Target sweeping(DoubleUnaryOperator azimuthDeg) {
        return utc -> {
            double seconds = Duration.between(RISE, utc).toMillis() / 1e3;
            return Optional.of(new LookAngle(Angles.wrap360(azimuthDeg.applyAsDouble(seconds)), 30, 1e6, 0));
        };
    }

    private static AzimuthPlan plan(Target target, double minDeg, double maxDeg, double presentDeg) {
        return AzimuthPlan.of(target, RISE, SET, new AxisRange(minDeg, maxDeg), presentDeg)
                .orElseThrow();
    }

    @Test
    void uses_the_overlap_to_carry_a_pass_through_north() {
        Target target = sweeping(t -> 300 + t * 0.2);
        AzimuthPlan plan = plan(target, 0, 450, 0);
        assertThat(plan.unwinds()).isEmpty();
        assertThat(plan.axisDeg(RISE, 300)).isEqualTo(300);
        assertThat(plan.axisDeg(SET, 60)).isCloseTo(420, within(1e-9));
    }

    @Test
    void starts_in_the_overlap_when_the_pass_crosses_north_the_other_way() {
        AzimuthPlan plan = plan(sweeping(t -> 60 - t * 0.2), 0, 450, 0);
        assertThat(plan.unwinds()).isEmpty();
        assertThat(plan.axisDeg(RISE, 60)).isCloseTo(420, within(1e-9));
        assertThat(plan.axisDeg(SET, 300)).isCloseTo(300, within(1e-9));
    }

    @Test
    void takes_the_nearer_of_two_turns_that_serve_equally() {
        assertThat(plan(sweeping(t -> 20 + t * 0.1), 0, 450, 10).axisDeg(RISE, 20))
                .isEqualTo(20);
        assertThat(plan(sweeping(t -> 20 + t * 0.1), 0, 450, 390).axisDeg(RISE, 20))
                .isEqualTo(380);
    }

    @Test
    void unwinds_once_where_the_axis_has_no_room() {
        AzimuthPlan plan = plan(sweeping(t -> 300 + t * 0.2), 0, 360, 0);
        assertThat(plan.unwinds()).hasSize(1);
        assertThat(plan.unwinds().get(0)).isBetween(RISE.plusSeconds(299), RISE.plusSeconds(301));
        assertThat(plan.axisDeg(RISE.plusSeconds(299), 359.8)).isCloseTo(359.8, within(1e-9));
        assertThat(plan.axisDeg(SET, 60)).isCloseTo(60, within(1e-9));
    }

    @Test
    void a_stop_in_the_south_needs_no_unwinding_at_north() {
        AzimuthPlan plan = plan(sweeping(t -> 300 + t * 0.2), -180, 180, 0);
        assertThat(plan.unwinds()).isEmpty();
        assertThat(plan.axisDeg(RISE, 300)).isEqualTo(-60);
    }

    @Test
    void follows_half_a_turn_in_a_few_seconds_near_the_zenith() {
        Target target = sweeping(t -> 10 + 90 * (1 + Math.tanh((t - 300) / 0.4)));
        AzimuthPlan plan = plan(target, 0, 450, 0);
        assertThat(plan.axisDeg(RISE, 10)).isCloseTo(10, within(1e-6));
        assertThat(plan.axisDeg(SET, 190)).isCloseTo(190, within(1e-6));
    }

    @Test
    void a_rotator_with_less_than_a_turn_has_a_plan_all_the_same() {
        AzimuthPlan plan = plan(sweeping(t -> 80 + t * 0.2), 90, 180, 100);
        assertThat(plan.axisDeg(RISE, 80)).isCloseTo(80, within(1e-9));
        assertThat(plan.axisDeg(RISE.plusSeconds(200), 120)).isCloseTo(120, within(1e-9));
        assertThat(plan.axisDeg(SET, 200)).isCloseTo(200, within(1e-9));
    }

    @Test
    void ends_where_it_begins_when_the_pass_has_no_length() {
        assertThat(AzimuthPlan.of(sweeping(t -> 123), RISE, RISE, new AxisRange(0, 360), 0)
                        .orElseThrow()
                        .axisDeg(RISE, 123))
                .isEqualTo(123);
    }

    @Test
    void says_nothing_where_the_orbit_model_is_silent() {
        assertThat(AzimuthPlan.of(utc -> Optional.empty(), RISE, SET, new AxisRange(0, 360), 0))
                .isEmpty();
    }
}
