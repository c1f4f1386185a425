package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** The WebSocket, spoken to over a real one. */
class ApiLiveTest extends LiveApiTest {

    private static final String ALL = "[\"state\",\"pointing\",\"tuning\",\"device\",\"alert\"]";

    /** As usual, but for the time that a slow client is suffered. */
    private static final ApiLimits PATIENT = new ApiLimits(1000, 250, 10_000, 3_600_000, 25_000, 90_000, 20, 60, 16);

    private RpcClient stranger() {
        RpcClient client = api.open(Map.of());
        client.frame();
        return client;
    }

    private void publish(long sequence) {
        api.station.publish(Snapshots.idle(sequence, Snapshots.NOON.plusMillis(50 * sequence)));
    }

    private static List<Long> seqs(List<JsonObject> events) {
        return events.stream().map(event -> event.getLong("seq")).toList();
    }

    @Test
    void the_first_frame_says_hello_with_what_there_is() {
        JsonObject hello = api.open(Map.of()).frame();

        assertThat(hello.getString("method")).isEqualTo("hello");
        assertThat(hello.containsKey("id")).isFalse();
        JsonObject params = hello.getJsonObject("params");
        assertThat(params.getString("server")).isEqualTo("slewd");
        assertThat(params.getString("version")).isEqualTo("1.2.3");
        assertThat(params.getJsonArray("features")).contains("auth.login", "station.stop", "events.subscribe");
        assertThat(params.getJsonArray("topics"))
                .isEqualTo(
                        new JsonArray(List.of("state", "pointing", "tuning", "device", "lease", "alert", "spectrum")));
        assertThat(params.getBoolean("loggedIn")).isFalse();
    }

    @Test
    void nothing_works_before_the_login_and_all_of_it_after() {
        List<String> methods =
                Methods.dispatcher(Desks.of(api.station, new FakeSupply(), api.clock), api.access).methods().stream()
                        .map(Method::name)
                        .filter(name -> !DispatcherTest.FOR_NEWCOMERS.contains(name))
                        .toList();

        assertThat(methods).hasSizeGreaterThan(10);
        // There are more than one connection may ask for at once.
        for (int i = 0; i < methods.size(); i += 40) {
            RpcClient stranger = stranger();
            assertThat(methods.subList(i, Math.min(i + 40, methods.size())))
                    .allSatisfy(
                            method -> assertThat(stranger.refusal(method, "{}")).isEqualTo("unauthorized"));
        }
        assertThat(api.station.calls).isEmpty();

        RpcClient client = stranger();
        assertThat(client.result("auth.login", "{\"token\":\"" + api.token() + "\"}")
                        .getString("role"))
                .isEqualTo("admin");
        client.result("station.stop", "{}");
        assertThat(api.station.calls).containsExactly("stop by program " + (methods.size() / 40 + 2));
    }

    @Test
    void a_wrong_token_is_told_and_does_not_keep_the_right_one_out() {
        RpcClient client = stranger();
        for (int i = 0; i < 5; i++) {
            assertThat(client.refusal("auth.login", "{\"token\":\"wrong\"}")).isEqualTo("unauthorized");
        }
        assertThat(client.refusal("auth.login", "{\"token\":\"wrong\"}")).isEqualTo("too-many");
        assertThat(client.refusal("station.snapshot", "{}")).isEqualTo("unauthorized");

        client.result("auth.login", "{\"token\":\"" + api.token() + "\"}");
        client.result("station.snapshot", "{}");
    }

    @Test
    void the_bearer_header_logs_in_before_the_first_frame() {
        RpcClient client = api.open(Map.of("Authorization", "Bearer " + api.token()));

        assertThat(client.frame().getJsonObject("params").getBoolean("loggedIn"))
                .isTrue();
        client.result("station.snapshot", "{}");
    }

    @Test
    void a_wrong_bearer_header_gets_no_socket() {
        assertThatThrownBy(() -> api.open(Map.of("Authorization", "Bearer " + api.token() + "x")))
                .isInstanceOfSatisfying(
                        UpgradeRejectedException.class,
                        refused -> assertThat(refused.getStatus()).isEqualTo(401));
    }

    @Test
    void a_session_from_a_one_time_code_logs_a_page_in_and_logging_out_ends_it() {
        String cookie = logIn().cookie();
        String origin = "http://127.0.0.1:" + api.port;

        RpcClient page = api.open(Map.of("Cookie", cookie, "Origin", origin));
        assertThat(page.frame().getJsonObject("params").getBoolean("loggedIn")).isTrue();
        page.result("station.stop", "{}");
        assertThat(api.station.calls).containsExactly("stop by page 1");

        assertThat(RawHttp.ask(api.port, "POST", "/api/v1/logout", "", "Cookie: " + cookie)
                        .status())
                .isEqualTo(200);
        assertThat(page.closed().code()).isEqualTo(1008);
        assertThat(api.open(Map.of("Cookie", cookie, "Origin", origin))
                        .frame()
                        .getJsonObject("params")
                        .getBoolean("loggedIn"))
                .isFalse();
    }

    @Test
    void who_holds_what_comes_with_the_snapshot_and_as_events_and_a_connection_that_ends_holds_nothing() {
        RpcClient holder = api.client();
        RpcClient other = api.client();
        JsonObject first = other.result("events.subscribe", "{\"topics\":[\"lease\"],\"maxRateHz\":20}")
                .getJsonObject("snapshot")
                .getJsonObject("lease");
        assertThat(first.getJsonArray("parts").getJsonObject(0).getValue("held"))
                .isNull();

        long lease = holder.result("lease.acquire", "{\"part\":\"rotator\"}").getLong("lease");
        assertThat(other.refusal("lease.acquire", "{\"part\":\"rotator\"}")).isEqualTo("held");
        api.station.publish(Snapshots.idle(2, Snapshots.NOON));
        JsonObject held = other.eventsOf("lease")
                .get(0)
                .getJsonObject("data")
                .getJsonArray("parts")
                .getJsonObject(0);
        assertThat(held.getJsonObject("held").getLong("lease")).isEqualTo(lease);

        LiveApi.await(holder.socket.close());
        // The farewell comes by another socket, so that the first question may overtake it.
        for (int i = 0;
                i < 20 && other.ask("lease.acquire", "{\"part\":\"rotator\"}").containsKey("error");
                i++) {
            Thread.onSpinWait();
        }
        assertThat(other.result("lease.list", "{}")
                        .getJsonArray("parts")
                        .getJsonObject(0)
                        .getJsonObject("last")
                        .getString("what"))
                .isEqualTo("left");
    }

    @Test
    void a_cookie_without_the_page_it_belongs_to_is_no_login() {
        String cookie = logIn().cookie();

        assertThat(api.open(Map.of("Cookie", cookie))
                        .frame()
                        .getJsonObject("params")
                        .getBoolean("loggedIn"))
                .isFalse();
    }

    private RawHttp.Answer logIn() {
        String address = api.verticle.loginAddress();
        String code = address.substring(address.indexOf("#login=") + 7);
        return RawHttp.ask(
                api.port, "POST", "/api/v1/login", "{\"secret\":\"" + code + "\"}", "Content-Type: application/json");
    }

    @Test
    void a_subscription_starts_with_a_snapshot_and_goes_on_with_numbered_events() {
        RpcClient client = api.client();
        JsonObject answer = client.result("events.subscribe", "{\"topics\":" + ALL + ",\"maxRateHz\":20}");

        assertThat(client.events).isEmpty();
        assertThat(answer.getJsonObject("snapshot").getLong("sequence")).isZero();
        for (int i = 1; i <= 5; i++) {
            api.clock.advance(Duration.ofMillis(50));
            publish(i);
            for (int topic = 0; topic < 4; topic++) {
                client.event();
            }
        }

        for (String topic : List.of("state", "pointing", "tuning", "device")) {
            assertThat(seqs(client.eventsOf(topic))).as(topic).containsExactly(1L, 2L, 3L, 4L, 5L);
        }
        assertThat(client.eventsOf("alert")).isEmpty();
        JsonObject first = client.eventsOf("state").get(0);
        assertThat(first.fieldNames()).containsExactly("topic", "seq", "utc", "data");
        assertThat(first.getString("utc")).isEqualTo("2026-11-24T12:00:00.050Z");
        assertThat(new JsonSchema(OpenRpc.schemas()).problems(first.getJsonObject("data"), JsonSchema.named("State")))
                .isEmpty();
    }

    @Test
    void events_come_at_the_rate_that_was_asked_for() {
        RpcClient client = api.client();
        client.result("events.subscribe", "{\"topics\":[\"pointing\"],\"maxRateHz\":2}");
        List<Long> seqs = new ArrayList<>();
        for (int i = 1; i <= 61; i++) {
            publish(i);
            if (i % 10 == 1) {
                seqs.add(client.event().getLong("seq"));
            }
            api.clock.advance(Duration.ofMillis(50));
        }

        // Three seconds at 2 Hz, the first at once.
        assertThat(seqs).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 7L);
        assertThat(client.eventsOf("pointing")).hasSize(7);
    }

    @Test
    void an_alert_comes_once_whatever_the_rate() {
        RpcClient client = api.client();
        client.result("events.subscribe", "{\"topics\":[\"alert\"],\"maxRateHz\":0.1}");
        api.station.publish(Snapshots.withAlerts(1, List.of(Snapshots.alert(1))));
        client.eventsOf("alert");
        api.station.publish(
                Snapshots.withAlerts(2, List.of(Snapshots.alert(3), Snapshots.alert(2), Snapshots.alert(1))));

        assertThat(client.eventsOf("alert").stream()
                        .map(event -> event.getJsonObject("data").getString("message")))
                .containsExactly("alert 1", "alert 2", "alert 3");
        assertThat(seqs(client.eventsOf("alert"))).containsExactly(1L, 2L, 3L);
    }

    @Test
    void what_is_no_longer_wanted_no_longer_comes() {
        RpcClient client = api.client();
        client.result("events.subscribe", "{\"topics\":[\"state\",\"pointing\"],\"maxRateHz\":20}");
        client.result("events.unsubscribe", "{\"topics\":[\"state\"]}");
        publish(1);

        assertThat(client.eventsOf("pointing")).hasSize(1);
        assertThat(client.eventsOf("state")).isEmpty();
    }

    @Test
    void a_client_that_does_not_read_gets_the_newest_afterwards_and_disturbs_nobody() {
        reopen(PATIENT);
        RpcClient slow = api.client();
        RpcClient witness = api.client();
        slow.result("events.subscribe", "{\"topics\":[\"device\",\"pointing\"],\"maxRateHz\":20}");
        witness.result("events.subscribe", "{\"topics\":[\"state\"],\"maxRateHz\":20}");
        slow.socket.pause();
        int offered = 600;
        talk(witness, offered);

        slow.socket.resume();
        List<JsonObject> heard = new ArrayList<>();
        JsonObject newest;
        do {
            newest = slow.frame().getJsonObject("params");
            if (newest.getString("topic").equals("device")) {
                heard.add(newest);
            }
        } while (newest.getLong("seq") < offered || !newest.getString("topic").equals("device"));

        assertThat(newest.getString("utc"))
                .isEqualTo(SnapshotJson.utc(Snapshots.talkative(offered).utc()));
        assertThat(seqs(heard)).isSorted().doesNotHaveDuplicates();
        // What the system buffers was sent, and of the rest only the newest was kept.
        assertThat(heard.size()).isLessThan(offered / 2);
        slow.result("station.snapshot", "{}");
    }

    @Test
    void a_client_that_takes_no_data_for_ten_seconds_is_let_go() {
        RpcClient slow = api.client();
        RpcClient witness = api.client();
        slow.result("events.subscribe", "{\"topics\":[\"device\"],\"maxRateHz\":20}");
        witness.result("events.subscribe", "{\"topics\":[\"state\"],\"maxRateHz\":20}");
        slow.socket.pause();
        talk(witness, 600);
        slow.socket.resume();

        assertThat(slow.closed()).isEqualTo(new RpcClient.Close(1013, "no data taken for 10000 ms"));
        witness.result("station.snapshot", "{}");
    }

    /** Publishes large snapshots at 20 Hz, each after the one before was seen. */
    private void talk(RpcClient witness, int snapshots) {
        for (int i = 1; i <= snapshots; i++) {
            api.clock.advance(Duration.ofMillis(50));
            api.station.publish(Snapshots.talkative(i));
            assertThat(witness.event().getLong("seq")).isEqualTo(i);
        }
        // Deadlines are looked after twice a second, and at a logout.
        api.http("POST", "/api/v1/logout");
    }

    private void reopen(ApiLimits limits) {
        api.close();
        try {
            api = new LiveApi(vertx, folder, limits);
        } catch (RefusedToStartException e) {
            throw new AssertionError(e);
        }
    }
}
