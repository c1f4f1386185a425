package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.Appender;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;

/** What is served over HTTP, asked for byte by byte. */
class HttpLiveTest extends LiveApiTest {

    private String bearer() {
        return "Authorization: Bearer " + api.token();
    }

    private RawHttp.Answer logIn(String body, String... headers) {
        return RawHttp.ask(api.port, "POST", "/api/v1/login", body, headers);
    }

    private String code() {
        String address = api.verticle.loginAddress();
        return address.substring(address.indexOf("#login=") + "#login=".length());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "evil.example:PORT",
                "127.0.0.1:1",
                "localhost.evil.example:PORT",
                "",
                "[::2]:PORT"
            })
    void a_request_for_another_host_is_refused(String host) {
        String named = host.replace("PORT", String.valueOf(api.port));

        for (String path : List.of("/", "/api/v1/snapshot", "/api/v1/rpc", "/health/live")) {
            assertThat(api.http("GET", path, "Host: " + named, bearer()).status())
                    .as(path)
                    .isEqualTo(421);
        }
    }

    @Test
    void a_request_for_two_hosts_or_none_is_refused() {
        String own = "Host: 127.0.0.1:" + api.port;

        assertThat(api.http("GET", "/", own, "Host: evil.example").status()).isIn(400, 421);
        assertThat(RawHttp.send(api.port, "GET / HTTP/1.0\r\n\r\n").status()).isEqualTo(421);
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1:PORT", "localhost:PORT", "LOCALHOST:PORT", "[::1]:PORT"})
    void the_names_of_this_machine_are_served(String host) {
        String named = host.replace("PORT", String.valueOf(api.port));

        assertThat(api.http("GET", "/", "Host: " + named, "Origin: http://" + named)
                        .status())
                .isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://evil.example",
                "null",
                "https://127.0.0.1:PORT",
                "http://localhost:PORT",
                "http://127.0.0.1:1",
                "file://"
            })
    void a_foreign_page_is_refused_also_at_the_upgrade(String origin) {
        String named = "Origin: " + origin.replace("PORT", String.valueOf(api.port));

        assertThat(api.http("GET", "/api/v1/snapshot", named, bearer()).status())
                .isEqualTo(403);
        assertThat(api.http(
                                "GET",
                                "/api/v1/rpc",
                                named,
                                bearer(),
                                "Upgrade: websocket",
                                "Connection: Upgrade",
                                "Sec-WebSocket-Version: 13",
                                "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==")
                        .status())
                .isEqualTo(403);
        assertThat(logIn("{\"secret\":\"" + code() + "\"}", named, "Content-Type: application/json")
                        .status())
                .isEqualTo(403);
    }

    @Test
    void the_twins_answer_as_the_methods_do() {
        JsonObject snapshot =
                new JsonObject(api.http("GET", "/api/v1/snapshot", bearer()).body());
        assertThat(snapshot).isEqualTo(api.client().result("station.snapshot", "{}"));

        FakePass pass = FakePass.of(Snapshots.NOON.plusSeconds(3600));
        api.station.answerPassesWith(CompletableFuture.completedFuture(List.of(pass.path())));
        JsonObject passes =
                new JsonObject(api.http("GET", "/api/v1/passes?hours=2&minElevationDeg=10&limit=3", bearer())
                        .body());
        assertThat(passes)
                .isEqualTo(api.client().result("pass.list", "{\"hours\":2,\"minElevationDeg\":10,\"limit\":3}"));
        assertThat(new JsonSchema(OpenRpc.schemas()).problems(passes, JsonSchema.named("Passes")))
                .isEmpty();
    }

    @Test
    void the_twins_tell_of_another_time_than_now_when_they_are_asked_to() {
        JsonObject now =
                new JsonObject(api.http("GET", "/api/v1/surroundings", bearer()).body());
        JsonObject midnight = new JsonObject(api.http("GET", "/api/v1/surroundings?utc=2026-11-25T00:00:00Z", bearer())
                .body());

        assertThat(now.getString("utc")).isEqualTo("2026-11-24T12:00:00.000Z");
        assertThat(sunElevationDeg(now)).isBetween(19.0, 22.0);
        assertThat(midnight.getString("utc")).isEqualTo("2026-11-25T00:00:00.000Z");
        assertThat(sunElevationDeg(midnight)).isBetween(-63.0, -60.0);
        assertThat(midnight.getJsonObject("bounds")).isEqualTo(now.getJsonObject("bounds"));
        assertThat(midnight)
                .isEqualTo(api.client().result("station.surroundings", "{\"utc\":\"2026-11-25T00:00:00Z\"}"));

        JsonObject track = new JsonObject(api.http("GET", "/api/v1/sky/track?catalogNumber=25544&minutes=3", bearer())
                .body());
        assertThat(track.getJsonArray("rows")).hasSize(7);
    }

    private static double sunElevationDeg(JsonObject surroundings) {
        return surroundings.getJsonObject("sky").getJsonObject("sun").getDouble("elevationDeg");
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/surroundings?utc=then, 400",
        "/api/v1/surroundings?utc=2004-12-31T23:59:59Z, 400",
        "/api/v1/surroundings?utc=2046-01-01T00:00:00Z, 400",
        "/api/v1/surroundings?utc=2026-11-25, 400",
        "/api/v1/surroundings?at=2026-11-25T00:00:00Z, 400",
        "/api/v1/sky/track?catalogNumber=25544&fromUtc=tomorrow, 400",
        "/api/v1/passes?hours=abc, 400",
        "/api/v1/passes?visibleOnly=yes, 400",
        "/api/v1/passes/table?minElevationDeg=NaN, 400",
        "/api/v1/passes/table?offset=-1, 400",
        "/api/v1/sky?group=or, 400",
        "/api/v1/passes?hours=NaN, 400",
        "/api/v1/passes?hours=1&hours=2, 400",
        "/api/v1/passes?frm=now, 400",
        "/api/v1/snapshot?x=1, 400",
    })
    void the_twins_check_what_they_are_asked(String path, int status) {
        RawHttp.Answer answer = api.http("GET", path, bearer());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getString("kind")).isEqualTo("invalid-params");
    }

    @Test
    void the_twins_need_a_login_by_token_or_session() {
        RawHttp.Answer refused = api.http("GET", "/api/v1/snapshot");
        assertThat(refused.status()).isEqualTo(401);
        assertThat(refused.header("WWW-Authenticate")).hasValue("Bearer");
        assertThat(api.http("GET", "/api/v1/snapshot", bearer() + "x").status()).isEqualTo(401);
        assertThat(api.http("GET", "/api/v1/snapshot", "Authorization: Basic YTpi")
                        .status())
                .isEqualTo(401);
        assertThat(api.http("GET", "/api/v1/snapshot?token=" + api.token()).status())
                .isEqualTo(401);

        String cookie = logIn("{\"secret\":\"" + code() + "\"}", "Content-Type: application/json")
                .cookie();
        assertThat(api.http("GET", "/api/v1/snapshot", "Cookie: " + cookie).status())
                .isEqualTo(200);
    }

    @Test
    void a_session_cookie_can_be_read_by_no_script_and_is_sent_by_no_other_page() {
        RawHttp.Answer answer = logIn("{\"secret\":\"" + code() + "\"}", "Content-Type: application/json");

        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Set-Cookie").orElseThrow())
                .startsWith("slewd-" + api.port + "=")
                .containsIgnoringCase("httponly")
                .contains("SameSite=Strict")
                .contains("Path=/")
                .contains("Max-Age=604800");
    }

    @Test
    void a_code_is_good_once_and_for_ten_minutes() {
        String used = code();
        String late = code();
        String json = "Content-Type: application/json";
        assertThat(logIn("{\"secret\":\"" + used + "\"}", json).status()).isEqualTo(200);
        assertThat(logIn("{\"secret\":\"" + used + "\"}", json).status()).isEqualTo(401);

        api.clock.advance(Duration.ofMinutes(10));
        assertThat(logIn("{\"secret\":\"" + late + "\"}", json).status()).isEqualTo(401);
        assertThat(logIn("{\"secret\":\"" + api.token() + "\"}", json).status()).isEqualTo(200);
    }

    @Test
    void a_session_ends_after_a_week() {
        String cookie = logIn("{\"secret\":\"" + code() + "\"}", "Content-Type: application/json")
                .cookie();
        api.clock.advance(Duration.ofDays(7).minusSeconds(1));
        assertThat(api.http("GET", "/api/v1/snapshot", "Cookie: " + cookie).status())
                .isEqualTo(200);
        api.clock.advance(Duration.ofSeconds(1));
        assertThat(api.http("GET", "/api/v1/snapshot", "Cookie: " + cookie).status())
                .isEqualTo(401);
    }

    @Test
    void a_login_is_json_of_one_member_and_nothing_else() {
        String body = "{\"secret\":\"" + api.token() + "\"}";

        assertThat(logIn(body, "Content-Type: text/plain").status()).isEqualTo(400);
        assertThat(logIn(body, "Content-Type: application/x-www-form-urlencoded")
                        .status())
                .isEqualTo(400);
        for (String wrong :
                List.of("{}", "[]", "{\"secret\":1}", "{\"secret\":\"\"}", "{\"secret\":\"a\",\"b\":1}", "x")) {
            assertThat(logIn(wrong, "Content-Type: application/json").status())
                    .as(wrong)
                    .isEqualTo(400);
        }
        RawHttp.Answer tooLong = logIn("\"" + "x".repeat(5000) + "\"", "Content-Type: application/json");
        assertThat(tooLong.status()).isEqualTo(413);
        assertThat(new JsonObject(tooLong.body()).getString("title")).isEqualTo("the body is too long");
    }

    @Test
    void the_contract_is_served_and_is_that_of_the_table() {
        RawHttp.Answer answer = api.http("GET", "/api/v1/openrpc.json");
        Dispatcher dispatcher = Methods.dispatcher(Desks.of(api.station, new FakeSupply(), api.clock), api.access);

        assertThat(answer.header("Content-Type")).hasValue("application/json");
        assertThat(new JsonObject(answer.body())).isEqualTo(OpenRpc.document(dispatcher, "1.2.3"));
        JsonArray features =
                api.open(java.util.Map.of()).frame().getJsonObject("params").getJsonArray("features");
        assertThat(new JsonObject(answer.body())
                        .getJsonArray("methods").stream().map(method -> ((JsonObject) method).getString("name")))
                .containsExactlyElementsOf(
                        features.stream().map(String.class::cast).toList());
    }

    @Test
    void health_tells_life_always_and_readiness_while_the_loop_is_heard_of() {
        assertThat(api.http("GET", "/health/live").status()).isEqualTo(200);
        assertThat(api.http("GET", "/health/ready").status()).isEqualTo(200);

        api.clock.advance(Duration.ofSeconds(5));
        RawHttp.Answer silent = api.http("GET", "/health/ready");
        assertThat(silent.status()).isEqualTo(503);
        assertThat(new JsonObject(silent.body()).getLong("stationSilentMs")).isEqualTo(5000);
        assertThat(api.http("GET", "/health/live").status()).isEqualTo(200);

        RpcClient client = api.client();
        client.result("events.subscribe", "{\"topics\":[\"state\"]}");
        api.station.publish(Snapshots.idle(1, Snapshots.NOON));
        client.event();
        assertThat(api.http("GET", "/health/ready").status()).isEqualTo(200);
    }

    @Test
    void every_answer_carries_the_headers_that_tie_a_browser_down() {
        for (String path :
                List.of("/", "/main.js", "/api/v1/snapshot", "/api/v1/openrpc.json", "/nothing", "/health/live")) {
            RawHttp.Answer answer = api.http("GET", path);
            assertThat(answer.header("Content-Security-Policy").orElseThrow())
                    .as(path)
                    .startsWith("default-src 'none'; script-src 'self'; style-src 'self';")
                    .contains("frame-ancestors 'none'")
                    .doesNotContain("unsafe");
            assertThat(answer.header("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.header("X-Frame-Options")).hasValue("DENY");
            assertThat(answer.header("Referrer-Policy")).hasValue("no-referrer");
            assertThat(answer.header("Cross-Origin-Resource-Policy")).hasValue("same-origin");
            assertThat(answer.header("Access-Control-Allow-Origin")).isEmpty();
        }
        assertThat(api.http("GET", "/api/v1/snapshot", bearer()).header("Cache-Control"))
                .hasValue("no-store");
    }

    @ParameterizedTest
    @CsvSource({
        "GET, /nothing, 404",
        "GET, /../pom.xml, 404",
        "GET, /web/index.html, 404",
        "GET, /%2e%2e/org/slewd/api/schemas.json, 404",
        "GET, /api/v2/rpc, 404",
        "POST, /, 405",
        "DELETE, /api/v1/snapshot, 405",
        "POST, /api/v1/snapshot, 405",
        "GET, /api/v1/login, 405",
        "GET, /api/v1/logout, 405",
        "PUT, /api/v1/login, 405",
        "GET, /api/v1/rpc, 426",
    })
    void what_is_not_served_is_told_in_json(String method, String path, int status) {
        RawHttp.Answer answer = api.http(method, path, bearer());

        assertThat(answer.status()).isEqualTo(status);
        assertThat(answer.header("Content-Type")).hasValue("application/problem+json");
        assertThat(new JsonObject(answer.body()).getInteger("status")).isEqualTo(status);
        assertThat(new JsonObject(answer.body()).getString("hint")).isNotBlank();
        assertThat(answer.header("Allow").isPresent()).isEqualTo(status == 405);
    }

    @Test
    void the_page_is_small_and_asked_for_once() {
        int bytes = 0;
        for (String file : Page.FILES) {
            RawHttp.Answer answer = api.http("GET", "/" + file);
            assertThat(answer.status()).as(file).isEqualTo(200);
            bytes += answer.body().length();
            String etag = answer.header("ETag").orElseThrow();
            RawHttp.Answer again = api.http("GET", "/" + file, "If-None-Match: " + etag);
            assertThat(again.status()).isEqualTo(304);
            assertThat(again.body()).isEmpty();
        }
        // With what is loaded when it comes into view, as waterfall, map and fragments are; compressed it is some 110
        // kB
        // in all.
        assertThat(bytes).isLessThan(330_000);
        assertThat(api.http("HEAD", "/").body()).isEmpty();
    }

    @Test
    void no_secret_gets_into_the_log_or_into_an_address_that_is_sent() {
        Logger root = (Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME);
        Level before = root.getLevel();
        List<Appender<ILoggingEvent>> usual = new ArrayList<>();
        root.iteratorForAppenders().forEachRemaining(usual::add);
        ListAppender<ILoggingEvent> lines = new ListAppender<>();
        lines.start();
        String token = api.token();
        String code = code();
        String cookie;
        try {
            usual.forEach(root::detachAppender);
            root.addAppender(lines);
            root.setLevel(Level.TRACE);
            cookie = logIn("{\"secret\":\"" + code + "\"}", "Content-Type: application/json")
                    .cookie();
            logIn("{\"secret\":\"" + code + "\"}", "Content-Type: application/json");
            api.http("GET", "/api/v1/snapshot", "Cookie: " + cookie);
            api.http("GET", "/api/v1/snapshot", bearer());
            api.http("GET", "/api/v1/snapshot", bearer() + "x");
            api.http("GET", "/api/v1/passes?hours=x", bearer());
            RpcClient client = api.open(java.util.Map.of());
            client.frame();
            client.ask("auth.login", "{\"token\":\"" + token + "x\"}");
            client.ask("auth.login", "{\"token\":\"" + token + "\",\"oops\":1}");
            client.ask("auth.login", "{\"token\":\"" + token + "\"}");
            RawHttp.ask(api.port, "POST", "/api/v1/logout", "", "Cookie: " + cookie);
        } finally {
            root.setLevel(before);
            root.detachAppender(lines);
            usual.forEach(root::addAppender);
        }

        String secret = cookie.substring(cookie.indexOf('=') + 1);
        assertThat(lines.list).isNotEmpty();
        assertThat(lines.list.stream().map(ILoggingEvent::getFormattedMessage))
                .anyMatch(line -> line.contains("a login from 127.0.0.1 failed"))
                .noneMatch(line -> line.contains(token) || line.contains(code) || line.contains(secret));
        // Behind the # is what browsers keep to themselves.
        assertThat(api.verticle.loginAddress()).matches("http://127\\.0\\.0\\.1:\\d+/#login=[A-Za-z0-9_-]{22}");
    }

    @Test
    void a_port_that_is_taken_is_told_to_the_operator() {
        ApiVerticle second = new ApiVerticle(
                new ApiConfig(api.port, "1.2.3"),
                api.access,
                Desks.of(api.station, new FakeSupply(), api.clock),
                Monitoring.NONE,
                Notices.NONE);

        assertThatThrownBy(() -> LiveApi.await(vertx.deployVerticle(second)))
                .hasRootCauseInstanceOf(java.net.BindException.class)
                .hasMessageContaining("port " + api.port)
                .hasMessageContaining("another port");
    }

    @Test
    void clients_are_told_that_slewd_stops_and_the_station_is_left_alone() throws RefusedToStartException {
        RpcClient client = api.client();
        assertThat(api.station.listeners()).isEqualTo(1);
        api.close();

        assertThat(client.closed().code()).isEqualTo(1012);
        assertThat(api.station.listeners()).isZero();
        api = new LiveApi(vertx, folder, ApiLimits.DEFAULT);
    }
}
