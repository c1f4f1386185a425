package org.slewd.link.mqtt;

import io.netty.handler.codec.DecoderException;
import io.netty.handler.codec.mqtt.MqttConnectReturnCode;
import io.netty.handler.codec.mqtt.MqttQoS;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.mqtt.MqttClient;
import io.vertx.mqtt.MqttClientOptions;
import io.vertx.mqtt.MqttConnectionException;
import io.vertx.mqtt.messages.MqttPublishMessage;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.cert.CertificateException;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.slewd.files.Credentials;
import org.slewd.link.Backoff;
import org.slewd.time.Clock;

/**
 * A connection to a broker that is looked for again whenever it is lost, after 1, 2, 5, then 10 s for ever. Certificates are verified.
 * Nothing waits for it: what cannot be said is not kept.
 */
public final class BrokerLine {

    /** What is longer is no reading of a gauge. */
    static final int MOST_BYTES = 65_536;

    /** Said and not yet confirmed. A publisher introduces itself by some twenty messages. */
    static final int MOST_UNCONFIRMED = 64;

    private static final int CONNECT_WITHIN_MS = 5_000;

    private static final int KEEP_ALIVE_S = 10;

    /** A broker that has not answered two pings is not there any more. */
    private static final long SILENT_NANOS = TimeUnit.SECONDS.toNanos(2 * KEEP_ALIVE_S);

    /** What a broker answers to a subscription that it does not grant. */
    private static final int REFUSED = 0x80;

    /** Nothing that goes wrong has as many; what names itself as its cause would have no end. */
    private static final int MOST_CAUSES = 16;

    private final Vertx vertx;
    private final BrokerAddress address;
    private final Optional<Path> credentials;
    private final Optional<Path> authorities;
    private final BrokerRole role;
    private final BrokerListener listener;
    private final Clock clock;
    private final Backoff backoff = new Backoff();

    private long timer;
    private volatile boolean stopped;
    private volatile Optional<Session> session = Optional.empty();

    /** Where to connect to, and as whom. */
    private record Way(String host, Optional<Credentials> credentials, Optional<byte[]> authorities) {}

    /**
     * A line that is not connected yet.
     *
     * @param credentials a file with a name in its first line and a password in its second
     * @param authorities a file with the certificates that may vouch for the broker, and no others; read anew for each connection
     */
    public BrokerLine(
            Vertx vertx,
            BrokerAddress address,
            Optional<Path> credentials,
            Optional<Path> authorities,
            BrokerRole role,
            BrokerListener listener,
            Clock clock) {
        this.vertx = vertx;
        this.address = address;
        this.credentials = credentials;
        this.authorities = authorities;
        this.role = role;
        this.listener = listener;
        this.clock = clock;
    }

    /** On the event loop. */
    public void start() {
        connect();
        timer = vertx.setPeriodic(TimeUnit.SECONDS.toMillis(KEEP_ALIVE_S), id -> session.ifPresent(Session::keepAlive));
    }

    /** Takes leave: no will is said. Any thread. */
    public Future<Void> stop() {
        stopped = true;
        vertx.cancelTimer(timer);
        return session.map(Session::leave).orElseGet(Future::succeededFuture);
    }

    /** Whether something can be said. */
    public boolean isConnected() {
        return session.filter(now -> now.open).isPresent();
    }

    /**
     * Says something, on the event loop; the broker keeps it for those who come later.
     *
     * @return whether it is on its way; not without a connection, nor while too much is unconfirmed
     */
    public boolean publish(BrokerMessage message) {
        return isConnected() && session.orElseThrow().publish(message);
    }

    private void connect() {
        vertx.executeBlocking(this::way, false).onSuccess(this::open).onFailure(thrown -> lost(words(thrown)));
    }

    /**
     * By the resolver of the system, which knows the names of a home network and of a name server that came up after slewd did. With TLS it has
     * to stay a name, because the certificate is compared with what is connected to.
     */
    private Way way() throws IOException {
        return new Way(
                address.secure()
                        ? address.name()
                        : InetAddress.getByName(address.name()).getHostAddress(),
                credentials.isPresent() ? Optional.of(Credentials.read(credentials.get())) : Optional.empty(),
                authorities.isPresent() ? Optional.of(BrokerAuthorities.require(authorities.get())) : Optional.empty());
    }

    private void open(Way way) {
        if (!stopped) {
            Session begun = new Session(MqttClient.create(vertx, options(way)));
            session = Optional.of(begun);
            begun.begin(way.host());
        }
    }

    private MqttClientOptions options(Way way) {
        MqttClientOptions options = new MqttClientOptions()
                .setClientId(role.client())
                .setCleanSession(true) // what was said while we were away is of no use
                .setAutoKeepAlive(false) // it pings only while nothing is sent, and what is sent need not arrive
                .setKeepAliveInterval(2 * KEEP_ALIVE_S)
                .setMaxInflightQueue(MOST_UNCONFIRMED)
                .setMaxMessageSize(MOST_BYTES);
        options.setConnectTimeout(CONNECT_WITHIN_MS);
        options.setSsl(address.secure());
        options.setHostnameVerificationAlgorithm("HTTPS");
        way.authorities()
                .ifPresent(pem -> options.setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(pem))));
        way.credentials().ifPresent(known -> options.setUsername(known.name()).setPassword(known.password()));
        role.will()
                .ifPresent(will -> options.setWillFlag(true)
                        .setWillTopic(will.topic())
                        .setWillMessageBytes(Buffer.buffer(will.text()))
                        .setWillQoS(1)
                        .setWillRetain(true));
        return options;
    }

    /** Once for each attempt that has come to an end. */
    private void lost(String why) {
        session = Optional.empty();
        if (!stopped) {
            listener.lost(why);
            vertx.setTimer(TimeUnit.NANOSECONDS.toMillis(backoff.nextNanos()), id -> {
                if (!stopped) {
                    connect();
                }
            });
        }
    }

    private static String words(Throwable thrown) {
        if (thrown instanceof MqttConnectionException refused) {
            MqttConnectReturnCode code = refused.code();
            return code == MqttConnectReturnCode.CONNECTION_REFUSED_BAD_USER_NAME_OR_PASSWORD
                            || code == MqttConnectReturnCode.CONNECTION_REFUSED_NOT_AUTHORIZED
                    ? "the broker does not let slewd in; check credentialsFile"
                    : "the broker refuses the connection with code " + code.byteValue();
        }
        Optional<CertificateException> untrusted = untrusted(thrown);
        if (untrusted.isPresent()) {
            return "its certificate is not accepted (" + untrusted.get().getMessage()
                    + "); for an authority of your own name its certificate in caFile, and write the broker's name as it stands"
                    + " in its certificate";
        }
        if (thrown instanceof DecoderException && !(thrown.getCause() instanceof IOException)) {
            return "it does not speak MQTT 3.1.1: " + thrown.getMessage();
        }
        return thrown.getMessage() == null ? "it cannot be reached" : thrown.getMessage();
    }

    /** Why the certificate of the broker was not taken; empty where that is not what went wrong. */
    private static Optional<CertificateException> untrusted(Throwable thrown) {
        return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause)
                .limit(MOST_CAUSES)
                .filter(CertificateException.class::isInstance)
                .map(CertificateException.class::cast)
                .findFirst();
    }

    /** One connection. */
    private final class Session {

        private final MqttClient client;
        private long heardNanos = clock.nanos();
        private volatile boolean open;
        private volatile boolean over;

        Session(MqttClient client) {
            this.client = client;
        }

        void begin(String host) {
            client.exceptionHandler(thrown -> end(words(thrown)));
            client.closeHandler(closed -> end("the broker closed the connection"));
            client.pingResponseHandler(pong -> heardNanos = clock.nanos());
            client.subscribeCompletionHandler(
                    answer -> subscribed(!answer.grantedQoSLevels().contains(REFUSED)));
            client.publishHandler(this::take);
            client.connect(address.port(), host).onSuccess(letIn -> letIn()).onFailure(thrown -> end(words(thrown)));
        }

        private void letIn() {
            heardNanos = clock.nanos();
            if (over) {
                return;
            }
            if (role.reads().isPresent()) {
                client.subscribe(role.reads().get(), 1).onFailure(thrown -> end(words(thrown)));
            } else {
                stands();
            }
        }

        private void subscribed(boolean granted) {
            heardNanos = clock.nanos();
            if (granted) {
                stands();
            } else {
                end("the broker does not let slewd read the topic");
            }
        }

        private void stands() {
            open = true;
            backoff.reset();
            listener.connected();
        }

        private void take(MqttPublishMessage message) {
            heardNanos = clock.nanos();
            if (!over && role.reads().filter(message.topicName()::equals).isPresent()) {
                listener.heard(
                        message.payload().toString(StandardCharsets.UTF_8),
                        message.isRetain() || message.isDup(),
                        heardNanos);
            }
        }

        /** The client throws, or answers with a failure at once, where it cannot take a message. */
        boolean publish(BrokerMessage message) {
            return !client.publish(message.topic(), Buffer.buffer(message.text()), MqttQoS.AT_LEAST_ONCE, false, true)
                    .failed();
        }

        void keepAlive() {
            if (clock.nanos() - heardNanos > SILENT_NANOS) {
                end("the broker has fallen silent");
            } else if (open) {
                client.ping();
            }
        }

        Future<Void> leave() {
            over = true;
            open = false;
            return client.disconnect();
        }

        private void end(String why) {
            if (!over) {
                over = true;
                open = false;
                // That of a connection which has just ended fails, and it makes no difference.
                var unused = client.disconnect();
                lost(why);
            }
        }
    }
}
