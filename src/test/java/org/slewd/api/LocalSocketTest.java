package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.json.JsonObject;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.station.Outcome;
import org.slewd.time.VirtualClock;

class LocalSocketTest {

    private static final String STOP = "{\"jsonrpc\":\"2.0\",\"id\":\"s\",\"method\":\"station.stop\"}\n";

    @TempDir
    Path folder;

    private final VirtualClock clock = new VirtualClock(Snapshots.NOON);
    private final FakeStation station = new FakeStation(Snapshots.idle(7, Snapshots.NOON));
    private final List<AutoCloseable> opened = new ArrayList<>();
    private DataDirectory directory;
    private Dispatcher dispatcher;
    private LocalSocket socket;

    @BeforeEach
    void open() throws RefusedToStartException {
        directory = DataDirectory.claim(folder.resolve("d"));
        dispatcher =
                Methods.dispatcher(Desks.of(station, new FakeSupply(), clock), TestPeople.access(directory, clock));
        socket = start(Duration.ofHours(1));
    }

    @AfterEach
    void close() throws Exception {
        for (AutoCloseable each : opened) {
            each.close();
        }
        socket.close();
        directory.close();
    }

    private LocalSocket start(Duration idle) throws RefusedToStartException {
        return LocalSocket.start(directory, dispatcher, clock, idle);
    }

    private Path path() {
        return directory.file(LocalSocket.FILE_NAME);
    }

    /** A program at the other end. */
    private final class Program implements AutoCloseable {
        private final SocketChannel channel;
        private final BufferedReader lines;

        Program() throws IOException {
            channel = SocketChannel.open(UnixDomainSocketAddress.of(path()));
            lines = new BufferedReader(new InputStreamReader(Channels.newInputStream(channel), StandardCharsets.UTF_8));
            opened.add(this);
        }

        void send(String text) throws IOException {
            ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                channel.write(bytes);
            }
        }

        JsonObject answer() throws IOException {
            return new JsonObject(lines.readLine());
        }

        JsonObject ask(String text) throws IOException {
            send(text);
            return answer();
        }

        /** Whether the other end has closed; waits for an answer or that. */
        boolean isLetGo() throws IOException {
            try {
                return lines.readLine() == null;
            } catch (IOException reset) {
                return true;
            }
        }

        @Override
        public void close() throws IOException {
            channel.close();
        }
    }

    private static String request(int id, String method) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\"}\n";
    }

    @Test
    void is_for_the_owner_only_and_leaves_nothing_else_behind() throws IOException {
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
                .isEqualTo("rw-------");
        assertThat(directory.file(".new")).doesNotExist();
        socket.close();
        assertThat(path()).doesNotExist();
    }

    @Test
    void the_same_table_is_served_and_no_login_is_needed() throws IOException {
        Program program = new Program();

        assertThat(program.ask(request(1, "station.snapshot"))
                        .getJsonObject("result")
                        .getLong("sequence"))
                .isEqualTo(7);
        assertThat(RpcClient.kind(program.ask(request(2, "rotator.spin")))).isEqualTo("unknown-method");
        assertThat(RpcClient.kind(program.ask(request(3, "rotator.point")))).isEqualTo("invalid-params");
        assertThat(RpcClient.kind(program.ask(request(4, "events.unsubscribe"))))
                .isEqualTo("unsupported");
        assertThat(RpcClient.kind(program.ask("nonsense\n"))).isEqualTo("parse");
        program.ask(request(5, "rotator.park"));
        assertThat(station.calls).containsExactly("park by command 1 at the station");
    }

    @Test
    void lines_come_in_any_pieces_and_the_last_needs_no_end() throws IOException {
        Program program = new Program();
        for (char each : request(1, "rotator.hold").toCharArray()) {
            program.send(String.valueOf(each));
        }
        program.send("\r\n\n" + request(2, "rotator.hold") + request(3, "rotator.hold")
                + request(4, "rotator.hold").strip());
        program.channel.shutdownOutput();

        for (int id = 1; id <= 4; id++) {
            assertThat(program.answer().getInteger("id")).isEqualTo(id);
        }
        assertThat(program.isLetGo()).isTrue();
        assertThat(station.calls).hasSize(4);
    }

    @Test
    void too_long_a_line_is_told_and_ends_the_connection_only() throws IOException {
        Program greedy = new Program();
        greedy.send("x".repeat(ApiLimits.MAX_MESSAGE_BYTES + 1));
        assertThat(RpcClient.kind(greedy.answer())).isEqualTo("too-large");
        assertThat(greedy.isLetGo()).isTrue();

        new Program().ask(STOP);
        assertThat(station.calls).hasSize(1);
    }

    @Test
    void stop_overtakes_what_is_not_answered_yet() throws IOException {
        CompletableFuture<Outcome> late = new CompletableFuture<>();
        station.answerWith(late);
        Program program = new Program();
        for (int id = 1; id <= 4; id++) {
            program.send(request(id, "rotator.park"));
        }

        assertThat(RpcClient.kind(program.ask(request(5, "rotator.park")))).isEqualTo("too-many");
        assertThat(program.ask(STOP).getString("id")).isEqualTo("s");
        late.complete(new Outcome.Accepted());
        for (int id = 1; id <= 4; id++) {
            assertThat(program.answer().getJsonObject("result").getBoolean("accepted"))
                    .isTrue();
        }
    }

    @Test
    void stop_works_while_the_event_loop_is_blocked() throws Exception {
        Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
        CountDownLatch isBlocked = new CountDownLatch(1);
        CountDownLatch release = new CountDownLatch(1);
        ApiVerticle api = new ApiVerticle(
                new ApiConfig(0, "1"),
                TestPeople.access(directory, clock),
                Desks.of(station, new FakeSupply(), clock),
                Monitoring.NONE,
                Notices.NONE);
        LiveApi.await(vertx.deployVerticle(api));
        try {
            vertx.runOnContext(none -> {
                isBlocked.countDown();
                awaitQuietly(release);
            });
            isBlocked.await();

            assertThat(new Program().ask(STOP).containsKey("result")).isTrue();
            assertThat(station.calls).containsExactly("stop by command 1 at the station");
        } finally {
            release.countDown();
            LiveApi.await(vertx.close());
        }
    }

    private static void awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void programs_that_stay_and_say_nothing_do_not_keep_a_stop_out() throws IOException {
        List<Program> idlers = new ArrayList<>();
        for (int i = 0; i < LocalSocket.MAX_CONNECTIONS; i++) {
            Program idler = new Program();
            idler.ask(request(1, "station.snapshot"));
            clock.advance(Duration.ofMillis(1));
            idlers.add(idler);
        }

        assertThat(new Program().ask(STOP).containsKey("result")).isTrue();
        // The one that was idle longest has given way.
        assertThat(idlers.get(0).isLetGo()).isTrue();
        assertThat(idlers.get(1).ask(request(2, "station.snapshot")).containsKey("result"))
                .isTrue();
    }

    @Test
    void an_idle_program_is_let_go() throws Exception {
        socket.close();
        socket = start(Duration.ofMillis(20));
        Program idler = new Program();
        idler.ask(request(1, "station.snapshot"));
        idler.channel.configureBlocking(false);
        ByteBuffer nothing = ByteBuffer.allocate(1);
        int read = 0;
        // Time has to go on until it is let go: the other end may note the answer later than it is read here.
        while (read == 0) {
            clock.advance(Duration.ofMillis(1));
            Thread.onSpinWait();
            read = idler.channel.read(nothing);
        }

        assertThat(read).isEqualTo(-1);
    }

    @Test
    void a_second_one_is_refused_even_if_the_claim_is_gone() throws Exception {
        directory.close();
        directory = DataDirectory.claim(folder.resolve("d"));

        assertThatThrownBy(() -> start(Duration.ofHours(1)))
                .isInstanceOf(RefusedToStartException.class)
                .hasMessageContaining("another slewd uses this data directory");
        assertThat(new Program().ask(STOP).containsKey("result")).isTrue();
    }

    @Test
    void what_a_dead_process_left_is_replaced() throws Exception {
        socket.close();
        // Closing the channel leaves the file, as a kill does; so does a start that was cut off in the middle.
        ServerSocketChannel dead = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        dead.bind(UnixDomainSocketAddress.of(path()));
        dead.close();
        Files.createDirectory(directory.file(".new"));
        Files.writeString(directory.file(".new").resolve("s"), "");
        assertThat(path()).exists();

        socket = start(Duration.ofHours(1));
        assertThat(new Program().ask(STOP).containsKey("result")).isTrue();
    }

    @Test
    void a_path_that_is_too_long_for_a_socket_is_told() throws Exception {
        try (DataDirectory deep = DataDirectory.claim(folder.resolve("x".repeat(100)))) {
            assertThatThrownBy(() -> LocalSocket.start(deep, dispatcher, clock, Duration.ofHours(1)))
                    .isInstanceOf(RefusedToStartException.class)
                    .hasMessageContaining("too long for a local socket");
        }
    }
}
