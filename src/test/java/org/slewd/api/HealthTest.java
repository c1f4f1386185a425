package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class HealthTest extends LiveApiTest {

    private JsonObject ask(String path, int status) {
        RawHttp.Answer answer = api.http("GET", path);
        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        return new JsonObject(answer.body());
    }

    @Test
    void a_station_at_work_is_alive_ready_and_safe() {
        assertThat(ask("/health/live", 200).getBoolean("live")).isTrue();
        assertThat(ask("/health/ready", 200).getJsonObject("checks").getMap())
                .isEqualTo(Map.of("loop", "ok", "mode", "ok"));
        api.station.publish(Snapshots.tracking(2, Snapshots.NOON, FakePass.of(Snapshots.NOON)));
        JsonObject safe = ask("/health/safe", 200);
        assertThat(safe.getJsonObject("checks").fieldNames())
                .containsExactlyElementsOf(
                        List.of("loop", "fault", "rotatorLink", "position", "turn", "conditions", "clock"));
        assertThat(safe.getBoolean("safe")).isTrue();
    }

    @Test
    void a_fault_is_not_safe_and_is_named_without_a_sentence() {
        api.station.publish(Snapshots.faulted(2, Snapshots.NOON));
        JsonObject safe = ask("/health/safe", 503);
        assertThat(safe.getBoolean("safe")).isFalse();
        assertThat(safe.getJsonObject("checks").getString("fault"))
                .isEqualTo(api.station.snapshot().fault().orElseThrow().kind());
        assertThat(safe.encode()).doesNotContain("azimuth").doesNotContain("elevation");
    }

    @Test
    void a_position_ages_while_nothing_is_heard_of_the_loop() {
        api.station.publish(Snapshots.tracking(2, Snapshots.NOON, FakePass.of(Snapshots.NOON)));
        assertThat(ask("/health/safe", 200).getBoolean("safe")).isTrue();
        api.clock.advance(Duration.ofSeconds(1));
        assertThat(ask("/health/safe", 200).getBoolean("safe")).isTrue();
        api.clock.advance(Duration.ofSeconds(2));
        JsonObject checks = ask("/health/safe", 503).getJsonObject("checks");
        assertThat(checks.getString("loop")).isEqualTo("ok");
        assertThat(checks.getString("position")).isEqualTo("failed");
    }

    @Test
    void metrics_need_the_token_unless_the_configuration_opens_them() {
        assertThat(api.http("GET", "/metrics").status()).isEqualTo(401);
        assertThat(api.http("GET", "/metrics", "Authorization: Bearer wrong").status())
                .isEqualTo(401);
        RawHttp.Answer answer = api.http("GET", "/metrics", "Authorization: Bearer " + api.token());
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(LiveApi.METRICS);
        assertThat(answer.header("Content-Type")).hasValue("text/plain; version=0.0.4; charset=utf-8");
    }

    @Test
    void safe_mode_is_neither_ready_nor_safe_and_is_named() {
        api.station.publish(Snapshots.inSafeMode(2, Snapshots.NOON));
        assertThat(ask("/health/live", 200).getBoolean("live")).isTrue();
        assertThat(ask("/health/ready", 503).getJsonObject("checks").getMap())
                .isEqualTo(Map.of("loop", "ok", "mode", "safe-mode"));
        assertThat(ask("/health/safe", 503).getJsonObject("checks").getString("fault"))
                .isEqualTo("safe-mode");
    }

    @Test
    void the_configuration_is_not_read_anew_over_the_network() {
        assertThat(api.client()
                        .ask("station.reload", "{}")
                        .getJsonObject("error")
                        .getJsonObject("data")
                        .getString("kind"))
                .isEqualTo("unsupported");
    }

    @Test
    void a_lock_out_is_set_by_anybody_and_cleared_by_nobody_over_the_network() {
        RpcClient client = api.client();
        client.result("station.lock", "{\"reason\":\"grease\"}");
        assertThat(client.ask("station.unlock", "{}")
                        .getJsonObject("error")
                        .getJsonObject("data")
                        .getString("kind"))
                .isEqualTo("unsupported");
        assertThat(api.station.calls).hasSize(1).first().asString().startsWith("lock grease");
    }
}
