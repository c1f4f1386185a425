package org.slewd.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class FetchPlanTest {

    private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
    private static final SourceConfig SOURCE = Bench.celestrak("amateur");
    private static final QueryRecord GOOD = QueryRecord.NEW.asking(NOON).taken(NOON, "", "", 5, "");

    private static FetchPlan plan(QueryRecord record, long seed, Instant now) {
        return FetchPlan.of(SOURCE, Provider.CELESTRAK, record, seed, now);
    }

    private static Duration after(QueryRecord record) {
        FetchPlan plan = plan(record, 1, NOON.plusSeconds(1));
        return Duration.between(NOON, ((FetchPlan.At) plan).utc());
    }

    @Test
    void what_was_never_tried_is_due() {
        assertThat(plan(QueryRecord.NEW, 1, NOON)).isEqualTo(new FetchPlan.At(NOON));
    }

    @Test
    void stations_drift_apart_and_each_keeps_to_its_own_time() {
        Set<Instant> moments = new HashSet<>();
        for (long seed = 0; seed < 100; seed++) {
            Instant next = ((FetchPlan.At) plan(GOOD, seed, NOON.plusSeconds(1))).utc();
            assertThat(next).isBetween(NOON.plus(Duration.ofHours(4)), NOON.plus(Duration.ofMinutes(250)));
            assertThat(((FetchPlan.At) plan(GOOD, seed, NOON.plusSeconds(9000))).utc())
                    .isEqualTo(next);
            moments.add(next);
        }
        assertThat(moments).hasSizeGreaterThan(90);
    }

    @Test
    void silence_doubles_the_wait_up_to_half_a_day() {
        QueryRecord silent = QueryRecord.NEW;
        int[] hours = {2, 4, 8, 12, 12};
        for (int wait : hours) {
            silent = silent.asking(NOON).noReply("");
            assertThat(after(silent)).isBetween(Duration.ofHours(wait), Duration.ofMinutes(wait * 60L + 10));
        }
        for (int i = 0; i < 100; i++) {
            silent = silent.asking(NOON).noReply("");
        }
        assertThat(after(silent)).isLessThan(Duration.ofHours(13));
    }

    @Test
    void who_was_not_reached_is_tried_after_minutes_and_never_later_than_a_refresh() {
        QueryRecord absent = QueryRecord.NEW.asking(NOON).notReached(QueryRecord.NEW, "");
        assertThat(absent.asked()).isEmpty();
        assertThat(after(absent)).isBetween(Duration.ofMinutes(5), Duration.ofMinutes(6));
        for (int i = 0; i < 100; i++) {
            absent = absent.asking(NOON).notReached(absent, "");
        }
        assertThat(after(absent)).isBetween(Duration.ofHours(4), Duration.ofMinutes(250));
    }

    @Test
    void a_hold_stands_until_it_is_released() {
        QueryRecord held = GOOD.asking(NOON).halted(NOON, "403");
        assertThat(plan(held, 1, NOON.plus(Duration.ofDays(999)))).isInstanceOf(FetchPlan.Halted.class);
        assertThat(plan(held.released(), 1, NOON.plusSeconds(1))).isEqualTo(new FetchPlan.At(NOON));
    }

    @Test
    void an_attempt_that_lies_ahead_says_nothing() {
        assertThat(plan(GOOD, 1, NOON.minusSeconds(1))).isEqualTo(new FetchPlan.At(NOON.minusSeconds(1)));
    }
}
