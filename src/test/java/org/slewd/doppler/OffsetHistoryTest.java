package org.slewd.doppler;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.slewd.doppler.OffsetHistory.Learned;
import org.slewd.doppler.OffsetHistory.PassOffset;

class OffsetHistoryTest {

    private static final Instant FIRST = Instant.parse("2024-10-01T00:00:00Z");

    private static PassOffset pass(int number, double offsetHz, double sigmaHz) {
        return new PassOffset(FIRST.plus(Duration.ofHours(2L * number)), 437.8e6, offsetHz, sigmaHz);
    }

    @Test
    void nothing_is_learned_before_the_first_pass() {
        assertThat(OffsetHistory.NONE.learned()).isEmpty();
    }

    @Test
    void one_pass_is_believed_as_far_as_crystals_can_be() {
        Learned learned = OffsetHistory.NONE.with(pass(0, -640, 3)).learned().orElseThrow();
        assertThat(learned.offsetHz()).isEqualTo(-640);
        assertThat(learned.sigmaHz()).isGreaterThan(43.78).isLessThan(70);
        assertThat(learned.passes()).isEqualTo(1);
    }

    @Test
    void passes_are_averaged_and_one_that_fits_badly_is_left_out() {
        OffsetHistory history = OffsetHistory.NONE;
        Random random = new Random(25);
        for (int i = 0; i < 20; i++) {
            history = history.with(pass(i, i == 7 ? 12_000 : 900 + 60 * random.nextGaussian(), 5));
        }
        Learned learned = history.learned().orElseThrow();
        assertThat(learned.offsetHz()).isCloseTo(900, within(40.0));
        assertThat(learned.sigmaHz()).isBetween(40.0, 100.0);
        assertThat(learned.passes()).isEqualTo(19);
    }

    @Test
    void a_pass_of_which_little_was_heard_counts_little() {
        OffsetHistory history =
                OffsetHistory.NONE.with(pass(0, 100, 2)).with(pass(1, 110, 2)).with(pass(2, 400, 2_000));
        assertThat(history.learned().orElseThrow().offsetHz()).isBetween(100.0, 115.0);
    }

    @Test
    void only_so_many_passes_are_kept_and_the_oldest_go() {
        OffsetHistory history = OffsetHistory.NONE;
        for (int i = 0; i < 100; i++) {
            history = history.with(pass(i, i, 5));
        }
        assertThat(history.passes()).hasSize(OffsetHistory.MAX_PASSES);
        assertThat(history.passes().get(0).offsetHz()).isEqualTo(72);
    }

    @Test
    void another_nominal_frequency_begins_anew() {
        OffsetHistory history =
                OffsetHistory.NONE.with(pass(0, 900, 5)).with(new PassOffset(FIRST, 437.801e6, -100, 5));
        assertThat(history.learned().orElseThrow().offsetHz()).isEqualTo(-100);
    }

    @Test
    void a_refused_fit_teaches_nothing() {
        assertThat(PassOffset.of(FIRST, 437.8e6, new FitOutcome.NotObservable("short")))
                .isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> pass(0, Double.NaN, 1));
    }
}
