package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.lease.LeaseBook;
import org.slewd.lease.Part;
import org.slewd.listen.ListeningDesk;
import org.slewd.station.Outcome;
import org.slewd.time.VirtualClock;

class DispatcherTest {

    /** What is there for those who have no login yet. */
    static final Set<String> FOR_NEWCOMERS = Set.of("auth.login", "token.ask", "token.fetch");

    @TempDir
    Path folder;

    private final VirtualClock clock = new VirtualClock(Snapshots.NOON);
    private final FakeStation station = new FakeStation(Snapshots.idle(1, Snapshots.NOON));
    private final FakeCaller admin = new FakeCaller(true);
    private final FakeCaller stranger = new FakeCaller(false);
    private DataDirectory directory;
    private Dispatcher dispatcher;

    @BeforeEach
    void open() throws RefusedToStartException {
        directory = DataDirectory.claim(folder.resolve("data"));
        Access access = TestPeople.access(directory, clock);
        access.calendar().serve(true);
        TestPeople.add(access.people(), "grace");
        dispatcher = Methods.dispatcher(
                new Desks(
                        station,
                        new FakeSupply(),
                        ListeningDesk.none(),
                        new FakeJournal(),
                        clock,
                        new FakeConfiguration()),
                access);
    }

    @AfterEach
    void close() {
        directory.close();
    }

    private JsonObject ask(Caller caller, String method, String params) {
        return send(caller, "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}")
                .orElseThrow();
    }

    private Optional<JsonObject> send(Caller caller, String text) {
        return dispatcher.dispatch(text, caller).toCompletableFuture().join().map(JsonObject::new);
    }

    private static String kind(JsonObject answer) {
        return answer.getJsonObject("error").getJsonObject("data").getString("kind");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "station.stop      | {}                                                        | stop by test",
                "station.reset     | {\"fault\":\"comm\"}                                      | reset comm by test",
                "rotator.point     | {\"azimuthDeg\":400,\"elevationDeg\":95.5}                | point 400.0 95.5 by test",
                "rotator.calibrate | {\"axis\":\"elevation\"}                                 | calibrate [ELEVATION] by test",
                "rotator.calibrate | {\"axis\":\"both\"}                                      | calibrate [AZIMUTH, ELEVATION] by test",
                "rotator.jog       | {\"axis\":\"elevation\",\"direction\":\"minus\"}       | jog ELEVATION minus by test",
                "rotator.park      | {}                                                        | park by test",
                "rotator.hold      | {}                                                        | hold by test",
                "receiver.tune     | {\"hz\":145800000}                                        | tune 145800000 by test",
                "receiver.tune     | {\"hz\":145800000,\"mode\":\"USB\"}                       | tune 145800000 USB by test",
                "track.start       | {\"catalogNumber\":25544}                                 | track 25544 by test",
                "track.start       | {\"catalogNumber\":100123456,\"downlinkHz\":437800000,\"mode\":\"FM\"} | track 100123456 437800000 FM by test",
                "track.stop        | {}                                                        | hold by test",
                "pass.list         | {}                                                        | passes 2026-11-24T12:00:00Z 2026-11-25T12:00:00Z 0.0 all 20",
                "pass.list         | {\"fromUtc\":\"2026-11-25T00:00:00Z\",\"hours\":0.5,\"minElevationDeg\":10,\"catalogNumber\":7,\"limit\":3} | passes 2026-11-25T00:00:00Z 2026-11-25T00:30:00Z 10.0 7 3",
            })
    void asks_the_station_for_what_was_asked(String method, String params, String call) {
        assertThat(ask(admin, method, params).getValue("error")).isNull();
        assertThat(station.calls).containsExactly(call);
    }

    @Test
    void every_method_but_those_of_newcomers_is_refused_before_the_login_and_nothing_happens() {
        for (Method method : dispatcher.methods()) {
            if (!FOR_NEWCOMERS.contains(method.name())) {
                assertThat(kind(ask(stranger, method.name(), method.example().encode())))
                        .as(method.name())
                        .isEqualTo("unauthorized");
            }
        }
        assertThat(station.calls).isEmpty();
        assertThat(stranger.heard).isEmpty();
    }

    @Test
    void every_method_is_served_after_the_login() {
        for (Method method : dispatcher.methods()) {
            if (FOR_NEWCOMERS.contains(method.name())) {
                continue;
            }
            JsonObject answer =
                    ask(new FakeCaller(true), method.name(), method.example().encode());
            // Nobody has asked for a token.
            if (method.name().equals("token.decide")) {
                assertThat(kind(answer)).isEqualTo("not-found");
            } else {
                assertThat(answer.containsKey("result")).as(method.name()).isTrue();
            }
        }
    }

    @Test
    void the_token_logs_a_connection_in() throws Exception {
        String token =
                java.nio.file.Files.readString(directory.file("admin.token")).strip();

        assertThat(kind(ask(stranger, "auth.login", "{\"token\":\"" + token + "x\"}")))
                .isEqualTo("unauthorized");
        assertThat(stranger.isLoggedIn()).isFalse();
        assertThat(ask(stranger, "auth.login", "{\"token\":\"" + token + "\"}")
                        .getJsonObject("result")
                        .getString("role"))
                .isEqualTo("admin");
        assertThat(stranger.isLoggedIn()).isTrue();
    }

    @Test
    void wrong_parameters_move_nothing() {
        JsonObject answer = ask(admin, "rotator.point", "{\"azimuthDeg\":1e999,\"elevationDeg\":0}");

        assertThat(answer.getJsonObject("error").getInteger("code")).isEqualTo(-32602);
        assertThat(kind(answer)).isEqualTo("invalid-params");
        assertThat(station.calls).isEmpty();
    }

    @Test
    void errors_have_the_codes_of_the_specification() {
        Map<String, Integer> codes = Map.of(
                "{", -32700,
                "[]", -32600,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.spin\"}", -32601,
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.park\",\"params\":{\"now\":true}}", -32602);

        codes.forEach((text, code) -> assertThat(
                        send(admin, text).orElseThrow().getJsonObject("error").getInteger("code"))
                .as(text)
                .isEqualTo(code));
    }

    @Test
    void an_error_tells_the_id_when_there_is_a_sound_one() {
        assertThat(send(admin, "{\"jsonrpc\":\"2.0\",\"id\":\"q\",\"method\":\"a\",\"x\":1}")
                        .orElseThrow()
                        .getValue("id"))
                .isEqualTo("q");
        JsonObject unreadable = send(admin, "nonsense").orElseThrow();
        assertThat(unreadable.containsKey("id")).isTrue();
        assertThat(unreadable.getValue("id")).isNull();
    }

    @Test
    void a_notification_is_carried_out_and_not_answered() {
        assertThat(send(admin, "{\"jsonrpc\":\"2.0\",\"method\":\"rotator.hold\"}"))
                .isEmpty();
        assertThat(station.calls).containsExactly("hold by test");
        assertThat(send(stranger, "{\"jsonrpc\":\"2.0\",\"method\":\"rotator.hold\"}"))
                .isEmpty();
        assertThat(station.calls).hasSize(1);
    }

    @Test
    void what_the_station_refuses_is_told_with_its_kind_and_hint() {
        station.refuseWith("outside-envelope", "azimuth 500 is outside", "stay within 0 to 450");

        JsonObject error = ask(admin, "rotator.park", "{}").getJsonObject("error");

        assertThat(error.getInteger("code")).isEqualTo(-32000);
        assertThat(error.getString("message")).isEqualTo("azimuth 500 is outside");
        assertThat(error.getJsonObject("data"))
                .isEqualTo(new JsonObject().put("kind", "outside-envelope").put("hint", "stay within 0 to 450"));
    }

    @Test
    void every_kind_of_the_station_is_in_the_closed_list_and_no_other_gets_out() {
        for (String kind : List.of(
                "outside-envelope", "not-ready", "faulted", "busy", "not-found", "no-pass", "invalid", "no-device")) {
            station.refuseWith(kind, "no", "so");
            assertThat(kind(ask(admin, "rotator.park", "{}"))).isEqualTo(kind);
        }
        station.refuseWith("whim", "no", "so");
        assertThat(kind(ask(admin, "rotator.park", "{}"))).isEqualTo("invalid");
        assertThat(Arrays.stream(Kind.values()).map(Kind::word)).doesNotHaveDuplicates();
    }

    @Test
    void a_station_that_does_not_answer_is_reported_and_not_waited_for() {
        station.answerWith(new CompletableFuture<>());
        Dispatcher hasty =
                new Dispatcher(StationMethods.of(station, new LeaseBook(EnumSet.allOf(Part.class), clock)), 1);

        JsonObject answer =
                new JsonObject(hasty.dispatch("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.park\"}", admin)
                        .toCompletableFuture()
                        .orTimeout(10, TimeUnit.SECONDS)
                        .join()
                        .orElseThrow());

        assertThat(kind(answer)).isEqualTo("timeout");
    }

    @Test
    void a_fault_of_slewd_is_not_told_in_detail() {
        CompletableFuture<Outcome> broken = new CompletableFuture<>();
        broken.completeExceptionally(new IllegalStateException("internal detail"));
        station.answerWith(broken);

        JsonObject answer = ask(admin, "rotator.park", "{}");

        assertThat(answer.getJsonObject("error").getInteger("code")).isEqualTo(-32603);
        assertThat(answer.encode()).doesNotContain("internal detail");
    }

    @Test
    void stop_is_carried_out_even_when_the_connection_asks_for_too_much() {
        admin.isOverloaded = true;

        assertThat(kind(ask(admin, "rotator.park", "{}"))).isEqualTo("too-many");
        assertThat(ask(admin, "station.stop", "{}").containsKey("result")).isTrue();
        assertThat(station.calls).containsExactly("stop by test");
    }

    @Test
    void a_stop_that_no_wire_took_is_not_called_sent() {
        station.wireUp = false;

        JsonObject answer = ask(admin, "station.stop", "{}").getJsonObject("result");

        assertThat(answer.getBoolean("sent")).isFalse();
        assertThat(answer.getString("message")).contains("took no stop");
    }

    @Test
    void stop_does_not_wait_for_commands_before_it() {
        station.answerWith(new CompletableFuture<>());
        dispatcher.dispatch("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.park\"}", admin);

        ask(admin, "station.stop", "{}");

        assertThat(station.calls).containsExactly("park by test", "stop by test");
    }

    @Test
    void searches_are_bounded_and_the_bound_is_given_back() {
        CompletableFuture<List<org.slewd.station.PassPath>> slow = new CompletableFuture<>();
        station.answerPassesWith(slow);
        for (int i = 0; i < PassMethods.MAX_SEARCHES; i++) {
            dispatcher.dispatch("{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"pass.list\"}", admin);
        }

        assertThat(kind(ask(admin, "pass.list", "{}"))).isEqualTo("busy");
        slow.complete(List.of());
        assertThat(ask(admin, "pass.list", "{}").containsKey("result")).isTrue();
    }

    @Test
    void subscribing_answers_with_a_snapshot() {
        JsonObject result = ask(admin, "events.subscribe", "{\"topics\":[\"pointing\",\"alert\"],\"maxRateHz\":2}")
                .getJsonObject("result");

        assertThat(result.getJsonObject("snapshot").getInteger("sequence")).isEqualTo(1);
        assertThat(admin.heard).containsExactly("subscribe [POINTING, ALERT] 2.0");
    }

    @Test
    void unsubscribing_without_topics_ends_all() {
        ask(admin, "events.unsubscribe", "{}");

        assertThat(admin.heard)
                .containsExactly("unsubscribe [STATE, POINTING, TUNING, DEVICE, LEASE, ALERT, SPECTRUM]");
    }
}
