package org.slewd.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.station.Snapshot;
import org.slewd.station.StationEvent;
import org.slewd.time.SystemClock;

/** With programs that every Unix has. */
@Timeout(60)
class HooksTest {

    private static final Instant UTC = Instant.parse("2026-07-01T12:00:00.25Z");
    private static final StationEvent PARKED = new StationEvent.Parked(UTC);

    @TempDir
    private Path folder;

    private final SystemClock clock = new SystemClock();

    private void run(StationEvent event, Hook... hooks) {
        new Hooks(List.of(hooks), "Roof \"A\"", folder, Runnable::run, clock).happened(event);
    }

    private Hook copying(String at, String file) {
        return new Hook(at, List.of("/bin/sh", "-c", "cat > " + file), Duration.ofSeconds(20));
    }

    private Run.End end(Duration within, String... command) throws InterruptedException {
        return Run.of(List.of(command), "{}", within, folder, clock);
    }

    @Test
    void a_program_is_told_what_happened_and_only_when_it_is_for_it() throws IOException {
        StationEvent fault = new StationEvent.FaultRaised(
                UTC,
                new Snapshot.Fault("comm", "rotator x: silent; $(rm -rf /) \"quoted\"", true, UTC.minusSeconds(2)));
        run(fault, copying("fault-raised", "told"), copying("parked", "not"));
        assertThat(folder.resolve("told")).hasContent("""
                {"event":"fault-raised","utc":"2026-07-01T12:00:00.250Z","station":"Roof \\"A\\"","fault":{"kind":"comm",\
                "message":"rotator x: silent; $(rm -rf /) \\"quoted\\"","selfClearing":true,"sinceUtc":"2026-07-01T11:59:58.250Z"}}
                """);
        assertThat(folder.resolve("not")).doesNotExist();
    }

    @Test
    void an_argument_is_an_argument_whatever_is_in_it() throws IOException {
        run(
                PARKED,
                new Hook(
                        "parked",
                        List.of("/bin/sh", "-c", "printf '%s' \"$1\" > arg", "x", "a b; touch c $(touch d)"),
                        Duration.ofSeconds(20)));
        assertThat(folder.resolve("arg")).hasContent("a b; touch c $(touch d)");
        assertThat(folder.toFile().list()).containsExactly("arg");
    }

    @Test
    void how_it_ended_is_known_with_the_beginning_of_what_it_said() throws InterruptedException {
        assertThat(end(Duration.ofSeconds(20), "/bin/sh", "-c", "exit 0")).isEqualTo(new Run.End.Done());
        assertThat(end(Duration.ofSeconds(20), "/bin/sh", "-c", "echo no; echo disk >&2; exit 3"))
                .isEqualTo(new Run.End.Failed(3, "no disk"));
        assertThat(end(Duration.ofSeconds(20), "/nowhere/at/all")).isInstanceOf(Run.End.NotBegun.class);
        Run.End much = end(Duration.ofSeconds(40), "/bin/sh", "-c", "head -c 5000000 /dev/zero | tr '\\0' a; exit 1");
        assertThat(much).isEqualTo(new Run.End.Failed(1, "a".repeat(400)));
    }

    @Tag("whole-pass")
    @Test
    void one_that_takes_too_long_is_ended_with_all_that_it_started() throws Exception {
        assertThat(end(
                        Duration.ofMillis(300),
                        "/bin/sh",
                        "-c",
                        "trap '' TERM; sleep 1000 & echo $! > child; while true; do sleep 1; done"))
                .isEqualTo(new Run.End.TooLong());
        long child = Long.parseLong(Files.readString(folder.resolve("child")).strip());
        while (ProcessHandle.of(child).filter(ProcessHandle::isAlive).isPresent()) {
            Thread.onSpinWait(); // until the time limit of the test
        }
    }

    @Test
    void one_that_leaves_something_running_behind_is_not_waited_for() throws InterruptedException {
        assertThat(end(Duration.ofSeconds(20), "/bin/sh", "-c", "sleep 3 & exit 0"))
                .isEqualTo(new Run.End.Done());
    }

    @Test
    void more_than_can_be_run_is_left_out_and_nothing_else_is() throws IOException {
        Hooks busy = new Hooks(
                List.of(copying("parked", "a"), copying("parked", "b")),
                "Roof",
                folder,
                work -> {
                    if (!Files.exists(folder.resolve("a"))) {
                        work.run();
                    } else {
                        throw new RejectedExecutionException("full");
                    }
                },
                clock);
        busy.happened(PARKED);
        assertThat(folder.toFile().list()).containsExactly("a");
        assertThat(folder.resolve("a"))
                .hasContent("{\"event\":\"parked\",\"utc\":\"2026-07-01T12:00:00.250Z\",\"station\":\"Roof\"}\n");
    }
}
