package org.slewd.api;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import java.net.BindException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slewd.listen.HeardRow;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The HTTP server: the page, the WebSocket, the REST twins and the health checks, where its {@link HttpConfig} says. Whether it may
 * listen there is asked by whoever deploys it.
 *
 * <p>Deploy one instance on an event loop. The deployment fails with a {@link RefusedToStartException} when the port is taken.
 * Undeploying says goodbye to all clients and frees the port.
 */
public final class ApiVerticle extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(ApiVerticle.class);

    /** How often deadlines of sockets are looked after. */
    private static final long CHECK_EVERY_MS = 500;

    /** Rows are made four times a second. */
    private static final long ROWS_EVERY_MS = 50;

    private final ApiConfig config;
    private final ApiLimits limits;
    private final Access access;
    private final Desks desks;
    private final Monitoring monitoring;
    private final Notices notices;
    private final List<HttpServer> servers = new ArrayList<>();
    private Optional<TlsIdentity> identity = Optional.empty();
    private Optional<CertificateWatch> certificates = Optional.empty();
    private Optional<HeardRow> sentRow = Optional.empty();
    private volatile int port;
    private volatile RpcSockets sockets;
    private Runnable endSubscription = () -> {};

    /**
     * A server.
     *
     * @param desks whom it passes requests on to
     * @param monitoring what a monitoring system is given
     * @param notices whom it tells of its certificate
     */
    public ApiVerticle(ApiConfig config, Access access, Desks desks, Monitoring monitoring, Notices notices) {
        this(config, ApiLimits.DEFAULT, access, desks, monitoring, notices);
    }

    ApiVerticle(
            ApiConfig config, ApiLimits limits, Access access, Desks desks, Monitoring monitoring, Notices notices) {
        this.notices = notices;
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

    /** The address of the page for whoever sits at the machine. */
    public String address() {
        return config.http().addressHere(port);
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
        try {
            if (config.http().tls().isPresent()) {
                identity = Optional.of(TlsIdentity.of(config.http().tls().get()));
            }
        } catch (UnusableTlsException e) {
            return Future.failedFuture(new RefusedToStartException("the " + (e.isKey() ? "key" : "certificate")
                    + " of the section http.tls " + e.getMessage() + "; slewd did not start"));
        }
        Dispatcher dispatcher = Methods.dispatcher(desks, access, new Permissions(config.operatorsAreTrusted()));
        sockets = new RpcSockets(
                new RpcSocket.Surroundings(dispatcher, access, desks.clock(), limits, context),
                desks.station(),
                desks.leases(),
                config.version());
        Router router = new Routes(
                        config.http(),
                        access,
                        dispatcher,
                        new AuditTrail(desks.journal(), desks.clock(), access.people()),
                        sockets,
                        OpenRpc.document(dispatcher, config.version()),
                        monitoring,
                        config.calendar()
                                .map(calendar ->
                                        new CalendarFeed(desks.station(), calendar, desks.clock(), config.version())))
                .router(vertx);
        List<String> addresses = config.http().listen().addresses();
        return listen(router, config.http().port(), addresses.get(0))
                .compose(server -> {
                    port = server.actualPort();
                    access.servedAt(config.http().addressFromOutside(port));
                    return Future.join(addresses.stream()
                            .skip(1)
                            .map(other -> listenAlso(router, other))
                            .toList());
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
        identity.ifPresent(first -> {
            CertificateWatch watch = new CertificateWatch(
                    vertx, config.http().tls().orElseThrow(), first, servers, desks.clock(), notices);
            certificates = Optional.of(watch);
            watch.tellOfEnd();
            // Two small files, and a new certificate is good for weeks before it has to be in use.
            vertx.setPeriodic(limits.pingEveryMs(), id -> look(watch));
        });
    }

    private static void look(CertificateWatch watch) {
        watch.look().onFailure(thrown -> LOG.error("a new certificate could not be taken into use", thrown));
    }

    /** Looks after the certificate now, not only when it is time. On the event loop. */
    Future<Void> lookAfterCertificate() {
        return certificates.orElseThrow().look();
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
                .onSuccess(servers::add)
                .recover(thrown -> Future.failedFuture(refusal(address, wantedPort, thrown)));
    }

    private Future<Void> listenAlso(Router router, String address) {
        return listen(router, port, address).<Void>mapEmpty().recover(thrown -> {
            LOG.info("not listening on {}: {}. Use {}", address, thrown.getMessage(), address());
            return Future.succeededFuture();
        });
    }

    private static Throwable refusal(String address, int wantedPort, Throwable thrown) {
        return thrown instanceof BindException
                ? new RefusedToStartException(
                        "port " + wantedPort + " on " + address + " cannot be used (" + thrown.getMessage()
                                + "); slewd did not start. Stop the program that listens there, or choose another port; and if the"
                                + " address is none of this machine, correct listen: of the section http",
                        thrown)
                : thrown;
    }

    /**
     * Compression by the server is off: it would be done on the event loop, and lets a small message become a large one.
     * Answers and files that gain by it are compressed by {@link Gzip} beforehand.
     */
    HttpServerOptions options() {
        HttpServerOptions options = new HttpServerOptions()
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
                .setReadIdleTimeout(limits.readIdleMs())
                // One request at a time on a connection: what a client may ask for at once is bounded so.
                .setUseAlpn(false);
        identity.ifPresent(own -> options.setSsl(true)
                .setKeyCertOptions(own.options())
                .setSslHandshakeTimeoutUnit(TimeUnit.SECONDS)
                .setSslHandshakeTimeout(CertificateWatch.HANDSHAKE_WITHIN.toSeconds())
                .setEnabledSecureTransportProtocols(CertificateWatch.PROTOCOLS));
        return options;
    }
}
