package org.slewd.rotator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AxisMotorTest {

    private static final long MS = 1_000_000L;

    private static SimulatedAxis axis(double accelerationDegPerS2, long startDelayMs, double coastDeg) {
        return new SimulatedAxis(new AxisRange(0, 450), 6, accelerationDegPerS2, startDelayMs * MS, coastDeg, 100);
    }

    private static AxisMotor motor(double accelerationDegPerS2, long startDelayMs, double coastDeg) {
        return new AxisMotor(axis(accelerationDegPerS2, startDelayMs, coastDeg));
    }

    @Test
    void stands_where_it_was_switched_on_until_told() {
        AxisMotor motor = motor(6, 0, 1);
        motor.advance(0);
        motor.advance(3_600_000 * MS);
        assertThat(motor.angleDeg()).isEqualTo(100);
        assertThat(motor.isBusy()).isFalse();
    }

    @Test
    void starts_late_and_then_turns_at_full_rate() {
        AxisMotor motor = motor(Double.POSITIVE_INFINITY, 200, 0);
        motor.run(1, 0);
        motor.advance(198 * MS);
        assertThat(motor.angleDeg()).isEqualTo(100);
        motor.advance(1200 * MS);
        assertThat(motor.angleDeg()).isCloseTo(106, within(0.02));
    }

    @Test
    void ramps_up_at_its_acceleration() {
        AxisMotor motor = motor(3, 0, 0);
        motor.run(-1, 0);
        motor.advance(1000 * MS);
        assertThat(motor.angleDeg()).isCloseTo(98.5, within(0.01)); // a t^2 / 2
        motor.advance(2000 * MS);
        assertThat(motor.angleDeg()).isCloseTo(94, within(0.02));
        motor.advance(3000 * MS);
        assertThat(motor.angleDeg()).isCloseTo(88, within(0.02)); // full rate since the second second
    }

    @Test
    void coasts_its_way_from_full_speed_when_power_is_cut() {
        AxisMotor motor = motor(60, 0, 1.5);
        motor.run(1, 0);
        motor.advance(2000 * MS);
        double at = motor.angleDeg();
        motor.cut(2000 * MS);
        assertThat(motor.isBusy()).isTrue();
        motor.advance(9000 * MS);
        assertThat(motor.angleDeg() - at).isCloseTo(1.5, within(0.02));
        assertThat(motor.isBusy()).isFalse();
    }

    @Test
    void a_servo_stands_exactly_at_its_target_and_never_beyond() {
        for (double targetDeg : new double[] {0, 99.9, 100, 100.05, 117.3, 450}) {
            AxisMotor motor = motor(5, 50, 1);
            motor.servoTo(targetDeg, 0);
            double furthest = 0;
            for (long ms = 0; ms < 100_000; ms += 7) {
                motor.advance(ms * MS);
                furthest = Math.max(furthest, Math.abs(motor.angleDeg() - 100));
            }
            assertThat(motor.angleDeg()).isEqualTo(targetDeg);
            assertThat(motor.isBusy()).isFalse();
            assertThat(furthest).isLessThanOrEqualTo(Math.abs(targetDeg - 100) + 0.005);
        }
    }

    @Test
    void a_servo_without_ramp_arrives_too() {
        AxisMotor motor = motor(Double.POSITIVE_INFINITY, 0, 0);
        motor.servoTo(117.3, 0);
        motor.advance(10_000 * MS);
        assertThat(motor.angleDeg()).isEqualTo(117.3);
    }

    @Test
    void a_servo_that_is_turned_back_in_mid_travel_arrives_behind() {
        AxisMotor motor = motor(5, 50, 1);
        motor.servoTo(300, 0);
        motor.advance(5000 * MS);
        double turned = motor.angleDeg();
        motor.servoTo(turned - 1, 5000 * MS);
        motor.advance(5500 * MS);
        assertThat(motor.angleDeg()).isGreaterThan(turned);
        motor.advance(20_000 * MS);
        assertThat(motor.angleDeg()).isEqualTo(turned - 1);
    }

    @Test
    void a_relay_cuts_the_power_before_the_target_and_the_motor_coasts() {
        AxisMotor motor = motor(60, 100, 0.8);
        motor.relayTo(130, 0.5, 0);
        motor.advance(60_000 * MS);
        assertThat(motor.angleDeg()).isCloseTo(130.3, within(0.03));
        assertThat(motor.isBusy()).isFalse();
    }

    @Test
    void a_relay_does_not_start_for_a_target_that_the_read_back_shows_already() {
        AxisMotor motor = motor(60, 0, 0.8);
        motor.relayTo(100.4, 0.5, 0);
        motor.advance(5000 * MS);
        assertThat(motor.angleDeg()).isEqualTo(100);
    }

    @Test
    void a_relay_that_is_turned_back_coasts_to_a_stand_and_starts_late_again() {
        AxisMotor motor = motor(Double.POSITIVE_INFINITY, 500, 3);
        motor.relayTo(200, 0.5, 0);
        motor.advance(2500 * MS);
        double turned = motor.angleDeg();
        motor.relayTo(90, 0.5, 2500 * MS);
        motor.advance(3500 * MS); // 3 degrees of coast from 6 degrees a second take one second
        assertThat(motor.angleDeg()).isCloseTo(turned + 3, within(0.05));
        motor.advance(3980 * MS);
        assertThat(motor.angleDeg()).isCloseTo(turned + 3, within(0.05));
        motor.advance(30_000 * MS);
        assertThat(motor.angleDeg()).isCloseTo(87.5, within(0.05)); // cut at 90.5, coasted 3
    }

    @Test
    void end_stops_hold() {
        AxisMotor motor = motor(60, 0, 5);
        motor.run(1, 0);
        motor.advance(600_000 * MS);
        assertThat(motor.angleDeg()).isEqualTo(450);
        motor.run(-1, 600_000 * MS);
        motor.advance(601_000 * MS);
        assertThat(motor.angleDeg()).isLessThan(450);
        motor.advance(1_200_000 * MS);
        assertThat(motor.angleDeg()).isEqualTo(0);
    }

    @Test
    void a_stuck_motor_stands_and_goes_on_when_freed() {
        AxisMotor motor = motor(60, 0, 1);
        motor.servoTo(200, 0);
        motor.advance(5000 * MS);
        double stuck = motor.angleDeg();
        motor.faults().stuck(true);
        motor.advance(50_000 * MS);
        assertThat(motor.angleDeg()).isEqualTo(stuck);
        assertThat(motor.isBusy()).isTrue();
        motor.faults().stuck(false);
        motor.advance(100_000 * MS);
        assertThat(motor.angleDeg()).isEqualTo(200);
    }

    @Test
    void the_path_does_not_depend_on_how_often_it_is_asked() {
        for (long seed = 1; seed <= 20; seed++) {
            Random random = new Random(seed);
            AxisMotor often = motor(5, 120, 0.7);
            AxisMotor seldom = motor(5, 120, 0.7);
            long now = Long.MAX_VALUE - 10_000 * MS; // and across the overflow
            often.advance(now);
            seldom.advance(now);
            for (int command = 0; command < 30; command++) {
                double target = random.nextInt(451);
                boolean servo = random.nextBoolean();
                for (AxisMotor motor : new AxisMotor[] {often, seldom}) {
                    if (servo) {
                        motor.servoTo(target, now);
                    } else {
                        motor.relayTo(target, 0.5, now);
                    }
                }
                long until = now + 2 * MS * random.nextInt(3000);
                while (now - until < 0) {
                    now += 2 * MS;
                    often.advance(now);
                }
                seldom.advance(now);
                assertThat(seldom.angleDeg()).as("seed %d", seed).isEqualTo(often.angleDeg());
            }
        }
    }

    @Test
    void turns_no_faster_than_it_can_when_its_target_jumps() {
        Random random = new Random(5);
        AxisMotor motor = motor(12, 100, 0.5);
        long ms = 0;
        for (int i = 0; i < 20_000; i++) {
            double before = motor.angleDeg();
            motor.servoTo(random.nextInt(5) == 0 ? random.nextInt(451) : before + random.nextDouble() - 0.5, ms * MS);
            ms += 2 + random.nextInt(200);
            motor.advance(ms * MS);
            assertThat(Math.abs(motor.angleDeg() - before)).as("jump %d", i).isLessThan(6 * 0.204);
        }
    }

    @Test
    void finds_the_turn_that_its_travel_has() {
        AxisMotor overlap = motor(1, 0, 0);
        assertThat(overlap.reach(370)).isEqualTo(OptionalDouble.of(370));
        assertThat(overlap.reach(10)).isEqualTo(OptionalDouble.of(10));
        assertThat(overlap.reach(-10)).isEqualTo(OptionalDouble.of(350));
        assertThat(overlap.reach(451)).isEmpty();
        AxisMotor south = new AxisMotor(new SimulatedAxis(new AxisRange(-180, 180), 6, 6, 0, 0, 0));
        assertThat(south.reach(270)).isEqualTo(OptionalDouble.of(-90));
        assertThat(south.reach(180)).isEqualTo(OptionalDouble.of(180));
        assertThat(south.reach(400)).isEmpty();
        AxisMotor narrow = new AxisMotor(new SimulatedAxis(new AxisRange(0, 90), 6, 6, 0, 0, 0));
        assertThat(narrow.reach(100)).isEmpty();
    }

    @Test
    void refuses_what_is_no_motor() {
        assertThatThrownBy(() -> axis(0, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> axis(Double.NaN, 0, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> axis(1, -1, 0)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> axis(1, 0, -1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SimulatedAxis(new AxisRange(0, 90), 6, 6, 0, 0, 91))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new SimulatedAxis(new AxisRange(0, 90), Double.POSITIVE_INFINITY, 6, 0, 0, 0))
                .isInstanceOf(IllegalArgumentException.class);
    }
}
