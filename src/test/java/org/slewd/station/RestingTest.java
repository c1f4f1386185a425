package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.slewd.demo.DemoSky;
import org.slewd.guard.ParkPolicy;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.sky.Site;

class RestingTest {

    private static final Duration LONG = Duration.ofMinutes(2);

    private static Rig rig(ParkPolicy policy) {
        Rig rig = new Rig(Gs232.KIND_B, policy);
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(10));
        return rig;
    }

    private static void turnTo(Rig rig, Pointing place) {
        assertThat(rig.take(rig.station.point(place, "test"))).isEqualTo(new Outcome.Accepted());
        rig.runUntil(StationState.POINTING, Duration.ofSeconds(1));
        rig.runUntil(StationState.IDLE, LONG);
    }

    @Test
    void an_antenna_that_is_not_safe_is_parked_and_does_nothing_else_until_it_is() {
        Rig rig = rig(new ParkPolicy(false, OptionalDouble.empty(), true, false, OptionalDouble.empty()));
        rig.take(rig.station.point(new Pointing(270, 45), "test"));
        rig.run(Duration.ofSeconds(5));

        rig.take(rig.station.reportSafety(true, "wind of 17 m/s", "gauge"));
        rig.run(Duration.ofSeconds(1));
        assertThat(rig.state()).isEqualTo(StationState.PARKING);
        rig.runUntil(StationState.IDLE, LONG);
        assertThat(rig.truth().azimuthDeg()).isCloseTo(Rig.PARK.azimuthDeg(), within(1.0));
        assertThat(rig.take(rig.station.point(new Pointing(200, 10), "test"))).isInstanceOf(Outcome.Refused.class);

        rig.take(rig.station.reportSafety(false, "calm", "gauge"));
        turnTo(rig, new Pointing(200, 10));
        assertThat(rig.alerts()).anyMatch(text -> text.contains("not safe: wind of 17 m/s"));
    }

    @Test
    void stop_has_the_last_word_until_somebody_parks_it_or_it_is_safe() {
        Rig rig = rig(new ParkPolicy(false, OptionalDouble.empty(), true, false, OptionalDouble.empty()));
        turnTo(rig, new Pointing(270, 45));
        rig.take(rig.station.reportSafety(true, "wind of 17 m/s", "gauge"));
        rig.run(Duration.ofSeconds(3));
        rig.station.stop("test");
        rig.run(Duration.ofSeconds(4));
        Pointing stood = rig.truth();

        rig.run(Duration.ofMinutes(2));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(stood.azimuthDeg(), within(0.01));
        assertThat(stood.azimuthDeg()).isNotCloseTo(Rig.PARK.azimuthDeg(), within(5.0));

        assertThat(rig.take(rig.station.park("test"))).isEqualTo(new Outcome.Accepted());
        rig.runUntil(StationState.PARKING, Duration.ofSeconds(1));
        rig.runUntil(StationState.IDLE, LONG);
        assertThat(rig.truth().azimuthDeg()).isCloseTo(Rig.PARK.azimuthDeg(), within(1.0));
    }

    @Test
    void a_stop_by_slewd_itself_does_not_keep_it_from_rest() {
        Rig rig = rig(new ParkPolicy(false, OptionalDouble.empty(), true, false, OptionalDouble.empty()));
        turnTo(rig, new Pointing(270, 45));
        rig.take(rig.station.reportSafety(true, "wind of 17 m/s", "gauge"));
        rig.run(Duration.ofSeconds(3));
        rig.station.stop(StationControl.itself("after an internal error"));
        rig.run(LONG);
        assertThat(rig.truth().azimuthDeg()).isCloseTo(Rig.PARK.azimuthDeg(), within(1.0));
    }

    @Test
    void a_pass_ends_when_it_is_not_safe_and_the_antenna_is_told_to_be_at_rest_after_that() {
        Rig rig = rig(new ParkPolicy(false, OptionalDouble.empty(), true, false, OptionalDouble.empty()));
        rig.predictions.use(DemoSky.over(new Site(48, 11, 500), Rig.START, 1));
        List<StationEvent> events = new ArrayList<>();
        rig.station.subscribeEvents(events::add);
        rig.take(rig.station.track(DemoSky.ISS_LIKE, RadioChoice.OPEN, "test"));
        rig.run(Duration.ofSeconds(20));
        rig.take(rig.station.reportSafety(true, "wind of 17 m/s", "gauge"));
        rig.runUntil(StationState.IDLE, LONG);
        assertThat(events)
                .filteredOn(event -> !(event instanceof StationEvent.Told))
                .extracting(StationEvent::word)
                .containsExactly("pass-begun", "pass-ended", "parked");
        assertThat(events)
                .filteredOn(StationEvent.PassEnded.class::isInstance)
                .extracting(event -> ((StationEvent.PassEnded) event).report().ending())
                .containsExactly(PassReport.Ending.UNSAFE);
    }

    @Test
    void where_no_policy_says_so_nothing_moves_by_itself() {
        Rig rig = rig(ParkPolicy.NEVER);
        turnTo(rig, new Pointing(200, 10));
        rig.take(rig.station.reportSafety(true, "wind", "gauge"));
        rig.take(rig.station.retire());
        rig.run(Duration.ofMinutes(1));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(200, within(1.0));
    }

    @Test
    void an_idle_antenna_is_unwound_and_parked_when_its_time_has_come() {
        Rig rig = rig(new ParkPolicy(false, OptionalDouble.of(5), false, false, OptionalDouble.of(1)));
        turnTo(rig, new Pointing(450, 10));
        rig.run(Duration.ofMinutes(3));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(90, within(1.0));
        rig.run(Duration.ofMinutes(4));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(Rig.PARK.azimuthDeg(), within(1.0));
    }

    @Test
    void an_idle_antenna_that_is_wanted_soon_waits_where_it_is() {
        for (boolean wanted : new boolean[] {false, true}) {
            Rig rig = rig(new ParkPolicy(false, OptionalDouble.of(1), false, false, OptionalDouble.empty()));
            turnTo(rig, new Pointing(270, 45));
            if (wanted) {
                rig.take(rig.station.expect(Optional.of(rig.clock.utc().plusSeconds(100))));
            }
            rig.run(Duration.ofSeconds(95));
            assertThat(rig.truth().azimuthDeg() > 260).isEqualTo(wanted);
        }
    }

    @Test
    void it_is_parked_before_slewd_ends_where_that_is_wanted() {
        Rig rig = rig(new ParkPolicy(false, OptionalDouble.empty(), false, true, OptionalDouble.empty()));
        turnTo(rig, new Pointing(200, 10));
        assertThat(rig.take(rig.station.retire())).isEqualTo(new Outcome.Accepted());
        assertThat(rig.state()).as(() -> rig.alerts().toString()).isEqualTo(StationState.PARKING);
        rig.runUntil(StationState.IDLE, LONG);
        assertThat(rig.truth().azimuthDeg()).isCloseTo(Rig.PARK.azimuthDeg(), within(1.0));
    }
}
