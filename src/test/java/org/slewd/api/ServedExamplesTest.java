package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.PeerWire;
import org.slewd.WholeDaemon;
import org.slewd.station.StationState;
import org.slewd.time.OffsetClock;
import org.slewd.time.SystemClock;

/**
 * Whoever reads the document and sends its examples as they stand to a station gets what the document says: a result as its schema has it, or an
 * error of the list. The whole daemon with simulated devices, in the middle of a pass, over its WebSocket.
 */
@Tag("whole-pass")
class ServedExamplesTest {

    /** A minute into a pass over the site of the example configuration. */
    private static final Instant NOW = Instant.parse("2026-11-25T07:13:41Z");

    /** What is not answered by a result, and why that is so; all others are. */
    private static final Map<String, String> REFUSED = Map.ofEntries(
            // They cannot hold a secret that is right, or a lease that counts.
            Map.entry("auth.login", "unauthorized"),
            Map.entry("receiver.tune", "no-lease"),
            Map.entry("rotator.calibrate", "no-lease"),
            Map.entry("rotator.hold", "no-lease"),
            Map.entry("rotator.jog", "no-lease"),
            Map.entry("rotator.park", "no-lease"),
            Map.entry("rotator.point", "no-lease"),
            Map.entry("track.adjust", "no-lease"),
            Map.entry("track.start", "no-lease"),
            Map.entry("track.stop", "no-lease"),
            // No app has asked, and no example can hold its secret.
            Map.entry("token.decide", "not-found"),
            Map.entry("token.fetch", "not-found"),
            // This station has no calendar, no source of that name, no such fault, and knows in which turn its axis is.
            Map.entry("calendar.open", "not-found"),
            Map.entry("catalog.refresh", "not-found"),
            Map.entry("station.reset", "not-found"),
            Map.entry("rotator.reference", "invalid"),
            // It was made from a configuration.
            Map.entry("setup.check", "not-ready"),
            Map.entry("setup.offer", "not-ready"),
            Map.entry("setup.probe", "not-ready"),
            Map.entry("setup.write", "not-ready"),
            // Only at the station.
            Map.entry("station.reload", "unsupported"),
            Map.entry("station.unlock", "unsupported"));

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private WebSocketClient clients;
    private WholeDaemon daemon;
    private int port;
    private String token;
    private JsonObject document;
    private JsonSchema schemas;

    @BeforeEach
    void begin() throws Exception {
        Files.writeString(
                folder.resolve("invented.json"),
                Files.readString(Path.of("config/elements/invented.json")).replace("999000001", "25544"));
        daemon = WholeDaemon.start(
                folder,
                Files.readString(Path.of("config/slewd.yaml"))
                        .replace("999000001", "25544")
                        .replace("elements/invented.json", "invented.json")
                        .replaceFirst("(?m)^#http:\n#  port: 8080", "http:\n  port: 0"),
                new OffsetClock(NOW, new SystemClock()));
        port = daemon.port();
        token = daemon.token();
        clients =
                vertx.createWebSocketClient(new io.vertx.core.http.WebSocketClientOptions().setMaxMessageSize(8 << 20));
        document = new JsonObject(
                RawHttp.ask(port, "GET", "/api/v1/openrpc.json", "").body());
        schemas = new JsonSchema(document.getJsonObject("components").getJsonObject("schemas"));
    }

    @AfterEach
    void end() {
        Optional.ofNullable(daemon).ifPresent(WholeDaemon::close);
        LiveApi.await(vertx.close());
    }

    private boolean isIdle() {
        return daemon.state() == StationState.IDLE;
    }

    private RpcClient client() {
        RpcClient client = new RpcClient(
                clients,
                new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI("/api/v1/rpc")
                        .setAllowOriginHeader(false)
                        .addHeader("Authorization", "Bearer " + token));
        client.frame();
        return client;
    }

    private List<JsonObject> methods() {
        return document.getJsonArray("methods").stream()
                .map(JsonObject.class::cast)
                .toList();
    }

    private static JsonObject paramsOf(JsonObject example) {
        JsonObject params = new JsonObject();
        example.getJsonArray("params")
                .forEach(each ->
                        params.put(((JsonObject) each).getString("name"), ((JsonObject) each).getValue("value")));
        return params;
    }

    /** What a method answers, by the kind of its refusal; empty for a result that is as its schema says. */
    private Optional<String> outcome(JsonObject method, JsonObject answer) {
        String name = method.getString("name");
        if (answer.containsKey("result")) {
            assertThat(schemas.problems(
                            answer.getValue("result"),
                            method.getJsonObject("result").getJsonObject("schema")))
                    .as(name)
                    .isEmpty();
            return Optional.empty();
        }
        JsonObject error = answer.getJsonObject("error");
        String kind = RpcClient.kind(answer);
        assertThat(error.getString("message")).as(name).isNotBlank();
        assertThat(error.getJsonObject("data").getString("hint")).as(name).isNotBlank();
        assertThat(kindsOfDocument().get(kind)).as(name + ": " + kind).isEqualTo(error.getInteger("code"));
        return Optional.of(kind);
    }

    /** The closed list of its description. */
    private Map<String, Integer> kindsOfDocument() {
        Map<String, Integer> kinds = new TreeMap<>();
        String description = document.getJsonObject("info").getString("description");
        for (MatchResult line : Pattern.compile("(-32\\d{3}): ([a-z -]+)")
                .matcher(description)
                .results()
                .toList()) {
            for (String kind : line.group(2).split(" ", -1)) {
                kinds.put(kind, Integer.valueOf(line.group(1)));
            }
        }
        return kinds;
    }

    @Test
    void every_method_has_an_example_and_every_example_is_answered_as_the_document_says() throws Exception {
        RpcClient client = client();
        // Examples name an account that is there and one that is not yet.
        client.result("user.add", "{\"name\":\"grace\",\"role\":\"observer\",\"password\":\"correct horse battery\"}");
        Map<String, String> refused = new TreeMap<>();
        for (JsonObject method : methods()) {
            String name = method.getString("name");
            assertThat(method.getJsonArray("examples")).as(name).isNotEmpty();
            for (Object example : method.getJsonArray("examples")) {
                RpcClient asker = client();
                outcome(method, asker.ask(name, paramsOf((JsonObject) example).encode()))
                        .ifPresent(kind -> refused.put(name, kind));
                asker.socket.close();
            }
            undo(name, client);
        }

        assertThat(refused).isEqualTo(new TreeMap<>(REFUSED));
    }

    @Test
    void orders_are_carried_out_by_a_lease() throws Exception {
        RpcClient client = client();
        Map<String, Long> leases = Map.of("rotator", lease(client, "rotator"), "receiver", lease(client, "receiver"));
        // A pass has to be followed before its time can be corrected.
        List<JsonObject> orders = methods().stream()
                .sorted(Comparator.comparing(
                        method -> method.getString("name").replace("track.adjust", "track.start and then")))
                .filter(method ->
                        REFUSED.getOrDefault(method.getString("name"), "").equals("no-lease"))
                .filter(method -> method.getJsonArray("params").stream()
                        .anyMatch(each -> ((JsonObject) each).getString("name").equals("lease")))
                .toList();
        Map<String, String> refused = new TreeMap<>();
        for (JsonObject method : orders) {
            String name = method.getString("name");
            JsonObject params = paramsOf(method.getJsonArray("examples").getJsonObject(0))
                    .put("lease", leases.get(name.startsWith("receiver.") ? "receiver" : "rotator"));
            outcome(method, client.ask(name, params.encode())).ifPresent(kind -> refused.put(name, kind));
            if (!name.equals("track.start") && !name.equals("track.adjust")) {
                client.result("station.stop", "{}");
                long before = daemon.snapshot().sequence();
                PeerWire.await(name + " is stopped", () -> daemon.snapshot().sequence() > before + 1 && isIdle());
            }
        }

        assertThat(orders).hasSizeGreaterThan(8);
        assertThat(refused).isEmpty();
    }

    private static long lease(RpcClient client, String part) {
        return client.result("lease.acquire", "{\"part\":\"" + part + "\"}").getLong("lease");
    }

    /** What some examples do would keep others from being carried out. */
    private void undo(String after, RpcClient client) throws Exception {
        if (after.equals("schedule.setPolicy")) {
            client.result(after, "{\"automatic\":false}");
        } else if (after.equals("station.lock")) {
            daemon.station().unlock("the test").toCompletableFuture().join();
            PeerWire.await("the antenna is unlocked", this::isIdle);
        } else if (after.equals("station.safety")) {
            daemon.station()
                    .reportSafety(false, "the test", "the test")
                    .toCompletableFuture()
                    .join();
        }
    }
}
