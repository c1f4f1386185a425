package org.slewd.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(OS.LINUX)
class ServiceWatchTest {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @TempDir
    private Path folder;

    private NotifySocket manager;
    private final Queue<Runnable> eventLoop = new ArrayDeque<>();
    private long ticks;
    private String status = "idle";

    @BeforeEach
    void listen() {
        manager = NotifySocket.at(folder.resolve("notify"));
    }

    @AfterEach
    void stop() {
        manager.close();
    }

    @Test
    void gives_a_sign_of_life_while_the_station_loop_and_the_event_loop_go_on() {
        ServiceWatch watch = watch(Optional.of(PATIENCE));
        turnWith(watch, true, true);
        manager.all();
        turnWith(watch, true, true);
        turnWith(watch, true, true);
        assertThat(manager.all()).containsExactly("WATCHDOG=1", "WATCHDOG=1");
    }

    @Test
    void gives_none_while_the_station_loop_stands() {
        ServiceWatch watch = watch(Optional.of(PATIENCE));
        turnWith(watch, true, true);
        manager.all();
        for (int i = 0; i < 20; i++) {
            turnWith(watch, false, true);
        }
        assertThat(manager.all()).isEmpty();
        turnWith(watch, true, true);
        assertThat(manager.all()).containsExactly("WATCHDOG=1");
    }

    @Test
    void gives_none_while_an_event_loop_stands_and_does_not_heap_up_questions_to_it() {
        ServiceWatch watch = watch(Optional.of(PATIENCE));
        turnWith(watch, true, true);
        turnWith(watch, true, true);
        manager.all();
        turnWith(watch, true, false);
        manager.all();
        for (int i = 0; i < 20; i++) {
            turnWith(watch, true, false);
        }
        assertThat(manager.all()).isEmpty();
        assertThat(eventLoop).hasSize(1);
    }

    @Test
    void tells_what_the_station_does_when_that_changes() {
        ServiceWatch watch = watch(Optional.empty());
        turnWith(watch, true, true);
        turnWith(watch, true, true);
        status = "following 25544";
        turnWith(watch, true, true);
        assertThat(manager.all()).containsExactly("STATUS=idle", "STATUS=following 25544");
    }

    @Test
    void turns_often_enough_for_the_patience_of_the_manager() {
        assertThat(watch(Optional.of(PATIENCE)).period()).isEqualTo(Duration.ofSeconds(1));
        assertThat(watch(Optional.of(Duration.ofSeconds(2))).period()).isEqualTo(Duration.ofMillis(500));
        assertThat(watch(Optional.empty()).period()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void a_watch_that_is_started_turns_by_itself() {
        ServiceNotifier service =
                ServiceNotifier.to(folder.resolve("notify").toString(), Optional.of(Duration.ofMillis(40)));
        List<Heartbeat> alive = List.of(new Heartbeat("the station loop", "none", () -> ++ticks));
        try (ServiceWatch watch = ServiceWatch.start(service, () -> status, alive)) {
            assertThat(watch.period()).isEqualTo(Duration.ofMillis(10));
            assertThat(manager.awaited()).isEqualTo("STATUS=idle");
            assertThat(manager.awaited()).isEqualTo("WATCHDOG=1");
            assertThat(manager.awaited()).isEqualTo("WATCHDOG=1");
        }
    }

    private ServiceWatch watch(Optional<Duration> watchdog) {
        ServiceNotifier service = ServiceNotifier.to(folder.resolve("notify").toString(), watchdog);
        return ServiceWatch.idle(
                service,
                () -> status,
                List.of(
                        new Heartbeat("the station loop", "none", () -> ticks),
                        Heartbeat.of("an event loop", "none", eventLoop::add)));
    }

    private void turnWith(ServiceWatch watch, boolean loopTurns, boolean eventLoopTurns) {
        ticks += loopTurns ? 20 : 0;
        if (eventLoopTurns) {
            for (Runnable task = eventLoop.poll(); task != null; task = eventLoop.poll()) {
                task.run();
            }
        }
        watch.turn();
    }
}
