package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.slewd.mount.Axis;
import org.slewd.receiver.Tuning;
import org.slewd.rotator.Pointing;
import org.slewd.schedule.Wish;
import org.slewd.time.VirtualClock;

class SafeStationTest {

    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");

    private final VirtualClock clock = new VirtualClock(NOW);
    private final List<String> done = new ArrayList<>();
    private final List<StationEvent> events = new ArrayList<>();
    private boolean wireKnown = true;

    private final LockOutMemory lockOuts = new LockOutMemory() {
        @Override
        public Optional<LockOut> kept() {
            return Optional.empty();
        }

        @Override
        public CompletionStage<Boolean> keep(Optional<LockOut> lockOut) {
            done.add("lock-out " + lockOut.map(LockOut::reason).orElse("ends"));
            return CompletableFuture.completedFuture(true);
        }
    };

    private final SafeStation station = new SafeStation(
            new SafeStation.Why("the configuration is bad", "correct it", List.of("slewd.yaml:3  site is missing")),
            "gs232b",
            "serial:/dev/rotator",
            new SafeStation.Means(
                    () -> {
                        done.add("stop");
                        return wireKnown;
                    },
                    who -> {
                        done.add("leave for " + who);
                        return CompletableFuture.completedFuture(new Outcome.Accepted());
                    },
                    lockOuts),
            clock);

    private static Outcome of(CompletionStage<Outcome> answer) {
        return answer.toCompletableFuture().getNow(null);
    }

    @Test
    void refuses_every_order_with_what_is_wrong_and_what_to_do() {
        Wish wish = Wish.of("one", "25544", station.groups().parse("25544"));
        for (Outcome outcome : List.of(
                of(station.point(new Pointing(10, 20), "Ann")),
                of(station.park("Ann")),
                of(station.hold("Ann")),
                of(station.calibrate(List.of(Axis.AZIMUTH), "Ann")),
                of(station.track(25_544, RadioChoice.OPEN, "Ann")),
                of(station.adjust(Duration.ofSeconds(1), "Ann")),
                of(station.adjustBySignal("Ann")),
                of(station.tune(new Tuning(145_800_000, Optional.empty()), "Ann")),
                of(station.reference(10, "Ann")),
                of(station.reportSafety(true, "wind", "Ann")),
                of(station.expect(Optional.of(NOW))),
                of(station.reset("stall", "Ann")),
                of(station.jog(Axis.AZIMUTH, true, "Ann")),
                of(station.agenda().add(wish, "Ann")),
                of(station.agenda().remove("one", "Ann")),
                of(station.agenda().setAutomatic(true, "Ann")),
                of(station.agenda().resume("Ann")))) {
            assertThat(outcome)
                    .isEqualTo(new Outcome.Refused("faulted", "the configuration is bad; nothing moves", "correct it"));
        }
        assertThat(done).isEmpty();
    }

    @Test
    void shows_nothing_as_live_and_says_why() {
        Snapshot now = station.snapshot();
        assertThat(now.state()).isEqualTo(StationState.FAULTED);
        Snapshot.Fault fault = now.fault().orElseThrow();
        assertThat(fault.kind()).isEqualTo("safe-mode");
        assertThat(fault.selfClearing()).isFalse();
        assertThat(fault.message()).isEqualTo("the configuration is bad; correct it\nslewd.yaml:3  site is missing");
        assertThat(now.rotator().measured()).isEmpty();
        assertThat(now.rotator().link().isUp()).isFalse();
        assertThat(now.target()).isEmpty();
        assertThat(now.clock().refusal()).isPresent();
    }

    @Test
    void sends_a_stop_all_the_same_and_says_when_it_knows_no_wire() {
        station.subscribeEvents(events::add);
        assertThat(station.stop("Ann")).isTrue();
        wireKnown = false;
        assertThat(station.stop("Ann")).isFalse();
        assertThat(done).containsExactly("stop", "stop");
        assertThat(events).filteredOn(StationEvent.Stopped.class::isInstance).hasSize(2);
        assertThat(station.snapshot().loop().alerts().get(0).message()).contains("knows no wire");
    }

    @Test
    void is_left_by_its_reset() {
        assertThat(of(station.reset(SafeStation.KIND, "Ann"))).isEqualTo(new Outcome.Accepted());
        assertThat(done).containsExactly("leave for Ann");
    }

    @Test
    void a_lock_out_is_kept_for_the_station_that_follows() {
        assertThat(of(station.lock("grease", "Ann"))).isEqualTo(new Outcome.Accepted());
        assertThat(of(station.unlock("Ann"))).isEqualTo(new Outcome.Accepted());
        assertThat(done).containsExactly("stop", "lock-out grease", "lock-out ends");
    }

    @Test
    void tells_its_listeners_once_a_second_and_what_is_wrong_at_the_beginning() {
        List<Snapshot> heard = new ArrayList<>();
        Runnable end = station.subscribe(heard::add);
        station.subscribeEvents(events::add);
        station.begin();
        clock.advance(Duration.ofSeconds(1));
        station.tick();
        end.run();
        station.tick();
        assertThat(heard).extracting(Snapshot::utc).containsExactly(NOW.plusSeconds(1));
        assertThat(heard.get(0).loop().alerts()).hasSize(2);
        assertThat(events).extracting(StationEvent::word).containsExactly("fault-raised", "told", "told");
    }
}
