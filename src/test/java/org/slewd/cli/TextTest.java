package org.slewd.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TextTest {

    @Test
    void numbers_have_all_their_decimals_and_no_negative_zero() {
        assertThat(Text.fixed(0, 3)).isEqualTo("0.000");
        assertThat(Text.fixed(-0.0, 1)).isEqualTo("0.0");
        assertThat(Text.fixed(-0.00004, 4)).isEqualTo("0.0000");
        assertThat(Text.fixed(-0.00006, 4)).isEqualTo("-0.0001");
        assertThat(Text.fixed(12.5, 0)).isEqualTo("12");
        assertThat(Text.fixed(-1234.5678, 2)).isEqualTo("-1234.57");
        assertThat(Text.fixed(7.123456789, 9)).isEqualTo("7.123456789");
        assertThat(Text.fixed(1e9, 0)).isEqualTo("1000000000");
    }

    @Test
    void what_is_written_is_what_was_meant_to_half_a_digit() {
        Random random = new Random(7);
        for (int i = 0; i < 10_000; i++) {
            double value = (random.nextDouble() - 0.5) * Math.pow(10, random.nextInt(8));
            int decimals = random.nextInt(10);
            assertThat(Math.abs(Double.parseDouble(Text.fixed(value, decimals)) - value))
                    .as("%s with %s decimals", value, decimals)
                    .isLessThanOrEqualTo(0.5 * Math.pow(10, -decimals) * (1 + 1e-6) + Math.ulp(value));
        }
    }

    @Test
    void numbers_that_are_none_are_refused() {
        for (double value : List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e19)) {
            assertThatIllegalArgumentException().isThrownBy(() -> Text.fixed(value, 3));
        }
    }

    @Test
    void an_azimuth_never_rounds_up_to_a_full_turn() {
        assertThat(Text.azimuth(359.99996, 4)).isEqualTo("0.0000");
        assertThat(Text.azimuth(359.99994, 4)).isEqualTo("359.9999");
        assertThat(Text.azimuth(359.6, 0)).isEqualTo("0");
        assertThat(Text.azimuth(36.0, 1)).isEqualTo("36.0");
    }

    @Test
    void times_are_rounded_and_not_cut() {
        assertThat(Text.utc(Instant.parse("2026-12-31T23:59:59.999500Z"))).isEqualTo("2027-01-01T00:00:00.000Z");
        assertThat(Text.utc(Instant.parse("2026-12-31T23:59:59.999499999Z"))).isEqualTo("2026-12-31T23:59:59.999Z");
        assertThat(Text.utc(Instant.parse("1957-10-04T19:28:34Z"))).isEqualTo("1957-10-04T19:28:34.000Z");
        assertThat(Text.utcSeconds(Instant.parse("2026-11-24T18:30:00.5Z"))).isEqualTo("2026-11-24 18:30:01");
    }

    @Test
    void csv_fields_are_quoted_where_they_must_be() {
        assertThat(Text.csv("ISS (ZARYA)")).isEqualTo("ISS (ZARYA)");
        assertThat(Text.csv("a,b")).isEqualTo("\"a,b\"");
        assertThat(Text.csv("say \"hi\"")).isEqualTo("\"say \"\"hi\"\"\"");
        assertThat(Text.csv("two\nlines")).isEqualTo("\"two\nlines\"");
    }
}
