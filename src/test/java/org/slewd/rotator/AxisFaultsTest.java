package org.slewd.rotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AxisFaultsTest {

    private static final long MS = 1_000_000L;

    private final AxisPair motors = new AxisPair(new SimulatedAxes(
            new SimulatedAxis(new AxisRange(0, 450), 6, 60, 0, 0.3, 100),
            new SimulatedAxis(new AxisRange(0, 180), 3, 30, 0, 0.1, 10)));
    private final AxisMotor azimuth = motors.azimuth();
    private final AxisFaults faults = azimuth.faults();

    private void until(long ms) {
        motors.advance(ms * MS);
    }

    @Test
    void a_sound_encoder_reads_the_truth() {
        azimuth.servoTo(117.3, 0);
        until(10_000);
        assertThat(azimuth.readingDeg()).isEqualTo(117.3).isEqualTo(azimuth.angleDeg());
    }

    @Test
    void an_inverted_motor_turns_away_from_its_target_up_to_the_end_stop() {
        faults.inverted(true);
        azimuth.servoTo(120, 0);
        until(5_000);
        assertThat(azimuth.angleDeg()).isCloseTo(70, within(1.0));
        until(600_000);
        assertThat(azimuth.angleDeg()).isZero();
    }

    @Test
    void a_slow_motor_turns_at_a_share_of_its_rate() {
        faults.slow(0.25);
        azimuth.relayTo(200, 0.5, 0);
        until(10_000);
        assertThat(azimuth.angleDeg()).isCloseTo(115, within(0.2));
    }

    @Test
    void a_drifting_axis_turns_without_a_command() {
        until(0);
        faults.drift(-0.5);
        until(10_000);
        assertThat(azimuth.angleDeg()).isCloseTo(95, within(0.01));
        faults.drift(0);
        until(20_000);
        assertThat(azimuth.angleDeg()).isCloseTo(95, within(0.01));
    }

    @Test
    void a_welded_relay_takes_no_target_and_only_the_stop_that_comes_late_enough() {
        azimuth.relayTo(110, 0.5, 0);
        until(1_000);
        faults.runaway(2_000 * MS);
        until(10_000);
        assertThat(azimuth.angleDeg()).isCloseTo(160, within(1.0));
        azimuth.relayTo(100, 0.5, 10_000 * MS);
        motors.cut(10_000 * MS);
        motors.cut(11_990 * MS);
        until(13_000);
        assertThat(azimuth.isBusy()).isTrue();
        motors.cut(13_000 * MS);
        double stopped = azimuth.angleDeg();
        until(20_000);
        assertThat(azimuth.angleDeg()).isCloseTo(stopped + 0.3, within(0.05));
    }

    @Test
    void a_runaway_begins_by_itself_and_a_first_stop_that_is_not_ignored_ends_it() {
        until(0);
        faults.runaway(0);
        until(2_000);
        assertThat(azimuth.angleDeg()).isCloseTo(112, within(0.5));
        motors.cut(2_000 * MS);
        until(10_000);
        assertThat(azimuth.isBusy()).isFalse();
    }

    @Test
    void a_frozen_encoder_lets_the_relay_drive_the_axis_to_its_end_stop() {
        azimuth.relayTo(120, 0.5, 0);
        until(1_000);
        faults.freeze(azimuth.angleDeg());
        double reading = azimuth.readingDeg();
        until(100_000);
        assertThat(azimuth.angleDeg()).isEqualTo(450);
        assertThat(azimuth.readingDeg()).isEqualTo(reading);
        faults.thaw();
        assertThat(azimuth.readingDeg()).isEqualTo(450);
    }

    @Test
    void a_jump_of_the_encoder_moves_where_the_power_is_cut() {
        faults.jump(30);
        assertThat(azimuth.readingDeg()).isEqualTo(130);
        azimuth.relayTo(150, 0.5, 0);
        until(20_000);
        assertThat(azimuth.angleDeg()).isCloseTo(119.8, within(0.1));
        azimuth.servoTo(160, 20_000 * MS);
        until(40_000);
        assertThat(azimuth.angleDeg()).isCloseTo(130, within(0.01));
    }

    @Test
    void noise_and_wrong_readings_do_not_disturb_the_motor_and_can_be_repeated() {
        faults.noise(1, 5);
        azimuth.relayTo(120, 0.5, 0);
        until(20_000);
        assertThat(azimuth.angleDeg()).isCloseTo(119.8, within(0.1));
        double noisy = azimuth.readingDeg();
        assertThat(noisy).isCloseTo(119.8, within(1.1)).isNotEqualTo(azimuth.angleDeg());
        faults.wrong(true, 5);
        double first = azimuth.readingDeg();
        until(20_200);
        assertThat(azimuth.readingDeg()).isNotEqualTo(first).isBetween(0.0, 450.0);
        faults.wrong(false, 0);
        faults.noise(1, 5);
        until(20_000);
        assertThat(azimuth.readingDeg()).isCloseTo(119.8, within(1.1));
    }

    @Test
    void crossed_wires_turn_the_other_axis() {
        motors.swap(true);
        azimuth.servoTo(110, 0);
        until(5_000);
        assertThat(azimuth.angleDeg()).isEqualTo(100);
        assertThat(motors.elevation().angleDeg()).isGreaterThan(20);
        motors.clearFaults();
        motors.cut(5_000 * MS);
        azimuth.servoTo(110, 5_000 * MS);
        until(20_000);
        assertThat(azimuth.angleDeg()).isEqualTo(110);
    }

    @Test
    void the_judge_counts_excursions_and_unsafe_orders_and_keeps_the_first() {
        RotatorJudge judge = motors.judge();
        judge.limit(new AxisRange(0, 120), new AxisRange(0, 90));
        azimuth.servoTo(119, 0);
        until(10_000);
        assertThat(judge.violations()).isZero();
        azimuth.servoTo(140, 10_000 * MS);
        until(20_000);
        azimuth.run(-1, 20_000 * MS);
        judge.refused("W999");
        assertThat(judge.violations()).isEqualTo(4);
        assertThat(judge.first()).contains("azimuth was sent to 140.0");
        judge.limit(new AxisRange(0, 450), new AxisRange(0, 90));
        assertThat(judge.violations()).isZero();
    }

    @Test
    void refuses_what_is_no_fault() {
        assertThatThrownBy(() -> faults.slow(0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.slow(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.drift(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.jump(Double.POSITIVE_INFINITY)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> faults.noise(-1, 0)).isInstanceOf(IllegalArgumentException.class);
    }
}
