package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.RotatorState.ReportedTravel;

class TravelOfBoxTest {

    /** Azimuth 0 to 450, elevation 0 to 180. */
    private final TravelOfBox comparison =
            new TravelOfBox(SimulatedAntenna.g5500(20).config());

    private static Optional<ReportedTravel> box(double minDeg, double maxDeg, double elevationMaxDeg) {
        return Optional.of(new ReportedTravel(new AxisRange(minDeg, maxDeg), new AxisRange(0, elevationMaxDeg)));
    }

    @Test
    void a_narrower_box_is_told_of_with_the_key_to_change() {
        assertThat(comparison.take(box(0, 360, 90)))
                .hasSize(2)
                .first()
                .asString()
                .isEqualTo(
                        "rotator simulated: turns the azimuth to 360 at most, and the configuration to 450; slewd plans by the"
                                + " configuration, and the controller will refuse what is above 360; write azimuthMaxDeg: 360 in the"
                                + " section rotator, or correct the limits of the controller");
    }

    @Test
    void a_box_that_begins_elsewhere_is_narrower_at_that_end() {
        assertThat(comparison.take(box(10, 450, 180)))
                .singleElement()
                .asString()
                .contains("write azimuthMinDeg: 10");
    }

    @Test
    void a_wider_box_and_one_that_cannot_say_are_no_news() {
        assertThat(comparison.take(box(-180, 540, 180))).isEmpty();
        assertThat(comparison.take(box(0.2, 449.8, 180))).isEmpty();
        assertThat(comparison.take(Optional.empty())).isEmpty();
    }

    @Test
    void the_same_limits_are_told_of_once_and_others_again() {
        assertThat(comparison.take(box(0, 360, 180))).hasSize(1);
        assertThat(comparison.take(box(0, 360, 180))).isEmpty();
        assertThat(comparison.take(Optional.empty())).as("lost the wire").isEmpty();
        assertThat(comparison.take(box(0, 360, 180))).isEmpty();
        assertThat(comparison.take(box(0, 400, 180))).hasSize(1);
    }
}
