package org.slewd.doppler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResidualsTest {

    @Test
    void percentiles_are_right_to_a_hundredth_and_the_rest_is_exact() {
        Residuals residuals = new Residuals();
        Random random = new Random(25);
        double[] all = random.doubles(100_000, -1, 1).map(x -> 300 * x * x * x).toArray();
        for (double one : all) {
            residuals.add(one);
        }
        double[] sorted = Arrays.stream(all).map(Math::abs).sorted().toArray();
        for (double share : new double[] {0.1, 0.5, 0.95, 0.999}) {
            double exact = sorted[(int) Math.ceil(share * all.length) - 1];
            assertThat(residuals.percentileHz(share)).isBetween(exact * 0.989, exact * 1.011);
        }
        assertThat(residuals.percentileHz(1)).isCloseTo(sorted[all.length - 1], within(3.0));
        assertThat(residuals.greatestHz()).isEqualTo(sorted[all.length - 1]);
        assertThat(residuals.rmsHz())
                .isCloseTo(
                        Math.sqrt(Arrays.stream(all).map(x -> x * x).average().orElseThrow()), within(1e-9));
        assertThat(residuals.count()).isEqualTo(100_000);
    }

    @Test
    void the_mean_keeps_its_sign() {
        Residuals residuals = new Residuals();
        residuals.add(-3);
        residuals.add(1);
        assertThat(residuals.meanHz()).isEqualTo(-1);
        assertThat(residuals.greatestHz()).isEqualTo(3);
    }

    @Test
    void walks_the_edges() {
        Residuals residuals = new Residuals();
        assertThat(residuals.percentileHz(0.5)).isZero();
        assertThat(residuals).hasToString("never tuned during the pass");
        residuals.add(-0.0);
        assertThat(residuals.percentileHz(0.95)).isZero();
        residuals.add(1e12);
        assertThat(residuals.percentileHz(1)).isEqualTo(1e12);
        assertThatIllegalArgumentException().isThrownBy(() -> residuals.add(Double.NaN));
        assertThatIllegalArgumentException().isThrownBy(() -> residuals.percentileHz(0));
    }

    @Test
    void says_it_in_a_sentence() {
        Residuals residuals = new Residuals();
        residuals.add(3);
        residuals.add(-4);
        assertThat(residuals).hasToString("residual 3.5 Hz rms, 3.0 median, 4.0 at 95 %, 4.0 at worst, over 2 moments");
    }
}
