package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import org.junit.jupiter.api.Test;

class SourceMethodsTest {

    private final FakeSupply supply = new FakeSupply();
    private final Dispatcher dispatcher = new Dispatcher(SourceMethods.of(supply, 1));

    private JsonObject ask(boolean loggedIn, String method, String params) {
        String request = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}";
        return new JsonObject(dispatcher
                .dispatch(request, new FakeCaller(loggedIn))
                .toCompletableFuture()
                .join()
                .orElseThrow());
    }

    @Test
    void sources_are_told_with_the_first_of_their_problems() {
        JsonObject source = ask(true, "catalog.sources", "{}")
                .getJsonObject("result")
                .getJsonArray("sources")
                .getJsonObject(0);

        assertThat(source.getString("state")).isEqualTo("fresh");
        assertThat(source.getString("nextAttemptUtc")).isEqualTo("2026-11-24T16:00:00.000Z");
        assertThat(source.getJsonArray("problems")).hasSize(11).contains("and 20 more");
    }

    @Test
    void a_refresh_is_passed_on_as_it_was_meant() {
        JsonObject answer = ask(true, "catalog.refresh", "{}").getJsonObject("result");
        ask(true, "catalog.refresh", "{\"source\":\"amateur\",\"anyway\":true}");

        assertThat(answer)
                .isEqualTo(
                        new JsonObject(
                                "{\"done\":true,\"answers\":[{\"source\":\"amateur\",\"result\":\"put-off\",\"message\":\"was asked not long ago\"}]}"));
        assertThat(supply.calls).containsExactly("all", "amateur anyway");
    }

    @Test
    void who_takes_long_is_not_waited_for() {
        supply.fallSilent();

        assertThat(ask(true, "catalog.refresh", "{}").getJsonObject("result"))
                .isEqualTo(new JsonObject("{\"done\":false,\"answers\":[]}"));
    }

    @Test
    void a_source_that_there_is_not_is_refused_with_those_that_there_are() {
        JsonObject error =
                ask(true, "catalog.refresh", "{\"source\":\"amature\"}").getJsonObject("error");

        assertThat(error.getString("message")).isEqualTo("there is no source of elements named amature");
        assertThat(error.getJsonObject("data").getString("hint")).isEqualTo("known here: amateur, debris");
    }

    @Test
    void a_flag_is_true_or_false() {
        JsonObject error = ask(true, "catalog.refresh", "{\"anyway\":1}").getJsonObject("error");

        assertThat(error.getString("message")).isEqualTo("parameter \"anyway\" is not true or false");
    }

    @Test
    void strangers_are_told_nothing() {
        assertThat(ask(false, "catalog.sources", "{}").getJsonObject("error")).isNotNull();
        assertThat(ask(false, "catalog.refresh", "{}").getJsonObject("error")).isNotNull();
        assertThat(supply.calls).isEmpty();
    }
}
