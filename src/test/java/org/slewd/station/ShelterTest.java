package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slewd.condition.Action;
import org.slewd.condition.ConditionInput;
import org.slewd.condition.Extract;
import org.slewd.condition.Origin;
import org.slewd.condition.Rule;
import org.slewd.condition.Unit;
import org.slewd.demo.DemoSky;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.sky.Site;
import org.slewd.station.Snapshot.Stow;

/** F42: whole passes with gauges that say what they like; {@link Rig} holds the true position inside the travel all the while. */
@Tag("whole-pass")
class ShelterTest {

    private static final Duration LONG = Duration.ofMinutes(3);

    private static final Duration ORDERED_WITHIN = Duration.ofSeconds(5);

    private static final Origin NOWHERE =
            new Origin.Web(URI.create("http://gauge/"), Duration.ofSeconds(2), Optional.empty());

    private static final ConditionInput WIND = new ConditionInput(
            "wind",
            new Rule.Limit(Unit.METRES_PER_SECOND, 17, 13, 0, 100),
            new Extract.Whole(),
            NOWHERE,
            Duration.ofSeconds(10),
            Duration.ofSeconds(60),
            Action.STOW);

    private static final ConditionInput DOOR = new ConditionInput(
            "door",
            new Rule.Contact(List.of("closed"), List.of("open")),
            new Extract.Whole(),
            NOWHERE,
            Duration.ofSeconds(10),
            Duration.ofSeconds(20),
            Action.STOP);

    private final Rig rig = new Rig(Gs232.KIND_B, List.of(WIND, DOOR));
    private final List<StationEvent> events = new ArrayList<>();

    private Optional<String> wind = Optional.of("5");
    private Optional<String> door = Optional.of("closed");

    ShelterTest() {
        rig.station.subscribeEvents(events::add);
        rig.predictions.use(DemoSky.over(new Site(48, 11, 500), Rig.START, 1));
    }

    /** The gauges are read every second. */
    private void run(Duration time) {
        for (long s = 0; s < time.toSeconds(); s++) {
            wind.ifPresent(text -> rig.station.heard("wind", text, rig.clock.nanos()));
            door.ifPresent(text -> rig.station.heard("door", text, rig.clock.nanos()));
            rig.run(Duration.ofSeconds(1));
        }
    }

    private void runUntil(String what, java.util.function.BooleanSupplier condition, Duration atMost) {
        for (long s = 0; s < atMost.toSeconds() && !condition.getAsBoolean(); s++) {
            run(Duration.ofSeconds(1));
        }
        assertThat(condition.getAsBoolean())
                .as("%s; now %s, %s", what, rig.now().conditions(), rig.alerts())
                .isTrue();
    }

    private void becomeSafe() {
        runUntil("safe", () -> rig.now().conditions().verdict().isSafe(), Duration.ofSeconds(70));
    }

    private void followPass() {
        becomeSafe();
        assertThat(rig.take(rig.station.track(DemoSky.ISS_LIKE, RadioChoice.OPEN, "test")))
                .isEqualTo(new Outcome.Accepted());
        runUntil("tracking", () -> rig.state() == StationState.TRACKING, Duration.ofMinutes(10));
        run(Duration.ofSeconds(60));
        assertThat(distanceToPark()).isGreaterThan(10);
        events.clear();
    }

    private double distanceToPark() {
        return Math.max(
                Math.abs(rig.truth().azimuthDeg() - Rig.PARK.azimuthDeg()),
                Math.abs(rig.truth().elevationDeg() - Rig.PARK.elevationDeg()));
    }

    private Stow stow() {
        return rig.now().conditions().stow();
    }

    private List<String> words() {
        return events.stream()
                .filter(event -> !(event instanceof StationEvent.Told))
                .map(StationEvent::word)
                .toList();
    }

    private Outcome point() {
        return rig.take(rig.station.point(new Pointing(200, 20), "test"));
    }

    private void expectOrderedToRest() {
        rig.runUntil(StationState.PARKING, ORDERED_WITHIN);
        rig.runUntil(
                "the order on its way", () -> rig.now().rotator().commanded().isPresent(), Duration.ofSeconds(1));
    }

    @Test
    void nothing_is_taken_before_all_gauges_have_been_safe_for_their_hold_times() {
        run(Duration.ofSeconds(5));
        assertThat(point()).isInstanceOf(Outcome.Refused.class);
        run(Duration.ofSeconds(50));
        assertThat(point()).isInstanceOf(Outcome.Refused.class);
        becomeSafe();
        assertThat(point()).isEqualTo(new Outcome.Accepted());
        assertThat(rig.now().conditions().refusal()).isEmpty();
    }

    @Test
    void wind_in_mid_pass_stows_the_antenna_and_it_is_read_back() {
        followPass();
        wind = Optional.of("18.5");
        rig.station.heard("wind", "18.5", rig.clock.nanos());
        expectOrderedToRest();
        assertThat(stow()).isEqualTo(Stow.UNDER_WAY);
        runUntil("stowed", () -> stow() == Stow.STOWED, LONG);
        assertThat(distanceToPark()).isLessThan(1.5);
        assertThat(words()).containsExactly("unsafe", "pass-ended", "stowed", "parked");
        assertThat(events)
                .filteredOn(StationEvent.PassEnded.class::isInstance)
                .extracting(event -> ((StationEvent.PassEnded) event).report().ending())
                .containsExactly(PassReport.Ending.UNSAFE);

        assertThat(point())
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused ->
                                assertThat(refused.message()).contains("wind says 18.5 m/s, unsafe from 17.0 m/s on"));
        assertThat(rig.now().conditions().refusal()).isPresent();
        assertThat(rig.take(rig.station.park("test"))).isEqualTo(new Outcome.Accepted());

        wind = Optional.of("5");
        run(Duration.ofSeconds(59));
        assertThat(point()).isInstanceOf(Outcome.Refused.class);
        run(Duration.ofSeconds(3));
        assertThat(distanceToPark()).as("nothing moves by itself").isLessThan(1.5);
        assertThat(point()).isEqualTo(new Outcome.Accepted());
        assertThat(words()).endsWith("safe-again");
    }

    @Test
    void a_gauge_that_falls_silent_in_mid_pass_is_as_bad_as_wind() {
        followPass();
        wind = Optional.empty();
        runUntil("stale", () -> !rig.now().conditions().verdict().isSafe(), Duration.ofSeconds(12));
        expectOrderedToRest();
        runUntil("stowed", () -> stow() == Stow.STOWED, LONG);
        assertThat(rig.alerts()).anyMatch(text -> text.contains("may be 10 s old"));
    }

    @Test
    void gusts_that_come_and_go_move_the_antenna_once() {
        followPass();
        for (int gust = 0; gust < 20; gust++) {
            wind = Optional.of("20");
            run(Duration.ofSeconds(3));
            wind = Optional.of("3");
            run(Duration.ofSeconds(40));
        }
        assertThat(words()).containsExactly("unsafe", "pass-ended", "stowed", "parked");
        assertThat(stow()).isEqualTo(Stow.STOWED);
    }

    @Test
    void an_open_door_stops_the_antenna_at_once_and_not_even_parking_is_taken() {
        followPass();
        door = Optional.of("open");
        rig.station.heard("door", "open", rig.clock.nanos());
        rig.run(Duration.ofSeconds(3));
        Pointing stood = rig.truth();
        run(Duration.ofSeconds(60));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(stood.azimuthDeg(), within(0.01));
        assertThat(rig.truth().elevationDeg()).isCloseTo(stood.elevationDeg(), within(0.01));
        assertThat(point()).isInstanceOf(Outcome.Refused.class);
        assertThat(rig.take(rig.station.park("test"))).isInstanceOf(Outcome.Refused.class);
        rig.take(rig.station.retire());
        wind = Optional.of("30"); // whoever stands there is worth more than the antenna
        run(Duration.ofSeconds(30));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(stood.azimuthDeg(), within(0.01));

        door = Optional.of("closed");
        runUntil("stowed when the door is closed", () -> stow() == Stow.STOWED, LONG);
        assertThat(words()).containsExactly("unsafe", "pass-ended", "unsafe", "stowed", "parked");
    }

    @Test
    void an_antenna_that_does_not_arrive_is_told_of() {
        followPass();
        rig.rotator.motors().azimuth().faults().stuck(true);
        wind = Optional.of("25");
        runUntil("told", () -> stow() == Stow.UNCONFIRMED, LONG);
        assertThat(words()).contains("stow-failed").doesNotContain("stowed");
        assertThat(rig.alerts()).anyMatch(text -> text.contains("look after the antenna"));

        rig.rotator.motors().azimuth().faults().stuck(false);
        String kind = rig.now().fault().map(Snapshot.Fault::kind).orElse("");
        rig.take(rig.station.reset(kind, "test"));
        runUntil("stowed after all", () -> stow() == Stow.STOWED, LONG);
        assertThat(distanceToPark()).isLessThan(1.5);
    }

    @Test
    void stop_has_the_last_word_until_somebody_parks_the_antenna() {
        followPass();
        wind = Optional.of("25");
        run(Duration.ofSeconds(3));
        rig.station.stop("test");
        run(Duration.ofSeconds(4));
        Pointing stood = rig.truth();
        run(Duration.ofSeconds(60));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(stood.azimuthDeg(), within(0.01));
        assertThat(stow()).isEqualTo(Stow.HELD);
        assertThat(rig.alerts()).anyMatch(text -> text.contains("somebody stopped it"));
        assertThat(rig.take(rig.station.park("test"))).isEqualTo(new Outcome.Accepted());
        runUntil("stowed", () -> stow() == Stow.STOWED, LONG);
    }

    @Test
    void a_door_that_opens_and_closes_in_the_storm_does_not_take_the_last_word_from_who_stopped_the_antenna() {
        followPass();
        wind = Optional.of("25");
        run(Duration.ofSeconds(3));
        rig.station.stop("test");
        run(Duration.ofSeconds(4));
        Pointing stood = rig.truth();
        door = Optional.of("open");
        run(Duration.ofSeconds(5));
        door = Optional.of("closed");
        run(Duration.ofSeconds(60));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(stood.azimuthDeg(), within(0.01));
        assertThat(stow()).isEqualTo(Stow.HELD);

        wind = Optional.of("5");
        becomeSafe();
        wind = Optional.of("25");
        runUntil("stowed in the next storm", () -> stow() == Stow.STOWED, LONG);
    }

    @Test
    void to_park_it_that_is_refused_moves_nothing_later() {
        followPass();
        wind = Optional.of("25");
        run(Duration.ofSeconds(3));
        rig.station.stop("test");
        assertThat(rig.take(rig.station.park("test"))).isInstanceOf(Outcome.Refused.class);
        run(Duration.ofSeconds(4));
        Pointing stood = rig.truth();
        run(Duration.ofSeconds(60));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(stood.azimuthDeg(), within(0.01));
    }

    @Test
    void nothing_moves_under_a_lock_out_whatever_the_wind() {
        followPass();
        rig.take(rig.station.lock("on the mast", "test"));
        run(Duration.ofSeconds(5));
        Pointing stood = rig.truth();
        wind = Optional.of("30");
        run(Duration.ofMinutes(2));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(stood.azimuthDeg(), within(0.01));
        assertThat(words()).contains("stow-failed");
        assertThat(rig.take(rig.station.park("test"))).isInstanceOf(Outcome.Refused.class);

        rig.take(rig.station.unlock("test"));
        runUntil("stowed when nobody is there any more", () -> stow() == Stow.STOWED, LONG);
    }
}
