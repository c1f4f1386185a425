package org.slewd.listen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class ListenSettingsTest {

    @Test
    void keeps_the_spike_of_a_receiver_out_of_where_a_carrier_is_looked_for() {
        for (double hz : new double[] {137.9e6, 145.8e6, 437.8e6}) {
            double asideHz = ListenSettings.usualAsideHz(250_000, 60_000, hz);
            assertThat(asideHz).isEqualTo(40_000);
            assertThat(asideHz).isGreaterThan(ListenSettings.USUAL.searchHz() + hz * 25e-6);
        }
    }

    @Test
    void goes_no_farther_aside_than_the_band_has_room() {
        // 100 kHz are flat on either side; of these 30 are looked at, and 60 are the Doppler shift.
        assertThat(ListenSettings.usualAsideHz(250_000, 60_000, 2.4e9)).isCloseTo(10_000, within(1e-3));
        assertThat(ListenSettings.usualAsideHz(250_000, 250_000, 437.8e6)).isZero();
    }
}
