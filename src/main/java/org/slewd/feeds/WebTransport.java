package org.slewd.feeds;

import io.vertx.core.MultiMap;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SocketAddress;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NoRouteToHostException;
import java.net.UnknownHostException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;

/**
 * Requests over HTTP. The certificate of the other side is verified, redirects are handed back as they are, and every
 * wait and every buffer has a bound.
 *
 * <p>It uses the plain client of Vert.x, not the one that collects whole bodies: what is too much has to be noticed while
 * it comes.
 */
final class WebTransport implements Transport, AutoCloseable {

    private final Vertx vertx;
    private final HttpClient client;
    private final WebLimits limits;
    private final String userAgent;

    /** @param version of slewd, so that a provider can tell whom to write to */
    WebTransport(Vertx vertx, WebLimits limits, String version) {
        this.vertx = vertx;
        this.limits = limits;
        this.userAgent = "slewd/" + version;
        // A connection for each request: the next one is hours away. Nothing is unpacked on the way, see ReplyBody.
        this.client = vertx.createHttpClient(new HttpClientOptions()
                .setKeepAlive(false)
                .setConnectTimeout(limits.connectMs())
                .setDecompressionSupported(false)
                .setVerifyHost(true)
                .setTrustAll(false));
    }

    @Override
    public CompletionStage<Reply> ask(Question question) {
        String host = question.address().getHost().replaceAll("^\\[|]$", "");
        // The resolver of the system, at each request: that of Vert.x knows the name servers from the start of the
        // process, when a machine that has just booted has none.
        return vertx.executeBlocking(() -> InetAddress.getByName(host), false)
                .toCompletionStage()
                .thenCompose(address -> send(question, host, address))
                .exceptionally(WebTransport::failed);
    }

    private CompletionStage<Reply> send(Question question, String host, InetAddress address) {
        boolean secure = question.address().getScheme().equals("https");
        int port = question.address().getPort() < 0
                ? (secure ? 443 : 80)
                : question.address().getPort();
        RequestOptions options = new RequestOptions()
                .setServer(SocketAddress.inetSocketAddress(new InetSocketAddress(address, port)))
                .setHost(host)
                .setPort(port)
                .setSsl(secure)
                .setMethod(question.form().isPresent() ? HttpMethod.POST : HttpMethod.GET)
                .setURI(target(question))
                .setFollowRedirects(false)
                .setConnectTimeout(limits.connectMs())
                .putHeader("User-Agent", userAgent)
                .putHeader("Accept", "application/json, text/csv, text/plain, application/xml, */*;q=0.1")
                .putHeader("Accept-Encoding", "gzip");
        question.headers().forEach(options::putHeader);
        return client.request(options).toCompletionStage().thenCompose(request -> new Exchange(request).run(question));
    }

    private static String target(Question question) {
        String path = question.address().getRawPath();
        String query = question.address().getRawQuery();
        return (path == null || path.isEmpty() ? "/" : path) + (query == null ? "" : '?' + query);
    }

    private static Reply failed(Throwable thrown) {
        Throwable cause = thrown;
        while (cause instanceof java.util.concurrent.CompletionException && cause.getCause() != null) {
            cause = cause.getCause();
        }
        if (cause instanceof UnknownHostException) {
            return new Reply.NotReached("its name is not known to the name server; check the network and the address");
        }
        if (cause instanceof io.netty.channel.ConnectTimeoutException) {
            // Somebody who drops what we send may be doing so because of what we sent.
            return new Reply.NoReply("no connection came about in time; check the network");
        }
        if (cause instanceof ConnectException || cause instanceof NoRouteToHostException) {
            return new Reply.NotReached("it takes no connections (" + words(cause) + "); check the network");
        }
        if (cause instanceof javax.net.ssl.SSLException) {
            return new Reply.NoReply("its certificate was not accepted (" + words(cause)
                    + "); check the clock of this machine and the address");
        }
        return new Reply.NoReply("it broke off (" + words(cause) + ")");
    }

    private static String words(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    @Override
    public void close() {
        client.close();
    }

    /** One request under way. All on its event loop. */
    private final class Exchange {

        private final HttpClientRequest request;
        private final java.util.concurrent.CompletableFuture<Reply> reply =
                new java.util.concurrent.CompletableFuture<>();

        Exchange(HttpClientRequest request) {
            this.request = request;
        }

        CompletionStage<Reply> run(Question question) {
            long timer = vertx.setTimer(
                    limits.totalMs(),
                    id -> breakOff(new Reply.NoReply("it took longer than "
                            + TimeUnit.MILLISECONDS.toSeconds(limits.totalMs()) + " s and was broken off")));
            // Set before anything is sent, so that a peer that hangs up at once is heard.
            request.exceptionHandler(thrown -> reply.complete(failed(thrown)));
            request.response().onSuccess(response -> {
                boolean isContent = response.statusCode() == 200;
                ReplyBody body = new ReplyBody(isContent ? limits.maxBytes() : WebLimits.MAX_REFUSAL_BYTES, isContent);
                MultiMap headers = response.headers();
                response.exceptionHandler(thrown -> reply.complete(failed(thrown)));
                response.handler(piece -> {
                    if (!body.add(piece)) {
                        breakOff(isContent ? body.tooLarge() : body.answer(response.statusCode(), headers));
                    }
                });
                response.endHandler(end -> reply.complete(body.answer(response.statusCode(), headers)));
            });
            request.response().onFailure(thrown -> reply.complete(failed(thrown)));
            (question.form().isPresent() ? request.end(question.form().get()) : request.end())
                    .onFailure(thrown -> reply.complete(failed(thrown)));
            return reply.whenComplete((done, thrown) -> vertx.cancelTimer(timer));
        }

        private void breakOff(Reply because) {
            if (reply.complete(because)) {
                request.reset();
            }
        }
    }
}
