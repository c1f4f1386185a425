package org.slewd.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.cli.Cli.Result;
import org.slewd.time.SystemClock;
import picocli.CommandLine;

/** With the real kinds of controllers, behind loopback sockets that keep what they hear. */
class SilenceCommandTest {

    @TempDir
    private Path folder;

    private static final class Box implements AutoCloseable {

        private final ServerSocket server;
        private final CompletableFuture<String> heard = new CompletableFuture<>();

        Box() throws IOException {
            server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
            Thread thread = new Thread(this::hear, "box");
            thread.setDaemon(true);
            thread.start();
        }

        private void hear() {
            try (Socket client = server.accept()) {
                heard.complete(new String(client.getInputStream().readAllBytes(), ISO_8859_1));
            } catch (IOException e) {
                heard.completeExceptionally(e);
            }
        }

        String link() {
            return "tcp:127.0.0.1:" + server.getLocalPort();
        }

        @Override
        public void close() throws IOException {
            server.close();
        }
    }

    @Test
    void sends_the_stop_of_the_controller_more_than_once() throws Exception {
        try (Box box = new Box()) {
            Result result = silence("kind: gs232b", "link: " + box.link());

            assertThat(result).isEqualTo(new Result(0, "Stop was sent to " + box.link() + ".\n", ""));
            assertThat(box.heard.get()).isEqualTo("S\rS\rS\r");
        }
    }

    @Test
    void stops_the_motors_of_a_configuration_whose_certificate_is_gone() throws Exception {
        try (Box box = new Box()) {
            Result result = silence(
                    "kind: gs232b", "link: " + box.link() + "\nhttp: {tls: {certificate: gone.pem, key: gone.key}}");

            assertThat(result).isEqualTo(new Result(0, "Stop was sent to " + box.link() + ".\n", ""));
        }
    }

    @Test
    void stops_both_boxes_of_a_pair_and_the_living_one_when_the_other_is_dead() throws Exception {
        Box dead = new Box();
        dead.close();
        try (Box living = new Box()) {
            Result result = silence(
                    "kind: rt21",
                    "link: " + dead.link(),
                    "elevationBox: {kind: rt21, link: \"" + living.link() + "\"}");

            assertThat(result.exitCode()).isEqualTo(1);
            assertThat(result.out())
                    .contains("No stop was sent to " + dead.link() + ": nothing listens on")
                    .contains("cut its power.")
                    .contains("Stop was sent to " + living.link() + '.');
            assertThat(living.heard.get()).isEqualTo(";;;");
        }
    }

    @Test
    void has_nothing_to_do_where_the_motors_are_simulated() throws Exception {
        assertThat(silence("kind: gs232b", "link: simulated"))
                .isEqualTo(new Result(0, "The motors are simulated; there is nothing to stop.\n", ""));
    }

    @Test
    void says_what_keeps_it_from_a_device() throws Exception {
        Result result = silence("kind: gs232b", "link: serial:" + folder.resolve("gone"));

        assertThat(result.exitCode()).isEqualTo(1);
        assertThat(result.out())
                .contains("No stop was sent to serial:" + folder.resolve("gone") + ": there is no device");
    }

    private Result silence(String... rotator) throws IOException {
        Path config = Files.writeString(folder.resolve("slewd.yaml"), """
                station: {name: Test}
                site: {latitudeDeg: 48.1, longitudeDeg: 11.6, altitudeM: 520}
                rotator:
                  azimuthRateDegPerS: 6
                  elevationRateDegPerS: 3
                  beamWidthDeg: 30
                  parkAzimuthDeg: 180
                  parkElevationDeg: 0
                """ + "  " + String.join("\n  ", rotator) + '\n');
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        CommandLine command = SlewdCommand.commandLine(new SystemClock())
                .setOut(new PrintWriter(out))
                .setErr(new PrintWriter(err));
        int exitCode = command.execute("silence", "--config", config.toString());
        command.getErr().flush();
        return new Result(exitCode, out.toString(), err.toString());
    }
}
