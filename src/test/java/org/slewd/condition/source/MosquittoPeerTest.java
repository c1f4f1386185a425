package org.slewd.condition.source;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.PeerWire;
import org.slewd.Peers;
import org.slewd.condition.Origin;
import org.slewd.time.SystemClock;

/** Eclipse Mosquitto with a password: what is published is heard, what it has kept is not, and it is found again. */
@Tag("peer")
class MosquittoPeerTest {

    @TempDir
    Path folder;

    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> missed = new LinkedBlockingQueue<>();

    private final Listener listener = new Listener() {
        @Override
        public void heard(String text, long nanos) {
            heard.add(text);
        }

        @Override
        public void missed(String why) {
            missed.add(why);
        }
    };

    private int port;

    private Process broker() throws Exception {
        Process process = new ProcessBuilder(
                        Peers.require("mosquitto").toString(),
                        "-c",
                        folder.resolve("mosquitto.conf").toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("log").toFile())
                .start();
        for (int i = 0; i < 100 && !Files.readString(folder.resolve("log")).contains("running"); i++) {
            TimeUnit.MILLISECONDS.sleep(50);
        }
        return process;
    }

    private static void run(List<String> command) throws Exception {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
    }

    private void publish(String text, String... more) throws Exception {
        List<String> command = new ArrayList<>(List.of(
                "mosquitto_pub",
                "-h",
                "127.0.0.1",
                "-p",
                String.valueOf(port),
                "-u",
                "gauge",
                "-P",
                "s3cret",
                "-q",
                "1",
                "-t",
                "mast/wind",
                "-m",
                text));
        command.addAll(List.of(more));
        run(command);
    }

    private static String next(LinkedBlockingQueue<String> queue) throws InterruptedException {
        return Optional.ofNullable(queue.poll(20, TimeUnit.SECONDS)).orElse("nothing within 20 s");
    }

    @Test
    void what_is_published_is_heard_and_what_was_kept_is_not() throws Exception {
        Peers.require("mosquitto");
        Peers.require("mosquitto_pub");
        Peers.require("mosquitto_passwd");
        port = PeerWire.freePort();
        run(List.of("mosquitto_passwd", "-b", "-c", folder.resolve("users").toString(), "gauge", "s3cret"));
        Files.writeString(
                folder.resolve("mosquitto.conf"),
                "listener " + port + " 127.0.0.1\nallow_anonymous false\npassword_file " + folder.resolve("users")
                        + "\nuser root\n");
        Path credentials = Files.writeString(folder.resolve("credentials"), "gauge\ns3cret\n");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
        Vertx vertx = Vertx.vertx();
        Process broker = broker();
        BrokerSource source = new BrokerSource(
                vertx,
                new Origin.Broker("127.0.0.1", port, false, "mast/wind", Optional.of(credentials), Optional.empty()),
                listener,
                new SystemClock());
        try {
            publish("31.5", "-r");
            vertx.getOrCreateContext().runOnContext(begin -> source.start());
            assertThat(next(missed)).contains("nobody knows how old");
            publish("12.5");
            assertThat(next(heard)).isEqualTo("12.5");

            broker.destroy();
            broker.waitFor();
            assertThat(next(missed)).isNotEmpty();
            Files.delete(folder.resolve("log"));
            broker = broker();
            // It is looked for with growing pauses; the first one that is published after it was found is heard.
            for (int i = 0; i < 40 && heard.isEmpty(); i++) {
                publish("7.25");
                TimeUnit.MILLISECONDS.sleep(500);
            }
            assertThat(next(heard)).isEqualTo("7.25");
        } finally {
            source.stop();
            broker.destroy();
            vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
        }
    }
}
