package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.system.NotifySocket;

/** A daemon in a process of its own, started and ended as a service manager does it. */
@Tag("whole-pass")
@EnabledOnOs(OS.LINUX)
class ServiceProtocolTest {

    private static final int SIGNS = 3;

    /** Two signs of life a second, for a minute. */
    private static final int MOST_MESSAGES = 120;

    @TempDir
    private Path folder;

    @Test
    void tells_the_service_manager_that_it_is_ready_what_it_does_that_it_lives_and_that_it_ends() throws Exception {
        Path socket = folder.resolve("notify");
        try (NotifySocket manager = NotifySocket.at(socket)) {
            Process daemon = start(socket);
            try {
                List<String> heard = new ArrayList<>();
                while (heard.stream().filter("WATCHDOG=1"::equals).count() < SIGNS) {
                    assertThat(heard).hasSizeLessThan(MOST_MESSAGES);
                    heard.add(manager.awaited());
                }
                assertThat(heard.get(0)).isEqualTo("READY=1");
                assertThat(heard.get(1))
                        .startsWith("STATUS=")
                        .contains("; simulated; station Example, page at http://");
                assertThat(heard).anyMatch(message -> message.startsWith("STATUS=idle; simulated"));

                daemon.destroy();
                String last = manager.awaited();
                for (int i = 0; i < MOST_MESSAGES && last.equals("WATCHDOG=1"); i++) {
                    last = manager.awaited();
                }
                assertThat(last).isEqualTo("STOPPING=1");
                assertThat(daemon.waitFor(20, TimeUnit.SECONDS)).isTrue();
                assertThat(daemon.exitValue()).as("ended by SIGTERM").isEqualTo(143);
                assertThat(manager.heard()).isEmpty();
            } finally {
                daemon.destroyForcibly();
            }
        }
    }

    private Process start(Path socket) throws IOException {
        Files.createDirectories(folder.resolve("elements"));
        Files.copy(Path.of("config/elements/invented.json"), folder.resolve("elements/invented.json"));
        Path config = Files.copy(Path.of("config/slewd.yaml"), folder.resolve("slewd.yaml"));
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.slewd.Main",
                        "run",
                        "--config",
                        config.toString(),
                        "--port",
                        "0",
                        "--data",
                        folder.resolve("data").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile());
        builder.environment().put("NOTIFY_SOCKET", socket.toString());
        builder.environment().put("WATCHDOG_USEC", "2000000");
        return builder.start();
    }
}
