package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.slewd.mount.MountModel;
import org.slewd.mount.MountTerm;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.easycomm.Easycomm;

/** A mount whose axes have to stand 5 degrees further in azimuth and 2 higher than the beam looks. */
class PointedMountTest {

    private final Rig rig = new Rig(Easycomm.KIND_II, new MountModel(Map.of(MountTerm.IA, 5.0, MountTerm.IE, 2.0)));

    PointedMountTest() {
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(15));
    }

    @Test
    void a_person_points_the_beam_and_parks_the_axes() {
        assertThat(rig.take(rig.station.point(new Pointing(170, 20), "test"))).isEqualTo(new Outcome.Accepted());
        rig.runUntil(StationState.POINTING, Duration.ofSeconds(1));
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(30));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(175, within(0.2));
        assertThat(rig.truth().elevationDeg()).isCloseTo(22, within(0.2));
        assertThat(rig.take(rig.station.park("test"))).isEqualTo(new Outcome.Accepted());
        rig.runUntil(StationState.PARKING, Duration.ofSeconds(1));
        rig.runUntil(StationState.IDLE, Duration.ofSeconds(30));
        assertThat(rig.truth().azimuthDeg()).isCloseTo(Rig.PARK.azimuthDeg(), within(0.2));
        assertThat(rig.truth().elevationDeg()).isCloseTo(Rig.PARK.elevationDeg(), within(0.2));
    }

    @Test
    void the_envelope_is_asked_about_the_axes() {
        assertThat(rig.take(rig.station.point(new Pointing(447, 20), "test")))
                .isInstanceOfSatisfying(
                        Outcome.Refused.class,
                        refused -> assertThat(refused.kind()).isEqualTo("outside-envelope"));
        assertThat(rig.take(rig.station.point(new Pointing(-3, 20), "test"))).isEqualTo(new Outcome.Accepted());
    }
}
