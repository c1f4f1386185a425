package org.slewd.link.serial;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.Peers;
import org.slewd.link.Link;
import org.slewd.link.LinkStatus;
import org.slewd.link.PumpedLink;
import org.slewd.time.SystemClock;

/** Serial ports against pseudo-terminals of a program that slewd did not write. */
@Tag("peer")
class SocatTest {

    @TempDir
    private Path folder;

    private final Semaphore wakes = new Semaphore(0);
    private final List<Process> processes = new ArrayList<>();
    private Path near;
    private PumpedLink link;

    @BeforeEach
    void open() {
        near = folder.resolve("near");
        link = new PumpedLink("serial:" + near, SerialPorts.opener(near.toString(), 9_600), new SystemClock());
        link.open(wakes::release);
    }

    @AfterEach
    void close() {
        link.close();
        processes.forEach(Process::destroyForcibly);
    }

    @Test
    void comes_up_when_the_other_end_appears_and_carries_bytes_both_ways() throws Exception {
        socat("EXEC:cat");
        until(() -> link.status().isUp());
        link.send("C2\r".getBytes(ISO_8859_1));
        assertThat(receive(3)).isEqualTo("C2\r");
    }

    @Test
    void is_back_after_the_other_end_was_killed_in_the_middle_of_a_write() throws Exception {
        Process first = socat("EXEC:cat");
        until(() -> link.status().isUp());
        for (int i = 0; i < 10; i++) {
            link.send(new byte[4_096]);
        }
        first.destroyForcibly().waitFor();
        until(() -> !link.status().isUp());
        assertThat(link.status().state()).isEqualTo(LinkStatus.State.CONNECTING);
        socat("EXEC:cat");
        until(() -> link.status().connects() == 2);
        link.receive();
        link.send("still here\r".getBytes(ISO_8859_1));
        assertThat(receive(11)).isEqualTo("still here\r");
    }

    @Test
    void frees_itself_when_the_other_end_stands_still() throws Exception {
        Process other = socat("EXEC:cat");
        until(() -> link.status().isUp());
        signal("STOP", other);
        while (link.status().connects() == 1 && link.status().isUp()) {
            link.send(new byte[4_096]);
            Thread.onSpinWait();
        }
        signal("CONT", other);
        until(() -> link.status().connects() >= 2);
    }

    private Process socat(String other) throws IOException {
        Process process = new ProcessBuilder(Peers.require("socat").toString(), "PTY,raw,echo=0,link=" + near, other)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);
        return process;
    }

    private static void signal(String name, Process process) throws Exception {
        int code = new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .start()
                .waitFor();
        assertThat(code).isZero();
    }

    private String receive(int length) throws InterruptedException {
        StringBuilder text = new StringBuilder();
        until(() -> {
            for (Link.Received piece : link.receive()) {
                text.append(new String(piece.bytes(), ISO_8859_1));
            }
            return text.length() >= length;
        });
        return text.toString();
    }

    private void until(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            wakes.acquire();
        }
    }
}
