package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParameterTest {

    private static final List<Parameter> DECLARED = List.of(
            Parameter.required("deg", new Parameter.Decimal(-90, 90.5), "an angle"),
            Parameter.optional("n", new Parameter.Whole(1, 999_999_999), "a number"),
            Parameter.optional("name", new Parameter.Text(5), "a name"),
            Parameter.optional("mode", new Parameter.Word(List.of("FM", "USB")), "a mode"),
            Parameter.optional("topics", new Parameter.WordList(List.of("a", "b")), "topics"),
            Parameter.optional("at", new Parameter.Utc(), "a time"));

    private static Params check(String json) throws RequestException {
        return Params.check(DECLARED, new JsonObject(json));
    }

    @Test
    void takes_every_type_at_its_bounds() throws RequestException {
        Params params = check("""
                {"deg": 90.5, "n": 999999999, "name": "abcde", "mode": "USB", "topics": ["b", "a"], "at": "2026-11-24T12:00:00Z"}
                """);

        assertThat(params.decimal("deg")).isEqualTo(90.5);
        assertThat(params.whole("n")).isEqualTo(999_999_999);
        assertThat(params.text("name")).isEqualTo("abcde");
        assertThat(params.findText("mode")).contains("USB");
        assertThat(params.words("topics")).containsExactly("b", "a");
        assertThat(params.findUtc("at")).contains(Instant.parse("2026-11-24T12:00:00Z"));
    }

    @Test
    void a_time_outside_of_what_can_be_told_is_refused_with_the_years_that_can() {
        Parameter.Utc type =
                new Parameter.Utc(Instant.parse("2005-01-01T00:00:00Z"), Instant.parse("2046-01-01T00:00:00Z"));

        assertThatCode(() -> type.check("utc", "2005-01-01T00:00:00Z")).doesNotThrowAnyException();
        assertThatThrownBy(() -> type.check("utc", "2046-01-01T00:00:00Z"))
                .hasMessage("parameter \"utc\" is not a time from 2005 to 2045 such as 2026-11-24T18:00:00Z");
        assertThatThrownBy(() -> type.check("utc", "2004-12-31T23:59:59.999Z")).hasMessageContaining("2005 to 2045");
    }

    @Test
    void what_is_optional_may_be_absent() throws RequestException {
        Params params = check("{\"deg\": -0.0}");

        assertThat(params.decimal("deg")).isZero();
        assertThat(params.findWhole("n")).isEmpty();
        assertThat(params.words("topics")).isEmpty();
        assertThat(params.decimal("n", 7)).isEqualTo(7);
    }

    @Test
    void a_whole_number_may_be_written_with_a_point() throws RequestException {
        assertThat(check("{\"deg\": 1, \"n\": 5.0}").whole("n")).isEqualTo(5);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"deg\": 90.50001}",
                "{\"deg\": -91}",
                "{\"deg\": 1e999}",
                "{\"deg\": -1e999}",
                "{\"deg\": \"NaN\"}",
                "{\"deg\": \"12\"}",
                "{\"deg\": null}",
                "{\"deg\": true}",
                "{\"deg\": [1]}",
                "{\"deg\": {}}",
                "{\"deg\": 1, \"n\": 0}",
                "{\"deg\": 1, \"n\": 1000000000}",
                "{\"deg\": 1, \"n\": 1.5}",
                "{\"deg\": 1, \"n\": 1e300}",
                "{\"deg\": 1, \"n\": 123456789012345678901234567890}",
                "{\"deg\": 1, \"name\": \"\"}",
                "{\"deg\": 1, \"name\": \"abcdef\"}",
                "{\"deg\": 1, \"name\": 5}",
                "{\"deg\": 1, \"mode\": \"fm\"}",
                "{\"deg\": 1, \"mode\": null}",
                "{\"deg\": 1, \"topics\": []}",
                "{\"deg\": 1, \"topics\": [\"c\"]}",
                "{\"deg\": 1, \"topics\": [\"a\", \"a\"]}",
                "{\"deg\": 1, \"topics\": [null]}",
                "{\"deg\": 1, \"topics\": [1]}",
                "{\"deg\": 1, \"topics\": \"a\"}",
                "{\"deg\": 1, \"at\": \"yesterday\"}",
                "{\"deg\": 1, \"at\": \"2026-11-24\"}",
                "{\"deg\": 1, \"at\": \"1956-01-01T00:00:00Z\"}",
                "{\"deg\": 1, \"at\": \"+999999999-12-31T23:59:59Z\"}",
                "{\"deg\": 1, \"at\": 5}"
            })
    void refuses_what_is_not_of_the_type_or_out_of_bounds(String json) {
        assertThatThrownBy(() -> check(json)).isInstanceOfSatisfying(RequestException.class, refused -> {
            assertThat(refused.kind()).isEqualTo(Kind.INVALID_PARAMS);
            assertThat(refused.getMessage()).startsWith("parameter ");
            assertThat(refused.hint()).startsWith("give ");
        });
    }

    @Test
    void names_what_is_missing_and_what_it_means() {
        assertThatThrownBy(() -> check("{}"))
                .hasMessage("parameter \"deg\" is missing")
                .isInstanceOfSatisfying(
                        RequestException.class,
                        refused -> assertThat(refused.hint()).isEqualTo("deg: an angle"));
    }

    @Test
    void an_unknown_name_is_refused_and_the_known_ones_are_told() {
        assertThatThrownBy(() -> check("{\"deg\": 1, \"azimuth\": 2}"))
                .hasMessage("unknown parameter \"azimuth\"")
                .isInstanceOfSatisfying(
                        RequestException.class,
                        refused -> assertThat(refused.hint()).contains("deg, n, name, mode, topics, at"));
    }

    @Test
    void a_long_unknown_name_is_not_echoed_in_full() {
        assertThatThrownBy(() -> check("{\"" + "x".repeat(60_000) + "\": 1}"))
                .satisfies(thrown -> assertThat(thrown.getMessage()).hasSizeLessThan(120));
    }
}
