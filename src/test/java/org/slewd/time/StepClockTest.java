package org.slewd.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class StepClockTest {

    private static final Instant START = Instant.parse("2026-11-26T12:00:00.123456789Z");

    private final VirtualClock source = new VirtualClock(START, Long.MAX_VALUE - 1_500);

    @Test
    void it_stands_still_until_it_is_advanced() {
        StepClock clock = StepClock.of(source);
        long nanos = clock.nanos();
        source.advance(Duration.ofSeconds(1));
        assertThat(clock.nanos()).isEqualTo(nanos);
        assertThat(clock.utc()).isEqualTo(Instant.parse("2026-11-26T12:00:00.123456Z"));
        clock.advance();
        assertThat(clock.nanos() - nanos).isEqualTo(1_000_000_000L);
        assertThat(clock.utc()).isEqualTo(Instant.parse("2026-11-26T12:00:01.123456Z"));
    }

    @Test
    void readings_are_whole_microseconds_apart_over_the_overflow_of_the_count() {
        StepClock clock = StepClock.of(source);
        long first = clock.nanos();
        for (int i = 1; i < 20; i++) {
            source.advance(Duration.ofNanos(777));
            clock.advance();
            assertThat((clock.nanos() - first) % 1_000).isZero();
            assertThat(source.nanos() - clock.nanos()).isBetween(0L, 999L);
            assertThat(clock.cut(source.nanos())).isEqualTo(clock.nanos());
        }
        assertThat(clock.nanos()).isNegative();
    }

    @Test
    void two_readings_with_a_pause_between_them_are_not_taken_for_one_moment() {
        Clock torn = new Clock() {
            private int asked;

            @Override
            public Instant utc() {
                if (asked++ == 1) {
                    source.advance(Duration.ofSeconds(3)); // the process is frozen before it has UTC
                }
                return source.utc();
            }

            @Override
            public long nanos() {
                return source.nanos();
            }
        };
        StepClock clock = StepClock.of(torn);
        Instant before = clock.utc();
        long beforeNanos = clock.nanos();
        clock.advance();
        assertThat(Duration.between(before, clock.utc()).toNanos()).isEqualTo(clock.nanos() - beforeNanos);
    }

    @Test
    void one_of_another_is_the_other_itself() {
        StepClock clock = StepClock.of(source);
        assertThat(StepClock.of(clock)).isSameAs(clock);
        assertThat(clock.source()).isSameAs(source);
    }
}
