package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network part behind a proxy, and before those who pretend to be one. */
class ProxyLiveTest {

    private static final String STATION = "station.example.org";
    private static final String JSON = "Content-Type: application/json";

    @TempDir
    Path folder;

    private static Vertx vertx;

    @BeforeAll
    static void start() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void end() {
        LiveApi.await(vertx.close());
    }

    private LiveApi open(String proxy) throws RefusedToStartException {
        return new LiveApi(
                vertx,
                folder,
                new HttpConfig(
                        ListenAddress.LOCALHOST,
                        0,
                        Optional.empty(),
                        List.of(HostName.parse(STATION).orElseThrow()),
                        List.of(AddressRange.parse(proxy))));
    }

    private static RawHttp.Answer guess(LiveApi api, String user, String... headers) {
        return RawHttp.ask(
                api.port,
                "POST",
                "/api/v1/login",
                "{\"user\":\"" + user + "\",\"password\":\"a wrong password\"}",
                Stream.concat(Stream.of(headers), Stream.of(JSON)).toArray(String[]::new));
    }

    @Test
    void limits_and_audit_have_the_address_that_the_proxy_tells() throws Exception {
        try (LiveApi api = open("127.0.0.1")) {
            for (int i = 0; i < 5; i++) {
                assertThat(guess(api, "user" + i, "X-Forwarded-For: 127.0.0.1, 203.0.113.5")
                                .status())
                        .isEqualTo(401);
            }
            assertThat(guess(api, "ada", "X-Forwarded-For: 10.9.8.7, 203.0.113.5")
                            .status())
                    .as("whatever he says before it")
                    .isEqualTo(429);
            assertThat(guess(api, "ada", "X-Forwarded-For: 203.0.113.6").status())
                    .as("another")
                    .isEqualTo(401);
            assertThat(api.journal.audited())
                    .anyMatch(line -> line.contains("203.0.113.5 session.login"))
                    .noneMatch(line -> line.contains("127.0.0.1"));

            RpcClient client = api.open(Map.of(
                    "Authorization", "Bearer " + api.token(), "X-Forwarded-For", "203.0.113.7", "Host", STATION));
            client.frame();
            client.result("station.stop", "{}");
            assertThat(api.journal.audited()).anyMatch(line -> line.contains("203.0.113.7 station.stop"));
        }
    }

    @Test
    void the_page_is_that_of_the_name_and_scheme_that_the_proxy_is_asked_by() throws Exception {
        try (LiveApi api = open("127.0.0.1")) {
            String[] byProxy = {
                "Host: " + STATION,
                "X-Forwarded-For: 203.0.113.5",
                "X-Forwarded-Proto: https",
                "Origin: https://" + STATION
            };
            assertThat(api.http("GET", "/", byProxy).status()).isEqualTo(200);
            RawHttp.Answer login = RawHttp.ask(
                    api.port,
                    "POST",
                    "/api/v1/login",
                    "{\"secret\":\"" + api.token() + "\"}",
                    Stream.concat(Stream.of(byProxy), Stream.of(JSON)).toArray(String[]::new));
            assertThat(login.header("Set-Cookie").orElseThrow()).contains("; Secure");
            assertThat(api.http("GET", "/", "Host: " + STATION, "Origin: https://" + STATION)
                            .status())
                    .as("in the clear it is another page")
                    .isEqualTo(403);
            assertThat(api.http("GET", "/", "X-Forwarded-Host: evil.example").status())
                    .isEqualTo(421);
            assertThat(api.verticle.address()).isEqualTo("http://127.0.0.1:" + api.port + "/");
            assertThat(api.access.address()).isEqualTo("https://" + STATION + "/");
        }
    }

    @Test
    void whoever_is_no_proxy_is_not_believed() throws Exception {
        try (LiveApi api = open("192.0.2.1")) {
            for (int i = 0; i < 6; i++) {
                guess(api, "ada", "X-Forwarded-For: 203.0.113." + i);
            }
            assertThat(guess(api, "ada", "X-Forwarded-For: 203.0.113.99").status())
                    .isEqualTo(429);
            assertThat(api.journal.audited()).isNotEmpty().allMatch(line -> line.contains("127.0.0.1 session.login"));
            assertThat(api.http("GET", "/", "Host: evil.example", "X-Forwarded-Host: " + STATION)
                            .status())
                    .isEqualTo(421);
            RawHttp.Answer login = RawHttp.ask(
                    api.port,
                    "POST",
                    "/api/v1/login",
                    "{\"secret\":\"" + api.token() + "\"}",
                    "X-Forwarded-Proto: https",
                    JSON);
            assertThat(login.header("Set-Cookie").orElseThrow()).doesNotContain("Secure");
        }
    }

    @Test
    void open_metrics_are_open_to_this_machine_only() throws Exception {
        try (LiveApi api = open("127.0.0.1")) {
            ApiVerticle open = new ApiVerticle(
                    new ApiConfig(
                            new HttpConfig(
                                    ListenAddress.LOCALHOST,
                                    0,
                                    Optional.empty(),
                                    List.of(),
                                    List.of(AddressRange.parse("127.0.0.1"))),
                            "1"),
                    api.access,
                    Desks.of(api.station, new FakeSupply(), api.clock),
                    new Monitoring(() -> LiveApi.METRICS, true),
                    Notices.NONE);
            String deployment = LiveApi.await(vertx.deployVerticle(open));
            assertThat(RawHttp.ask(open.port(), "GET", "/metrics", "").status()).isEqualTo(200);
            assertThat(RawHttp.ask(open.port(), "GET", "/metrics", "", "X-Forwarded-For: 203.0.113.5")
                            .status())
                    .isEqualTo(401);
            LiveApi.await(vertx.undeploy(deployment));
        }
    }
}
