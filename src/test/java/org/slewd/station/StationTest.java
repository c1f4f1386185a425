package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slewd.demo.DemoSky;
import org.slewd.link.Contact;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Sets;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Tuning;
import org.slewd.receiver.civ.Civ;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.sky.Site;

class StationTest {

    private static final Duration SOON = Duration.ofSeconds(3);

    private final Rig rig = new Rig(Gs232.KIND_B, Rig.START);

    private void becomeIdle() {
        rig.runUntil(StationState.IDLE, SOON);
    }

    @Test
    void starts_unknown_and_refuses_motion_until_the_controller_has_answered() {
        assertThat(rig.state()).isEqualTo(StationState.UNKNOWN);
        assertThat(rig.take(rig.station.point(new Pointing(10, 10), "test")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo("not-ready"));
        becomeIdle();
        assertThat(rig.now().rotator().measured().orElseThrow().value()).isEqualTo(Rig.PARK);
        assertThat(rig.truth()).isEqualTo(Rig.PARK);
    }

    @Test
    void stops_what_a_station_before_it_has_left_turning() {
        rig.rotatorLink.locked(() ->
                rig.rotator.onBytes("M230\r".getBytes(java.nio.charset.StandardCharsets.US_ASCII), rig.clock.nanos()));
        becomeIdle();
        Pointing rest = rig.truth();
        assertThat(rest.azimuthDeg()).isLessThan(190);
        rig.run(Duration.ofSeconds(10));
        assertThat(rig.truth()).isEqualTo(rest);
    }

    private boolean isFault(String kind) {
        return rig.now().fault().filter(fault -> fault.kind().equals(kind)).isPresent();
    }

    @Test
    void an_antenna_that_was_outside_is_left_alone_when_it_is_back() {
        becomeIdle();
        rig.predictions.use(DemoSky.over(new Site(48, 11, 500), Rig.START, 1));
        rig.run(Duration.ofMinutes(3));
        rig.take(rig.station.track(DemoSky.ISS_LIKE, RadioChoice.OPEN, "test"));
        rig.runUntil(StationState.TRACKING, SOON);
        rig.run(Duration.ofSeconds(30));
        panel("W000 100\r");
        rig.runOutside("outside", () -> rig.now().fault().isPresent(), Duration.ofSeconds(60));
        assertThat(rig.now().fault().orElseThrow().kind()).isEqualTo("runaway");
        rig.runOutside("far outside", () -> rig.truth().elevationDeg() > 95, Duration.ofSeconds(60));
        rig.station.reset("runaway", "test");
        rig.runOutside("envelope", () -> isFault("envelope"), Duration.ofSeconds(1));
        panel("W000 092\r");
        rig.runOutside("inside the margin of reports", () -> rig.truth().elevationDeg() < 92.6, Duration.ofSeconds(20));
        assertThat(rig.now().fault()).as("still outside the travel").isPresent();
        panel("W000 080\r");
        rig.runOutside("clear", () -> rig.now().fault().isEmpty(), Duration.ofSeconds(20));
        // A report of 91 is any place up to 91.5, from where the panel still brings it in.
        rig.runOutside("still", () -> rig.state() == StationState.IDLE, Duration.ofSeconds(20));
        Pointing rest = rig.truth();
        rig.run(Duration.ofSeconds(30));
        assertThat(rig.truth()).isEqualTo(rest);
    }

    /** Somebody at the controller, again and again, since slewd keeps sending stop. */
    private void panel(String command) {
        rig.panel = command;
    }

    @Test
    void a_track_that_was_overtaken_by_another_order_is_not_begun() {
        becomeIdle();
        rig.predictions.use(DemoSky.over(new Site(48, 11, 500), Rig.START, 1));
        var track = rig.station.track(DemoSky.ISS_LIKE, RadioChoice.OPEN, "test");
        var hold = rig.station.hold("test");
        assertThat(rig.take(track))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message()).contains("something else was asked"));
        assertThat(rig.take(hold)).isEqualTo(new Outcome.Accepted());
        rig.run(SOON);
        assertThat(rig.state()).isEqualTo(StationState.IDLE);
    }

    @Test
    void a_track_that_is_still_planned_when_the_antenna_is_handed_over_is_not_begun() {
        becomeIdle();
        rig.predictions.use(DemoSky.over(new Site(48, 11, 500), Rig.START, 1));
        var track = rig.station.track(DemoSky.ISS_LIKE, RadioChoice.OPEN, "test");
        rig.station.handedOver();
        assertThat(rig.take(track)).isInstanceOf(Outcome.Refused.class);
        rig.run(SOON);
        assertThat(rig.state()).isEqualTo(StationState.IDLE);
    }

    @Test
    void points_where_it_is_told_and_says_when_it_is_there() {
        becomeIdle();
        assertThat(rig.take(rig.station.point(new Pointing(240, 30), "test"))).isEqualTo(new Outcome.Accepted());
        rig.runUntil(StationState.POINTING, SOON);
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(30));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(240, within(1.0));
        assertThat(rig.truth().elevationDeg()).isCloseTo(30, within(1.0));
    }

    @Test
    void points_again_to_where_it_was_sent_before_and_did_not_get_to() {
        becomeIdle();
        rig.take(rig.station.point(new Pointing(240, 30), "test"));
        rig.run(Duration.ofSeconds(2));
        rig.station.stop("test");
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(8));
        assertThat(rig.truth().azimuthDeg()).isLessThan(220);
        rig.take(rig.station.point(new Pointing(240, 30), "test"));
        rig.runUntil(StationState.POINTING, SOON);
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(30));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(240, within(1.0));
    }

    @ParameterizedTest
    @ValueSource(doubles = {-1, 450.6, 720, 1e300, -Double.MAX_VALUE})
    void refuses_what_lies_outside_the_envelope(double azimuthDeg) {
        becomeIdle();
        assertThat(rig.take(rig.station.point(new Pointing(azimuthDeg, 10), "test")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo("outside-envelope"));
        rig.run(SOON);
        assertThat(rig.truth()).isEqualTo(Rig.PARK);
        assertThat(rig.state()).isEqualTo(StationState.IDLE);
    }

    @Test
    void refuses_an_elevation_that_the_controller_knows_and_the_configuration_does_not() {
        becomeIdle();
        assertThat(rig.take(rig.station.point(new Pointing(180, 120), "test"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void parks() {
        becomeIdle();
        rig.take(rig.station.point(new Pointing(200, 10), "test"));
        rig.runUntil(StationState.POINTING, SOON);
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(30));
        assertThat(rig.take(rig.station.park("test"))).isEqualTo(new Outcome.Accepted());
        rig.runUntil(StationState.PARKING, SOON);
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(30));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(180, within(1.0));
    }

    @Test
    void stops_at_once_and_is_idle_when_nothing_moves() {
        becomeIdle();
        rig.take(rig.station.point(new Pointing(400, 80), "test"));
        rig.run(Duration.ofSeconds(5));
        Pointing at = rig.truth();
        rig.station.stop("test");
        rig.run(Duration.ofMillis(100));
        assertThat(rig.state()).isEqualTo(StationState.STOPPING);
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(8));
        // Coast, one byte time at 9600 baud and a step of the simulator.
        assertThat(rig.truth().azimuthDeg() - at.azimuthDeg()).isBetween(0.0, 0.7);
        Pointing rest = rig.truth();
        rig.run(Duration.ofSeconds(5));
        assertThat(rig.truth()).isEqualTo(rest);
        assertThat(rig.alerts()).contains("STOP by test");
    }

    @Test
    void hold_ends_a_motion_without_an_alarm() {
        becomeIdle();
        rig.take(rig.station.point(new Pointing(400, 80), "test"));
        rig.run(Duration.ofSeconds(2));
        assertThat(rig.take(rig.station.hold("test"))).isEqualTo(new Outcome.Accepted());
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(8));
        assertThat(rig.truth().azimuthDeg()).isLessThan(200);
    }

    @Test
    void a_controller_that_falls_silent_is_a_fault_and_a_turn_is_not_taken_up_again() {
        becomeIdle();
        rig.take(rig.station.point(new Pointing(400, 10), "test"));
        rig.run(Duration.ofSeconds(2));
        rig.rotatorLink.faults().off(true);
        rig.runUntil(StationState.FAULTED, Duration.ofSeconds(4));
        assertThat(rig.now().fault().orElseThrow().kind()).isEqualTo("comm");
        rig.run(Duration.ofSeconds(3));
        Pointing stopped = rig.truth();
        assertThat(stopped.azimuthDeg())
                .as("stopped although it could not answer")
                .isLessThan(220);
        assertThat(rig.take(rig.station.park("test"))).isInstanceOf(Outcome.Refused.class);
        rig.rotatorLink.faults().off(false);
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(5));
        rig.run(Duration.ofSeconds(5));
        assertThat(rig.truth()).isEqualTo(stopped);
    }

    @Test
    void a_wire_that_comes_back_is_trusted_when_the_antenna_is_where_it_can_be() {
        becomeIdle();
        rig.take(rig.station.point(new Pointing(300, 10), "test"));
        rig.run(Duration.ofSeconds(4));
        rig.rotatorLink.unplug();
        rig.runUntil(StationState.FAULTED, Duration.ofSeconds(1));
        assertThat(rig.now().rotator().contact())
                .as("nobody answers on a wire that is gone")
                .isEqualTo(Contact.UNKNOWN);
        assertThat(rig.now().fault().orElseThrow().message()).contains("may go on to where it was sent last");
        assertThat(rig.station.stop("test")).as("whether a wire took it").isFalse();
        rig.run(Duration.ofSeconds(30));
        assertThat(rig.truth().azimuthDeg()).as("went on to its last target").isCloseTo(300, within(1.0));
        rig.rotatorLink.replug();
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(5));
        assertThat(rig.now().fault()).isEmpty();
    }

    @Test
    void an_antenna_found_elsewhere_waits_for_a_person() {
        becomeIdle();
        rig.rotatorLink.unplug();
        rig.runUntil(StationState.FAULTED, Duration.ofSeconds(1));
        assertThat(rig.now().fault().orElseThrow().message()).as("it stood").doesNotContain("may go on");
        rig.rotatorLink.locked(() ->
                rig.rotator.onBytes("M230\r".getBytes(java.nio.charset.StandardCharsets.US_ASCII), rig.clock.nanos()));
        rig.run(Duration.ofSeconds(20));
        rig.rotatorLink.replug();
        rig.runUntil(
                "a fault of position",
                () -> rig.now()
                        .fault()
                        .filter(fault -> fault.kind().equals("position"))
                        .isPresent(),
                Duration.ofSeconds(5));
        assertThat(rig.take(rig.station.park("test"))).isInstanceOf(Outcome.Refused.class);
        assertThat(rig.take(rig.station.reset("comm", "test"))).isInstanceOf(Outcome.Refused.class);
        assertThat(rig.take(rig.station.reset("position", "test"))).isEqualTo(new Outcome.Accepted());
        rig.runUntil(StationState.IDLE, SOON);
        assertThat(rig.take(rig.station.park("test"))).isEqualTo(new Outcome.Accepted());
    }

    @Test
    void a_stop_while_the_wire_is_away_is_made_up_for_when_it_is_back() {
        becomeIdle();
        rig.take(rig.station.point(new Pointing(440, 10), "test"));
        rig.run(Duration.ofSeconds(3));
        rig.rotatorLink.unplug();
        rig.run(Duration.ofSeconds(1));
        rig.station.stop("test");
        rig.run(Duration.ofSeconds(2));
        rig.rotatorLink.replug();
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(8));
        assertThat(rig.truth().azimuthDeg()).isLessThan(250);
    }

    @Test
    void tunes_by_hand_inside_the_range_of_the_radio() {
        becomeIdle();
        assertThat(rig.take(rig.station.tune(new Tuning(145_800_000, Optional.empty()), "test")))
                .isEqualTo(new Outcome.Accepted());
        rig.runUntil("the radio has it", () -> rig.receiver.tunedHz() == 145_800_000, SOON);
        rig.runUntil(
                "verified", () -> rig.now().receiver().orElseThrow().downlink().verified(), SOON);
        assertThat(rig.take(rig.station.tune(new Tuning(9_000_000_000L, Optional.empty()), "test")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(rig.receiver.keyingAttempts()).isZero();
    }

    @Test
    void refuses_a_mode_that_the_radio_does_not_have() {
        Rig bands = new Rig(Gs232.KIND_B, Civ.IC_9700, Rig.START, new Site(48, 11, 500), 0.5);
        bands.runUntil(StationState.IDLE, SOON);
        assertThat(bands.take(bands.station.tune(new Tuning(145_800_000, Optional.of(Mode.WFM)), "test")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo("invalid"));
        assertThat(bands.take(bands.station.tune(new Tuning(145_800_000, Optional.of(Mode.FM)), "test")))
                .isEqualTo(new Outcome.Accepted());
    }

    @Test
    void does_not_follow_an_object_that_the_radio_cannot_hear() {
        Rig bands = new Rig(Gs232.KIND_B, Civ.IC_9700, Sets.EPOCH, new Site(48, 11, 500), 0.5);
        bands.predictions.use(Catalogue.empty().with(List.of(Sets.STATION)));
        bands.runUntil(StationState.IDLE, SOON);
        int number = Sets.STATION.catalogNumber();
        assertThat(bands.take(bands.station.track(
                        number,
                        new RadioChoice(Optional.of(137_100_000L), Optional.empty(), Optional.empty()),
                        "test")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(bands.take(bands.station.track(
                        number,
                        new RadioChoice(Optional.of(145_800_000L), Optional.of(Mode.WFM), Optional.empty()),
                        "test")))
                .isInstanceOf(Outcome.Refused.class);
        assertThat(bands.take(bands.station.track(
                        number,
                        new RadioChoice(Optional.of(145_800_000L), Optional.of(Mode.FM), Optional.empty()),
                        "test")))
                .isEqualTo(new Outcome.Accepted());
    }

    @Test
    void an_object_without_elements_is_not_found() {
        becomeIdle();
        assertThat(rig.take(rig.station.track(25544, RadioChoice.OPEN, "test")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo("not-found"));
    }

    @Test
    void a_pass_that_is_joined_midway_rose_when_it_rose() {
        becomeIdle();
        rig.predictions.use(DemoSky.over(new Site(48, 11, 500), Rig.START, 1));
        rig.run(Duration.ofMinutes(5));
        assertThat(rig.take(rig.station.track(DemoSky.ISS_LIKE, RadioChoice.OPEN, "test")))
                .isEqualTo(new Outcome.Accepted());
        rig.runUntil(StationState.TRACKING, SOON);
        assertThat(Duration.between(
                        Rig.START, rig.now().target().orElseThrow().pass().aos().utc()))
                .isBetween(Duration.ofSeconds(44), Duration.ofSeconds(46));
        rig.runUntil(
                "on target",
                () -> rig.now()
                        .rotator()
                        .errorDeg()
                        .filter(error -> error < 1.5)
                        .isPresent(),
                Duration.ofSeconds(40));
    }

    @Test
    void ticks_are_counted_and_the_monotonic_count_may_overflow() {
        rig.run(Duration.ofSeconds(30));
        assertThat(rig.now().loop().ticks()).isEqualTo(601);
        assertThat(rig.now().loop().skipped()).isZero();
        assertThat(rig.clock.nanos()).isNegative();
        assertThat(rig.state()).isEqualTo(StationState.IDLE);
    }
}
