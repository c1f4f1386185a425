package org.slewd.condition.source;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.ConnectOptions;
import io.vertx.core.net.NetClient;
import io.vertx.core.net.NetClientOptions;
import io.vertx.core.net.NetSocket;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.slewd.condition.Origin;
import org.slewd.link.Backoff;
import org.slewd.time.Clock;

/**
 * Subscribes to one topic of an MQTT broker. A message counts from when it arrives; one that the broker kept, or sends a second time,
 * is of an age that nobody knows, and no reading. Nothing is ever published.
 */
final class BrokerSource implements Source {

    private static final int CONNECT_WITHIN_MS = 5_000;

    private static final int KEEP_ALIVE_S = 10;

    /** A broker that has not answered two pings is not there any more. */
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(2 * KEEP_ALIVE_S);

    private static final int SUBSCRIPTION = 1;

    private final Vertx vertx;
    private final Origin.Broker origin;
    private final Listener listener;
    private final Clock clock;
    private final NetClient client;
    private final Backoff backoff = new Backoff();

    private long timer;
    private boolean stopped;
    private Optional<Session> session = Optional.empty();

    /** Where to connect to, and as whom. */
    private record Way(InetAddress address, Optional<Credentials> credentials) {}

    BrokerSource(Vertx vertx, Origin.Broker origin, Listener listener, Clock clock) {
        this.vertx = vertx;
        this.origin = origin;
        this.listener = listener;
        this.clock = clock;
        this.client = vertx.createNetClient(
                new NetClientOptions().setConnectTimeout(CONNECT_WITHIN_MS).setHostnameVerificationAlgorithm("HTTPS"));
    }

    @Override
    public void start() {
        connect();
        timer = vertx.setPeriodic(TimeUnit.SECONDS.toMillis(KEEP_ALIVE_S), id -> session.ifPresent(Session::keepAlive));
    }

    @Override
    public void stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        session.ifPresent(Session::leave);
        client.close();
    }

    private void connect() {
        vertx.executeBlocking(this::way, false)
                .compose(this::open)
                .onFailure(thrown -> lost(thrown.getMessage() == null ? "it cannot be reached" : thrown.getMessage()));
    }

    private Way way() throws IOException {
        return new Way(
                InetAddress.getByName(origin.host().replaceAll("^\\[|]$", "")),
                origin.credentials().isPresent()
                        ? Optional.of(Credentials.read(origin.credentials().get()))
                        : Optional.empty());
    }

    private Future<Void> open(Way way) {
        ConnectOptions options = new ConnectOptions()
                .setRemoteAddress(SocketAddress.inetSocketAddress(new InetSocketAddress(way.address(), origin.port())))
                .setHost(origin.host())
                .setPort(origin.port())
                .setSsl(origin.secure());
        if (origin.secure()) {
            options.setSniServerName(origin.host());
        }
        return client.connect(options).compose(socket -> {
            if (stopped) {
                return socket.close();
            }
            Session begun = new Session(socket);
            session = Optional.of(begun);
            return begun.begin(way.credentials());
        });
    }

    /** Once for each attempt that has come to an end. */
    private void lost(String why) {
        session = Optional.empty();
        if (!stopped) {
            listener.missed(why);
            vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(backoff.nextNanos()), id -> {
                if (!stopped) {
                    connect();
                }
            });
        }
    }

    /** One connection. */
    private final class Session {

        private final NetSocket socket;
        private final Mqtt.Reader reader = new Mqtt.Reader();
        private long heardNanos = clock.nanos();
        private boolean over;

        Session(NetSocket socket) {
            this.socket = socket;
        }

        Future<Void> begin(Optional<Credentials> credentials) {
            socket.exceptionHandler(thrown -> end("the connection broke: " + thrown.getMessage()));
            socket.closeHandler(closed -> end("the broker closed the connection"));
            socket.handler(this::take);
            String name = "slewd-" + UUID.randomUUID().toString().substring(0, 8);
            send(Mqtt.connect(name, KEEP_ALIVE_S * 2, credentials));
            return Future.succeededFuture();
        }

        private void take(Buffer bytes) {
            heardNanos = clock.nanos();
            reader.push(bytes.getBytes());
            try {
                for (Optional<Mqtt.Packet> packet = reader.next();
                        packet.isPresent() && !over;
                        packet = reader.next()) {
                    take(packet.get());
                }
            } catch (Mqtt.NotMqttException e) {
                end("it does not speak MQTT 3.1.1: " + e.getMessage());
            }
        }

        private void take(Mqtt.Packet packet) {
            if (packet instanceof Mqtt.Connected connected) {
                connected
                        .refusal()
                        .ifPresentOrElse(this::end, () -> send(Mqtt.subscribe(SUBSCRIPTION, origin.topic())));
            } else if (packet instanceof Mqtt.Subscribed subscribed) {
                if (subscribed.granted()) {
                    backoff.reset();
                } else {
                    end("the broker does not let slewd read the topic");
                }
            } else if (packet instanceof Mqtt.Message message) {
                take(message);
            }
        }

        private void take(Mqtt.Message message) {
            if (message.quality() == 1) {
                send(Mqtt.acknowledge(message.id()));
            }
            if (!message.topic().equals(origin.topic())) {
                return;
            }
            if (message.kept() || message.again()) {
                listener.missed("the broker has an old message only, and nobody knows how old");
            } else {
                listener.heard(message.text(), heardNanos);
            }
        }

        void keepAlive() {
            if (clock.nanos() - heardNanos > SILENT_NANOS) {
                end("the broker has fallen silent");
            } else {
                send(Mqtt.ping());
            }
        }

        void leave() {
            over = true;
            socket.write(Buffer.buffer(Mqtt.disconnect()));
            socket.close();
        }

        private void send(byte[] bytes) {
            if (!over) {
                socket.write(Buffer.buffer(bytes));
            }
        }

        private void end(String why) {
            if (!over) {
                over = true;
                socket.close();
                lost(why);
            }
        }
    }
}
