package org.slewd.guard;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisPair;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedAxis;

/** A whole-degree rotator of 6 and 2.7 degrees a second, asked four times a second. */
class AxisHealthTest {

    private static final long MS = 1_000_000L;
    private static final AxisRange AZIMUTH = new AxisRange(0, 450);
    private static final AxisRange ELEVATION = new AxisRange(0, 90);

    private final AxisPair motors = new AxisPair(new SimulatedAxes(
            new SimulatedAxis(new AxisRange(-20, 470), 6, 12, 100 * MS, 0.5, 100),
            new SimulatedAxis(new AxisRange(-20, 110), 2.7, 6, 100 * MS, 0.3, 30)));
    private AxisHealth health = healthOf(6);
    private final List<Finding> findings = new ArrayList<>();
    private int unbelieved;
    private long now;

    private static AxisHealth healthOf(double statedAzimuthDegPerS) {
        return new AxisHealth(
                AxisModel.usual(AZIMUTH, statedAzimuthDegPerS, 0.2), AxisModel.usual(ELEVATION, 2.7, 0.2), 1);
    }

    private void run(double seconds) {
        long until = now + Math.round(seconds * 1000) * MS;
        while (now < until && findings.isEmpty()) {
            now += 250 * MS;
            motors.advance(now);
            report(
                    Math.rint(motors.azimuth().readingDeg()),
                    Math.rint(motors.elevation().readingDeg()));
        }
    }

    private void hearNothing(double seconds) {
        now += Math.round(seconds * 1000) * MS;
        motors.advance(now);
    }

    private void report(double azimuthDeg, double elevationDeg) {
        AxisHealth.Assessment assessment = health.onReport(new Pointing(azimuthDeg, elevationDeg), now);
        unbelieved += assessment.believed() ? 0 : 1;
        assessment.finding().ifPresent(findings::add);
    }

    private void aim(double azimuthDeg, double elevationDeg) {
        motors.azimuth().relayTo(azimuthDeg, 0.5, now);
        motors.elevation().relayTo(elevationDeg, 0.5, now);
        health.onCommand(new Pointing(azimuthDeg, elevationDeg), now);
    }

    private void stop() {
        motors.cut(now);
        health.onStop(now);
    }

    private void assertFound(Finding.Kind kind, String words) {
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).kind()).isEqualTo(kind);
        assertThat(findings.get(0).message()).contains(words);
    }

    @Test
    void a_stuck_axis_is_a_stall_within_three_seconds_and_a_half() {
        run(5);
        aim(200, 30);
        run(5);
        long began = now;
        motors.azimuth().faults().stuck(true);
        run(20);
        assertFound(Finding.Kind.STALL, "azimuth turned");
        assertThat((now - began) / 1e9).isLessThan(3.5);
    }

    @Test
    void a_frozen_encoder_is_a_stall_too() {
        run(5);
        aim(100, 80);
        run(5);
        motors.elevation().faults().freeze(motors.elevation().angleDeg());
        run(20);
        assertFound(Finding.Kind.STALL, "elevation turned");
    }

    @Test
    void what_both_axes_show_in_one_report_is_told_with_that_and_the_next() {
        run(5);
        motors.azimuth().faults().slow(0.35);
        motors.elevation().faults().slow(0.35);
        aim(300, 85);
        run(20);
        assertFound(Finding.Kind.SLOW, "azimuth turns at 2.");
        findings.clear();
        long told = now;
        run(20);
        assertFound(Finding.Kind.SLOW, "elevation turns at 0.");
        assertThat(now - told).isEqualTo(250 * MS);
    }

    @Test
    void an_axis_that_is_slow_is_told_with_its_rate_and_told_once() {
        run(5);
        motors.azimuth().faults().slow(0.35);
        aim(300, 30);
        run(60);
        assertFound(Finding.Kind.SLOW, "azimuth turns at 2.");
        findings.clear();
        run(40);
        assertThat(findings).isEmpty();
    }

    @Test
    void an_axis_that_is_faster_than_stated_is_told_with_its_rate_and_told_once() {
        health = healthOf(3);
        run(5);
        aim(300, 30);
        run(40);
        assertFound(Finding.Kind.FAST, "azimuth turns at 6.");
        assertThat(findings.get(0).message()).contains("is said to do 3.00", "correct azimuthRateDegPerS");
        assertThat(findings.get(0).kind().effect()).isEqualTo(Finding.Effect.NOTICE);
        findings.clear();
        run(40);
        aim(20, 30);
        run(60);
        assertThat(findings).isEmpty();
        assertThat(unbelieved).isZero();
    }

    @Test
    void reports_of_an_axis_that_was_seen_to_be_fast_are_believed_after_a_silence() {
        health = healthOf(2.5);
        run(5);
        aim(300, 30);
        run(15);
        findings.clear();
        hearNothing(2.5);
        run(40);
        assertThat(findings).isEmpty();
        assertThat(unbelieved).isZero();
    }

    @Test
    void a_reading_that_jumped_along_its_way_may_be_that_of_a_fast_axis_and_says_so() {
        health = healthOf(2.5);
        run(5);
        aim(300, 30);
        run(1.5);
        hearNothing(2.5);
        run(40);
        assertFound(Finding.Kind.REFERENCE, "set the controller right; if azimuth truly turns at");
        assertThat(findings.get(0).message()).contains("rather than the stated 2.5, correct azimuthRateDegPerS");
    }

    @Test
    void an_axis_that_turns_the_wrong_way_is_found_out_after_a_few_degrees() {
        run(5);
        motors.azimuth().faults().inverted(true);
        aim(200, 30);
        run(20);
        assertFound(Finding.Kind.DIRECTION, "azimuth turned");
        assertThat(100 - motors.azimuth().angleDeg()).isLessThan(5);
    }

    @Test
    void exchanged_motors_are_told_from_a_wrong_direction() {
        run(5);
        motors.swap(true);
        aim(200, 30);
        run(20);
        assertFound(Finding.Kind.SWAPPED, "the azimuth was sent, and the elevation turned");
        assertThat(motors.elevation().angleDeg() - 30).isLessThan(7);
    }

    @Test
    void an_axis_that_runs_past_its_target_is_a_runaway() {
        run(5);
        aim(120, 30);
        run(1);
        motors.azimuth().faults().runaway(5_000 * MS);
        run(20);
        assertFound(Finding.Kind.RUNAWAY, "past its target");
        assertThat(motors.azimuth().angleDeg()).isLessThan(120 + 1.8 + 3 + 1.5);
    }

    @Test
    void an_axis_that_goes_on_after_a_stop_is_a_runaway() {
        run(5);
        aim(300, 30);
        run(3);
        motors.azimuth().faults().runaway(20_000 * MS);
        stop();
        run(20);
        assertFound(Finding.Kind.RUNAWAY, "after a stop");
    }

    @Test
    void an_axis_that_passes_the_end_of_its_travel_is_found_out() {
        run(5);
        aim(100, 89);
        run(25);
        motors.elevation().faults().runaway(0);
        run(1);
        aim(100, 88);
        run(20);
        assertThat(findings).hasSize(1);
        assertThat(findings.get(0).kind().effect()).isEqualTo(Finding.Effect.LATCHED);
    }

    @Test
    void somebody_at_the_panel_is_left_alone_and_told() {
        aim(100, 30);
        run(20);
        motors.azimuth().faults().drift(6);
        run(10);
        assertFound(Finding.Kind.EXTERNAL, "azimuth is moved externally");
        findings.clear();
        run(5);
        assertThat(findings).as("told once").isEmpty();
    }

    @Test
    void an_axis_that_gives_way_slowly_is_told() {
        run(20);
        motors.elevation().faults().drift(-0.02);
        run(300);
        assertFound(Finding.Kind.DRIFT, "elevation gave way");
    }

    @Test
    void a_single_lie_is_not_believed() {
        run(5);
        now += 250 * MS;
        report(250, 30);
        run(5);
        assertThat(unbelieved).isEqualTo(1);
        assertThat(findings).isEmpty();
    }

    @Test
    void a_reading_that_jumped_and_stays_is_believed_as_a_reading_without_reference() {
        run(5);
        motors.azimuth().faults().jump(30);
        run(5);
        assertFound(Finding.Kind.REFERENCE, "jumped from azimuth 100.0, elevation 30.0 to azimuth 130.0");
        assertThat(findings.get(0).message()).doesNotContain("RateDegPerS");
        assertThat(unbelieved).isEqualTo(2);
        findings.clear();
        run(30);
        assertThat(findings).isEmpty();
    }

    @Test
    void a_controller_that_forgot_where_it_stands_is_named_so() {
        run(5);
        now += 1_500 * MS;
        motors.forgetPosition();
        run(5);
        assertFound(Finding.Kind.REFERENCE, "started anew");
    }

    @Test
    void readings_that_do_not_agree_with_one_another_are_never_believed() {
        run(5);
        for (int i = 0; i < 100; i++) {
            now += 100 * MS;
            report(i % 2 == 0 ? 250 : 350, 30);
        }
        assertThat(unbelieved).isEqualTo(100);
        assertThat(findings).isEmpty();
    }
}
