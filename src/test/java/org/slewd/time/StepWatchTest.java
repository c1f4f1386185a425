package org.slewd.time;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StepWatchTest {

    private final VirtualClock clock = new VirtualClock(Instant.parse("2026-11-26T10:00:00Z"), Long.MAX_VALUE - 10);
    private final StepWatch watch = new StepWatch(clock);

    private Optional<Duration> look() {
        return watch.look(clock.nanos(), clock.utc());
    }

    @Test
    void time_that_passes_is_no_step_however_long_it_takes() {
        for (long ms : new long[] {0, 50, 50, 120_000, 50}) {
            clock.advance(Duration.ofMillis(ms));
            assertThat(look()).isEmpty();
        }
    }

    @Test
    void a_step_of_more_than_half_a_second_is_seen_once_in_either_direction() {
        look();
        for (Duration step : new Duration[] {
            Duration.ofMillis(501), Duration.ofMillis(-501), Duration.ofDays(7000), Duration.ofDays(-7000)
        }) {
            clock.advance(Duration.ofMillis(50));
            clock.stepUtc(step);
            assertThat(look()).contains(step);
            clock.advance(Duration.ofMillis(50));
            assertThat(look()).isEmpty();
        }
    }

    @Test
    void a_clock_that_is_brought_right_slowly_is_not_set() {
        look();
        for (int i = 0; i < 100; i++) {
            clock.advance(Duration.ofMillis(50));
            clock.stepUtc(Duration.ofMillis(4)); // 8 %, the most that chrony does
            assertThat(look()).isEmpty();
        }
    }

    @Test
    void a_process_frozen_between_its_two_readings_sees_no_step() {
        look();
        clock.advance(Duration.ofMillis(50));
        long readBefore = clock.nanos();
        clock.advance(Duration.ofSeconds(10));
        assertThat(watch.look(readBefore, clock.utc())).isEmpty();
        clock.advance(Duration.ofMillis(50));
        assertThat(look()).isEmpty();
    }
}
