package org.slewd.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slewd.mount.AxisTrial.Step;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisMotor;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorState;
import org.slewd.rotator.RotatorTraits;
import org.slewd.rotator.SimulatedAxis;

/** Trials of a motor whose reports are as coarse and as noisy as a test wants them. */
class AxisTrialTest {

    private static final AxisRange TRAVEL = new AxisRange(0, 360);
    private static final double DELAY_SECONDS = 0.25;

    /** A motor, its reports, and what goes wrong with them. */
    private static final class Bench {
        double rate = 6;
        double acceleration = 12;
        double coastDeg = 0.5;
        double stepDeg = 1;
        double noise;
        double pollSeconds = 0.25;
        double configuredRate = 5;
        boolean mirrored;
        boolean crossed;
        double jamAtSeconds = Double.POSITIVE_INFINITY;
        AxisRange envelope = TRAVEL;
        double greatest = Double.NEGATIVE_INFINITY;
        double least = Double.POSITIVE_INFINITY;

        Step run() {
            Random random = new Random(3);
            RotatorTraits traits = new RotatorTraits(TRAVEL, new AxisRange(0, 180), stepDeg, stepDeg, 0, true);
            AxisMotor motor = new AxisMotor(
                    new SimulatedAxis(TRAVEL, rate, acceleration, (long) (DELAY_SECONDS * 1e9), coastDeg, 100));
            AxisModel model = AxisModel.usual(TRAVEL, configuredRate, 0.2);
            AxisTrial trial = new AxisTrial(Axis.AZIMUTH, model, envelope, traits, new Pointing(100, 10));
            Optional<RotatorState.Commanded> commanded = Optional.empty();
            RotatorState.Measured read = new RotatorState.Measured(new Pointing(100, 10), 0);
            long stoppedNanos = -10_000_000_000L;
            double nextPoll = 0;
            double limit = 4 * trial.expectedSeconds() + 100;
            for (long nanos = 0; nanos < limit * 1e9; nanos += 5_000_000L) {
                motor.advance(nanos);
                motor.faults().stuck(nanos / 1e9 > jamAtSeconds);
                greatest = Math.max(greatest, motor.angleDeg());
                least = Math.min(least, motor.angleDeg());
                if (nanos / 1e9 >= nextPoll) {
                    nextPoll += pollSeconds;
                    double shown = mirrored ? 200 - motor.angleDeg() : motor.angleDeg();
                    double flicker = random.nextDouble() < noise ? stepDeg * (random.nextBoolean() ? 1 : -1) : 0;
                    double reading = Math.rint(shown / stepDeg) * stepDeg + flicker;
                    read = new RotatorState.Measured(
                            crossed ? new Pointing(100, reading - 90) : new Pointing(reading, 10), nanos);
                }
                if (nanos % 50_000_000L != 0) {
                    continue;
                }
                boolean ready = nanos - stoppedNanos > 2_000_000_000L;
                Step step = trial.step(nanos, read, commanded, ready);
                if (step instanceof Step.Aim aim) {
                    assertThat(ready).isTrue();
                    assertThat(envelope.contains(aim.target().azimuthDeg()))
                            .as("%s", aim)
                            .isTrue();
                    assertThat(aim.target().elevationDeg()).isEqualTo(10);
                    motor.servoTo(aim.target().azimuthDeg(), nanos);
                    commanded = Optional.of(new RotatorState.Commanded(aim.target(), nanos));
                } else if (step instanceof Step.Stop) {
                    motor.cut(nanos);
                    commanded = Optional.empty();
                    stoppedNanos = nanos;
                } else if (!(step instanceof Step.Wait)) {
                    return step;
                }
            }
            throw new AssertionError("the trial does not end");
        }

        AxisMeasures measures() {
            Step end = run();
            assertThat(end).isInstanceOf(Step.Finished.class);
            return ((Step.Finished) end).measures().get();
        }

        String failure() {
            Step end = run();
            assertThat(end).isInstanceOf(Step.Failed.class);
            return ((Step.Failed) end).sentence();
        }

        void check(AxisMeasures found) {
            assertThat(found.rateDegPerS().value()).as("rate of %s", found).isCloseTo(rate, within(0.03 * rate));
            assertThat(found.startDelaySeconds().value())
                    .as("start delay of %s", found)
                    .isCloseTo(DELAY_SECONDS, within(0.06));
            assertThat(found.coastDeg().value()).as("coast of %s", found).isCloseTo(coastDeg, within(0.3));
        }
    }

    private final Bench bench = new Bench();

    @Test
    void whole_degrees_four_times_a_second_tell_rate_delay_and_coast() {
        AxisMeasures found = bench.measures();

        bench.check(found);
        assertThat(found.resolutionDeg()).isEqualTo(1);
        assertThat(found.reportIntervalSeconds()).isCloseTo(0.25, within(0.01));
        assertThat(found.slews()).isEqualTo(8);
    }

    @Test
    void tenths_of_a_degree_tell_the_ramp_too() {
        bench.stepDeg = 0.1;
        AxisMeasures found = bench.measures();

        bench.check(found);
        assertThat(found.accelerationDegPerS2().value()).isCloseTo(12, within(2.0));
        assertThat(found.deadBandDeg()).isZero();
    }

    @Test
    void a_read_back_that_is_a_degree_off_now_and_then_does_no_harm() {
        bench.noise = 0.1;
        bench.check(bench.measures());
    }

    @Test
    void a_slow_dish_is_measured_as_well() {
        bench.rate = 1;
        bench.configuredRate = 1;
        bench.acceleration = 0.5;
        bench.coastDeg = 0.8;
        bench.stepDeg = 0.1;
        bench.check(bench.measures());
    }

    @Test
    void a_fast_mount_that_stops_dead_is_measured_as_well() {
        bench.rate = 13;
        bench.configuredRate = 10;
        bench.acceleration = 60;
        bench.coastDeg = 0.2;
        bench.stepDeg = 0.1;
        bench.check(bench.measures());
    }

    @Test
    void the_axis_stays_inside_its_envelope() {
        bench.envelope = new AxisRange(60, 130);
        bench.measures();

        assertThat(bench.least).isGreaterThan(60);
        assertThat(bench.greatest).isLessThan(130);
    }

    @Test
    void an_axis_that_turns_the_wrong_way_is_stopped_within_a_few_degrees() {
        bench.mirrored = true;

        assertThat(bench.failure()).startsWith("the azimuth axis turns the wrong way: it was sent from 100.0 to 105.0");
        assertThat(bench.greatest).isLessThan(106);
    }

    @Test
    void an_axis_that_does_not_move_is_given_up() {
        bench.jamAtSeconds = 0;

        assertThat(bench.failure()).startsWith("the azimuth axis does not move: it was sent from 100.0 to 105.0");
    }

    @Test
    void an_axis_that_gets_stuck_on_the_way_is_given_up() {
        bench.jamAtSeconds = 25;

        assertThat(bench.failure()).startsWith("the azimuth axis came to rest at ");
    }

    @Test
    void the_other_axis_moving_instead_is_noticed() {
        bench.crossed = true;

        assertThat(bench.failure()).startsWith("the other axis moved by ");
    }

    @Test
    void an_axis_much_slower_than_configured_does_not_take_for_ever() {
        bench.configuredRate = 20;
        bench.rate = 1.5;
        bench.stepDeg = 0.1;

        assertThat(bench.failure()).contains("far slower than the configuration says");
    }

    @Test
    void too_short_a_travel_is_refused_beforehand() {
        AxisRange narrow = new AxisRange(90, 115);
        RotatorTraits traits = new RotatorTraits(TRAVEL, new AxisRange(0, 180), 1, 1, 0, true);

        assertThat(AxisTrial.refusal(
                        Axis.AZIMUTH, AxisModel.usual(TRAVEL, 6, 0.2), narrow, traits, new Pointing(100, 10)))
                .hasValueSatisfying(why -> assertThat(why).contains("90 to 115 degrees, is too short"));
        assertThat(AxisTrial.refusal(
                        Axis.AZIMUTH, AxisModel.usual(TRAVEL, 6, 0.2), TRAVEL, traits, new Pointing(100, 10)))
                .isEmpty();
    }
}
