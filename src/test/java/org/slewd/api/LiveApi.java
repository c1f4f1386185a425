package org.slewd.api;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.slewd.listen.ListeningDesk;
import org.slewd.time.VirtualClock;

/**
 * The network part on a free port before a {@link FakeStation}, as its clients meet it. Its clock stands still unless a
 * test moves it, so rates and deadlines depend on no machine.
 */
final class LiveApi implements AutoCloseable {

    /** Bound of every wait: reached only when something is broken. */
    static final long PATIENCE_S = 20;

    final VirtualClock clock = new VirtualClock(Snapshots.NOON);
    final FakeStation station = new FakeStation(Snapshots.idle(0, Snapshots.NOON));
    final FakeJournal journal = new FakeJournal();
    /** What a person was told of the network part, urgent things with a mark. */
    final List<String> notices = new CopyOnWriteArrayList<>();

    final DataDirectory directory;
    final Access access;
    final ApiVerticle verticle;
    final int port;

    private final Vertx vertx;
    private final String deployment;
    private final WebSocketClient clients;

    LiveApi(Vertx vertx, Path folder, ApiLimits limits) throws RefusedToStartException {
        this(vertx, folder, limits, ListeningDesk.none());
    }

    LiveApi(Vertx vertx, Path folder, ApiLimits limits, ListeningDesk listening) throws RefusedToStartException {
        this(vertx, folder, HttpConfig.loopback(0), limits, listening);
    }

    /** One that looks after its certificate when a test asks for it only. */
    LiveApi(Vertx vertx, Path folder, HttpConfig http) throws RefusedToStartException {
        this(
                vertx,
                folder,
                http,
                new ApiLimits(1000, 250, 10_000, 10_000, 3_600_000, 90_000, 20, 60, 16),
                ListeningDesk.none());
    }

    private LiveApi(Vertx vertx, Path folder, HttpConfig http, ApiLimits limits, ListeningDesk listening)
            throws RefusedToStartException {
        this.vertx = vertx;
        directory = DataDirectory.claim(folder.resolve("data"));
        access = TestPeople.access(directory, clock);
        verticle = new ApiVerticle(
                new ApiConfig(http, "1.2.3"),
                limits,
                access,
                new Desks(station, new FakeSupply(), listening, journal, clock),
                new Monitoring(() -> METRICS, false),
                (urgent, message) -> notices.add((urgent ? "! " : "") + message));
        deployment = await(vertx.deployVerticle(verticle));
        port = verticle.port();
        // A small window, so that a client that does not read is felt soon.
        clients = vertx.createWebSocketClient(new WebSocketClientOptions()
                .setReceiveBufferSize(8192)
                .setMaxFrameSize(8 << 20)
                .setMaxMessageSize(8 << 20)
                .setMaxConnections(2000));
    }

    String token() {
        try {
            return Files.readString(directory.file(AdminToken.FILE_NAME)).strip();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** A socket that has shown nothing yet; its first frame is still to be read. */
    RpcClient open(Map<String, String> headers) {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI("/api/v1/rpc")
                .setAllowOriginHeader(headers.containsKey("Origin"));
        headers.forEach(options::addHeader);
        return new RpcClient(clients, options);
    }

    /** A socket that is logged in, greeted already. */
    RpcClient client() {
        RpcClient client = open(Map.of("Authorization", "Bearer " + token()));
        client.frame();
        return client;
    }

    /** What a monitoring system is given. */
    static final String METRICS = "slewd_ticks_total 1.0\n";

    RawHttp.Answer http(String method, String path, String... headers) {
        return RawHttp.ask(port, method, path, "", headers);
    }

    @Override
    public void close() {
        await(vertx.undeploy(deployment));
        await(clients.close());
        directory.close();
    }

    static <T> T await(Future<T> future) {
        try {
            return future.toCompletionStage()
                    .toCompletableFuture()
                    .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
                    .join();
        } catch (CompletionException e) {
            throw e.getCause() instanceof RuntimeException unchecked ? unchecked : e;
        }
    }
}
