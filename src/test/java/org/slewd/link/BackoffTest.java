package org.slewd.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackoffTest {

    private final Backoff backoff = new Backoff();

    @Test
    void waits_1_2_5_and_then_10_seconds_for_ever() {
        assertThat(nextSeconds(6)).containsExactly(1, 2, 5, 10, 10, 10);
        assertThat(backoff.longestNanos()).isEqualTo(10_000_000_000L);
    }

    @Test
    void begins_anew_after_success() {
        nextSeconds(3);
        backoff.reset();
        assertThat(nextSeconds(2)).containsExactly(1, 2);
    }

    private long[] nextSeconds(int count) {
        return LongStream.generate(() -> backoff.nextNanos() / 1_000_000_000L)
                .limit(count)
                .toArray();
    }
}
