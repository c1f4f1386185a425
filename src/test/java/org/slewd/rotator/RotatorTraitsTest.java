package org.slewd.rotator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RotatorTraitsTest {

    private static final RotatorTraits HUNDREDTHS =
            new RotatorTraits(new AxisRange(-180, 540), new AxisRange(-20, 210), 0.01, 0.01, 0, true);

    @Test
    void rounds_to_the_grid_of_the_controller() {
        assertThat(HUNDREDTHS.onGrid(new Pointing(12.304, -0.004))).isEqualTo(new Pointing(12.3, 0));
    }

    @Test
    void an_angle_out_of_this_world_stays_finite() {
        Pointing absurd = new Pointing(Double.MAX_VALUE, -1e307);
        assertThat(HUNDREDTHS.onGrid(absurd)).isEqualTo(absurd);
    }
}
