package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slewd.pass.Pass;
import org.slewd.receiver.civ.Civ;
import org.slewd.rotator.gs232.Gs232;

/** What others are told of a pass: everything once, and in its order, whatever happens meanwhile. */
@Tag("whole-pass")
class StationEventsTest {

    private final Flight flight =
            Flight.of(Flight.ISS, each -> each.culminatesWithin(30, 40) && each.fits(Plant.OVERLAP));
    private final Pass pass = flight.pass();
    private final PassRun run = new PassRun(
            Plant.g5500(Gs232.KIND_B, Civ.IC_R8600, Plant.OVERLAP, 30),
            flight,
            pass.aos().utc().minusSeconds(60));
    private final List<StationEvent> events = new ArrayList<>();

    @BeforeEach
    void listen() {
        run.getReady();
        run.station.subscribeEvents(events::add);
    }

    private List<String> words() {
        return events.stream()
                .filter(event -> !(event instanceof StationEvent.Told))
                .map(StationEvent::word)
                .toList();
    }

    private Instant utc(Class<? extends StationEvent> kind) {
        return events.stream()
                .filter(kind::isInstance)
                .map(StationEvent::utc)
                .findFirst()
                .orElseThrow();
    }

    private PassReport report() {
        return events.stream()
                .filter(StationEvent.PassEnded.class::isInstance)
                .map(event -> ((StationEvent.PassEnded) event).report())
                .findFirst()
                .orElseThrow();
    }

    private void trackUntil(Instant utc) {
        assertThat(run.track()).isEqualTo(new Outcome.Accepted());
        run.runUntil(utc);
    }

    private Predicate<Instant> within(Instant utc) {
        return at -> Duration.between(utc, at).abs().compareTo(PassRun.TICK.multipliedBy(2)) <= 0;
    }

    @Test
    void a_whole_pass_is_told_from_its_beginning_to_the_antenna_at_rest() {
        trackUntil(pass.los().utc().plusSeconds(90));
        assertThat(words())
                .containsExactly("pass-begun", "pass-risen", "pass-culminated", "pass-set", "pass-ended", "parked");
        assertThat(utc(StationEvent.PassRisen.class)).matches(within(pass.aos().utc()));
        assertThat(utc(StationEvent.PassCulminated.class))
                .matches(within(pass.tca().utc()));
        assertThat(utc(StationEvent.PassSet.class)).matches(within(pass.los().utc()));
        PassReport report = report();
        assertThat(report.ending()).isEqualTo(PassReport.Ending.COMPLETE);
        assertThat(report.pass().by()).isEqualTo("test");
        assertThat(report.downlinkHz()).contains(PassRun.DOWNLINK_HZ);
        assertThat(report.faults()).isEmpty();
        PassReport.PointingQuality pointing = report.pointing().orElseThrow();
        assertThat(pointing.p50Deg()).isPositive().isLessThanOrEqualTo(pointing.p95Deg());
        assertThat(pointing.p95Deg()).isLessThanOrEqualTo(pointing.worstDeg());
        assertThat(pointing.worstDeg()).isLessThan(15);
        assertThat(pointing.offBeamSeconds()).isZero();
        assertThat(report.tuning()).isNotEmpty();
        assertThat(events).filteredOn(StationEvent.Told.class::isInstance).isNotEmpty();
    }

    @Test
    void a_pass_that_is_begun_in_its_middle_has_risen_at_once() {
        run.runUntil(pass.tca().utc().plusSeconds(20));
        trackUntil(pass.los().utc().plusSeconds(1));
        assertThat(words()).containsExactly("pass-begun", "pass-risen", "pass-set", "pass-ended");
    }

    @Test
    void who_cannot_take_an_event_does_not_keep_it_from_others() {
        List<StationEvent> later = new ArrayList<>();
        Runnable end = run.station.subscribeEvents(event -> {
            throw new IllegalStateException("cannot take anything");
        });
        run.station.subscribeEvents(later::add);
        assertThat(run.track()).isEqualTo(new Outcome.Accepted());
        run.run(0.1);
        assertThat(later).hasSameElementsAs(events).isNotEmpty();
        int heard = events.size();
        end.run();
        run.station.stop("test");
        run.run(0.1);
        assertThat(later).hasSizeGreaterThan(heard);
    }

    @Test
    void a_pass_that_is_stopped_ends_without_having_set() {
        trackUntil(pass.aos().utc().plusSeconds(30));
        run.station.stop("test");
        run.run(20);
        assertThat(words()).containsExactly("pass-begun", "pass-risen", "stopped", "pass-ended");
        assertThat(report().ending()).isEqualTo(PassReport.Ending.STOPPED);
    }

    @Test
    void a_pass_gives_way_to_what_is_asked_for_next() {
        trackUntil(pass.aos().utc().plusSeconds(30));
        assertThat(run.track()).isEqualTo(new Outcome.Accepted());
        run.run(1);
        assertThat(words()).containsExactly("pass-begun", "pass-risen", "pass-ended", "pass-begun", "pass-risen");
        assertThat(report().ending()).isEqualTo(PassReport.Ending.REPLACED);
    }

    @Test
    void nothing_rises_twice_when_the_clock_is_set_back_or_the_object_turns_out_late() {
        trackUntil(pass.aos().utc().plusSeconds(5));
        run.clock.stepUtc(Duration.ofSeconds(-30));
        run.run(10);
        run.clock.stepUtc(Duration.ofSeconds(30));
        assertThat(run.take(run.station.adjust(Duration.ofSeconds(40), "test"))).isEqualTo(new Outcome.Accepted());
        run.runUntil(pass.los().utc().plusSeconds(45));
        assertThat(words())
                .containsExactly(
                        "pass-begun",
                        "pass-risen",
                        "clock-stepped",
                        "clock-stepped",
                        "pass-culminated",
                        "pass-set",
                        "pass-ended");
        assertThat(utc(StationEvent.PassSet.class))
                .matches(within(pass.los().utc().plusSeconds(40)));
    }

    @Test
    void a_fault_meanwhile_is_told_and_noted_with_the_pass() {
        trackUntil(pass.aos().utc().plusSeconds(30));
        run.rotatorLink.unplug();
        run.run(10);
        run.rotatorLink.replug();
        run.runUntil(pass.los().utc().plusSeconds(1));
        assertThat(words())
                .containsExactly(
                        "pass-begun",
                        "pass-risen",
                        "fault-raised",
                        "fault-cleared",
                        "pass-culminated",
                        "pass-set",
                        "pass-ended");
        assertThat(report().faults()).containsExactly("comm");
        assertThat(report().ending()).isEqualTo(PassReport.Ending.COMPLETE);
    }
}
