package org.slewd.mount;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisMotor;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.SimulatedAxis;

/** A motor with a known start delay is sent to and fro, and its reports are as coarse as a test wants them. */
class StartDelayWatchTest {

    private static final AxisRange TRAVEL = new AxisRange(0, 450);
    private static final double DELAY_SECONDS = 0.35;
    private static final long GRAIN_NANOS = 5_000_000L;

    private static final class Bench {
        private final double stepDeg;
        private final double pollSeconds;
        private final AxisMotor motor =
                new AxisMotor(new SimulatedAxis(TRAVEL, 6.2, 12.4, (long) (DELAY_SECONDS * 1e9), 0.6, 100.3));
        private final StartDelayWatch watch;
        private long nanos = -5_000_000_000L;
        private double nextPoll = nanos / 1e9;

        /** @param configured what the watch is told of the motor */
        Bench(double stepDeg, double pollSeconds, AxisModel configured) {
            this.stepDeg = stepDeg;
            this.pollSeconds = pollSeconds;
            watch = new StartDelayWatch(configured, stepDeg);
        }

        void run(double seconds) {
            for (long end = nanos + (long) (seconds * 1e9); nanos < end; nanos += GRAIN_NANOS) {
                motor.advance(nanos);
                if (nanos / 1e9 >= nextPoll) {
                    nextPoll += pollSeconds;
                    watch.onReport(Math.rint(motor.angleDeg() / stepDeg) * stepDeg, nanos);
                }
            }
        }

        void order(double angleDeg) {
            motor.relayTo(angleDeg, 0.48, nanos);
            watch.onOrder(angleDeg, nanos);
        }

        /** Slews that end at odd places at odd moments of the poll. */
        Bench slews(int count) {
            run(2);
            for (int i = 0; i < count; i++) {
                order((i % 2 == 0 ? 190.37 : 90.11) + 3.3 * i);
                run(25.07 + 0.13 * i);
            }
            return this;
        }
    }

    private static AxisModel model(double accelerationDegPerS2) {
        return new AxisModel(TRAVEL, 6.2, accelerationDegPerS2, 0.2, 0.6, 0, 0, 12);
    }

    @Test
    void a_read_back_of_tenths_shows_the_delay_in_one_slew() {
        StartDelay measured =
                new Bench(0.1, 0.1, model(12.4)).slews(1).watch.measured().orElseThrow();
        assertThat(measured.seconds()).isCloseTo(DELAY_SECONDS, within(0.03));
        assertThat(measured.errorSeconds()).isLessThan(0.05);
        assertThat(measured.isConsistent()).as("one slew is not enough").isFalse();
    }

    @Test
    void whole_degrees_take_a_few_slews() {
        StartDelay measured =
                new Bench(1, 0.25, model(12.4)).slews(6).watch.measured().orElseThrow();
        assertThat(measured.slews()).isEqualTo(6);
        assertThat(measured.seconds()).isCloseTo(DELAY_SECONDS, within(0.06));
        assertThat(measured.isConsistent()).isTrue();
    }

    @Test
    void a_ramp_that_is_configured_wrong_shows_in_fine_reports() {
        StartDelay measured =
                new Bench(0.1, 0.1, model(20)).slews(3).watch.measured().orElseThrow();
        assertThat(measured.seconds()).isCloseTo(DELAY_SECONDS, within(0.05));
    }

    @Test
    void the_error_it_states_covers_a_ramp_that_coarse_reports_do_not_show() {
        for (double acceleration : new double[] {8, 12.4, 20}) {
            StartDelay measured = new Bench(1, 0.25, model(acceleration))
                    .slews(6)
                    .watch
                    .measured()
                    .orElseThrow();
            assertThat(Math.abs(measured.seconds() - DELAY_SECONDS))
                    .as("error with a ramp of %s deg/s2, measured %s", acceleration, measured)
                    .isLessThan(3 * measured.errorSeconds());
        }
    }

    @Test
    void the_last_slews_count() {
        assertThat(new Bench(0.1, 0.1, model(12.4))
                        .slews(12)
                        .watch
                        .measured()
                        .orElseThrow()
                        .slews())
                .isEqualTo(7);
    }

    @Test
    void short_slews_and_slews_from_a_motion_say_nothing() {
        Bench bench = new Bench(0.1, 0.1, model(12.4));
        bench.run(2);
        for (double angleDeg : List.of(110.0, 100.0, 112.0)) {
            bench.order(angleDeg);
            bench.run(10);
        }
        assertThat(bench.watch.measured()).as("short").isEmpty();
        bench.order(130);
        bench.run(1);
        bench.order(250);
        bench.run(30);
        assertThat(bench.watch.measured()).as("from a motion").isEmpty();
    }

    @Test
    void an_order_for_the_other_axis_does_not_end_a_slew() {
        Bench bench = new Bench(0.1, 0.1, model(12.4));
        bench.run(2);
        bench.order(190);
        bench.run(2);
        bench.watch.onOrder(190, bench.nanos);
        bench.run(20);
        assertThat(bench.watch.measured()).isPresent();
    }

    @Test
    void a_stop_or_a_lost_wire_ends_it() {
        Bench stopped = new Bench(0.1, 0.1, model(12.4));
        stopped.run(2);
        stopped.order(190);
        stopped.run(1);
        stopped.watch.onStop();
        stopped.run(20);
        assertThat(stopped.watch.measured()).as("too little was seen").isEmpty();
        Bench lost = new Bench(0.1, 0.1, model(12.4));
        lost.run(2);
        lost.order(190);
        lost.run(10);
        lost.watch.restart();
        lost.run(20);
        assertThat(lost.watch.measured()).isEmpty();
    }
}
