package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.gs232.Gs232;

/** F43: somebody works at the antenna. */
class LockOutTest {

    private final Rig rig = new Rig(Gs232.KIND_B, Rig.START);

    private void locked() {
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(20));
        assertThat(rig.take(rig.station.point(new Pointing(300, 40), "test"))).isEqualTo(new Outcome.Accepted());
        rig.run(Duration.ofSeconds(3));
        assertThat(rig.take(rig.station.lock("grease", "Ann"))).isEqualTo(new Outcome.Accepted());
    }

    @Test
    void the_antenna_stops_and_nothing_moves_it_while_it_is_locked() {
        locked();
        assertThat(rig.state()).isEqualTo(StationState.FAULTED);
        assertThat(rig.now().fault().orElseThrow().kind()).isEqualTo(LockOut.KIND);
        assertThat(rig.now().fault().orElseThrow().message()).contains("Ann", "grease", "slewd unlock");
        rig.run(Duration.ofSeconds(1));
        Pointing there = rig.truth();
        for (Outcome outcome : new Outcome[] {
            rig.take(rig.station.point(new Pointing(10, 10), "test")), rig.take(rig.station.park("test"))
        }) {
            assertThat(outcome)
                    .isInstanceOfSatisfying(
                            Outcome.Refused.class,
                            refused -> assertThat(refused.kind()).isEqualTo("faulted"));
        }
        rig.take(rig.station.reportSafety(true, "storm", "test"));
        rig.run(Duration.ofSeconds(5));
        assertThat(rig.truth()).isEqualTo(there);
    }

    @Test
    void no_reset_clears_it_and_unlocking_does() {
        locked();
        rig.run(Duration.ofSeconds(2));
        assertThat(rig.take(rig.station.reset(LockOut.KIND, "test"))).isInstanceOf(Outcome.Refused.class);
        assertThat(rig.state()).isEqualTo(StationState.FAULTED);
        assertThat(rig.take(rig.station.unlock("Ann"))).isEqualTo(new Outcome.Accepted());
        assertThat(rig.state()).isEqualTo(StationState.IDLE);
        assertThat(rig.take(rig.station.point(new Pointing(200, 10), "test"))).isEqualTo(new Outcome.Accepted());
        assertThat(rig.take(rig.station.unlock("Ann"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void what_is_wrong_besides_is_shown_first_and_the_lock_out_stays() {
        locked();
        rig.rotatorLink.unplug();
        rig.run(Duration.ofSeconds(3));
        assertThat(rig.now().fault().orElseThrow().kind()).isEqualTo("comm");
        rig.rotatorLink.replug();
        rig.runUntil(
                "locked again",
                () -> rig.now()
                        .fault()
                        .filter(at -> at.kind().equals(LockOut.KIND))
                        .isPresent(),
                Duration.ofSeconds(20));
    }
}
