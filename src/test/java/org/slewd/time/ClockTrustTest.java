package org.slewd.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;

class ClockTrustTest {

    private static final ClockLimits LIMITS = ClockLimits.USUAL;

    private static ClockTrust within(double boundS) {
        return new ClockTrust(OptionalDouble.of(boundS), "kernel", "", 0);
    }

    @Test
    void a_bound_up_to_the_limits_is_trusted_doubted_and_then_refused() {
        assertThat(within(0.25).verdict(LIMITS)).isEqualTo(ClockTrust.Verdict.TRUSTED);
        assertThat(within(0.251).verdict(LIMITS)).isEqualTo(ClockTrust.Verdict.DOUBTFUL);
        assertThat(within(2).verdict(LIMITS)).isEqualTo(ClockTrust.Verdict.DOUBTFUL);
        assertThat(within(2.001).verdict(LIMITS)).isEqualTo(ClockTrust.Verdict.REFUSED);
        assertThat(within(0.3).refusal(LIMITS)).isEmpty();
        assertThat(within(0.3).warning(LIMITS))
                .contains("the clock of the machine may be wrong by 0.300 s (kernel), more than 0.25 s");
        assertThat(within(2.5).warning(LIMITS)).isEmpty();
        assertThat(within(2.5).refusal(LIMITS))
                .contains("the clock of the machine may be wrong by 2.500 s (kernel), more than 2.0 s");
    }

    @Test
    void what_nobody_knows_is_refused_and_says_why() {
        ClockTrust unknown = ClockTrust.unknown("kernel", "no time service runs", 0);
        assertThat(unknown.isSynchronised()).isFalse();
        assertThat(unknown.refusal(LIMITS))
                .contains("nobody knows how wrong the clock of the machine is, because no time service runs");
    }

    @Test
    void whoever_answers_for_the_clock_is_believed() {
        ClockLimits always = new ClockLimits(2, 0.25, true);
        assertThat(ClockTrust.unknown("kernel", "", 0).refusal(always)).isEmpty();
        assertThat(within(1000).warning(always)).isEmpty();
    }

    @Test
    void an_old_answer_is_none_across_the_overflow_of_the_count_too() {
        long then = Long.MAX_VALUE - 1_000;
        ClockTrust trust = new ClockTrust(OptionalDouble.of(0.01), "kernel", "", then);
        assertThat(trust.agedTo(then + Duration.ofSeconds(90).toNanos())).isEqualTo(trust);
        assertThat(trust.agedTo(then + Duration.ofSeconds(91).toNanos()).refusal(LIMITS))
                .contains(
                        "nobody knows how wrong the clock of the machine is, because the system was not asked about its"
                                + " clock for 91 s");
    }

    @Test
    void no_bound_is_below_zero_and_no_warning_comes_after_the_refusal() {
        assertThatThrownBy(() -> within(-0.1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> within(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> new ClockLimits(1, 1.1, false)).isInstanceOf(IllegalArgumentException.class);
    }
}
