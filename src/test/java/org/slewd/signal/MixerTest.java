package org.slewd.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Test;

/** Values: numpy 1.24, exp(-2 pi i (1000 n + 0.025 n^2) / 48000) in double precision. */
class MixerTest {

    private static float[] ones(int samples) {
        float[] iq = new float[2 * samples];
        for (int i = 0; i < iq.length; i += 2) {
            iq[i] = 1;
        }
        return iq;
    }

    @Test
    void takes_a_frequency_out_that_changes_within_a_block() {
        float[] iq = ones(2000);
        new Mixer(48_000).mix(iq, 2000, 1000, 1100);
        assertSample(iq, 0, 1.0, 0.0);
        assertSample(iq, 1, 0.991444, -0.130529);
        assertSample(iq, 1023, 0.625572, 0.780166);
        assertSample(iq, 1024, 0.726671, 0.686986);
        assertSample(iq, 1999, -0.143489, 0.989652);
    }

    @Test
    void goes_on_with_the_phase_where_the_last_block_ended() {
        Mixer mixer = new Mixer(48_000);
        mixer.mix(ones(2000), 2000, 1000, 1100);
        float[] next = ones(500);
        mixer.mix(next, 500, 1100, 1100);
        assertSample(next, 10, 0.991445, 0.130526);
    }

    @Test
    void gives_the_same_however_a_stretch_is_cut() {
        float[] whole = ones(3000);
        new Mixer(10_000).mix(whole, 3000, -700, -400);
        Mixer cut = new Mixer(10_000);
        float[] first = ones(1100);
        cut.mix(first, 1100, -700, -590);
        float[] second = ones(1900);
        cut.mix(second, 1900, -590, -400);
        assertThat(Arrays.copyOfRange(whole, 2200, 6000)).containsExactly(second, within(1e-5f));
    }

    private static void assertSample(float[] iq, int sample, double re, double im) {
        assertThat((double) iq[2 * sample]).isCloseTo(re, within(2e-6));
        assertThat((double) iq[2 * sample + 1]).isCloseTo(im, within(2e-6));
    }
}
