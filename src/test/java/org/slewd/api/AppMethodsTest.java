package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.listen.ListeningDesk;
import org.slewd.people.Person;
import org.slewd.people.Role;

/** An app asks for a token over HTTP, an admin decides, and strangers try what they can. */
class AppMethodsTest {

    private static final String ASK = "{\"name\":\"panel\",\"role\":\"observer\"}";

    @TempDir
    Path folder;

    private final FakeCaller admin = new FakeCaller(true);
    private Vertx vertx;
    private LiveApi api;
    private Dispatcher dispatcher;

    @BeforeEach
    void open() throws Exception {
        vertx = Vertx.vertx();
        api = new LiveApi(vertx, folder, HttpConfig.loopback(0));
        dispatcher = Methods.dispatcher(
                new Desks(api.station, new FakeSupply(), ListeningDesk.none(), api.journal, api.clock), api.access);
    }

    @AfterEach
    void close() {
        api.close();
        LiveApi.await(vertx.close());
    }

    private RawHttp.Answer post(String what, String body) {
        return RawHttp.ask(api.port, "POST", "/api/v1/token/" + what, body, "Content-Type: application/json");
    }

    private JsonObject asked() {
        RawHttp.Answer answer = post("ask", ASK);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return new JsonObject(answer.body());
    }

    private RawHttp.Answer fetch(String secret) {
        return post("fetch", new JsonObject().put("secret", secret).encode());
    }

    private JsonObject by(FakeCaller caller, String method, JsonObject params) {
        return new JsonObject(dispatcher
                .dispatch(
                        new JsonObject()
                                .put("jsonrpc", "2.0")
                                .put("id", 1)
                                .put("method", method)
                                .put("params", params)
                                .encode(),
                        caller)
                .toCompletableFuture()
                .join()
                .orElseThrow());
    }

    private JsonObject decide(JsonObject asked, boolean grant) {
        return by(
                admin,
                "token.decide",
                new JsonObject().put("request", asked.getString("code")).put("grant", grant));
    }

    private static String kind(JsonObject answer) {
        return answer.getJsonObject("error").getJsonObject("data").getString("kind");
    }

    @Test
    void an_app_that_is_granted_its_token_has_it_once_and_comes_in_by_it() {
        JsonObject asked = asked();
        assertThat(new JsonObject(fetch(asked.getString("secret")).body()))
                .isEqualTo(new JsonObject(
                        "{\"name\":\"panel\",\"role\":\"observer\",\"token\":null,\"state\":\"waiting\"}"));
        JsonObject waiting = by(admin, "token.requests", new JsonObject())
                .getJsonObject("result")
                .getJsonArray("requests")
                .getJsonObject(0);
        assertThat(waiting.getString("code")).isEqualTo(asked.getString("code"));
        assertThat(waiting.encode()).doesNotContain(asked.getString("secret"));
        assertThat(api.access.people().register().tokens()).isEmpty();

        assertThat(decide(asked, true).getJsonObject("result").getBoolean("granted"))
                .isTrue();
        assertThat(kind(decide(asked, true))).as("twice").isEqualTo("not-found");
        assertThat(api.access.people().register().tokens())
                .as("before it is fetched")
                .isEmpty();
        RawHttp.Answer granted = fetch(asked.getString("secret"));
        assertThat(granted.header("Cache-Control")).contains("no-store");
        String token = new JsonObject(granted.body()).getString("token");
        assertThat(api.http("GET", "/api/v1/snapshot", "Authorization: Bearer " + token)
                        .status())
                .isEqualTo(200);
        assertThat(fetch(asked.getString("secret")).status()).isEqualTo(404);

        assertThat(api.journal.audited())
                .containsExactly(
                        "a program over HTTP none 127.0.0.1 token.ask {\"name\":\"panel\",\"role\":\"observer\"} done",
                        "test admin 127.0.0.1 token.decide {\"request\":\"" + asked.getString("code")
                                + "\",\"grant\":true} done",
                        "test admin 127.0.0.1 token.decide {\"request\":\"" + asked.getString("code")
                                + "\",\"grant\":true} not-found",
                        "a program over HTTP none 127.0.0.1 token.fetch {\"request\":\"" + asked.getString("code")
                                + "\",\"name\":\"panel\",\"role\":\"observer\"} done");
        assertThat(api.journal.entries.toString()).doesNotContain(token).doesNotContain(asked.getString("secret"));
    }

    @Test
    void without_the_secret_nobody_learns_anything_whatever_the_state_of_a_request() {
        JsonObject waiting = asked();
        JsonObject refused = asked();
        decide(refused, false);
        Set<String> told = new HashSet<>();
        for (int i = 0; i < 200; i++) {
            told.add(fetch("guess" + i).body());
        }
        told.add(fetch(waiting.getString("code")).body());
        assertThat(new JsonObject(fetch(refused.getString("secret")).body()).getString("state"))
                .isEqualTo("refused");
        told.add(fetch(refused.getString("secret")).body());
        api.clock.advance(Duration.ofMinutes(5));
        told.add(fetch(waiting.getString("secret")).body());
        assertThat(told).hasSize(1);
        assertThat(kind(decide(waiting, true))).as("over").isEqualTo("not-found");
        assertThat(api.access.people().register().tokens()).isEmpty();
    }

    @Test
    void of_a_thousand_requests_two_wait_and_the_audit_is_not_filled() {
        for (int i = 0; i < 1000; i++) {
            int status = post("ask", ASK).status();
            assertThat(status).isEqualTo(i < 2 ? 200 : 429);
        }
        assertThat(api.journal.audited()).hasSizeLessThanOrEqualTo(12);
        assertThat(by(admin, "token.requests", new JsonObject())
                        .getJsonObject("result")
                        .getJsonArray("requests"))
                .hasSize(2);
    }

    @Test
    void no_app_asks_to_be_admin_no_token_grants_and_none_takes_the_name_of_another() {
        assertThat(post("ask", "{\"name\":\"panel\",\"role\":\"admin\"}").status())
                .isEqualTo(400);
        assertThat(post("ask", "{\"name\":\"A panel!\",\"role\":\"observer\"}").status())
                .isEqualTo(400);
        assertThat(post("ask", "[]").status()).isEqualTo(400);
        assertThat(RawHttp.ask(api.port, "POST", "/api/v1/token/ask", ASK, "Content-Type: text/plain")
                        .status())
                .as("a form of a foreign page")
                .isEqualTo(400);
        JsonObject asked = asked();
        FakeCaller program =
                new FakeCaller(Optional.of(new Person(Optional.of("ada"), Optional.of("script"), Role.ADMIN)));
        JsonObject grant =
                new JsonObject().put("request", asked.getString("code")).put("grant", true);
        assertThat(kind(by(program, "token.decide", grant))).isEqualTo("forbidden");
        by(admin, "token.create", new JsonObject().put("name", "panel").put("role", "observer"));
        assertThat(by(admin, "token.decide", grant).getJsonObject("error").getString("message"))
                .isEqualTo("there is a token named panel already");
        by(admin, "token.revoke", new JsonObject().put("name", "panel"));
        assertThat(by(admin, "token.decide", grant).containsKey("result")).isTrue();
    }
}
