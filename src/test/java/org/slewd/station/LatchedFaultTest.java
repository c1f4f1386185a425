package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.gs232.Gs232;

/** What waits for a person waits over a restart, however slewd ended. */
class LatchedFaultTest {

    private static final Duration SOON = Duration.ofSeconds(20);

    /** A disk that outlives stations. */
    private static final class Disk implements FaultMemory {
        private Optional<Snapshot.Fault> kept = Optional.empty();
        private int writes;
        private boolean full;
        private boolean failed;

        @Override
        public Optional<Snapshot.Fault> kept() {
            return kept;
        }

        @Override
        public boolean failed() {
            return failed;
        }

        @Override
        public void keep(Optional<Snapshot.Fault> fault) {
            failed = full;
            kept = full ? kept : fault;
            writes++;
        }
    }

    private final Disk disk = new Disk();

    private Rig stalled() {
        Rig rig = new Rig(Gs232.KIND_B, disk);
        rig.runUntil(StationState.IDLE, SOON);
        rig.rotator.motors().azimuth().faults().stuck(true);
        assertThat(rig.take(rig.station.point(new Pointing(300, 40), "test"))).isEqualTo(new Outcome.Accepted());
        rig.runUntil("stall", () -> rig.now().fault().isPresent(), SOON);
        return rig;
    }

    @Test
    void it_is_kept_in_the_tick_in_which_it_is_found_and_comes_up_again() {
        Rig killed = stalled();
        assertThat(disk.kept).isEqualTo(killed.now().fault()).isPresent();
        assertThat(disk.writes).isEqualTo(1);

        Rig anew = new Rig(Gs232.KIND_B, disk);
        anew.run(SOON);
        assertThat(anew.state()).isEqualTo(StationState.FAULTED);
        assertThat(anew.now().fault()).isEqualTo(disk.kept);
        assertThat(anew.take(anew.station.point(new Pointing(300, 40), "test"))).isInstanceOf(Outcome.Refused.class);
        assertThat(anew.truth()).isEqualTo(Rig.PARK);
        assertThat(disk.writes).isEqualTo(1);
    }

    @Test
    void what_a_full_disk_did_not_take_is_brought_there_when_there_is_room() {
        disk.full = true;
        Rig rig = stalled();
        rig.run(Duration.ofSeconds(95));
        assertThat(disk.kept).isEmpty();
        assertThat(disk.writes).as("once, and every half minute").isBetween(3, 4);
        disk.full = false;
        rig.run(Duration.ofSeconds(31));
        assertThat(disk.kept).isEqualTo(rig.now().fault()).isPresent();
        int writes = disk.writes;
        rig.run(Duration.ofSeconds(60));
        assertThat(disk.writes).isEqualTo(writes);
    }

    @Test
    void a_person_clears_it_for_good() {
        Rig rig = stalled();
        assertThat(rig.take(rig.station.reset("stall", "Ann"))).isEqualTo(new Outcome.Accepted());
        rig.run(Duration.ofMillis(100));
        assertThat(disk.kept).isEmpty();
        Rig anew = new Rig(Gs232.KIND_B, disk);
        anew.runUntil(StationState.IDLE, SOON);
    }

    @Test
    void what_clears_itself_is_not_kept() {
        Rig rig = new Rig(Gs232.KIND_B, disk);
        rig.runUntil(StationState.IDLE, SOON);
        rig.rotatorLink.unplug();
        rig.runUntil("comm", () -> rig.now().fault().isPresent(), SOON);
        assertThat(disk.writes).isZero();
    }
}
