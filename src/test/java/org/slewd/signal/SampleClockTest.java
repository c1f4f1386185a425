package org.slewd.signal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SampleClockTest {

    private static final int RATE = 250_000;
    private static final int BLOCK = 12_500;
    private static final long BLOCK_NANOS = 50_000_000L;

    /** An arrival on a monotonic clock that is about to overflow. */
    private static long at(long nanos) {
        return Long.MAX_VALUE - 1_000_000_000L + nanos;
    }

    @Test
    void dates_samples_by_the_least_late_arrivals() {
        SampleClock clock = new SampleClock(RATE);
        Random random = new Random(1);
        long index = 0;
        for (int i = 1; i <= 400; i++) {
            index = clock.arrived(BLOCK, at(i * BLOCK_NANOS + random.nextInt(40_000_000)));
        }
        assertThat(index).isEqualTo(399L * BLOCK);
        assertThat(clock.nanosOf(index) - at(399 * BLOCK_NANOS)).isBetween(0L, 4_000_000L);
        assertThat(clock.lost()).isZero();
    }

    @Test
    void follows_a_crystal_that_is_off_by_fifty_millionths() {
        SampleClock clock = new SampleClock(RATE);
        long index = 0;
        for (int i = 1; i <= 12_000; i++) {
            index = clock.arrived(BLOCK, at(Math.round(i * BLOCK_NANOS * (1 + 50e-6))));
        }
        long trueNanos = at(Math.round(11_999 * BLOCK_NANOS * (1 + 50e-6)));
        assertThat((clock.nanosOf(index) - trueNanos) / 1e6).isCloseTo(0, within(1.0));
    }

    @Test
    void waits_out_a_burst_that_comes_late() {
        SampleClock clock = new SampleClock(RATE);
        for (int i = 1; i <= 20; i++) {
            clock.arrived(BLOCK, at(i * BLOCK_NANOS));
        }
        for (int i = 21; i <= 40; i++) {
            clock.arrived(BLOCK, at(40 * BLOCK_NANOS));
        }
        long index = clock.arrived(BLOCK, at(41 * BLOCK_NANOS));
        assertThat(index).isEqualTo(40L * BLOCK);
        assertThat(clock.lost()).isZero();
    }

    /** 2.4 million samples a second behind a network that can carry {@code times} as many, after it stood still for three seconds. */
    @ParameterizedTest
    @ValueSource(doubles = {1.02, 1.3})
    void waits_until_the_server_has_caught_up_after_a_stall(double times) {
        SampleClock clock = new SampleClock(2_400_000);
        long arrivalNanos = 0;
        for (int i = 1; i <= 4_000; i++) {
            long takenNanos = i * BLOCK_NANOS;
            long waited = Math.max(takenNanos, arrivalNanos + Math.round(BLOCK_NANOS / times));
            arrivalNanos = i == 100 ? takenNanos + 3_000_000_000L : waited;
            long index = clock.arrived(120_000, at(arrivalNanos));
            assertThat(index).isEqualTo((i - 1) * 120_000L);
            assertThat(Math.abs(clock.nanosOf(index) - at(takenNanos - BLOCK_NANOS)))
                    .as("date of block %d", i)
                    .isLessThan(20_000_000L);
        }
        assertThat(arrivalNanos).isEqualTo(4_000 * BLOCK_NANOS);
        assertThat(clock.lost()).isZero();
    }

    @Test
    void counts_what_was_thrown_away_on_the_way() {
        SampleClock clock = new SampleClock(RATE);
        long index = 0;
        for (int i = 1; i <= 200; i++) {
            // Half a second is missing after the hundredth block.
            long late = i > 100 ? 500_000_000L : 0;
            index = clock.arrived(BLOCK, at(i * BLOCK_NANOS + late));
        }
        assertThat((double) clock.lost()).isCloseTo(0.5 * RATE, within(0.001 * RATE));
        assertThat((clock.nanosOf(index) - at(199 * BLOCK_NANOS + 500_000_000L)) / 1e6)
                .isCloseTo(0, within(2.0));
    }
}
