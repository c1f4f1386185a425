package org.slewd.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.condition.InputState.Standing;

class WatchTest {

    private static final long SECOND = 1_000_000_000L;

    /** Not 0: the monotonic clock begins anywhere, and may run over its end. */
    private static final long START = Math.subtractExact(Long.MAX_VALUE, 20 * SECOND);

    private final Watch watch = new Watch(wind());

    static ConditionInput wind() {
        return new ConditionInput(
                "wind",
                new Rule.Limit(Unit.KILOMETRES_PER_HOUR, 60, 45, 0, 360),
                new Extract.Whole(),
                new Origin.Web(URI.create("http://gauge/"), Duration.ofSeconds(2), Optional.empty()),
                Duration.ofSeconds(30),
                Duration.ofSeconds(300),
                Action.STOW);
    }

    private Standing hear(double atS, String text) {
        watch.heard(text, START + Math.round(atS * SECOND));
        return at(atS);
    }

    private Standing at(double atS) {
        long nowNanos = START + Math.round(atS * SECOND);
        watch.age(nowNanos);
        return watch.state(nowNanos).standing();
    }

    private void calmUntil(int fromS, int untilS) {
        for (int s = fromS; s <= untilS; s += 10) {
            hear(s, "20");
        }
    }

    @Test
    void what_has_never_been_heard_is_unsafe_and_says_so() {
        assertThat(at(0)).isEqualTo(Standing.NEVER_HEARD);
        watch.missed("it takes no connections");
        assertThat(watch.state(START).sentence())
                .isEqualTo(
                        "wind has not been heard yet, by http://gauge/ (it takes no connections); slewd keeps the antenna"
                                + " at its place of rest; check the gauge and the way to it");
    }

    @Test
    void it_is_safe_only_after_it_has_been_calm_for_the_hold_time() {
        assertThat(hear(0, "20")).isEqualTo(Standing.HOLDING);
        calmUntil(10, 290);
        assertThat(at(299.9)).isEqualTo(Standing.HOLDING);
        assertThat(watch.state(START + 290 * SECOND).holdSeconds()).isEqualTo(10);
        assertThat(at(300)).isEqualTo(Standing.SAFE);
    }

    @Test
    void one_gust_is_unsafe_at_once_and_the_hold_time_begins_anew() {
        calmUntil(0, 300);
        assertThat(hear(301, "60")).isEqualTo(Standing.UNSAFE);
        assertThat(watch.state(START + 301 * SECOND).sentence())
                .isEqualTo(
                        "wind says 60.0 km/h, unsafe from 60.0 km/h on, and safe again below 45.0 km/h; slewd keeps the"
                                + " antenna at its place of rest; wait");
        calmUntil(302, 592);
        assertThat(at(601.9)).isEqualTo(Standing.HOLDING);
        assertThat(at(602)).isEqualTo(Standing.SAFE);
    }

    @Test
    void between_the_two_limits_things_stay_as_they_are() {
        calmUntil(0, 300);
        assertThat(hear(301, "59.9")).isEqualTo(Standing.SAFE);
        assertThat(hear(302, "60")).isEqualTo(Standing.UNSAFE);
        assertThat(hear(303, "59.9")).isEqualTo(Standing.UNSAFE);
        assertThat(hear(304, "44.9")).isEqualTo(Standing.HOLDING);
        assertThat(hear(305, "45")).isEqualTo(Standing.UNSAFE);
    }

    @Test
    void it_grows_stale_and_a_gap_ends_the_calm() {
        calmUntil(0, 300);
        assertThat(at(330)).isEqualTo(Standing.SAFE);
        assertThat(at(330.1)).isEqualTo(Standing.STALE);
        assertThat(hear(331, "20")).isEqualTo(Standing.HOLDING);
        assertThat(watch.state(START + 331 * SECOND).holdSeconds()).isEqualTo(300);
    }

    @Test
    void a_gap_that_nobody_looked_at_counts_too() {
        calmUntil(0, 300);
        watch.heard("20", START + 400 * SECOND);
        assertThat(at(400)).isEqualTo(Standing.HOLDING);
    }

    @Test
    void what_is_not_understood_is_no_reading() {
        calmUntil(0, 300);
        for (String text : List.of("NaN", "Infinity", "err", "", "-1", "0x10", "20 km/h", "1e999", "20f")) {
            assertThat(hear(310, text)).as(text).isEqualTo(Standing.SAFE);
        }
        assertThat(at(331)).isEqualTo(Standing.STALE);
        assertThat(watch.state(START + 331 * SECOND).sentence())
                .isEqualTo(
                        "wind was heard 31 s ago, and may be 30 s old (\"20f\" is no number); slewd keeps the antenna at"
                                + " its place of rest; check the gauge and the way to it");
    }

    @Test
    void what_is_more_than_can_be_true_is_unsafe_all_the_same() {
        calmUntil(0, 300);
        assertThat(hear(301, "361")).isEqualTo(Standing.UNSAFE);
        assertThat(watch.state(START + 301 * SECOND).sentence()).contains("361.0 km/h (more than can be true)");
    }

    @Test
    void what_comes_late_does_not_replace_what_is_newer() {
        hear(10, "70");
        assertThat(hear(11, "20")).isEqualTo(Standing.HOLDING);
        watch.heard("70", START + 10 * SECOND);
        assertThat(at(11)).isEqualTo(Standing.HOLDING);
        watch.heard("70", START - 100 * SECOND);
        assertThat(at(11)).isEqualTo(Standing.HOLDING);
    }

    @Test
    void a_value_that_is_old_when_it_is_read_is_stale_from_the_start() {
        watch.heard("20", START - 31 * SECOND);
        assertThat(at(0)).isEqualTo(Standing.STALE);
    }
}
