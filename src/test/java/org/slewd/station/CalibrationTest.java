package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.mount.Axis;
import org.slewd.mount.AxisMeasures;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.easycomm.Easycomm;
import org.slewd.rotator.gs232.Gs232;

class CalibrationTest {

    private static final Duration LONG = Duration.ofMinutes(10);

    // The motors of the rig.
    private static final double START_DELAY_SECONDS = 0.1;

    /** Target, thought and answer at 9600 baud, which the loop waits for as it does for the motor. */
    private static final double WIRE_SECONDS = 0.04;

    static List<RotatorKind> kinds() {
        return List.of(Gs232.KIND_B, Easycomm.KIND_II);
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void what_is_measured_is_what_the_motors_do(RotatorKind kind) {
        Rig rig = new Rig(kind, Rig.START);
        Snapshot.Calibration found = calibrate(rig, Axis.AZIMUTH, Axis.ELEVATION);

        assertThat(found.progress()).as(found.message()).isEqualTo(Snapshot.Progress.DONE);
        assertThat(found.elapsedSeconds()).isLessThan(1.5 * found.expectedSeconds());
        assertThat(rig.state()).isEqualTo(StationState.IDLE);
        check(found.measures().get(0), Rig.AZIMUTH_RATE, 0.5);
        check(found.measures().get(1), Rig.ELEVATION_RATE, 0.3);
    }

    private static void check(AxisMeasures measures, double rate, double coastDeg) {
        assertThat(measures.rateDegPerS().value()).as("rate").isCloseTo(rate, within(0.03 * rate));
        assertThat(measures.startDelaySeconds().value())
                .as("start delay")
                .isCloseTo(
                        START_DELAY_SECONDS + WIRE_SECONDS,
                        // Whole degrees four times a second hardly part the delay from the ramp that follows it.
                        within(Math.max(0.06, 2 * measures.startDelaySeconds().error())));
        assertThat(measures.coastDeg().value()).as("coast").isCloseTo(coastDeg, within(0.3));
        assertThat(measures.deadBandDeg()).isZero();
    }

    @Test
    void a_stop_in_mid_trial_ends_it_at_once() {
        Rig rig = started();
        rig.run(Duration.ofSeconds(30));
        assertThat(rig.state()).isEqualTo(StationState.CALIBRATING);

        rig.station.stop("test");
        rig.run(Duration.ofMillis(100));

        assertThat(rig.now().calibration().orElseThrow().message())
                .isEqualTo("the antenna was stopped or asked for something else; the calibration is given up");
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(4));
        Pointing rest = rig.truth();
        rig.run(Duration.ofSeconds(20));
        assertThat(rig.truth()).isEqualTo(rest);
    }

    @Test
    void a_stuck_axis_ends_it_with_a_stop() {
        Rig rig = started();
        rig.rotatorLink.locked(() -> rig.rotator.motors().azimuth().faults().stuck(true));
        rig.runUntil("end of the calibration", () -> !isRunning(rig), Duration.ofSeconds(20));

        assertThat(rig.now().calibration().orElseThrow().message())
                .contains("azimuth")
                .endsWith("; the calibration is given up");
        rig.rotatorLink.locked(() -> rig.rotator.motors().azimuth().faults().stuck(false));
        rig.run(Duration.ofSeconds(10));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(Rig.PARK.azimuthDeg(), within(0.01));
    }

    @Test
    void while_it_runs_a_pass_or_a_second_one_waits_but_a_person_may_point() {
        Rig rig = started();

        assertThat(rig.take(rig.station.calibrate(List.of(Axis.AZIMUTH), "another")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo("busy"));
        assertThat(rig.take(rig.station.point(new Pointing(180, 20), "a person")))
                .isEqualTo(new Outcome.Accepted());
        rig.run(Duration.ofMillis(100));
        assertThat(rig.now().calibration().orElseThrow().progress()).isEqualTo(Snapshot.Progress.FAILED);
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(20));
        assertThat(rig.truth().elevationDeg()).isCloseTo(20, within(1.0));
    }

    @Test
    void it_is_in_the_snapshot_as_soon_as_it_is_accepted() {
        Rig rig = new Rig(Gs232.KIND_B, Rig.START);
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(3));
        rig.station.calibrate(List.of(Axis.AZIMUTH), "test");
        rig.station.step(); // the clock stands still: no tick in between

        assertThat(rig.now().calibration()).isPresent();
    }

    @Test
    void lost_contact_ends_it() {
        Rig rig = started();
        rig.run(Duration.ofSeconds(12));
        rig.rotatorLink.unplug();
        rig.run(Duration.ofSeconds(3));

        assertThat(rig.now().calibration().orElseThrow().progress()).isEqualTo(Snapshot.Progress.FAILED);
        assertThat(rig.state()).isEqualTo(StationState.FAULTED);
    }

    private static Rig started() {
        Rig rig = new Rig(Gs232.KIND_B, Rig.START);
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(3));
        assertThat(rig.take(rig.station.calibrate(List.of(Axis.AZIMUTH), "test")))
                .isEqualTo(new Outcome.Accepted());
        return rig;
    }

    private static Snapshot.Calibration calibrate(Rig rig, Axis... axes) {
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(3));
        assertThat(rig.take(rig.station.calibrate(List.of(axes), "test"))).isEqualTo(new Outcome.Accepted());
        rig.runUntil("end of the calibration", () -> !isRunning(rig), LONG);
        return rig.now().calibration().orElseThrow();
    }

    private static boolean isRunning(Rig rig) {
        return rig.now()
                .calibration()
                .map(run -> run.progress() == Snapshot.Progress.RUNNING)
                .orElse(true);
    }
}
