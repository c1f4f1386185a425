package org.slewd.condition.source;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slewd.condition.Extract;
import org.slewd.condition.Origin;
import org.slewd.files.Credentials;
import org.slewd.time.Clock;

/**
 * Asks a server. A value counts from the moment at which it was asked for: what lingers on the way grows old there. Certificates are
 * verified, and nobody is followed elsewhere.
 */
final class WebSource implements Source {

    /** A gauge on the same network answers at once; whoever takes longer is asked anew. */
    private static final int WITHIN_MS = 5_000;

    private final Vertx vertx;
    private final Origin.Web origin;
    private final Listener listener;
    private final Clock clock;
    private final String version;
    private final HttpClient client;

    private long timer;
    private boolean asking;

    /** Where to ask, and as whom. */
    private record Way(InetAddress address, Optional<Credentials> credentials) {}

    WebSource(Vertx vertx, Origin.Web origin, Listener listener, Clock clock, String version) {
        this.vertx = vertx;
        this.origin = origin;
        this.listener = listener;
        this.clock = clock;
        this.version = version;
        // A connection for each question: one that is kept may be dead for minutes before anybody notices.
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout(WITHIN_MS)
                .setDecompressionSupported(false)
                .setVerifyHost(true)
                .setTrustAll(false));
    }

    @Override
    public void start() {
        ask();
        timer = vertx.setPeriodic(origin.every().toMillis(), id -> ask());
    }

    @Override
    public void stop() {
        vertx.cancelTimer(timer);
        client.close();
    }

    private void ask() {
        if (asking) {
            return;
        }
        asking = true;
        long askedNanos = clock.nanos();
        // The resolver of the system, which knows of a name server that came up after slewd did.
        vertx.executeBlocking(this::way, false).compose(this::send).onComplete(done -> {
            asking = false;
            if (done.succeeded()) {
                listener.heard(done.result(), askedNanos);
            } else {
                listener.missed(words(done.cause()));
            }
        });
    }

    private Way way() throws IOException {
        InetAddress address = InetAddress.getByName(origin.address().getHost().replaceAll("^\\[|]$", ""));
        return new Way(
                address,
                origin.credentials().isPresent()
                        ? Optional.of(Credentials.read(origin.credentials().get()))
                        : Optional.empty());
    }

    private Future<String> send(Way way) {
        URI address = origin.address();
        boolean secure = address.getScheme().equals("https");
        int port = address.getPort() >= 0 ? address.getPort() : secure ? 443 : 80;
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(way.address(), port)))
                .setHost(address.getHost().replaceAll("^\\[|]$", ""))
                .setPort(port)
                .setSsl(secure)
                .setMethod(HttpMethod.GET)
                .setURI(target(address))
                .setFollowRedirects(false)
                .setConnectTimeout(WITHIN_MS)
                .putHeader("User-Agent", "slewd/" + version)
                .putHeader("Cache-Control", "no-cache");
        way.credentials().ifPresent(known -> options.putHeader("Authorization", known.basic()));
        return client.request(options).compose(this::exchange);
    }

    private static String target(URI address) {
        String path = address.getRawPath();
        return (path == null || path.isEmpty() ? "/" : path)
                + (address.getRawQuery() == null ? "" : '?' + address.getRawQuery());
    }

    private Future<String> exchange(HttpClientRequest request) {
        Promise<String> answer = Promise.promise();
        long limit = vertx.setTimer(WITHIN_MS, id -> breakOff(request, answer, "it did not answer within 5 s"));
        request.exceptionHandler(answer::tryFail);
        request.response().onFailure(answer::tryFail).onSuccess(response -> receive(request, response, answer));
        request.end().onFailure(answer::tryFail);
        return answer.future().onComplete(done -> vertx.cancelTimer(limit));
    }

    private static void receive(HttpClientRequest request, HttpClientResponse response, Promise<String> answer) {
        response.exceptionHandler(answer::tryFail);
        if (response.statusCode() != 200) {
            breakOff(request, answer, "it answered " + response.statusCode() + " instead of 200");
            return;
        }
        Buffer body = Buffer.buffer();
        response.handler(piece -> {
            if (body.length() + piece.length() > Extract.MOST_CHARACTERS) {
                breakOff(request, answer, "it answered with more than " + Extract.MOST_CHARACTERS + " bytes");
            } else {
                body.appendBuffer(piece);
            }
        });
        response.endHandler(end -> answer.tryComplete(body.toString(StandardCharsets.UTF_8)));
    }

    private static void breakOff(HttpClientRequest request, Promise<String> answer, String why) {
        if (answer.tryFail(new IOException(why))) {
            request.reset();
        }
    }

    private static String words(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }
}
