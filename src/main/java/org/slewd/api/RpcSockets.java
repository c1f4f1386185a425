package org.slewd.api;

import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.slewd.lease.LeaseBook;
import org.slewd.listen.HeardRow;
import org.slewd.people.Login;
import org.slewd.people.Person;
import org.slewd.station.Snapshot;
import org.slewd.station.StationControl;

/** All WebSockets: how many, what they are greeted with, and the snapshots for them. Lives on the event loop. */
final class RpcSockets {

    private static final short RESTART = 1012;
    private static final short TRY_LATER = 1013;

    private final Set<RpcSocket> sockets = new LinkedHashSet<>();
    private final RpcSocket.Surroundings around;
    private final String version;
    private final StationControl station;
    private final LeaseBook leases;
    private final AlertWatch alerts;
    private volatile int count;
    private long opened;
    private long lastSnapshotNanos;

    /** @param leases of whoever leaves they are free */
    RpcSockets(RpcSocket.Surroundings around, StationControl station, LeaseBook leases, String version) {
        this.around = around;
        this.version = version;
        this.station = station;
        this.leases = leases;
        this.alerts = new AlertWatch(station.snapshot().loop().alerts());
        this.lastSnapshotNanos = around.clock().nanos();
    }

    /**
     * Asks for room for one more.
     *
     * @param whose who is logged in, as far as the request for it shows
     * @throws RequestException when there is none
     */
    void requireRoom(Optional<Person> whose) throws RequestException {
        ApiLimits limits = around.limits();
        if (sockets.size() >= limits.maxSockets()) {
            throw new RequestException(
                    Kind.BUSY,
                    "already " + limits.maxSockets() + " clients are connected",
                    "close some, or use the local socket");
        }
        Optional<String> owner = whose.flatMap(RpcSockets::owner);
        if (owner.isPresent()
                && sockets.stream()
                                .filter(socket -> socket.person()
                                        .flatMap(RpcSockets::owner)
                                        .equals(owner))
                                .count()
                        >= ApiLimits.MAX_SOCKETS_OF_ONE) {
            throw new RequestException(
                    Kind.BUSY,
                    "already " + ApiLimits.MAX_SOCKETS_OF_ONE + " connections of " + owner.get() + " are open",
                    "close a page or a program of yours");
        }
        if (whose.isEmpty()
                && sockets.stream().filter(socket -> !socket.isLoggedIn()).count() >= limits.maxStrangers()) {
            throw new RequestException(
                    Kind.BUSY,
                    "already " + limits.maxStrangers() + " clients are about to log in",
                    "send the token as Authorization: Bearer with the request, or try again");
        }
    }

    /** By whom sockets are counted; empty for whoever has the machine. */
    private static Optional<String> owner(Person person) {
        return person.account().or(() -> person.token().map(name -> "token " + name));
    }

    /**
     * A socket has been opened.
     *
     * @param flush sends at once what is written to it
     * @param address where it comes from
     */
    void open(
            ServerWebSocket webSocket,
            Runnable flush,
            String address,
            Optional<Login> shown,
            Optional<String> session) {
        String who = (session.isPresent() ? "page " : "program ") + ++opened;
        RpcSocket socket = new RpcSocket(webSocket, flush, around, new RpcSocket.End(who, address), shown, session);
        sockets.add(socket);
        count = sockets.size();
        webSocket.closeHandler(none -> {
            sockets.remove(socket);
            leases.leave(socket.connection());
            count = sockets.size();
        });
        socket.write(hello(socket.isLoggedIn()).encode());
    }

    /** Hands a snapshot to everybody. */
    void offer(Snapshot snapshot) {
        lastSnapshotNanos = around.clock().nanos();
        AlertWatch.News news = alerts.next(snapshot.loop().alerts());
        RenderedSnapshot rendered = new RenderedSnapshot(snapshot, leases.view());
        for (RpcSocket socket : sockets) {
            socket.offer(rendered, news, lastSnapshotNanos);
        }
    }

    /** Hands a row of the waterfall to everybody. */
    void offer(HeardRow row) {
        long nowNanos = around.clock().nanos();
        for (RpcSocket socket : sockets) {
            socket.offer(row, nowNanos);
        }
    }

    /** How many there are. Any thread. */
    int count() {
        return count;
    }

    /** Whether the daemon is at work. */
    Health readiness() {
        return Health.ready(station.snapshot(), silentNanos());
    }

    /** Whether the antenna may be moved now. */
    Health safety() {
        return Health.safe(station.snapshot(), silentNanos());
    }

    /** Time since the station loop was last heard of. */
    long silentNanos() {
        return around.clock().nanos() - lastSnapshotNanos;
    }

    void checkAll() {
        long nowNanos = around.clock().nanos();
        Map<String, Integer> counts = new HashMap<>();
        copy().forEach(socket -> {
            socket.check(nowNanos);
            // Who logs in when the socket is there already is not asked for room.
            Optional<String> owner = socket.person().flatMap(RpcSockets::owner);
            if (owner.isPresent() && counts.merge(owner.get(), 1, Integer::sum) > ApiLimits.MAX_SOCKETS_OF_ONE) {
                socket.close(TRY_LATER, "already " + ApiLimits.MAX_SOCKETS_OF_ONE + " connections of " + owner.get());
            }
        });
    }

    void pingAll() {
        sockets.forEach(RpcSocket::ping);
    }

    /** Completed when the farewells are sent, or given up after the closing time-out of the server. */
    Future<?> closeAll() {
        return Future.join(copy().stream()
                        .map(socket -> socket.close(RESTART, "slewd stops; try again in 5 s"))
                        .toList())
                .otherwiseEmpty();
    }

    /** Closing may end a socket on the spot, which takes it out of the set. */
    private List<RpcSocket> copy() {
        return new ArrayList<>(sockets);
    }

    private JsonObject hello(boolean isLoggedIn) {
        return new JsonObject()
                .put("jsonrpc", "2.0")
                .put("method", "hello")
                .put(
                        "params",
                        new JsonObject()
                                .put("server", "slewd")
                                .put("version", version)
                                .put("protocol", 1)
                                .put(
                                        "features",
                                        new JsonArray(around.dispatcher().methods().stream()
                                                .map(Method::name)
                                                .toList()))
                                .put("topics", new JsonArray(Topic.words()))
                                .put("loggedIn", isLoggedIn)
                                .put("loginWithinMs", around.limits().loginWithinMs()));
    }
}
