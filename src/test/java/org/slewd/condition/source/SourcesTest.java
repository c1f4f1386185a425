package org.slewd.condition.source;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.slewd.condition.Origin;
import org.slewd.link.PumpedLink;
import org.slewd.link.tcp.TcpPorts;
import org.slewd.time.SystemClock;
import org.slewd.time.VirtualClock;

@Execution(ExecutionMode.CONCURRENT) // they wait most of the time
class SourcesTest {

    private static final Duration EVERY = Duration.ofMillis(20);

    private static final Instant NOON = Instant.parse("2022-01-22T12:00:00Z");

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private final VirtualClock clock = new VirtualClock(NOON, 1_000_000_000_000L);
    private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final LinkedBlockingQueue<String> missed = new LinkedBlockingQueue<>();
    private Optional<Source> running = Optional.empty();

    private final Listener listener = new Listener() {
        @Override
        public void heard(String text, long nanos) {
            heard.add(text.strip() + " " + (clock.nanos() - nanos) / 1_000_000_000L);
        }

        @Override
        public void missed(String why) {
            missed.add(why);
        }
    };

    private void run(Source source) {
        running = Optional.of(source);
        vertx.getOrCreateContext().runOnContext(begin -> source.start());
    }

    @AfterEach
    void end() throws Exception {
        running.ifPresent(Source::stop);
        vertx.close().toCompletionStage().toCompletableFuture().get(5, TimeUnit.SECONDS);
    }

    private static String next(LinkedBlockingQueue<String> queue) throws InterruptedException {
        return Optional.ofNullable(queue.poll(5, TimeUnit.SECONDS)).orElse("nothing within 5 s");
    }

    @Test
    void a_file_is_as_old_as_its_time_of_change() throws Exception {
        Path file = folder.resolve("wind.txt");
        Files.writeString(file, "12.5\n");
        Files.setLastModifiedTime(file, FileTime.from(NOON.minusSeconds(40)));
        run(new FileSource(vertx, new Origin.InFile(file, EVERY), listener, clock));
        assertThat(next(heard)).isEqualTo("12.5 40");
        Files.setLastModifiedTime(file, FileTime.from(NOON.plusSeconds(3600)));
        assertThat(next(missed)).contains("lies ahead");
        Files.delete(file);
        missed.clear();
        String why = next(missed);
        assertThat(why.contains("lies ahead") ? next(missed) : why).contains("no such file");
    }

    @Test
    void a_server_is_asked_again_and_again_with_its_password() throws Exception {
        Path credentials = Files.writeString(folder.resolve("gauge"), "u\npw\n");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/gust", exchange -> {
            byte[] body = exchange.getRequestHeaders().getFirst("Authorization").getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, body.length);
            exchange.getResponseBody().write(body);
            exchange.close();
        });
        server.start();
        try {
            run(new WebSource(vertx, web(server, "/gust?x=1", Optional.of(credentials)), listener, clock, "test"));
            assertThat(next(heard)).isEqualTo("Basic dTpwdw== 0");
            assertThat(next(heard)).isEqualTo("Basic dTpwdw== 0");
            Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-r--r--"));
            assertThat(next(missed)).contains("chmod 600").doesNotContain("pw");
        } finally {
            server.stop(0);
        }
        missed.clear();
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
        heard.clear();
        assertThat(next(missed)).isNotEmpty();
    }

    @Test
    void a_server_that_leads_elsewhere_or_talks_without_end_is_not_heard() throws Exception {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/moved", exchange -> {
            exchange.getResponseHeaders().set("Location", "/calm");
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        });
        server.createContext("/calm", exchange -> {
            exchange.sendResponseHeaders(200, 1);
            exchange.getResponseBody().write('0');
            exchange.close();
        });
        server.createContext("/flood", exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try (OutputStream out = exchange.getResponseBody()) {
                for (int i = 0; i < 1_000; i++) {
                    out.write(new byte[1_000]);
                }
            } catch (IOException e) {
                // Broken off, as it should be.
            }
        });
        server.start();
        try {
            Source moved = new WebSource(vertx, web(server, "/moved", Optional.empty()), listener, clock, "test");
            run(moved);
            assertThat(next(missed)).isEqualTo("it answered 302 instead of 200");
            moved.stop();
            missed.clear();
            run(new WebSource(vertx, web(server, "/flood", Optional.empty()), listener, clock, "test"));
            String why = next(missed);
            assertThat(why.contains("more than") ? why : next(missed)).contains("more than 65536 bytes");
            assertThat(heard).isEmpty();
        } finally {
            server.stop(0);
        }
    }

    private static Origin.Web web(HttpServer server, String path, Optional<Path> credentials) {
        return new Origin.Web(
                URI.create("http://127.0.0.1:" + server.getAddress().getPort() + path), EVERY, credentials);
    }

    /** A broker that says what it is told to, in bytes of the standard, and remembers what it was told. */
    private static final class Broker implements AutoCloseable {

        private final ServerSocket server = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        private Socket client;

        Broker() throws IOException {}

        Origin.Broker origin() {
            return new Origin.Broker(
                    "127.0.0.1", server.getLocalPort(), false, "a/b", Optional.empty(), Optional.empty());
        }

        void accept() throws IOException {
            client = server.accept();
            client.setSoTimeout(5_000);
        }

        String hear(int bytes) throws IOException {
            InputStream in = client.getInputStream();
            return HexFormat.of().formatHex(in.readNBytes(bytes));
        }

        void say(String hex) throws IOException {
            client.getOutputStream().write(HexFormat.of().parseHex(hex));
            client.getOutputStream().flush();
        }

        /** Until the subscription stands. */
        void welcome() throws IOException {
            accept();
            assertThat(hear(28)).startsWith("101a" + "00044d515454" + "04" + "02" + "0014" + "000e");
            say("20020000");
            assertThat(hear(10)).isEqualTo("8208" + "0001" + "0003612f62" + "01");
            say("9003000101");
        }

        @Override
        public void close() throws IOException {
            if (client != null) {
                client.close();
            }
            server.close();
        }
    }

    @Test
    void a_topic_is_heard_and_what_the_broker_kept_is_no_reading() throws Exception {
        try (Broker broker = new Broker()) {
            run(new BrokerSource(vertx, broker.origin(), listener, clock));
            broker.welcome();
            broker.say("3107" + "0003612f62" + "3239"); // kept by the broker: 29
            assertThat(next(missed)).contains("nobody knows how old");
            broker.say("3209" + "0003612f62" + "0005" + "3137"); // 17, at least once
            assertThat(next(heard)).isEqualTo("17 0");
            assertThat(broker.hear(4)).isEqualTo("40020005");
            broker.say("3a09" + "0003612f62" + "0006" + "3138"); // sent a second time
            assertThat(next(missed)).contains("nobody knows how old");
            assertThat(broker.hear(4)).isEqualTo("40020006");
            broker.say("3007" + "0003612f63" + "3139"); // another topic
            broker.say("3007" + "0003612f62" + "3230");
            assertThat(next(heard)).isEqualTo("20 0");
        }
    }

    @Test
    void a_message_that_is_too_long_ends_the_connection() throws Exception {
        try (Broker broker = new Broker()) {
            run(new BrokerSource(vertx, broker.origin(), listener, clock));
            broker.welcome();
            broker.say("30ffff7f" + "0003612f62" + "3230"); // 2 MB are announced
            assertThat(next(missed)).contains("does not speak MQTT");
            assertThat(broker.client.getInputStream().readAllBytes()).hasSizeLessThan(3);
            assertThat(heard).isEmpty();
        }
    }

    @Tag("whole-pass") // the time between two pings is real
    @Timeout(120)
    @Test
    void a_broker_that_says_nothing_is_given_up_before_and_after_it_has_let_us_in() throws Exception {
        try (Broker broker = new Broker()) {
            run(new BrokerSource(vertx, broker.origin(), listener, clock));
            broker.accept();
            broker.hear(28);
            clock.advance(Duration.ofSeconds(21));
            assertThat(missed.poll(15, TimeUnit.SECONDS)).isEqualTo("the broker has fallen silent");
            broker.welcome();
            clock.advance(Duration.ofSeconds(15));
            broker.client.setSoTimeout(15_000);
            assertThat(broker.hear(2)).as("a ping").isEqualTo("c000");
            broker.say("d000");
            clock.advance(Duration.ofSeconds(15));
            assertThat(broker.hear(2)).as("it was answered").isEqualTo("c000");
            clock.advance(Duration.ofSeconds(21));
            assertThat(missed.poll(15, TimeUnit.SECONDS)).isEqualTo("the broker has fallen silent");
        }
    }

    @Tag("whole-pass") // the waits between two attempts are real
    @Test
    void a_broker_that_is_gone_is_looked_for_until_it_is_back() throws Exception {
        try (Broker broker = new Broker()) {
            run(new BrokerSource(vertx, broker.origin(), listener, clock));
            broker.welcome();
            broker.client.close();
            assertThat(next(missed)).isNotEmpty();
            broker.welcome();
            broker.say("3007" + "0003612f62" + "3230");
            assertThat(next(heard)).isEqualTo("20 0");
            broker.say("ffffffffffff");
            assertThat(next(missed)).contains("does not speak MQTT");
            broker.accept();
            broker.hear(28);
            broker.say("20020005");
            assertThat(next(missed)).contains("check credentialsFile");
        }
    }

    @Tag("whole-pass") // the waits between two attempts are real
    @Test
    void a_gauge_says_a_line_for_each_value_and_half_a_line_is_none() throws Exception {
        try (ServerSocket gauge = new ServerSocket(0, 5, InetAddress.getLoopbackAddress())) {
            run(new LineSource(
                    vertx,
                    new PumpedLink("gauge", TcpPorts.opener("127.0.0.1", gauge.getLocalPort()), new SystemClock()),
                    (OnlyText) text -> heard.add(text)));
            Socket first = gauge.accept();
            first.getOutputStream().write("12.5\r\n13".getBytes(StandardCharsets.US_ASCII));
            assertThat(next(heard)).isEqualTo("12.5");
            first.close();
            Socket second = gauge.accept();
            second.getOutputStream().write("7\r\n".getBytes(StandardCharsets.US_ASCII));
            assertThat(next(heard)).as("never 137").isEqualTo("7");
            second.close();
        }
    }

    /** Of whom nobody wants to know when something was heard. */
    @FunctionalInterface
    private interface OnlyText extends Listener {
        void heard(String text);

        @Override
        default void heard(String text, long nanos) {
            heard(text);
        }

        @Override
        default void missed(String why) {
            // Not asked for.
        }
    }
}
