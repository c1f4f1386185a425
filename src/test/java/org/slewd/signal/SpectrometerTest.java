package org.slewd.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class SpectrometerTest {

    private static float[] twoTones(int samples) {
        float[] iq = new float[2 * samples];
        for (int n = 0; n < samples; n++) {
            double strong = 2 * Math.PI * 3.3 * n / 64;
            double weak = -2 * Math.PI * 10 * n / 64 + 0.7;
            iq[2 * n] = (float) (0.5 * Math.cos(strong) + 0.1 * Math.cos(weak));
            iq[2 * n + 1] = (float) (0.5 * Math.sin(strong) + 0.1 * Math.sin(weak));
        }
        return iq;
    }

    /** Values: numpy 1.24, fftshift(|fft(x hann)|^2) / sum(hann)^2. */
    @Test
    void agrees_with_an_independent_transform() {
        Spectrometer spectrometer = new Spectrometer(64, 1);
        assertThat(spectrometer.take(twoTones(64), 0, 64)).isEqualTo(64);
        float[] row = spectrometer.row();
        assertColumn(row, -11, 2.504216e-03);
        assertColumn(row, -10, 9.989465e-03);
        assertColumn(row, -9, 2.506699e-03);
        assertColumn(row, 0, 1.556319e-05);
        assertColumn(row, 2, 2.060489e-02);
        assertColumn(row, 3, 2.224489e-01);
        assertColumn(row, 4, 1.300826e-01);
    }

    @Test
    void a_carrier_at_full_scale_has_the_power_one() {
        Spectrometer spectrometer = new Spectrometer(16, 2);
        float[] carrier = new float[64];
        java.util.Arrays.fill(carrier, (float) Math.sqrt(0.5));
        spectrometer.take(carrier, 0, 32);
        assertThat((double) spectrometer.row()[8]).isCloseTo(1, within(1e-6));
    }

    @Test
    void stops_where_a_row_is_complete_and_goes_on_across_blocks() {
        Spectrometer spectrometer = new Spectrometer(16, 2);
        float[] iq = new float[200];
        assertThat(spectrometer.take(iq, 0, 20)).isEqualTo(20);
        assertThat(spectrometer.isRowComplete()).isFalse();
        assertThat(spectrometer.take(iq, 20, 100)).isEqualTo(32);
        assertThat(spectrometer.isRowComplete()).isTrue();
        spectrometer.row();
        assertThat(spectrometer.isEmpty()).isTrue();
    }

    @Test
    void refuses_sizes_that_would_start_threads() {
        assertThatThrownBy(() -> new Spectrometer(16_384, 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new Spectrometer(1000, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    private static void assertColumn(float[] row, int offset, double power) {
        assertThat(row[32 + offset] / power).isCloseTo(1, within(2e-3));
    }
}
