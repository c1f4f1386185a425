package org.slewd.api;

import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * Refuses requests that a foreign web page has made a browser send. Listening on loopback alone does not: a page may
 * point a name of its own at 127.0.0.1 (so the name asked for must be ours), and any page may open a WebSocket anywhere
 * (so the page's origin must be the host it asks).
 */
final class HostGuard {

    /** Why a request is not served. */
    record Refusal(int status, String message) {}

    private HostGuard() {}

    static Optional<Refusal> check(HttpServerRequest request) {
        return check(
                request.localAddress().port(),
                request.headers().getAll("Host"),
                request.headers().getAll("Origin"));
    }

    /** @param port that the request came in at */
    static Optional<Refusal> check(int port, List<String> hostHeaders, List<String> originHeaders) {
        Set<String> own = Set.of("localhost:" + port, "127.0.0.1:" + port, "[::1]:" + port);
        if (hostHeaders.size() != 1 || !own.contains(withPort(hostHeaders.get(0)))) {
            return Optional.of(new Refusal(
                    421,
                    "this is slewd on port " + port + " of this machine, asked for under another name. Open"
                            + " http://localhost:" + port + "/; a tunnel must end at the same port number"));
        }
        String wanted = "http://" + withPort(hostHeaders.get(0));
        if (originHeaders.size() > 1
                || originHeaders.stream().anyMatch(origin -> !origin(origin).equals(wanted))) {
            return Optional.of(new Refusal(403, "requests from other web pages are not served"));
        }
        return Optional.empty();
    }

    private static String origin(String origin) {
        return origin.startsWith("http://") ? "http://" + withPort(origin.substring("http://".length())) : origin;
    }

    /** Browsers leave the default port out. */
    private static String withPort(String host) {
        String lower = host.toLowerCase(Locale.ROOT);
        boolean hasPort = lower.lastIndexOf(':') > lower.lastIndexOf(']');
        return hasPort ? lower : lower + ":80";
    }
}
