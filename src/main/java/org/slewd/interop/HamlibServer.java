package org.slewd.interop;

import io.vertx.core.Future;
import io.vertx.core.VerticleBase;
import io.vertx.core.net.NetServer;
import io.vertx.core.net.NetServerOptions;
import io.vertx.core.net.NetSocket;
import java.net.BindException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.slewd.journal.Journal;
import org.slewd.lease.LeaseBook;
import org.slewd.mount.MountModel;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.rotator.RotatorConfig;
import org.slewd.station.StationControl;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A server for programs that speak the protocol of Hamlib's rotctld or rigctld, on the loopback addresses only: the protocol knows no
 * passwords, so whoever has an account on this machine is let in. Deploy one instance of each on an event loop. The deployment fails with
 * a {@link DoorTakenException} when the port is taken.
 */
public final class HamlibServer extends VerticleBase {

    private static final Logger LOG = LoggerFactory.getLogger(HamlibServer.class);

    /** A tracker, a decoder and a few people who try something. */
    static final int MOST_CLIENTS = 8;

    /** Programs ask every few seconds; a person who types may think for a while. */
    private static final int IDLE_S = 600;

    /** A program that means to end its line has done so by then. */
    static final long QUIET_MS = 500;

    /** Sums are written so much later than they are due, at most. */
    private static final long TICK_MS = 5_000;

    private final String name;
    private final Door door;
    private final LeaseBook leases;
    private final OrderTrail trail;
    private final Newest newest;
    private final Function<String, List<Command>> words;
    private final Set<NetSocket> clients = new HashSet<>();
    private volatile int port;

    /** @param words of a connection */
    private HamlibServer(
            String name,
            Door door,
            LeaseBook leases,
            OrderTrail trail,
            Newest newest,
            Function<String, List<Command>> words) {
        this.name = name;
        this.door = door;
        this.leases = leases;
        this.trail = trail;
        this.newest = newest;
        this.words = words;
    }

    /**
     * One that turns the rotator.
     *
     * @param journal where what is ordered is written down
     */
    public static HamlibServer rotctld(
            Door door,
            StationControl station,
            LeaseBook leases,
            Journal journal,
            RotatorConfig rotator,
            MountModel mount,
            Clock clock,
            String version) {
        RotctldWords.Antenna antenna = new RotctldWords.Antenna(
                rotator.azimuth().travel(), rotator.elevation().travel(), mount);
        Newest newest = new Newest(station, clock);
        return new HamlibServer(
                "rotctld",
                door,
                leases,
                new OrderTrail(journal, clock, "rotctld"),
                newest,
                connection -> new RotctldWords(
                                Orders.of(station, leases, "rotctld", connection), newest, antenna, clock, version)
                        .commands());
    }

    /** One that tunes the receiver; as {@link #rotctld}. */
    public static HamlibServer rigctld(
            Door door,
            StationControl station,
            LeaseBook leases,
            Journal journal,
            ReceiverTraits receiver,
            Clock clock,
            String version) {
        Newest newest = new Newest(station, clock);
        RigctldWords.Desk desk = new RigctldWords.Desk();
        return new HamlibServer(
                "rigctld",
                door,
                leases,
                new OrderTrail(journal, clock, "rigctld"),
                newest,
                connection -> new RigctldWords(
                                Orders.of(station, leases, "rigctld", connection),
                                newest,
                                receiver,
                                desk,
                                clock,
                                version)
                        .commands());
    }

    /** Where it listens, once it is deployed. */
    public int port() {
        return port;
    }

    @Override
    public Future<?> start() {
        String first = door.addresses().get(0);
        Future<Void> listening = listen(door.port(), first).compose(server -> {
            port = server.actualPort();
            LOG.info("programs that speak to {} find slewd at {} port {}", name, first, port);
            return Future.succeededFuture();
        });
        for (String address : door.addresses().subList(1, door.addresses().size())) {
            listening = listening.compose(none -> listen(port, address)
                    .<Void>mapEmpty()
                    .recover(thrown -> {
                        LOG.info("{}: not listening on [{}]: {}", name, address, thrown.getMessage());
                        return Future.succeededFuture();
                    }));
        }
        return listening.onSuccess(none -> vertx.setPeriodic(TICK_MS, id -> trail.tick()));
    }

    @Override
    public Future<?> stop() {
        newest.close();
        trail.end();
        List<Future<?>> goodbyes = new ArrayList<>();
        List.copyOf(clients).forEach(client -> goodbyes.add(client.close()));
        return Future.join(goodbyes);
    }

    private Future<NetServer> listen(int wantedPort, String address) {
        return vertx.createNetServer(new NetServerOptions()
                        .setTcpNoDelay(true)
                        .setReuseAddress(true)
                        .setIdleTimeout(IDLE_S)
                        .setIdleTimeoutUnit(TimeUnit.SECONDS))
                .connectHandler(this::connected)
                .listen(wantedPort, address)
                .recover(thrown -> Future.failedFuture(
                        thrown instanceof BindException
                                ? new DoorTakenException(
                                        "port " + wantedPort + " on " + address + " cannot be used for " + name + " ("
                                                + thrown.getMessage()
                                                + "); slewd did not start. Stop the program that listens there, maybe Hamlib's own"
                                                + " daemon, or choose another port in the section interop",
                                        thrown)
                                : thrown));
    }

    private void connected(NetSocket socket) {
        String who = name + " client " + socket.remoteAddress().port();
        if (clients.size() >= MOST_CLIENTS) {
            LOG.warn("{}: {} programs are connected already; slewd took no other one", name, MOST_CLIENTS);
            var unused = socket.close();
            return;
        }
        clients.add(socket);
        LOG.debug("{} connected", who);
        new Line(socket, who).begin();
    }

    /** One connection. */
    private final class Line implements Conversation.Peer {
        private final NetSocket socket;
        private final String who;
        private final String address;
        private final Conversation conversation;
        private OptionalLong timer = OptionalLong.empty();

        private Line(NetSocket socket, String who) {
            this.socket = socket;
            this.who = who;
            this.address = socket.remoteAddress().hostAddress() + " port "
                    + socket.remoteAddress().port();
            this.conversation = new Conversation(
                    new Grammar(words.apply(who)),
                    task -> context.runOnContext(none -> task.run()),
                    this,
                    sentence -> LOG.warn("{} {}", who, sentence),
                    trail.of(address, who, leases));
        }

        private void begin() {
            socket.handler(buffer -> {
                conversation.onBytes(buffer.getBytes());
                watchQuiet();
                flow();
            });
            socket.drainHandler(none -> flow());
            socket.exceptionHandler(thrown -> LOG.debug("{}: a connection failed: {}", name, thrown.getMessage()));
            socket.closeHandler(none -> {
                clients.remove(socket);
                timer.ifPresent(vertx::cancelTimer);
                conversation.onEnd();
                trail.left(address);
                leases.leave(who);
            });
        }

        private void watchQuiet() {
            timer.ifPresent(vertx::cancelTimer);
            timer = conversation.isMidLine()
                    ? OptionalLong.of(vertx.setTimer(QUIET_MS, id -> conversation.onQuiet()))
                    : OptionalLong.empty();
        }

        /** Nobody is read from who does not read, or waits for too much. */
        private void flow() {
            if (conversation.isReady() && !socket.writeQueueFull()) {
                socket.resume();
            } else {
                socket.pause();
            }
        }

        @Override
        public void send(String text) {
            // Whoever is gone is told by the close handler.
            var unused = socket.write(text, StandardCharsets.ISO_8859_1.name());
            flow();
        }

        @Override
        public void end() {
            var unused = socket.close();
        }
    }
}
