package org.slewd.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DecimatorTest {

    /** A tone at {@code frequency} of the new rate, brought down by 8, in decibels. */
    private static double levelDb(double frequency) {
        int samples = 8_000;
        float[] iq = new float[2 * samples];
        for (int n = 0; n < samples; n++) {
            iq[2 * n] = (float) Math.cos(2 * Math.PI * frequency / 8 * n);
            iq[2 * n + 1] = (float) Math.sin(2 * Math.PI * frequency / 8 * n);
        }
        Decimator decimator = new Decimator(8);
        float[] out = new float[2 * decimator.mostOf(samples)];
        int made = decimator.decimate(iq, samples, out);
        // Behind the 24 outputs for which the filter fills.
        return 20 * Math.log10(Math.hypot(out[2 * made - 200], out[2 * made - 199]));
    }

    /** Values: numpy 1.24, the transform of sinc(0.95 n / 8) blackman(193). */
    @Test
    void passes_the_middle_and_stops_what_would_fold_into_it() {
        assertThat(levelDb(0)).isCloseTo(0, within(0.001));
        assertThat(levelDb(0.4)).isCloseTo(-0.187, within(0.005));
        assertThat(levelDb(0.45)).isCloseTo(-2.644, within(0.01));
        assertThat(levelDb(0.55)).isCloseTo(-33.43, within(0.1));
        assertThat(levelDb(0.6)).isLessThan(-75);
        assertThat(levelDb(3.3)).isLessThan(-75);
    }

    @Test
    void gives_the_same_however_the_stream_is_cut() {
        float[] iq = new float[2 * 1000];
        for (int i = 0; i < iq.length; i++) {
            iq[i] = (float) Math.sin(i * i * 0.01);
        }
        assertThat(cut(iq, 1000)).isEqualTo(cut(iq, 7)).isEqualTo(cut(iq, 333)).hasSize(250);
    }

    private static List<Float> cut(float[] iq, int piece) {
        Decimator decimator = new Decimator(8);
        List<Float> all = new ArrayList<>();
        for (int from = 0; from < 1000; from += piece) {
            int count = Math.min(piece, 1000 - from);
            float[] out = new float[2 * decimator.mostOf(count)];
            int made = decimator.decimate(java.util.Arrays.copyOfRange(iq, 2 * from, 2 * (from + count)), count, out);
            for (int i = 0; i < 2 * made; i++) {
                all.add(out[i]);
            }
        }
        return all;
    }
}
