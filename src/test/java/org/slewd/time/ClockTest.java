package org.slewd.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockTest {

    private static final Instant START = Instant.parse("2024-12-31T23:59:59.5Z");

    @Test
    void a_virtual_clock_stands_still_until_it_is_moved() {
        VirtualClock clock = new VirtualClock(START);

        assertThat(clock.utc()).isEqualTo(START);
        assertThat(clock.nanos()).isZero();

        clock.advance(Duration.ofMillis(750));
        clock.advance(Duration.ZERO);

        assertThat(clock.utc()).isEqualTo(Instant.parse("2025-01-01T00:00:00.25Z"));
        assertThat(clock.nanos()).isEqualTo(750_000_000);
    }

    @Test
    void a_virtual_clock_steps_utc_both_ways_and_leaves_the_count_alone() {
        VirtualClock clock = new VirtualClock(START, 17);

        clock.stepUtc(Duration.ofDays(-7_000));
        assertThat(clock.utc()).isEqualTo(START.minus(Duration.ofDays(7_000)));
        assertThat(clock.nanos()).isEqualTo(17);

        clock.stepUtc(Duration.ofDays(7_000));
        assertThat(clock.utc()).isEqualTo(START);
    }

    @Test
    void a_virtual_clock_refuses_to_run_backwards() {
        VirtualClock clock = new VirtualClock(START);

        assertThatThrownBy(() -> clock.advance(Duration.ofNanos(-1))).hasMessageContaining("backwards");
        assertThat(clock.nanos()).isZero();
        assertThat(clock.utc()).isEqualTo(START);
    }

    @Test
    void differences_survive_the_overflow_of_the_count() {
        VirtualClock clock = new VirtualClock(START, Long.MAX_VALUE - 10);
        long before = clock.nanos();

        clock.advance(Duration.ofNanos(25));

        assertThat(clock.nanos()).isLessThan(before);
        assertThat(clock.nanos() - before).isEqualTo(25);
        assertThat(clock.utc()).isEqualTo(START.plusNanos(25));
    }

    @Test
    void an_offset_clock_starts_where_it_is_told_and_runs_at_the_other_pace() {
        VirtualClock pace = new VirtualClock(START, 1_000);
        OffsetClock clock = new OffsetClock(Instant.EPOCH, pace);

        assertThat(clock.utc()).isEqualTo(Instant.EPOCH);
        pace.advance(Duration.ofSeconds(90));
        assertThat(clock.utc()).isEqualTo(Instant.EPOCH.plusSeconds(90));
        assertThat(clock.nanos()).isEqualTo(pace.nanos());
    }

    @Test
    void an_offset_clock_does_not_follow_a_step_of_the_other_clock() {
        VirtualClock pace = new VirtualClock(START);
        OffsetClock clock = new OffsetClock(Instant.EPOCH, pace);

        pace.stepUtc(Duration.ofHours(-3));

        assertThat(clock.utc()).isEqualTo(Instant.EPOCH);
    }

    @Test
    void an_offset_clock_runs_on_over_the_overflow_of_the_count() {
        VirtualClock pace = new VirtualClock(START, Long.MAX_VALUE - 1);
        OffsetClock clock = new OffsetClock(Instant.EPOCH, pace);

        pace.advance(Duration.ofSeconds(5));

        assertThat(pace.nanos()).isNegative();
        assertThat(clock.utc()).isEqualTo(Instant.EPOCH.plusSeconds(5));
    }

    @Test
    void the_clock_of_the_machine_counts_upwards() {
        SystemClock clock = new SystemClock();
        long before = clock.nanos();

        assertThat(clock.nanos() - before).isGreaterThanOrEqualTo(0);
        assertThat(clock.utc()).isAfter(Instant.parse("2024-01-01T00:00:00Z"));
    }
}
