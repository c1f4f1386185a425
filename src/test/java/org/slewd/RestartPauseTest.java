package org.slewd;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** The script of the service, with a sleep that only says how long. */
@EnabledOnOs(OS.LINUX)
class RestartPauseTest {

    @TempDir
    Path folder;

    @BeforeEach
    void pretend() throws IOException {
        Path sleep = Files.writeString(folder.resolve("sleep"), "#!/bin/sh\necho \"sleep $1\"\n");
        Files.setPosixFilePermissions(sleep, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    private String run(Optional<String> result) throws Exception {
        List<String> command = new ArrayList<>(
                List.of("sh", Path.of("systemd/restart-pause").toAbsolutePath().toString()));
        result.ifPresent(ended -> command.add("ended"));
        ProcessBuilder script = new ProcessBuilder(command).redirectErrorStream(true);
        script.environment().put("RUNTIME_DIRECTORY", folder.toString());
        script.environment().merge("PATH", folder.toString(), (path, first) -> first + ':' + path);
        result.ifPresent(ended -> script.environment().put("SERVICE_RESULT", ended));
        Process process = script.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(said).isZero();
        return said;
    }

    /** The pause before a start. */
    private int start() throws Exception {
        String said = run(Optional.empty());
        return Integer.parseInt(said.substring(said.lastIndexOf("sleep ") + 6).strip());
    }

    private void end(String result) throws Exception {
        assertThat(run(Optional.of(result))).isEmpty();
    }

    @Test
    void one_crash_after_the_other_is_followed_by_longer_pauses() throws Exception {
        List<Integer> pauses = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            pauses.add(start());
            end(i % 2 == 0 ? "watchdog" : "exit-code");
        }
        assertThat(pauses).containsExactly(0, 0, 2, 6, 14, 28, 28);
    }

    @Test
    void a_restart_by_hand_is_no_crash() throws Exception {
        for (int i = 0; i < 6; i++) {
            assertThat(start()).isZero();
            end("success");
        }
        start();
        end("signal");
        start();
        end("signal");
        assertThat(start()).isEqualTo(2);
        end("success");
        assertThat(start()).isZero();
    }

    @Test
    void a_crash_after_a_long_run_begins_the_count_anew() throws Exception {
        for (int i = 0; i < 5; i++) {
            start();
            end("signal");
        }
        assertThat(start()).isEqualTo(28);
        Files.setLastModifiedTime(
                folder.resolve("begun"),
                FileTime.from(Instant.ofEpochMilli(
                        Files.getLastModifiedTime(folder.resolve("begun")).toMillis() - 11 * 60_000)));
        end("signal");
        assertThat(start()).isZero();
    }
}
