package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.api.RefusedToStartException;
import org.slewd.config.ConfigException;
import org.slewd.time.OffsetClock;
import org.slewd.time.SystemClock;

/** A whole daemon with a provider on loopback. */
@Tag("whole-pass")
class DaemonElementsTest {

    private static final long PATIENCE_S = 20;

    @TempDir
    Path folder;

    private final AtomicInteger requests = new AtomicInteger();
    private final CompletableFuture<Void> asked = new CompletableFuture<>();
    private HttpServer provider;

    @BeforeEach
    void serve() throws IOException {
        Files.copy(Path.of("config/elements/invented.json"), folder.resolve("invented.json"));
        byte[] content = Files.readString(folder.resolve("invented.json"))
                .replace("999000001", "123456789")
                .getBytes(StandardCharsets.UTF_8);
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        provider.createContext("/gp.json", exchange -> {
            requests.incrementAndGet();
            exchange.getResponseHeaders().add("Content-Type", "application/json");
            exchange.sendResponseHeaders(200, content.length);
            exchange.getResponseBody().write(content);
            exchange.close();
            asked.complete(null);
        });
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    private Daemon.Plan plan(boolean stated, String... sources) throws IOException, ConfigException {
        String example = Files.readString(Path.of("config/slewd.yaml"))
                .replaceFirst(
                        "(?s)elements:\n  files:\n    - elements/invented.json",
                        "elements:\n  " + String.join("\n  ", sources));
        Settings settings = Settings.read(Files.writeString(folder.resolve("slewd.yaml"), example));
        return new Daemon.Plan(
                settings.withHttpPort(0),
                Optional.empty(),
                stated ? new OffsetClock(Instant.parse("2026-11-24T18:00:00Z"), new SystemClock()) : new SystemClock(),
                stated,
                folder.resolve("data"),
                "1.2.3");
    }

    private String web() {
        return "sources: [{name: web, url: \"http://127.0.0.1:"
                + provider.getAddress().getPort() + "/gp.json\"}]";
    }

    @Test
    void what_a_provider_gives_is_in_use_without_a_restart_and_known_at_the_next_start() throws Exception {
        try (Daemon daemon = Daemon.start(plan(false, "files: [invented.json]", web()))) {
            assertThat(daemon.catalogue().find(999_000_001)).isPresent();
            asked.get(PATIENCE_S, TimeUnit.SECONDS);
            CompletableFuture.runAsync(() -> {
                        while (daemon.catalogue().find(123_456_789).isEmpty()) {
                            Thread.onSpinWait();
                        }
                    })
                    .get(PATIENCE_S, TimeUnit.SECONDS);
        }
        provider.stop(0);
        try (Daemon daemon = Daemon.start(plan(false, "files: [gone.json]", web()))) {
            assertThat(daemon.catalogue().find(123_456_789)).isPresent();
            assertThat(daemon.catalogue().find(999_000_001)).isEmpty();
        }
        assertThat(requests).hasValue(1);
    }

    @Test
    void with_a_stated_clock_nothing_is_fetched() throws Exception {
        try (Daemon daemon = Daemon.start(plan(true, "files: [invented.json]", web()))) {
            assertThat(daemon.catalogue().size()).isEqualTo(1);
        }
        assertThat(requests).hasValue(0);
        assertThat(folder.resolve("data/elements/budget.json")).doesNotExist();
    }

    @Test
    void without_any_elements_and_any_hope_of_some_it_does_not_start() throws Exception {
        Files.writeString(folder.resolve("invented.json"), "<html>404</html>");
        assertThatThrownBy(() -> Daemon.start(plan(false, "files: [invented.json]")))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("no source has any elements")
                .hasMessageContaining("is a web page");
    }
}
