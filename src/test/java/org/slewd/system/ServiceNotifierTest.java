package org.slewd.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Against a real datagram socket, as the service manager has one. */
@EnabledOnOs(OS.LINUX)
class ServiceNotifierTest {

    @TempDir
    private Path folder;

    @Test
    void tells_the_manager_at_a_path_what_happens() {
        try (NotifySocket manager = NotifySocket.at(path())) {
            tellsAll(to(path().toString()), manager);
        }
    }

    @Test
    void tells_the_manager_at_an_abstract_name_what_happens() {
        String name = "slewd-test-" + ProcessHandle.current().pid();
        try (NotifySocket manager = NotifySocket.atAbstractName(name)) {
            tellsAll(to('@' + name), manager);
        }
    }

    @Test
    void a_status_is_one_line_and_not_endless() {
        try (NotifySocket manager = NotifySocket.at(path())) {
            to(path().toString()).status("following\nREADY=1\n" + "x".repeat(1_000));
            assertThat(manager.heard())
                    .startsWith("STATUS=following READY=1 xxx")
                    .hasSizeLessThan(220)
                    .doesNotContain("\n");
        }
    }

    @Test
    void says_nothing_without_a_manager_and_fails_at_none_that_is_gone_or_nonsense() {
        try (NotifySocket manager = NotifySocket.at(path())) {
            to("").ready();
            to("relative").ready();
            to("@").ready();
            to("/" + "x".repeat(200)).ready();
            to(folder.resolve("gone").toString()).ready();
            assertThat(manager.heard()).isEmpty();
        }
    }

    @Test
    void a_manager_that_does_not_listen_holds_nobody_up() {
        try (NotifySocket manager = NotifySocket.at(path())) {
            ServiceNotifier notifier = to(path().toString());
            for (int i = 0; i < 10_000; i++) {
                notifier.status("tick " + i);
            }
            assertThat(manager.heard()).isEqualTo("STATUS=tick 0");
        }
    }

    @Test
    void the_watchdog_is_as_patient_as_the_environment_says_and_is_that_of_this_process() {
        assertThat(watchdog(Map.of("WATCHDOG_USEC", "10000000"))).contains(Duration.ofSeconds(10));
        assertThat(watchdog(Map.of("WATCHDOG_USEC", "10000000", "WATCHDOG_PID", "7")))
                .contains(Duration.ofSeconds(10));
        assertThat(watchdog(Map.of("WATCHDOG_USEC", "10000000", "WATCHDOG_PID", "8")))
                .isEmpty();
        assertThat(watchdog(Map.of("WATCHDOG_USEC", "soon"))).isEmpty();
        assertThat(watchdog(Map.of("WATCHDOG_USEC", "0"))).isEmpty();
        assertThat(watchdog(Map.of())).isEmpty();
        assertThat(ServiceNotifier.from(Map.of("WATCHDOG_USEC", "10000000"), 7).watchdog())
                .as("without a socket to write to")
                .isEmpty();
    }

    private Optional<Duration> watchdog(Map<String, String> variables) {
        Map<String, String> environment = new HashMap<>(variables);
        environment.put("NOTIFY_SOCKET", path().toString());
        return ServiceNotifier.from(environment, 7).watchdog();
    }

    private Path path() {
        return folder.resolve("notify");
    }

    private static ServiceNotifier to(String name) {
        return ServiceNotifier.to(name, Optional.empty());
    }

    private static void tellsAll(ServiceNotifier notifier, NotifySocket manager) {
        notifier.ready();
        assertThat(manager.heard()).isEqualTo("READY=1");
        notifier.status("following 25544");
        assertThat(manager.heard()).isEqualTo("STATUS=following 25544");
        notifier.alive();
        assertThat(manager.heard()).isEqualTo("WATCHDOG=1");
        notifier.needs(Duration.ofMinutes(3));
        assertThat(manager.heard()).isEqualTo("EXTEND_TIMEOUT_USEC=180000000");
        notifier.stopping();
        assertThat(manager.heard()).isEqualTo("STOPPING=1");
        assertThat(manager.heard()).isEmpty();
    }
}
