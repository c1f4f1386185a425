package org.slewd.sky;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class AnglesTest {

    @Test
    void wraps_into_a_full_turn_and_never_says_360_or_minus_zero() {
        assertThat(Angles.wrap360(0)).isEqualTo(0.0);
        assertThat(Angles.wrap360(-0.0)).isEqualTo(0.0); // isEqualTo tells -0.0 from 0.0
        assertThat(Angles.wrap360(360)).isEqualTo(0.0);
        assertThat(Angles.wrap360(-360)).isEqualTo(0.0);
        assertThat(Angles.wrap360(-1e-15)).isEqualTo(0.0);
        assertThat(Angles.wrap360(Math.nextDown(360.0))).isEqualTo(Math.nextDown(360.0));
        assertThat(Angles.wrap360(450)).isEqualTo(90.0);
        assertThat(Angles.wrap360(-90)).isEqualTo(270.0);
        assertThat(Angles.wrap360(-810)).isEqualTo(270.0);
        assertThat(Angles.wrap360(Double.NaN)).isNaN();
        assertThat(Angles.wrap360(Double.POSITIVE_INFINITY)).isNaN();
    }

    @Test
    void wraps_into_half_a_turn_either_way() {
        assertThat(Angles.wrap180(180)).isEqualTo(-180.0);
        assertThat(Angles.wrap180(-180)).isEqualTo(-180.0);
        assertThat(Angles.wrap180(179)).isEqualTo(179.0);
        assertThat(Angles.wrap180(541)).isEqualTo(-179.0);
        assertThat(Angles.wrap180(Double.NaN)).isNaN();
    }

    @Test
    void turns_across_north_the_short_way() {
        assertThat(Angles.turn(350, 10)).isEqualTo(20.0);
        assertThat(Angles.turn(10, 350)).isEqualTo(-20.0);
        assertThat(Angles.turn(0, 180)).isEqualTo(-180.0);
        assertThat(Angles.turn(90, 90)).isEqualTo(0.0);
    }

    @Test
    void finds_the_copy_of_a_direction_that_is_nearest_to_an_unwrapped_axis() {
        assertThat(Angles.nearest(5, 358)).isEqualTo(365.0);
        assertThat(Angles.nearest(355, 2)).isEqualTo(-5.0);
        assertThat(Angles.nearest(90, 440)).isEqualTo(450.0);
        assertThat(Angles.nearest(90, 100)).isEqualTo(90.0);
    }

    @Test
    void measures_separations_from_nothing_to_opposite() {
        assertThat(Angles.separation(10, 20, 10, 20)).isEqualTo(0.0);
        assertThat(Angles.separation(359.5, 0, 0.5, 0)).isCloseTo(1, within(1e-12));
        assertThat(Angles.separation(0, 90, 180, 90))
                .as("two azimuths of the zenith")
                .isCloseTo(0, within(1e-12));
        assertThat(Angles.separation(0, 80, 180, 80)).as("over the zenith").isCloseTo(20, within(1e-12));
        assertThat(Angles.separation(0, 0, 180, 0)).isCloseTo(180, within(1e-6));
        assertThat(Angles.separation(0, -90, 0, 90)).isCloseTo(180, within(1e-6));
        // Where the arc cosine of a product of unit vectors has lost all its digits.
        assertThat(Angles.separation(10, 45, 10, 45 + 1e-9)).isCloseTo(1e-9, within(1e-14));
        assertThat(Angles.separation(Double.NaN, 0, 0, 0)).isNaN();
    }
}
