package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.time.VirtualClock;

class InterruptionTest {

    private static final Instant NOON = Instant.parse("2026-11-26T12:00:00Z");

    private final VirtualClock clock = new VirtualClock(NOON);
    private final Interruption interruption = new Interruption(Optional.empty(), clock);

    private void track() {
        interruption.asked(StationOrder.TRACK, "Ada");
        interruption.passBegun();
    }

    @Test
    void who_points_out_of_a_pass_of_his_own_keeps_the_antenna() {
        track();
        interruption.asked(StationOrder.POINT, "Ada");
        assertThat(interruption.begun(StationOrder.POINT, "Ada")).isTrue();
        interruption.passEnded();
        assertThat(interruption.why())
                .contains("Ada pointed the antenna; the agenda leaves the antenna alone until 'slewd resume' or"
                        + " 2026-11-26T13:00:00Z");
        clock.advance(Duration.ofHours(1));
        assertThat(interruption.why()).isEmpty();
    }

    @Test
    void who_stopped_the_antenna_and_follows_a_pass_has_not_let_the_agenda_go_on() {
        interruption.begun(StationOrder.STOP, "Ada");
        track();
        assertThat(interruption.why()).hasValueSatisfying(why -> assertThat(why).endsWith("until that pass is over"));
        interruption.passEnded();
        clock.advance(Duration.ofDays(3));
        assertThat(interruption.why()).hasValueSatisfying(why -> assertThat(why).startsWith("Ada stopped"));
        interruption.end();
        assertThat(interruption.why()).isEmpty();
    }

    @Test
    void what_was_refused_keeps_nobody_away() {
        interruption.asked(StationOrder.CALIBRATE, "Ada");
        assertThat(interruption.why()).isPresent();
        interruption.refused();
        assertThat(interruption.why()).isEmpty();
        assertThat(interruption.held()).isEmpty();
    }

    @Test
    void a_clock_that_is_set_does_not_end_a_person_s_hour() {
        interruption.begun(StationOrder.POINT, "Ada");
        clock.stepUtc(Duration.ofHours(5));
        assertThat(interruption.why()).isPresent();
        clock.stepUtc(Duration.ofDays(-300));
        clock.advance(Duration.ofHours(1));
        assertThat(interruption.why()).isEmpty();
    }

    @Test
    void who_points_every_second_is_noted_now_and_then() {
        assertThat(interruption.begun(StationOrder.POINT, "gpredict")).isTrue();
        int noted = 0;
        for (int s = 0; s < 600; s++) {
            clock.advance(Duration.ofSeconds(1));
            noted += interruption.begun(StationOrder.POINT, "gpredict") ? 1 : 0;
        }
        assertThat(noted).isEqualTo(10);
        assertThat(interruption.begun(StationOrder.POINT, "Ada")).isTrue();
    }
}
