package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.slewd.station.StationState.IDLE;
import static org.slewd.station.StationState.PARKING;
import static org.slewd.station.StationState.PREPOSITIONING;
import static org.slewd.station.StationState.TRACKING;
import static org.slewd.station.StationState.UNKNOWN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.slewd.Wiring;
import org.slewd.orbit.Sets;
import org.slewd.receiver.ReceiverKind;
import org.slewd.receiver.civ.Civ;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorTraits;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;

/** Passes from before their rise until the antenna is parked again, on sound hardware. */
class WholePassTest {

    /** Goal D1: at 437.8 MHz, for a radio that takes five settings a second or more. */
    private static final double WORST_RESIDUAL_HZ = 20;

    private static final double RMS_RESIDUAL_HZ = 8;

    /** A grid up to this is fine enough for the goal. */
    private static final long FINE_STEP_HZ = 10;

    /** A carrier at 437.8 MHz goes through more than this in each of the passes. */
    private static final double LEAST_DOPPLER_HZ = 15_000;

    @Test
    void a_pass_is_followed_from_rise_to_set() {
        Flight low = Flight.of(Sets.STATION)
                .filter(flight -> flight.culminatesWithin(2, 5))
                .findFirst()
                .orElseThrow();
        whole(Plant.g5500(Gs232.KIND_B, Civ.IC_R8600, Plant.OVERLAP, Plant.NARROW_BEAM_DEG), low);
    }

    @Tag("whole-pass")
    @ParameterizedTest
    @MethodSource("allHardware")
    void every_rotator_works_with_every_radio(RotatorKind rotator, ReceiverKind radio) {
        Flight flight = Flight.of(Flight.ISS, pass -> pass.culminatesWithin(50, 60) && pass.fits(Plant.OVERLAP));
        whole(Plant.g5500(rotator, radio, Plant.OVERLAP, Plant.NARROW_BEAM_DEG), flight);
    }

    static Stream<Arguments> allHardware() {
        return rotators().flatMap(rotator -> receivers().map(radio -> Arguments.of(rotator, radio)));
    }

    @Tag("whole-pass")
    @ParameterizedTest
    @MethodSource("rotators")
    void a_pass_across_north_is_followed_without_unwinding_where_the_axis_has_room(RotatorKind rotator) {
        Flight flight = Flight.of(
                Flight.ISS,
                pass -> pass.culminatesWithin(20, 60)
                        && pass.crossesNorth()
                        && pass.fits(Plant.OVERLAP)
                        && pass.fits(Plant.CENTRED));
        whole(Plant.g5500(rotator, Civ.IC_R8600, Plant.OVERLAP, Plant.NARROW_BEAM_DEG), flight);
        if (traits(rotator).azimuth().minDeg() <= Plant.CENTRED.minDeg()) {
            whole(Plant.g5500(rotator, Civ.IC_R8600, Plant.CENTRED, Plant.NARROW_BEAM_DEG), flight);
        }
    }

    @Tag("whole-pass")
    @ParameterizedTest
    @MethodSource("rotators")
    void an_axis_without_room_unwinds_once_and_is_back_on_the_object(RotatorKind rotator) {
        unwinding(rotator, Plant.FULL_TURN);
        if (traits(rotator).azimuth().minDeg() <= Plant.CENTRED.minDeg()) {
            unwinding(rotator, Plant.CENTRED);
        }
    }

    private void unwinding(RotatorKind rotator, AxisRange azimuth) {
        Flight flight = Flight.of(Flight.ISS, pass -> pass.culminatesWithin(20, 60) && !pass.fits(azimuth));
        Plant plant = Plant.g5500(rotator, Civ.IC_R8600, azimuth, Plant.NARROW_BEAM_DEG);
        PassRun run = follow(plant, flight);
        // Less than a full turn at full speed, and some seconds to start and to catch up.
        double turnSeconds = 360 / plant.azimuthRateDegPerS();
        assertThat(run.pointing.offSeconds()).as(run::story).isBetween(turnSeconds / 2, turnSeconds + 10);
    }

    @Tag("whole-pass")
    @ParameterizedTest
    @MethodSource("rotators")
    void a_pass_nearly_overhead_is_followed_as_well_as_the_motors_can(RotatorKind rotator) {
        Flight flight = Flight.of(Flight.ISS, pass -> pass.culminatesWithin(80, 90) && pass.fits(Plant.OVERLAP));
        Plant plant = Plant.g5500(rotator, Civ.IC_R8600, Plant.OVERLAP, Plant.NARROW_BEAM_DEG);
        // No relay box turns an axis as fast as the second; it would stand a degree past every target.
        boolean fast = rotator.driver().apply(0).stopRepeatNanos() <= 250_000_000L;
        for (Plant each : fast ? List.of(plant, plant.withRates(13.3, 13.3)) : List.of(plant)) {
            PassRun run = follow(each, flight);
            // The plan sets out early and comes back late, by moments more than the motors need.
            assertThat(run.pointing.offSeconds()).as(run::story).isLessThan(1);
        }
    }

    @Tag("whole-pass")
    @ParameterizedTest
    @MethodSource("rotators")
    void a_low_pass_is_followed(RotatorKind rotator) {
        Flight flight = Flight.of(Flight.ISS, pass -> pass.culminatesWithin(0.5, 5));
        whole(Plant.g5500(rotator, Civ.IC_R8600, Plant.OVERLAP, Plant.NARROW_BEAM_DEG), flight);
    }

    @Tag("whole-pass")
    @ParameterizedTest
    @MethodSource("rotators")
    void other_objects_are_followed_as_well(RotatorKind rotator) {
        Plant plant = Plant.g5500(rotator, Civ.IC_9700, Plant.OVERLAP, Plant.NARROW_BEAM_DEG);
        whole(plant, Flight.of(Flight.CSS, pass -> pass.culminatesWithin(15, 70) && pass.fits(Plant.OVERLAP)));
        List<Flight> fragments =
                Flight.ofFragments(3, pass -> pass.culminatesWithin(15, 70) && pass.fits(Plant.OVERLAP));
        assertThat(fragments).hasSize(3);
        fragments.forEach(fragment -> whole(plant, fragment));
    }

    @Tag("whole-pass")
    @ParameterizedTest
    @MethodSource("rotators")
    void a_wide_beam_is_followed_with_few_commands(RotatorKind rotator) {
        Flight flight = Flight.of(Flight.ISS, pass -> pass.culminatesWithin(50, 60) && pass.fits(Plant.OVERLAP));
        PassRun run = whole(Plant.g5500(rotator, Civ.IC_R8600, Plant.OVERLAP, 30), flight);
        // A box that is told no oftener than every 0.75 s stops on its way now and then.
        boolean slow = traits(rotator).leastCommandIntervalNanos() > 500_000_000L;
        assertThat(run.judge.motorStarts()).as(run::story).isLessThanOrEqualTo(slow ? 65 : 50);
    }

    @Tag("whole-pass")
    @ParameterizedTest
    @MethodSource("rotators")
    void an_object_that_is_up_already_is_caught_up_with(RotatorKind rotator) {
        Flight flight = Flight.of(Flight.ISS, pass -> pass.culminatesWithin(50, 60) && pass.fits(Plant.OVERLAP));
        PassRun run = new PassRun(
                Plant.g5500(rotator, Civ.IC_R8600, Plant.OVERLAP, Plant.NARROW_BEAM_DEG),
                flight,
                flight.pass().aos().utc().plusSeconds(100));
        run.getReady();
        assertThat(run.track()).as(run::story).isEqualTo(new Outcome.Accepted());
        finish(run, flight);
        assertThat(run.states()).as(run::story).containsExactly(UNKNOWN, IDLE, TRACKING, PARKING, IDLE);
        // Where the plan joins the object it may be a moment late.
        assertThat(run.pointing.offSeconds()).as(run::story).isLessThan(0.5);
    }

    static Stream<Named<RotatorKind>> rotators() {
        return Wiring.ROTATORS.stream()
                .filter(kind -> covers(traits(kind).azimuth(), Plant.OVERLAP)
                        && covers(traits(kind).elevation(), new AxisRange(0, 90)))
                .map(kind -> Named.of(kind.name(), kind));
    }

    private static boolean covers(AxisRange whole, AxisRange part) {
        return whole.minDeg() <= part.minDeg() && whole.maxDeg() >= part.maxDeg();
    }

    static Stream<Named<ReceiverKind>> receivers() {
        return Wiring.RECEIVERS.stream()
                .filter(kind -> kind.driver().apply(0).traits().contains(PassRun.DOWNLINK_HZ))
                .map(kind -> Named.of(kind.name(), kind));
    }

    private static RotatorTraits traits(RotatorKind kind) {
        return kind.driver().apply(0).traits();
    }

    /** Follows a pass that the axes have room for, and asks of it all that can be asked. */
    private static PassRun whole(Plant plant, Flight flight) {
        PassRun run = follow(plant, flight);
        assertThat(run.pointing.offSeconds()).as(run::story).isZero();
        return run;
    }

    private static PassRun follow(Plant plant, Flight flight) {
        Instant rise = flight.pass().aos().utc();
        PassRun run = new PassRun(plant, flight, rise.minusSeconds(90));
        run.getReady();
        assertThat(run.track()).as(run::story).isEqualTo(new Outcome.Accepted());
        run.runUntil(rise);
        assertIsWaiting(run, flight);
        finish(run, flight);
        assertThat(run.states()).as(run::story).containsExactly(UNKNOWN, IDLE, PREPOSITIONING, TRACKING, PARKING, IDLE);
        assertThat(run.entered(TRACKING)).as(run::story).isBetween(rise, rise.plus(PassRun.TICK));
        return run;
    }

    /** The antenna is where the object rises, as exactly as the controller can tell, and does not move any more. */
    private static void assertIsWaiting(PassRun run, Flight flight) {
        LookAngle rise = flight.pass().aos().look();
        RotatorTraits traits = traits(run.plant.rotator());
        double exactDeg = traits.commandStepDeg() / 2 + traits.readBackStepDeg();
        Pointing truth = run.rotator.truth();
        assertThat(Math.abs(Angles.turn(rise.azimuthDeg(), truth.azimuthDeg())))
                .as(run::story)
                .isLessThanOrEqualTo(exactDeg);
        assertThat(Math.abs(truth.elevationDeg())).as(run::story).isLessThanOrEqualTo(exactDeg);
        assertThat(run.judge.turns()).as(run::story).isFalse();
    }

    private static void finish(PassRun run, Flight flight) {
        Instant set = flight.pass().los().utc();
        run.runUntil(set.plus(Duration.ofSeconds(100)));
        assertThat(run.entered(PARKING)).as(run::story).isBetween(set, set.plus(PassRun.TICK));
        Pointing park = run.plant.park();
        assertThat(Math.abs(run.rotator.truth().azimuthDeg() - park.azimuthDeg()))
                .as(run::story)
                .isLessThan(1.5);
        assertThat(Math.abs(run.rotator.truth().elevationDeg() - park.elevationDeg()))
                .as(run::story)
                .isLessThan(1.5);
        assertThat(run.judge.turns()).as(run::story).isFalse();
        assertThat(run.judge.stops()).as(run::story).isZero();
        assertThat(run.measuredOffDeg()).as(run::story).isLessThanOrEqualTo(0);
        assertThat(run.doppler.wrong()).as(run::story).isEmpty();
        long stepHz = run.plant.radio().driver().apply(0).traits().stepHz();
        // A coarse dial has fewer places to stand at, and stands off by up to half a step at best.
        double coarseHz = stepHz > FINE_STEP_HZ ? stepHz / 2.0 : 0;
        assertThat((double) run.doppler.settings())
                .as(run::story)
                .isGreaterThan(Math.min(500, LEAST_DOPPLER_HZ / stepHz));
        assertThat(run.doppler.residualHz().worst()).as(run::story).isLessThan(WORST_RESIDUAL_HZ + coarseHz);
        assertThat(run.doppler.residualHz().rms())
                .as(run::story)
                .isLessThan(Math.hypot(RMS_RESIDUAL_HZ, coarseHz / Math.sqrt(3)));
        assertThat(run.receiver.keyingAttempts()).as(run::story).isZero();
    }
}
