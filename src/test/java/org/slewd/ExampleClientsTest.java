package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.station.RadioChoice;
import org.slewd.station.StationState;
import org.slewd.time.OffsetClock;
import org.slewd.time.SystemClock;

/** The clients of {@code src/examples}, run as they stand there against a whole daemon in the middle of a pass. */
@Tag("peer")
@Timeout(value = 3, unit = TimeUnit.MINUTES)
class ExampleClientsTest {

    /** A minute into a pass of the invented satellite over the site below. */
    private static final Instant NOW = Instant.parse("2026-11-25T07:13:41Z");

    @TempDir
    Path folder;

    private WholeDaemon daemon;
    private String url;

    @BeforeEach
    void begin() throws Exception {
        daemon = WholeDaemon.start(folder, """
                station: {name: Examples}
                site: {latitudeDeg: 48.1, longitudeDeg: 11.6, altitudeM: 520}
                elements: {files: [invented.json]}
                http: {port: 0}
                rotator:
                  kind: gs232b
                  link: simulated
                  azimuthMaxDeg: 450
                  azimuthRateDegPerS: 10
                  elevationRateDegPerS: 5
                  beamWidthDeg: 30
                  parkAzimuthDeg: 180
                  parkElevationDeg: 0
                receiver: {kind: ic-r8600, link: simulated}
                """, new OffsetClock(NOW, new SystemClock()));
        url = "ws://127.0.0.1:" + daemon.port() + "/api/v1/rpc";
    }

    @AfterEach
    void end() {
        Optional.ofNullable(daemon).ifPresent(WholeDaemon::close);
    }

    /** One way to run a client. */
    private interface Client {
        List<String> command(List<String> words);
    }

    private List<String> python(List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Peers.require("python3").toString(),
                "src/examples/python/slewd_client.py",
                "--url",
                url,
                "--token-file",
                daemon.tokenFile().toString()));
        command.addAll(words);
        return command;
    }

    private List<String> java(List<String> words) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "src/examples/java/SlewdClient.java"));
        command.addAll(words);
        return command;
    }

    private Process start(Client client, String... words) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(client.command(List.of(words)))
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("printed").toFile());
        builder.environment()
                .putAll(Map.of(
                        "SLEWD_URL", url, "SLEWD_TOKEN_FILE", daemon.tokenFile().toString(), "PYTHONUNBUFFERED", "1"));
        return builder.start();
    }

    private String printed() {
        try {
            return Files.readString(folder.resolve("printed"));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private String run(Client client, int exit, String... words) throws Exception {
        Process process = start(client, words);
        boolean ended = process.waitFor(60, TimeUnit.SECONDS);
        process.destroyForcibly();
        assertThat(ended).as(printed()).isTrue();
        assertThat(process.exitValue()).as(printed()).isEqualTo(exit);
        return printed();
    }

    @Test
    void the_one_in_java_watches_points_jogs_tracks_and_stops() throws Exception {
        everything(this::java);
    }

    @Test
    void the_one_in_python_watches_points_jogs_tracks_and_stops() throws Exception {
        Peers.requirePython("import websockets");
        everything(this::python);
    }

    @Test
    void the_one_in_python_asks_for_a_token_and_comes_in_by_it() throws Exception {
        Peers.requirePython("import websockets");
        Path own = folder.resolve("own.token");
        Client asking = words -> {
            List<String> command = new ArrayList<>(List.of(
                    Peers.require("python3").toString(),
                    "src/examples/python/slewd_client.py",
                    "--url",
                    url,
                    "--token-file",
                    own.toString()));
            command.addAll(words);
            return command;
        };
        Process process = start(asking, "ask", "panel", "observer");
        PeerWire.await("it has a code", () -> printed().contains("show this code to an admin: "));
        String code = printed().replaceAll("(?s).*admin: (\\S+).*", "$1");
        CompletableFuture<String> answered = new CompletableFuture<>();
        WebSocket admin = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .header("Authorization", "Bearer " + daemon.token())
                .buildAsync(URI.create(url), new WebSocket.Listener() {
                    @Override
                    public CompletionStage<?> onText(WebSocket socket, CharSequence text, boolean isLast) {
                        if (text.toString().contains("\"id\":7")) {
                            answered.complete(text.toString());
                        }
                        socket.request(1);
                        return null;
                    }
                })
                .get(20, TimeUnit.SECONDS);
        var unused = admin.sendText(
                "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"token.decide\",\"params\":{\"request\":\"" + code
                        + "\",\"grant\":true}}",
                true);
        assertThat(answered.get(20, TimeUnit.SECONDS)).contains("\"granted\":true");
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(printed()).contains("granted as observer");
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(own)))
                .isEqualTo("rw-------");
        assertThat(printed()).doesNotContain(Files.readString(own).strip());
        assertThat(run(asking, 0, "watch", "0.5")).contains("logged in as observer");
        admin.abort();
    }

    private void everything(Client client) throws Exception {
        assertThat(run(client, 0, "watch", "1.5"))
                .contains("logged in as admin")
                .contains("state idle")
                .containsPattern("antenna at 180[.]0 ");

        assertThat(run(client, 0, "point", "195", "5"))
                .contains("state pointing")
                .contains("state idle");
        assertThat(daemon.measured().azimuthDeg()).isBetween(193.0, 197.0);

        run(client, 0, "jog", "azimuth", "plus", "1");
        PeerWire.await("nothing turns any more", () -> daemon.state() == StationState.IDLE);
        assertThat(daemon.measured().azimuthDeg()).isBetween(198.0, 225.0);

        assertThat(run(client, 1, "point", "100", "-20")).contains("refused (outside-envelope)");
        assertThat(daemon.snapshot().loop().alerts())
                .as("nothing moves by an order that was refused")
                .noneMatch(alert -> alert.message().startsWith("STOP"));

        // Out of a pass that somebody else has begun: what was so before the order is not taken for its end.
        daemon.station()
                .track(999000001, RadioChoice.OPEN, "somebody")
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS);
        assertThat(run(client, 0, "point", "195", "5")).contains("state idle");
        assertThat(daemon.measured().azimuthDeg()).isBetween(192.0, 198.0);

        Process tracking = start(client, "track", "999000001", "30");
        PeerWire.await(
                "it tracks: " + daemon.state(),
                () -> daemon.state() == StationState.TRACKING && printed().contains("state tracking"));
        // Somebody else may not move what is held, and may stop it.
        Path held = folder.resolve("printed");
        Files.move(held, folder.resolve("tracking"));
        assertThat(run(client, 1, "point", "10", "10"))
                .contains("refused (held)")
                .contains("has held the antenna");
        assertThat(run(client, 0, "stop")).containsIgnoringCase("stop sent: true");
        PeerWire.await("the stop is carried out", () -> daemon.state() == StationState.IDLE);
        tracking.destroyForcibly();
    }
}
