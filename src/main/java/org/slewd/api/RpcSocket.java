package org.slewd.api;

import io.netty.handler.codec.http.websocketx.CorruptedWebSocketFrameException;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocketFrame;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.slewd.listen.HeardRow;
import org.slewd.people.Login;
import org.slewd.people.Person;
import org.slewd.time.Clock;

/** One WebSocket of a client. Lives on the event loop. */
final class RpcSocket implements Caller, Subscription.Out {

    /** What every socket is given. */
    record Surroundings(Dispatcher dispatcher, Access access, Clock clock, ApiLimits limits, Context context) {}

    /**
     * The other end.
     *
     * @param who as {@code page 3}
     * @param address where that is
     */
    record End(String who, String address) {}

    private static final short POLICY = 1008;
    private static final short TRY_LATER = 1013;

    private final ServerWebSocket webSocket;
    private final Runnable flush;
    private final Surroundings around;
    private final End end;
    private final Optional<String> session;
    private final Subscription subscription = new Subscription(this);
    private final MessageAssembler assembler = new MessageAssembler(ApiLimits.MAX_MESSAGE_BYTES);
    private final TokenBucket requests;
    private final TokenBucket patience;
    private final long openedNanos;
    private final Access access;

    /** A password is looked at on another thread. */
    private volatile Optional<Login> shown;

    private volatile boolean wasLoggedIn;
    private boolean isClosing;
    private int unanswered;
    private boolean isBlocked;
    private long blockedSinceNanos;

    /**
     * Takes over {@code webSocket}.
     *
     * @param flush sends at once what is written; else that waits until all is read that has come
     * @param shown what the request for it has shown
     * @param session the session of a browser, if that is what logged it in
     */
    RpcSocket(
            ServerWebSocket webSocket,
            Runnable flush,
            Surroundings around,
            End end,
            Optional<Login> shown,
            Optional<String> session) {
        this.webSocket = webSocket;
        this.flush = flush;
        this.around = around;
        this.end = end;
        this.access = around.access();
        this.shown = shown;
        this.session = session;
        this.wasLoggedIn = shown.isPresent() || session.isPresent();
        ApiLimits limits = around.limits();
        long refillNanos = Duration.ofSeconds(1).toNanos() / limits.requestsPerSecond();
        this.requests = new TokenBucket(around.clock(), limits.requestBurst(), refillNanos);
        this.patience = new TokenBucket(around.clock(), 4 * limits.requestBurst(), refillNanos / 2);
        this.openedNanos = around.clock().nanos();
        webSocket.setWriteQueueMaxSize(ApiLimits.WRITE_QUEUE_BYTES);
        webSocket.exceptionHandler(this::onError);
        webSocket.drainHandler(none -> onDrained());
        webSocket.frameHandler(this::onFrame);
    }

    @Override
    public String who() {
        return person().map(known -> known.by(end.who())).orElse(end.who());
    }

    @Override
    public String connection() {
        return end.who();
    }

    @Override
    public String address() {
        return end.address();
    }

    @Override
    public Optional<Person> person() {
        return shown.or(() -> session.flatMap(access::sessionOf)).flatMap(access::personOf);
    }

    @Override
    public void logIn(Login login) {
        shown = Optional.of(login);
        wasLoggedIn = true;
    }

    /** The next look after deadlines closes this and whatever else hung on the session, when the answer is out. */
    @Override
    public void logOut() {
        shown = Optional.empty();
        session.ifPresent(access::endSession);
    }

    @Override
    public void subscribe(Set<Topic> topics, double maxRateHz) {
        subscription.subscribe(topics, maxRateHz);
    }

    @Override
    public void unsubscribe(Set<Topic> topics) {
        subscription.unsubscribe(topics);
    }

    @Override
    public void admit() throws RequestException {
        if (isFull() || unanswered > around.limits().maxUnanswered()) {
            throw new RequestException(
                    Kind.TOO_MANY,
                    "earlier answers on this connection are still to come",
                    "read the answers before asking for more");
        }
        if (!requests.take()) {
            throw new RequestException(
                    Kind.TOO_MANY,
                    "more than " + around.limits().requestsPerSecond() + " requests a second",
                    "use events.subscribe instead of asking again and again");
        }
    }

    void offer(RenderedSnapshot snapshot, AlertWatch.News news, long nowNanos) {
        if (!isClosing) {
            subscription.offer(snapshot, news, nowNanos);
        }
    }

    void offer(HeardRow row, long nowNanos) {
        if (!isClosing) {
            subscription.offer(row, nowNanos);
        }
    }

    /** Looks after deadlines. */
    void check(long nowNanos) {
        ApiLimits limits = around.limits();
        if (isBlocked && nowNanos - blockedSinceNanos >= limits.slowAfterMs() * 1_000_000) {
            close(TRY_LATER, "no data taken for " + limits.slowAfterMs() + " ms");
        } else if (!isLoggedIn()) {
            if (wasLoggedIn) {
                close(POLICY, "the login has ended");
            } else if (nowNanos - openedNanos >= limits.loginWithinMs() * 1_000_000) {
                close(POLICY, "no login within " + limits.loginWithinMs() + " ms");
            }
        }
    }

    void ping() {
        if (!isClosing) {
            webSocket.writePing(Buffer.buffer());
        }
    }

    Future<Void> close(short code, String reason) {
        if (isClosing) {
            return Future.succeededFuture();
        }
        isClosing = true;
        return webSocket.close(code, reason);
    }

    @Override
    public boolean isFull() {
        if (webSocket.isClosed()) {
            return true; // a browser that is closed is told to have drained, and then its queue may not be asked any
            // more
        }
        if (!isBlocked && webSocket.writeQueueFull()) {
            isBlocked = true;
            blockedSinceNanos = around.clock().nanos();
        }
        return isBlocked;
    }

    @Override
    public void write(String frame) {
        if (!isClosing) {
            webSocket.writeTextMessage(frame);
        }
    }

    @Override
    public void write(byte[] frame) {
        if (!isClosing) {
            webSocket.writeBinaryMessage(Buffer.buffer(frame));
        }
    }

    private void onDrained() {
        isBlocked = false;
        subscription.flush();
    }

    private void onFrame(WebSocketFrame frame) {
        boolean isData = frame.isText() || frame.isBinary() || frame.isContinuation();
        if (isClosing || !isData) {
            return;
        }
        try {
            assembler
                    .push(frame.binaryData().getBytes(), !frame.isBinary(), frame.isFinal())
                    .ifPresent(this::onMessage);
        } catch (MessageAssembler.Unacceptable e) {
            close(e.closeCode(), e.getMessage());
        }
    }

    private void onMessage(String text) {
        unanswered++;
        CompletableFuture<Optional<String>> answer =
                around.dispatcher().dispatch(text, this).toCompletableFuture();
        if (answer.isDone()) {
            // At once, so that the answer to events.subscribe is on its way before the first event.
            onAnswer(answer.join());
        } else {
            Future.fromCompletionStage(answer, around.context()).onSuccess(this::onAnswer);
        }
        // After the request was carried out: it may have been a stop.
        if (!patience.take()) {
            close(POLICY, "far too many requests");
        }
    }

    private void onAnswer(Optional<String> answer) {
        // An answer that is written but not yet sent counts no more: isFull has the bound for these.
        unanswered--;
        answer.ifPresent(this::write);
    }

    private void onError(Throwable thrown) {
        if (thrown instanceof CorruptedWebSocketFrameException corrupted) {
            close(
                    (short) corrupted.closeStatus().code(),
                    corrupted.closeStatus().reasonText());
            // The web server cuts the connection when this returns, with the answers to what came before the broken
            // frame.
            flush.run();
        }
    }
}
