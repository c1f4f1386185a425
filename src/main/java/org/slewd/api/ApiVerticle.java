package org.slewd.api;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slewd.listen.HeardRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server: the page, the WebSocket, the REST twins and the health checks, on the loopback addresses only.
 *
 * <p>Deploy one instance on an event loop. The deployment fails with a {@link RefusedToStartException} when the port is taken.
 * Undeploying says goodbye to all clients and frees the port.
 */
public final class ApiVerticle extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(ApiVerticle.class);

    private static final String IPV4 = "127.0.0.1";
    private static final String IPV6 = "::1";

    /** How often deadlines of sockets are looked after. */
    private static final long CHECK_EVERY_MS = 500;

    /** Rows are made four times a second. */
    private static final long ROWS_EVERY_MS = 50;

    private final ApiConfig config;
    private final ApiLimits limits;
    private final Access access;
    private final Desks desks;
    private final Monitoring monitoring;
    private Optional<HeardRow> sentRow = Optional.empty();
    private volatile int port;
    private volatile RpcSockets sockets;
    private Runnable endSubscription = () -> {};

    /**
     * A server.
     *
     * @param desks whom it passes requests on to
     * @param monitoring what a monitoring system is given
     */
    public ApiVerticle(ApiConfig config, Access access, Desks desks, Monitoring monitoring) {
        this(config, ApiLimits.DEFAULT, access, desks, monitoring);
    }

    ApiVerticle(ApiConfig config, ApiLimits limits, Access access, Desks desks, Monitoring monitoring) {
        this.config = config;
        this.limits = limits;
        this.access = access;
        this.desks = desks;
        this.monitoring = monitoring;
    }

    /** The port that is really listened on; known once deployed. */
    public int port() {
        return port;
    }

    /** How many clients are connected over the WebSocket. Any thread. */
    public int clients() {
        return sockets == null ? 0 : sockets.count();
    }

    /** The address of the page. */
    public String address() {
        return "http://" + IPV4 + ":" + port + "/";
    }

    /**
     * The address of the page with a new one-time code, for the console. The code stands behind the {@code #}, which
     * browsers do not send, so it is in no log.
     */
    public String loginAddress() {
        return address() + "#login=" + access.newLoginCode();
    }

    @Override
    public Future<?> start() {
        Dispatcher dispatcher = Methods.dispatcher(desks, access, new Permissions(config.operatorsAreTrusted()));
        sockets = new RpcSockets(
                new RpcSocket.Surroundings(dispatcher, access, desks.clock(), limits, context),
                desks.station(),
                desks.leases(),
                config.version());
        Router router = new Routes(
                        access,
                        dispatcher,
                        new AuditTrail(desks.journal(), desks.clock()),
                        sockets,
                        OpenRpc.document(dispatcher, config.version()),
                        monitoring,
                        config.calendar()
                                .map(calendar ->
                                        new CalendarFeed(desks.station(), calendar, desks.clock(), config.version())))
                .router(vertx);
        return listen(router, config.port(), IPV4)
                .compose(server -> {
                    port = server.actualPort();
                    access.servedAt(address());
                    return listenIpv6(router);
                })
                .onSuccess(none -> begin());
    }

    @Override
    public Future<?> stop() {
        endSubscription.run();
        // The servers belong to this verticle and are closed with it, after the farewells.
        return sockets.closeAll();
    }

    private void begin() {
        endSubscription = desks.station().subscribe(new SnapshotRelay(context, sockets::offer));
        vertx.setPeriodic(Math.min(CHECK_EVERY_MS, limits.loginWithinMs()), id -> sockets.checkAll());
        vertx.setPeriodic(ROWS_EVERY_MS, id -> lookForRow());
        vertx.setPeriodic(limits.pingEveryMs(), id -> sockets.pingAll());
    }

    private void lookForRow() {
        desks.listening().state().ifPresent(state -> {
            if (state.row().isPresent() && !state.row().equals(sentRow)) {
                sentRow = state.row();
                sockets.offer(state.row().get());
            }
        });
    }

    private Future<HttpServer> listen(Router router, int wantedPort, String address) {
        return vertx.createHttpServer(options())
                .requestHandler(router)
                .listen(wantedPort, address)
                .recover(thrown -> Future.failedFuture(refusal(address, wantedPort, thrown)));
    }

    /** So that {@code localhost} reaches slewd whichever way it is resolved. A machine without IPv6 is no reason not to start. */
    private Future<Void> listenIpv6(Router router) {
        return listen(router, port, IPV6).<Void>mapEmpty().recover(thrown -> {
            LOG.info("not listening on [{}]: {}. Use {}", IPV6, thrown.getMessage(), address());
            return Future.succeededFuture();
        });
    }

    private static Throwable refusal(String address, int wantedPort, Throwable thrown) {
        return thrown instanceof BindException
                ? new RefusedToStartException(
                        "port " + wantedPort + " on " + address + " cannot be used (" + thrown.getMessage()
                                + "); slewd did not start. Stop the program that listens there, or choose another port",
                        thrown)
                : thrown;
    }

    /**
     * Compression by the server is off: it would be done on the event loop, and lets a small message become a large one.
     * Answers and files that gain by it are compressed by {@link Gzip} beforehand.
     */
    private HttpServerOptions options() {
        return new HttpServerOptions()
                .setMaxWebSocketFrameSize(ApiLimits.MAX_MESSAGE_BYTES)
                .setMaxWebSocketMessageSize(ApiLimits.MAX_MESSAGE_BYTES)
                .setPerFrameWebSocketCompressionSupported(false)
                .setPerMessageWebSocketCompressionSupported(false)
                .setWebSocketClosingTimeout(2)
                .setCompressionSupported(false)
                .setDecompressionSupported(false)
                .setHttp2ClearTextEnabled(false)
                .setSendBufferSize(ApiLimits.SEND_BUFFER_BYTES)
                .setIdleTimeoutUnit(TimeUnit.MILLISECONDS)
                .setReadIdleTimeout(limits.readIdleMs());
    }
}
