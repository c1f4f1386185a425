package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TimeZone;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.PassSearch;
import org.slewd.receiver.civ.Civ;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.sky.SiteFrame;

/** A clock that is set in mid-pass, and the nights on which calendars do something odd. */
@Tag("whole-pass")
class ClockChangesTest {

    private final Flight usual =
            Flight.of(Flight.ISS, each -> each.culminatesWithin(30, 40) && each.fits(Plant.OVERLAP));

    private final List<StationEvent> events = new ArrayList<>();

    private PassRun run(Flight flight) {
        PassRun run = new PassRun(
                Plant.g5500(Gs232.KIND_B, Civ.IC_R8600, Plant.OVERLAP, 30),
                flight,
                flight.pass().aos().utc().minusSeconds(60));
        run.getReady();
        events.clear();
        run.station.subscribeEvents(events::add);
        return run;
    }

    private PassRun inMidPass() {
        PassRun run = run(usual);
        assertThat(run.track()).isEqualTo(new Outcome.Accepted());
        run.runUntil(usual.pass().tca().utc().minusSeconds(60));
        return run;
    }

    private List<String> words() {
        return events.stream()
                .filter(event -> !(event instanceof StationEvent.Told))
                .map(StationEvent::word)
                .toList();
    }

    private PassReport report() {
        return ((StationEvent.PassEnded) events.stream()
                        .filter(StationEvent.PassEnded.class::isInstance)
                        .findFirst()
                        .orElseThrow())
                .report();
    }

    @Test
    void a_step_inside_the_pass_is_told_and_has_it_planned_anew_within_a_fifth_of_a_second() {
        for (double seconds : new double[] {0.6, -0.6, 30, -30}) {
            PassRun run = inMidPass();
            run.clock.stepUtc(Duration.ofMillis(Math.round(seconds * 1000)));
            run.run(0.2);
            assertThat(words()).as(run::story).contains("clock-stepped").doesNotContain("pass-ended");
            assertThat(run.station.snapshot().target().orElseThrow().plan().plans())
                    .as(run::story)
                    .isEqualTo(2);
            assertThat(run.station.snapshot().state()).isEqualTo(StationState.TRACKING);
            run.run(25);
            assertThat(run.station.snapshot().rotator().errorDeg().orElseThrow())
                    .as(run::story)
                    .isLessThan(15);
        }
    }

    @Test
    void a_step_past_the_pass_ends_it_and_says_that_it_was_the_clock() {
        for (Duration step : new Duration[] {Duration.ofHours(1), Duration.ofDays(7000), Duration.ofDays(-7000)}) {
            PassRun run = inMidPass();
            run.clock.stepUtc(step);
            run.run(1);
            assertThat(words())
                    .as(run::story)
                    .containsExactly("pass-begun", "pass-risen", "clock-stepped", "pass-ended");
            assertThat(report().ending()).isEqualTo(PassReport.Ending.CLOCK);
            assertThat(run.station.snapshot().state()).isNotEqualTo(StationState.TRACKING);
        }
    }

    @Test
    void a_step_back_before_the_rise_makes_it_wait_for_the_object_again() {
        PassRun run = inMidPass();
        run.clock.stepUtc(Duration.ofMinutes(-10));
        run.run(0.2);
        assertThat(run.station.snapshot().state()).isEqualTo(StationState.PREPOSITIONING);
        run.runUntil(usual.pass().los().utc().plusSeconds(2));
        assertThat(words())
                .as(run::story)
                .containsExactly(
                        "pass-begun", "pass-risen", "clock-stepped", "pass-culminated", "pass-set", "pass-ended");
        assertThat(report().ending()).isEqualTo(PassReport.Ending.COMPLETE);
    }

    @Test
    void a_step_of_less_than_half_a_second_is_followed_without_a_word() {
        PassRun run = inMidPass();
        run.clock.stepUtc(Duration.ofMillis(450));
        run.run(2);
        assertThat(words()).containsExactly("pass-begun", "pass-risen");
    }

    @Test
    void the_turn_of_the_year_and_of_summer_time_pass_unnoticed_in_every_zone() {
        TimeZone before = TimeZone.getDefault();
        try {
            for (String midnight : List.of("2023-01-01T00:00:00Z", "2022-03-27T01:00:00Z", "2024-02-29T00:00:00Z")) {
                Flight flight = over(Instant.parse(midnight));
                List<List<Pointing>> ways = new ArrayList<>();
                for (String zone : List.of("UTC", "Europe/Berlin", "America/St_Johns", "Pacific/Kiritimati")) {
                    TimeZone.setDefault(TimeZone.getTimeZone(zone));
                    ways.add(way(run(flight), flight, false));
                    assertThat(words())
                            .containsExactly("pass-begun", "pass-risen", "pass-culminated", "pass-set", "pass-ended");
                }
                assertThat(ways).as(midnight).allMatch(ways.get(0)::equals);
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    /** The kernel repeats the last second of the day. Nobody can point by UTC alone meanwhile; what counts is that it is over then. */
    @Test
    void a_leap_second_costs_a_second_and_nothing_else() {
        Flight flight = over(Instant.parse("2017-01-01T00:00:00Z"));
        PassRun run = run(flight);
        List<Pointing> way = way(run, flight, true);
        assertThat(words())
                .as(run::story)
                .containsExactly(
                        "pass-begun", "pass-risen", "clock-stepped", "pass-culminated", "pass-set", "pass-ended");
        double jumpDeg = IntStream.range(1, way.size())
                .mapToDouble(
                        i -> Math.abs(way.get(i).elevationDeg() - way.get(i - 1).elevationDeg()))
                .max()
                .orElseThrow();
        assertThat(jumpDeg)
                .as("a step of the law, which a beam of 30 degrees forgives")
                .isLessThan(2.8);
        assertThat(report().pointing().orElseThrow().worstDeg()).isLessThan(15);
        assertThat(report().pointing().orElseThrow().offBeamSeconds()).isZero();
    }

    /** Where the law wanted the axes, tick by tick, through a whole pass. */
    private static List<Pointing> way(PassRun run, Flight flight, boolean leap) {
        assertThat(run.track()).isEqualTo(new Outcome.Accepted());
        List<Pointing> wanted = new ArrayList<>();
        Instant midnight = flight.pass().tca().utc().plusSeconds(600).truncatedTo(ChronoUnit.DAYS);
        boolean leapt = !leap;
        Instant end = flight.pass().los().utc().plusSeconds(2);
        while (run.clock.utc().isBefore(end)) {
            run.run(0.05);
            if (!leapt && !run.clock.utc().isBefore(midnight)) {
                leapt = true;
                run.clock.stepUtc(Duration.ofSeconds(-1));
            }
            if (run.station.snapshot().state() == StationState.TRACKING) {
                run.station.snapshot().rotator().wanted().ifPresent(wanted::add);
            }
        }
        assertThat(wanted).as(String.format(Locale.ROOT, "ticks of %s", flight)).hasSizeGreaterThan(1000);
        return wanted;
    }

    /** A pass that is in its middle at {@code utc}, on an orbit that is turned until there is one. */
    private Flight over(Instant utc) {
        SiteFrame site = new SiteFrame(Plant.SITE);
        return IntStream.range(0, 3000)
                .mapToObj(i -> shifted(usual.elements(), utc.minus(Duration.ofMinutes(600 + i % 90)), i / 90 * 11))
                .flatMap(set -> new PassSearch(site, 0)
                        .find(set, utc.minusSeconds(900), utc.plusSeconds(900)).stream()
                                .map(pass -> new Flight(set, pass)))
                .filter(each ->
                        Duration.between(each.pass().tca().utc(), utc).abs().toSeconds() < 150
                                && each.culminatesWithin(15, 75))
                .findFirst()
                .orElseThrow();
    }

    private static ElementSet shifted(ElementSet set, Instant epoch, int turnedDeg) {
        return new ElementSet(
                set.catalogNumber(),
                set.name(),
                set.objectId(),
                epoch,
                set.meanMotionRevPerDay(),
                set.eccentricity(),
                set.inclinationDeg(),
                (set.raanDeg() + turnedDeg) % 360,
                set.argOfPericenterDeg(),
                set.meanAnomalyDeg(),
                set.bstar(),
                set.meanMotionDot(),
                set.meanMotionDdot(),
                set.elementSetNumber(),
                set.revolutionAtEpoch(),
                set.classification(),
                set.origin());
    }
}
