package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.easycomm.Easycomm;

/** A box that reports bearings, with a reading that 40 and 400 degrees have in common. */
class ReferenceTest {

    private final Rig rig = new Rig(Easycomm.KIND_II, Rig.START);

    private void find() {
        rig.rotatorLink.locked(() -> rig.rotator.motors().azimuth().faults().jump(40 - Rig.PARK.azimuthDeg()));
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(3));
    }

    @Test
    void nothing_moves_before_a_person_has_said_in_which_turn_the_axis_is() {
        find();

        assertThat(rig.take(rig.station.point(new Pointing(60, 20), "test")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.message()).contains("at 40 or at 400 degrees"));
        assertThat(rig.take(rig.station.reference(220, "test"))).isInstanceOf(Outcome.Refused.class);
    }

    @Test
    void the_answer_of_a_person_is_no_motion_of_the_axis() {
        find();

        assertThat(rig.take(rig.station.reference(400, "test"))).isEqualTo(new Outcome.Accepted());
        rig.run(Duration.ofSeconds(3));

        assertThat(rig.now().fault()).isEmpty();
        assertThat(rig.state()).isEqualTo(StationState.IDLE);
        assertThat(rig.now().rotator().measured().orElseThrow().value()).isEqualTo(new Pointing(400, 0));
    }
}
