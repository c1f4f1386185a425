package org.slewd.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

class CarrierFinderTest {

    private static final int AVERAGES = 20;

    /** Noise of the power 1 per column. */
    private static float[] noise(long seed) {
        Random random = new Random(seed);
        float[] power = new float[1024];
        for (int i = 0; i < power.length; i++) {
            double sum = 0;
            for (int k = 0; k < AVERAGES; k++) {
                sum -= Math.log(1 - random.nextDouble());
            }
            power[i] = (float) (sum / AVERAGES);
        }
        return power;
    }

    private static SpectrumRow row(float[] power) {
        return new SpectrumRow(TestTone.START, 0.25, 50, AVERAGES, power);
    }

    @Test
    void finds_nothing_in_noise() {
        for (long seed = 0; seed < 200; seed++) {
            assertThat(CarrierFinder.find(row(noise(seed)))).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void knows_the_noise_floor_beside_carriers() {
        float[] power = noise(3);
        for (int i = 0; i < 50; i++) {
            power[i * 20] = 1000;
        }
        assertThat(NoiseFloor.of(power, AVERAGES)).isCloseTo(1, within(0.03));
    }

    @Test
    void is_right_about_place_and_strength_between_two_columns() {
        for (double at = 600; at <= 601; at += 0.1) {
            float[] power = noise(5);
            for (int i = 590; i < 612; i++) {
                double distance = i - at;
                // The shape of a Hann window's main lobe: sinc(d) / (1 - d^2).
                double sinc = distance == 0 ? 1 : Math.sin(Math.PI * distance) / (Math.PI * distance);
                double shape = Math.abs(Math.abs(distance) - 1) < 1e-9 ? 0.5 : sinc / (1 - distance * distance);
                power[i] += (float) (1000 * shape * shape);
            }
            Carrier carrier = CarrierFinder.find(row(power)).orElseThrow();
            assertThat(carrier.offsetHz()).isCloseTo((at - 512) * 50, within(0.02 * 50));
            assertThat(carrier.snrDb()).isCloseTo(30, within(0.4));
            assertThat(carrier.densityDbHz()).isCloseTo(30 + 10 * Math.log10(75), within(0.4));
        }
    }

    @Test
    void does_not_take_a_broad_hump_for_a_carrier() {
        float[] power = noise(8);
        for (int i = 0; i < power.length; i++) {
            power[i] *= (float) (1 + 50 * Math.exp(-Math.pow((i - 500) / 60.0, 2)));
        }
        assertThat(CarrierFinder.find(row(power))).isEmpty();
    }

    @Test
    void looks_only_where_it_is_told_to() {
        float[] power = noise(9);
        power[100] = 900;
        power[700] = 100;
        Optional<Carrier> strongest = CarrierFinder.find(row(power));
        assertThat(strongest.orElseThrow().offsetHz()).isCloseTo((100 - 512) * 50.0, within(5.0));
        Optional<Carrier> near = CarrierFinder.find(row(power), 9_000, 1_000);
        assertThat(near.orElseThrow().offsetHz()).isCloseTo((700 - 512) * 50.0, within(5.0));
        assertThat(CarrierFinder.find(row(power), 1e9, 1_000)).isEmpty();
    }
}
