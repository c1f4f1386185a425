package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.AppenderBase;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.PeerWire;
import org.slewd.WholeDaemon;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedAxis;
import org.slewd.rotator.SimulatedRotator;
import org.slewd.rotator.gs232.Gs232;
import org.slewd.station.LockOut;
import org.slewd.station.Snapshot;
import org.slewd.station.StationState;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Random messages and broken frames at the WebSocket of a whole daemon with its usual limits, from strangers, observers and operators
 * without a lease, judged from outside: the motors of a simulated controller behind a wire of its own, and somebody who holds the lease and
 * asks meanwhile. {@code -Dslewd.fuzz=1000000} for the long run, {@code -Dslewd.seed} for other messages; one connection is repeated by
 * its number alone.
 */
class FrameFuzzTest {

    private static final int MESSAGES = Integer.getInteger("slewd.fuzz", 5_000);
    private static final long SEED = Long.getLong("slewd.seed", 37);
    private static final int WORKERS = 3;

    /** Bound of every wait for the server. */
    private static final int PATIENCE_MS = 20_000;

    /** What is sent first and not measured: what is loaded, compiled and opened once does not grow. */
    private static final int WARM_UP = 1_000;

    /** What is sent beyond these on one connection may find it closed, and does not count. */
    private static final int PATIENCE = 4 * ApiLimits.DEFAULT.requestBurst();

    /** Connections that are left as they are, until others take their place. */
    private static final int LEFT_OPEN = 20;

    /** What a million messages may leave behind: journal, alerts and flight recorder keep a bounded part of what happens. */
    private static final long HEAP_GROWTH_BYTES = 48L << 20;

    /** Frames after which no server goes on, the mask all zero, with the codes that may end them. */
    private static final Map<String, List<Integer>> BROKEN_FRAMES = Map.ofEntries(
            Map.entry("82 82 00 00 00 00 7b 7d", List.of(1003)), // binary
            Map.entry("02 82 00 00 00 00 7b 7d", List.of(1003)), // begins as binary
            Map.entry("81 84 00 00 00 00 c3 28 a0 a1", List.of(1007)), // not UTF-8
            Map.entry("81 83 00 00 00 00 ed a0 80", List.of(1007)), // half of a surrogate pair
            Map.entry("81 ff 00 00 00 00 06 40 00 00 00 00 00 00", List.of(1009)), // 100 MB
            Map.entry("81 ff ff ff ff ff ff ff ff ff 00 00 00 00", List.of(1002, 1009)), // a negative length
            Map.entry("81 02 7b 7d", List.of(1002)), // not masked
            Map.entry("83 82 00 00 00 00 7b 7d", List.of(1002)), // a reserved kind
            Map.entry("8f 80 00 00 00 00", List.of(1002)), // another one
            Map.entry("c1 82 00 00 00 00 7b 7d", List.of(1002)), // claims to be compressed
            Map.entry("80 82 00 00 00 00 7b 7d", List.of(1002)), // continues nothing
            Map.entry("01 81 00 00 00 00 7b 81 81 00 00 00 00 7d", List.of(1002)), // begins within another
            Map.entry("89 fe 00 80 00 00 00 00", List.of(1002)), // a ping that is too long
            Map.entry("09 80 00 00 00 00", List.of(1002)), // a ping in parts
            Map.entry("88 81 00 00 00 00 03", List.of(1002)), // half a close code
            Map.entry("88 82 00 00 00 00 03 ed", List.of(1002))); // a close code that nobody may send

    @TempDir
    Path folder;

    /** Answers by kind of refusal, ends by code, and what went wrong. */
    private static final class Tally {
        private final Map<String, Integer> answers = new TreeMap<>();
        private final Map<String, Integer> ends = new TreeMap<>();
        private final AtomicLong messages = new AtomicLong();
        private final AtomicInteger connections = new AtomicInteger();
        private final ConcurrentLinkedQueue<String> wrongs = new ConcurrentLinkedQueue<>();

        synchronized void answer(String kind) {
            answers.merge(kind, 1, Integer::sum);
        }

        synchronized void end(String how) {
            ends.merge(how, 1, Integer::sum);
        }
    }

    private final SimulatedRotator rotator = Gs232.KIND_B
            .simulator()
            .apply(new SimulatedAxes(
                    new SimulatedAxis(new AxisRange(0, 450), 20, 60, 100_000_000L, 1, 180),
                    new SimulatedAxis(new AxisRange(0, 180), 10, 30, 100_000_000L, 0.5, 30)));
    private final PeerWire wire = new PeerWire();
    private final Vertx vertx = Vertx.vertx();
    private final AtomicInteger logLines = new AtomicInteger();
    private final ConcurrentLinkedQueue<String> errors = new ConcurrentLinkedQueue<>();
    private final AppenderBase<ILoggingEvent> log = new AppenderBase<>() {
        @Override
        protected void append(ILoggingEvent event) {
            if (event.getLevel().isGreaterOrEqual(Level.INFO)) {
                logLines.incrementAndGet();
            }
            if (event.getLevel().isGreaterOrEqual(Level.ERROR)) {
                errors.add(event.getLoggerName() + ": " + event.getFormattedMessage());
            }
        }
    };

    private final AtomicInteger asked = new AtomicInteger();
    private final AtomicInteger idle = new AtomicInteger();
    private final AtomicInteger lost = new AtomicInteger();
    private WholeDaemon daemon;
    private int port;
    private WebSocketClient clients;
    private List<JsonObject> methods;
    private String observer;
    private String operator;
    private RpcClient holder;
    private volatile long lease;

    @BeforeEach
    void begin() throws Exception {
        log.start();
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).addAppender(log);
        daemon = WholeDaemon.start(folder, """
                station: {name: Fuzz}
                site: {latitudeDeg: 48.1, longitudeDeg: 11.6, altitudeM: 520}
                elements: {files: [invented.json]}
                http: {port: 0}
                rotator:
                  kind: gs232b
                  link: tcp:127.0.0.1:%d
                  azimuthMaxDeg: 450
                  azimuthRateDegPerS: 20
                  elevationRateDegPerS: 10
                  beamWidthDeg: 30
                  parkAzimuthDeg: 90
                  parkElevationDeg: 60
                receiver: {kind: ic-r8600, link: simulated}
                """.formatted(wire.listen(rotator)));
        port = daemon.port();
        clients = vertx.createWebSocketClient(new WebSocketClientOptions().setMaxMessageSize(8 << 20));
        holder = client(daemon.token());
        observer = token("watcher", "observer");
        operator = token("mover", "operator");
        methods = new JsonObject(
                        RawHttp.ask(port, "GET", "/api/v1/openrpc.json", "").body())
                .getJsonArray("methods").stream().map(JsonObject.class::cast).toList();
        lease = holder.result("lease.acquire", "{\"part\":\"rotator\"}").getLong("lease");
    }

    private String token(String name, String role) {
        return holder.result("token.create", "{\"name\":\"" + name + "\",\"role\":\"" + role + "\"}")
                .getString("token");
    }

    private RpcClient client(String token) {
        RpcClient client = new RpcClient(
                clients,
                new WebSocketConnectOptions()
                        .setHost("127.0.0.1")
                        .setPort(port)
                        .setURI("/api/v1/rpc")
                        .setAllowOriginHeader(false)
                        .addHeader("Authorization", "Bearer " + token));
        client.frame();
        return client;
    }

    @AfterEach
    void end() throws Exception {
        ((ch.qos.logback.classic.Logger) LoggerFactory.getLogger(Logger.ROOT_LOGGER_NAME)).detachAppender(log);
        Optional.ofNullable(daemon).ifPresent(WholeDaemon::close);
        wire.close();
        LiveApi.await(vertx.close());
    }

    private Pointing truth() {
        synchronized (rotator) {
            return rotator.truth();
        }
    }

    private int targets() {
        synchronized (rotator) {
            return rotator.motors().judge().targets();
        }
    }

    @Test
    @Timeout(value = 3, unit = TimeUnit.HOURS)
    void random_messages_and_broken_frames_move_nothing_and_leave_nothing_behind() throws Exception {
        Pointing before = truth();
        int targetsBefore = targets();
        fuzz(WARM_UP, new Tally());
        long heapBefore = heap();
        int linesBefore = logLines.get();
        Snapshot.Loop loopBefore = daemon.snapshot().loop();
        long startNanos = System.nanoTime();

        Tally tally = new Tally();
        List<Long> answeredMicros = fuzz(MESSAGES, tally);

        double seconds = (System.nanoTime() - startNanos) / 1e9;
        Snapshot.Loop loopAfter = daemon.snapshot().loop();
        long healthyNanos = System.nanoTime();
        RpcClient healthy = client(observer);
        healthy.result("station.snapshot", "{}");
        healthyNanos = System.nanoTime() - healthyNanos;
        long heapAfter = heap();
        long ticks = loopAfter.ticks() - loopBefore.ticks();
        String story = String.format(
                "%d messages, seed %d, by %d connections in %.0f s: %.0f a second; answers %s; ends %s; meanwhile another"
                        + " client was answered after %d us in the median, %d at the 99th percentile, %d at most, and a new one"
                        + " afterwards within %.1f ms; %d ticks, %d skipped, late by %.0f us at most, the station ready for orders %d %% of the time, the lease lost %d times; heap %.1f MB before, %.1f after;"
                        + " %d lines of log",
                tally.messages.get(),
                SEED,
                tally.connections.get(),
                seconds,
                tally.messages.get() / seconds,
                tally.answers,
                tally.ends,
                quantile(answeredMicros, 0.5),
                quantile(answeredMicros, 0.99),
                quantile(answeredMicros, 1),
                healthyNanos / 1e6,
                ticks,
                loopAfter.skipped() - loopBefore.skipped(),
                loopAfter.lateMaxUs(),
                100 * idle.get() / asked.get(),
                lost.get(),
                heapBefore / 1e6,
                heapAfter / 1e6,
                logLines.get() - linesBefore);
        System.out.println(story);

        assertThat(tally.wrongs.stream().limit(5).collect(Collectors.joining("\n")))
                .as(story)
                .isEmpty();
        assertThat(errors).as(story).isEmpty();
        assertThat(targets()).as("targets that were sent to the axes: " + story).isEqualTo(targetsBefore);
        assertThat(truth()).as(story).isEqualTo(before);
        // Half of what the clock says: the machine may be busy, but a loop that stood still is found.
        assertThat(ticks).as(story).isGreaterThan((long) (seconds * 20 / 2));
        assertThat(heapAfter - heapBefore).as(story).isLessThan(HEAP_GROWTH_BYTES);
        assertThat(healthyNanos).as(story).isLessThan(2_000_000_000L);
        assertThat(tally.answers).as(story).containsKeys("result", "parse", "invalid-params", "unauthorized");
        assertThat(tally.answers).as(story).containsKeys("forbidden", "held", "no-lease", "too-many");
        assertThat(tally.ends).as(story).containsKeys("1002", "1003", "1007", "1008", "1009", "reset");

        // It could have moved: whoever holds the lease says so once, and it does.
        unlock();
        PeerWire.await("the station is idle again", () -> daemon.state() == StationState.IDLE);
        holder.result("rotator.point", "{\"azimuthDeg\":200,\"elevationDeg\":40,\"lease\":" + lease + "}");
        PeerWire.await(
                "the antenna turns for its holder",
                () -> truth().azimuthDeg() > before.azimuthDeg() + 1 && targets() > targetsBefore);
        daemon.station().stop("the judge");
    }

    /** @return how long somebody else waited for answers meanwhile, in microseconds, in order */
    private List<Long> fuzz(int messages, Tally tally) throws Exception {
        ExecutorService workers = Executors.newFixedThreadPool(WORKERS);
        List<Future<?>> ends = new ArrayList<>();
        for (int i = 0; i < WORKERS; i++) {
            ends.add(workers.submit(() -> {
                Deque<RawWebSocket> left = new ArrayDeque<>();
                while (tally.messages.get() < messages) {
                    int number = tally.connections.incrementAndGet();
                    try {
                        connection(number, tally, left);
                    } catch (IOException | RuntimeException e) {
                        tally.wrongs.add("connection " + number + " of seed " + SEED + ": " + e);
                    }
                }
                for (RawWebSocket socket : left) {
                    socket.reset();
                }
                return null;
            }));
        }
        workers.shutdown();
        List<Long> micros = new ArrayList<>();
        while (!workers.awaitTermination(200, TimeUnit.MILLISECONDS)) {
            long askedNanos = System.nanoTime();
            JsonObject renewed = holder.result("lease.renew", "{\"part\":\"rotator\",\"lease\":" + lease + "}");
            micros.add((System.nanoTime() - askedNanos) / 1_000);
            if (!renewed.getBoolean("counts")) {
                // The machine gave it no time for ten seconds; that is told, and nobody may have taken the antenna
                // meanwhile.
                lost.incrementAndGet();
                lease = holder.result("lease.acquire", "{\"part\":\"rotator\"}").getLong("lease");
            }
            asked.incrementAndGet();
            idle.addAndGet(daemon.state() == StationState.IDLE ? 1 : 0);
            unlock();
        }
        for (Future<?> end : ends) {
            end.get();
        }
        micros.sort(null);
        return micros;
    }

    /** An observer may lock the antenna, which would keep everything else from being tried. */
    private void unlock() {
        if (daemon.snapshot()
                .fault()
                .filter(fault -> fault.kind().equals(LockOut.KIND))
                .isPresent()) {
            daemon.station().unlock("the judge").toCompletableFuture().join();
        }
    }

    private static long quantile(List<Long> sorted, double part) {
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.min(sorted.size() - 1L, (long) (part * sorted.size())));
    }

    private static long heap() {
        System.gc();
        System.gc();
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    /** One connection from its beginning to its end, all by random numbers of its own. */
    private void connection(int number, Tally tally, Deque<RawWebSocket> left) throws IOException {
        Random random = new Random(SEED * 1_000_003 + number);
        int caller = random.nextInt(3);
        Optional<String> token = caller == 0 ? Optional.empty() : Optional.of(caller == 1 ? observer : operator);
        FuzzedMessages messages = new FuzzedMessages(methods, random, caller == 2, lease);
        Optional<RawWebSocket> room = connect(token, tally, left);
        if (room.isEmpty()) {
            return;
        }
        RawWebSocket socket = room.get();
        Listening listening = new Listening(socket, tally);
        boolean isLeft = false;
        try {
            // One in twelve goes on beyond all patience.
            int count = random.nextInt(12) == 0 ? 300 + random.nextInt(100) : 5 + random.nextInt(60);
            for (int i = 0; i < count && !listening.isClosed(); i++) {
                send(socket, frames(random, messages.next()), random);
                if (i < PATIENCE) {
                    tally.messages.incrementAndGet();
                }
                listening.drain();
            }
            isLeft = end(number, count > PATIENCE, socket, listening, tally, left);
        } catch (SocketException e) {
            // A connection that the server has ended may break while something is still being sent.
            tally.end(listening.isClosed() ? listening.how() : "broken");
        } finally {
            if (!isLeft) {
                socket.close();
            }
        }
    }

    /** Eight connections of a token are let in; where those that were left as they are take the room, they are ended. */
    private Optional<RawWebSocket> connect(Optional<String> token, Tally tally, Deque<RawWebSocket> left)
            throws IOException {
        try {
            return Optional.of(new RawWebSocket(port, token, PATIENCE_MS));
        } catch (IOException e) {
            if (token.isEmpty() || !e.getMessage().startsWith("HTTP/1.1 503")) {
                throw e;
            }
            tally.end("no room");
            for (RawWebSocket socket : left) {
                socket.reset();
            }
            left.clear();
            return Optional.empty();
        }
    }

    /** @return whether the connection stays open */
    private boolean end(
            int number,
            boolean isFlood,
            RawWebSocket socket,
            Listening listening,
            Tally tally,
            Deque<RawWebSocket> left)
            throws IOException {
        switch (number % 6) {
            case 0: // as agreed, when everything is answered
                socket.write(RawWebSocket.frame(
                        RawWebSocket.FINAL | RawWebSocket.TEXT,
                        "{\"jsonrpc\":\"2.0\",\"id\":\"last\",\"method\":\"auth.whoami\"}"
                                .getBytes(StandardCharsets.UTF_8)));
                listening.untilLast();
                socket.write(RawWebSocket.frame(RawWebSocket.FINAL | RawWebSocket.CLOSE, new byte[] {3, (byte) 0xe8}));
                listening.untilEnd();
                tally.end(listening.how());
                return false;
            case 1: // without a word
                socket.reset();
                tally.end("reset");
                return false;
            case 2: // in the middle of a frame, and then as half a connection
                socket.write(HexFormat.of().parseHex("81fe0fff0000000061"));
                socket.sayNoMore();
                listening.untilEnd();
                tally.end(listening.how());
                return false;
            case 3: // neither read nor ended, until others take its place
                left.addLast(socket);
                if (left.size() > LEFT_OPEN) {
                    left.removeFirst().reset();
                }
                tally.end("left");
                return true;
            default:
                List<String> broken = BROKEN_FRAMES.keySet().stream().sorted().toList();
                String hex = broken.get((number / 6 * 2 + number % 2) % broken.size());
                socket.write(HexFormat.of().parseHex(hex.replace(" ", "")));
                tally.messages.incrementAndGet();
                listening.untilEnd();
                tally.end(listening.how());
                // A client that has not taken what came before may be cut off before it is told why.
                boolean isRight = listening
                        .code
                        .map(code -> code == 1008 || BROKEN_FRAMES.get(hex).contains(code))
                        .orElse(isFlood);
                if (!isRight) {
                    throw new IOException("frame " + hex + " was ended with " + listening.how());
                }
                return false;
        }
    }

    /** In one frame or in some, with pings in between. */
    private static byte[] frames(Random random, String text) {
        byte[] message = text.getBytes(StandardCharsets.UTF_8);
        int parts = random.nextInt(5) == 0 ? 1 + random.nextInt(6) : 1;
        ByteArrayOutputStream frames = new ByteArrayOutputStream();
        int from = 0;
        for (int part = 0; part < parts; part++) {
            boolean isLast = part == parts - 1;
            int to = isLast ? message.length : from + random.nextInt(message.length - from + 1);
            int kind = (part == 0 ? RawWebSocket.TEXT : RawWebSocket.CONTINUATION) | (isLast ? RawWebSocket.FINAL : 0);
            frames.writeBytes(RawWebSocket.frame(kind, Arrays.copyOfRange(message, from, to)));
            if (!isLast && random.nextBoolean()) {
                frames.writeBytes(
                        RawWebSocket.frame(RawWebSocket.FINAL | RawWebSocket.PING, new byte[random.nextInt(126)]));
            }
            from = to;
        }
        return frames.toByteArray();
    }

    /** Now and then in pieces that do not end where frames do. */
    private static void send(RawWebSocket socket, byte[] frames, Random random) throws IOException {
        int cut = random.nextInt(10) == 0 ? random.nextInt(frames.length) : 0;
        if (cut > 0) {
            socket.write(frames, 0, cut);
        }
        socket.write(frames, cut, frames.length - cut);
    }

    /** What the server says on one connection. */
    private static final class Listening {
        private final RawWebSocket socket;
        private final Tally tally;
        private Optional<Integer> code = Optional.empty();
        private boolean isOver;
        private boolean lastIsAnswered;

        Listening(RawWebSocket socket, Tally tally) {
            this.socket = socket;
            this.tally = tally;
        }

        boolean isClosed() {
            return isOver || code.isPresent();
        }

        String how() {
            return code.map(Object::toString).orElse("end");
        }

        void drain() throws IOException {
            while (!isClosed() && socket.hasNews()) {
                next();
            }
        }

        void untilEnd() throws IOException {
            while (!isClosed()) {
                next();
            }
        }

        void untilLast() throws IOException {
            while (!isClosed() && !lastIsAnswered) {
                next();
            }
            if (!lastIsAnswered && !code.equals(Optional.of(1008))) {
                throw new EOFException("the last request was not answered: " + how());
            }
        }

        private void next() throws IOException {
            Optional<RawWebSocket.Frame> frame = socket.read();
            if (frame.isEmpty()) {
                isOver = true;
            } else if (frame.get().kind() == RawWebSocket.CLOSE) {
                code = Optional.of(frame.get().closeCode());
            } else if (frame.get().kind() == RawWebSocket.TEXT) {
                hear(new JsonObject(frame.get().text()));
            }
        }

        private void hear(JsonObject message) throws IOException {
            if (message.containsKey("method")) {
                return;
            }
            if (!message.containsKey("id") || message.containsKey("result") == message.containsKey("error")) {
                throw new IOException("this is no answer: " + message.encode());
            }
            lastIsAnswered |= "last".equals(message.getValue("id"));
            tally.answer(message.containsKey("result") ? "result" : RpcClient.kind(message));
        }
    }
}
