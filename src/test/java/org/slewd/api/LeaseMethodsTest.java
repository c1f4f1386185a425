package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.listen.ListeningDesk;
import org.slewd.time.VirtualClock;

class LeaseMethodsTest {

    @TempDir
    Path folder;

    private final VirtualClock clock = new VirtualClock(Snapshots.NOON);
    private final FakeStation station = new FakeStation(Snapshots.idle(1, Snapshots.NOON));
    private final FakeJournal journal = new FakeJournal();
    private final FakeCaller anna = FakeCaller.remote("page 1");
    private final FakeCaller bert = FakeCaller.remote("page 2");
    private final FakeCaller terminal = new FakeCaller(true);
    private DataDirectory directory;
    private Dispatcher dispatcher;

    @BeforeEach
    void open() throws RefusedToStartException {
        directory = DataDirectory.claim(folder.resolve("data"));
        dispatcher = Methods.dispatcher(
                new Desks(station, new FakeSupply(), ListeningDesk.none(), journal, clock),
                TestPeople.access(directory, clock));
    }

    @AfterEach
    void close() {
        directory.close();
    }

    private JsonObject ask(Caller caller, String method, String params) {
        return new JsonObject(dispatcher
                .dispatch(
                        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"" + method + "\",\"params\":" + params + "}",
                        caller)
                .toCompletableFuture()
                .join()
                .orElseThrow());
    }

    private JsonObject result(Caller caller, String method, String params) {
        JsonObject answer = ask(caller, method, params);
        assertThat(answer.getValue("error")).isNull();
        return answer.getJsonObject("result");
    }

    private static String kind(JsonObject answer) {
        return answer.getJsonObject("error").getJsonObject("data").getString("kind");
    }

    private long acquired(Caller caller, String more) {
        JsonObject grant = result(caller, "lease.acquire", "{\"part\":\"rotator\"" + more + "}");
        assertThat(grant.getBoolean("granted")).isTrue();
        return grant.getLong("lease");
    }

    private JsonObject point(Caller caller, long lease) {
        return ask(caller, "rotator.point", "{\"azimuthDeg\":10,\"elevationDeg\":20,\"lease\":" + lease + "}");
    }

    private JsonObject rotator() {
        return result(anna, "lease.list", "{}").getJsonArray("parts").getJsonObject(0);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rotator.point     | {\"azimuthDeg\":10,\"elevationDeg\":20",
                "rotator.calibrate | {\"axis\":\"both\"",
                "rotator.jog       | {\"axis\":\"azimuth\",\"direction\":\"minus\"",
                "rotator.park      | {",
                "rotator.hold      | {",
                "track.start       | {\"catalogNumber\":25544",
                "track.adjust      | {\"lateSeconds\":1",
                "track.stop        | {",
                "receiver.tune     | {\"hz\":145800000",
            })
    void orders_of_the_network_need_the_number_of_a_lease(String method, String params) {
        JsonObject refused = ask(anna, method, params + "}");
        assertThat(kind(refused)).isEqualTo("no-lease");
        assertThat(refused.getJsonObject("error").getJsonObject("data").getString("hint"))
                .contains("lease.acquire");
        assertThat(station.calls).isEmpty();

        String part = method.startsWith("receiver") ? "receiver" : "rotator";
        long lease =
                result(anna, "lease.acquire", "{\"part\":\"" + part + "\"}").getLong("lease");
        String led = params + (params.equals("{") ? "" : ",") + "\"lease\":" + lease + "}";
        assertThat(kind(ask(bert, method, led))).isEqualTo("held");
        assertThat(station.calls).isEmpty();
        result(anna, method, led);
        assertThat(station.calls).hasSize(1);
    }

    @Test
    void a_part_that_is_held_is_refused_with_who_has_it_since_when_and_how_long() {
        acquired(anna, "");
        JsonObject error = ask(bert, "lease.acquire", "{\"part\":\"rotator\"}").getJsonObject("error");
        assertThat(error.getJsonObject("data").getString("kind")).isEqualTo("held");
        assertThat(error.getString("message"))
                .isEqualTo(
                        "page 1 has held the antenna since 2026-11-24T12:00:00.000Z, and keeps it for 10 s more at least");
    }

    @Test
    void a_client_that_vanishes_loses_its_lease_after_ten_seconds_and_what_is_under_way_goes_on() {
        long lease = acquired(anna, "");
        result(anna, "track.start", "{\"catalogNumber\":25544,\"lease\":" + lease + "}");
        clock.advance(Duration.ofMillis(9_999));
        assertThat(kind(ask(bert, "lease.acquire", "{\"part\":\"rotator\"}"))).isEqualTo("held");
        clock.advance(Duration.ofMillis(1));
        assertThat(acquired(bert, "")).isGreaterThan(lease);
        assertThat(kind(point(anna, lease))).isEqualTo("held");
        assertThat(station.calls).containsExactly("track 25544 by page 1");
        assertThat(rotator().getJsonObject("last").getString("what")).isEqualTo("expired");
    }

    @Test
    void stop_and_lock_and_a_safety_input_need_no_lease_and_leave_it_where_it_is() {
        long lease = acquired(anna, "");
        result(bert, "station.stop", "{}");
        result(bert, "station.lock", "{\"reason\":\"grease\"}");
        result(bert, "station.safety", "{\"unsafe\":true,\"reason\":\"wind\"}");
        assertThat(station.calls).hasSize(3);
        assertThat(point(anna, lease).containsKey("result")).isTrue();
    }

    @Test
    void a_command_at_the_station_is_a_lease_for_one_order_while_nobody_has_one() {
        result(terminal, "rotator.park", "{}");
        assertThat(rotator().getValue("held")).isNull();
        long lease = acquired(anna, "");
        JsonObject refused = ask(terminal, "rotator.park", "{}");
        assertThat(kind(refused)).isEqualTo("held");
        assertThat(refused.getJsonObject("error").getString("message")).contains("page 1 has held the antenna since");
        long taken = acquired(terminal, ",\"takeover\":true");
        result(terminal, "rotator.park", "{\"lease\":" + taken + "}");
        assertThat(kind(point(anna, lease))).isEqualTo("held");
        assertThat(station.calls).containsExactly("park by test", "park by test");
    }

    @Test
    void a_pass_is_not_begun_where_it_would_tune_what_somebody_else_tunes() {
        long lease = acquired(anna, "");
        result(bert, "lease.acquire", "{\"part\":\"receiver\"}");
        JsonObject refused = ask(anna, "track.start", "{\"catalogNumber\":25544,\"lease\":" + lease + "}");
        assertThat(kind(refused)).isEqualTo("held");
        assertThat(refused.getJsonObject("error").getString("message")).startsWith("page 2 has held the receiver");
        assertThat(station.calls).isEmpty();
    }

    @Test
    void who_is_asked_gives_it_and_the_asker_finds_it_his() {
        long lease = acquired(anna, "");
        JsonObject asked = result(bert, "lease.acquire", "{\"part\":\"rotator\",\"ask\":true}");
        assertThat(asked.getBoolean("granted")).isFalse();
        assertThat(asked.getValue("lease")).isNull();
        assertThat(asked.getDouble("seconds")).isEqualTo(15);
        assertThat(rotator().getJsonObject("asked").getString("by")).isEqualTo("page 2");
        assertThat(result(bert, "lease.answer", "{\"part\":\"rotator\",\"give\":true}")
                        .getBoolean("counts"))
                .isFalse();
        assertThat(result(anna, "lease.answer", "{\"part\":\"rotator\",\"give\":true}")
                        .getBoolean("counts"))
                .isTrue();
        assertThat(kind(point(anna, lease))).isEqualTo("held");
        assertThat(point(bert, acquired(bert, "")).containsKey("result")).isTrue();
    }

    @Test
    void a_lease_is_kept_by_renewing_and_ends_by_giving_it_back() {
        long lease = acquired(anna, "");
        String params = "{\"part\":\"rotator\",\"lease\":" + lease + "}";
        for (int i = 0; i < 5; i++) {
            clock.advance(Duration.ofSeconds(8));
            assertThat(result(anna, "lease.renew", params).getBoolean("counts")).isTrue();
        }
        assertThat(result(bert, "lease.renew", params).getBoolean("counts")).isFalse();
        assertThat(result(anna, "lease.release", params).getBoolean("counts")).isTrue();
        assertThat(kind(point(anna, lease))).isEqualTo("no-lease");
        assertThat(result(anna, "lease.renew", params).getBoolean("counts")).isFalse();
    }

    @Test
    void only_who_may_takes_it_by_force() {
        acquired(anna, "");
        bert.mayForce = false;
        JsonObject refused = ask(bert, "lease.acquire", "{\"part\":\"rotator\",\"takeover\":true}");
        assertThat(kind(refused)).isEqualTo("forbidden");
        bert.mayForce = true;
        acquired(bert, ",\"takeover\":true");
    }

    @Test
    void what_happens_is_written_down_with_holder_and_number() {
        long first = acquired(anna, "");
        ask(bert, "lease.acquire", "{\"part\":\"rotator\"}");
        long second = acquired(bert, ",\"takeover\":true");
        point(bert, second);
        clock.advance(Duration.ofSeconds(10));
        rotator();
        assertThat(journal.audited())
                .containsExactly(
                        line(first, "page 1", "", "granted"),
                        "page 1 admin 127.0.0.1 lease.acquire {\"part\":\"rotator\"} done",
                        line(first, "page 1", "page 2", "refused"),
                        "page 2 admin 127.0.0.1 lease.acquire {\"part\":\"rotator\"} held",
                        line(first, "page 1", "page 2", "taken"),
                        line(second, "page 2", "", "granted"),
                        "page 2 admin 127.0.0.1 lease.acquire {\"part\":\"rotator\",\"takeover\":true} done",
                        "page 2 admin 127.0.0.1 rotator.point {\"azimuthDeg\":10,\"elevationDeg\":20,\"lease\":"
                                + second + "} done",
                        line(second, "page 2", "", "expired"));
    }

    private static String line(long number, String holder, String by, String what) {
        return "slewd none inside lease {\"part\":\"rotator\",\"lease\":" + number + ",\"holder\":\"" + holder + '"'
                + (by.isEmpty() ? "" : ",\"by\":\"" + by + '"') + "} " + what;
    }
}
