package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestTest {

    @Test
    void reads_a_request() throws RequestException {
        Request request = Request.parse("{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"a.b\",\"params\":{\"x\":1}}");

        assertThat(request.id()).contains(7);
        assertThat(request.method()).isEqualTo("a.b");
        assertThat(request.params().getInteger("x")).isEqualTo(1);
    }

    @Test
    void a_request_without_id_is_a_notification() throws RequestException {
        assertThat(Request.parse("{\"jsonrpc\":\"2.0\",\"method\":\"a\"}").id()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"a-b\"", "0", "-1", "9007199254740993"})
    void echoes_strings_and_whole_numbers(String id) throws RequestException {
        assertThat(Request.parse("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"a\"}")
                        .id())
                .isPresent();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense", "{\"jsonrpc\":\"2.0\"} x", "{\"a\":NaN}", "{'a':1}"})
    void what_is_not_json_is_a_parse_error(String text) {
        assertThatThrownBy(() -> Request.parse(text))
                .isInstanceOfSatisfying(
                        RequestException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.PARSE));
    }

    @Test
    void nesting_without_end_is_a_parse_error() {
        assertThatThrownBy(() -> Request.parse("[".repeat(60_000)))
                .isInstanceOfSatisfying(
                        RequestException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.PARSE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "5",
                "null",
                "\"text\"",
                "[]",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\"}]",
                "{}",
                "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"a\"}",
                "{\"jsonrpc\":2.0,\"id\":1,\"method\":\"a\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":5}",
                "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"a\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"a\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"a\"}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\",\"extra\":1}",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\",\"token\":\"secret\"}"
            })
    void json_that_is_not_a_request_is_an_invalid_request(String text) {
        assertThatThrownBy(() -> Request.parse(text))
                .isInstanceOfSatisfying(
                        RequestException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.INVALID_REQUEST));
    }

    @ParameterizedTest
    @ValueSource(strings = {"[1]", "5", "null", "\"x\""})
    void parameters_by_position_are_refused(String params) {
        assertThatThrownBy(() ->
                        Request.parse("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"a\",\"params\":" + params + "}"))
                .isInstanceOfSatisfying(
                        RequestException.class,
                        refused -> assertThat(refused.kind()).isEqualTo(Kind.INVALID_PARAMS));
    }

    @Test
    void an_id_longer_than_any_uuid_is_refused() {
        assertThatThrownBy(() ->
                        Request.parse("{\"jsonrpc\":\"2.0\",\"id\":\"" + "x".repeat(129) + "\",\"method\":\"a\"}"))
                .isInstanceOf(RequestException.class);
    }
}
