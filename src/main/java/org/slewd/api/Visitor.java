package org.slewd.api;

import io.vertx.core.MultiMap;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.SocketAddress;
import java.net.InetAddress;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Where a request comes from, as far as that can be believed. Headers of proxies are believed from those that the configuration
 * names, and from nobody else: anybody can write them.
 *
 * @param address of whoever asks; {@code unknown} where the connection has none
 * @param isByProxy whether a proxy has brought it
 * @param isSecure whether it came by TLS, to slewd or to the proxy
 * @param hosts what it asked for; other than one where it did not say so, or said two things
 */
record Visitor(String address, boolean isByProxy, boolean isSecure, List<String> hosts) {

    static final String FORWARDED_FOR = "X-Forwarded-For";
    static final String FORWARDED_PROTO = "X-Forwarded-Proto";
    static final String FORWARDED_HOST = "X-Forwarded-Host";

    /** Proxies behind proxies; what stands before is not looked at. */
    private static final int MOST_HOPS = 16;

    private static final String HOST = "Host";
    private static final String HTTPS = "https";

    static Visitor of(HttpConfig config, HttpServerRequest request) {
        return of(config, request.remoteAddress(), request.headers());
    }

    static Visitor of(HttpConfig config, SocketAddress remote, MultiMap headers) {
        Optional<InetAddress> peer =
                Optional.ofNullable(remote).map(SocketAddress::hostAddress).flatMap(IpAddresses::parseWithZone);
        boolean isSecure = config.tls().isPresent();
        if (peer.isEmpty() || !isProxy(config, peer.get())) {
            return new Visitor(
                    peer.map(InetAddress::getHostAddress).orElse("unknown"), false, isSecure, headers.getAll(HOST));
        }
        return new Visitor(
                client(config, peer.get(), headers.getAll(FORWARDED_FOR)).getHostAddress(),
                headers.contains(FORWARDED_FOR),
                last(headers, FORWARDED_PROTO)
                        .map(scheme -> scheme.toLowerCase(Locale.ROOT).equals(HTTPS))
                        .orElse(isSecure),
                last(headers, FORWARDED_HOST).map(List::of).orElseGet(() -> headers.getAll(HOST)));
    }

    /**
     * Each proxy adds whom it has heard at the end, so the list is read from there, as long as those in it are proxies. The first
     * that is none is the client; what stands before it is what the client says.
     */
    private static InetAddress client(HttpConfig config, InetAddress peer, List<String> headers) {
        String[] hops = String.join(",", headers).split(",", -1);
        InetAddress client = peer;
        for (int i = hops.length - 1; i >= Math.max(0, hops.length - MOST_HOPS) && isProxy(config, client); i--) {
            Optional<InetAddress> before = hop(hops[i].strip());
            if (before.isEmpty()) {
                break;
            }
            client = before.get();
        }
        return client;
    }

    /** Some proxies write the port, too: {@code 192.0.2.7:4711}, {@code [2001:db8::7]:4711}. */
    private static Optional<InetAddress> hop(String text) {
        if (text.startsWith("[")) {
            int end = text.indexOf(']');
            return end < 0 ? Optional.empty() : IpAddresses.parse(text.substring(1, end));
        }
        int colon = text.indexOf(':');
        boolean isOneColon = colon >= 0 && colon == text.lastIndexOf(':');
        return IpAddresses.parse(isOneColon ? text.substring(0, colon) : text);
    }

    /** What the proxy has written that has spoken to us: it stands last. */
    private static Optional<String> last(MultiMap headers, String name) {
        List<String> all = headers.getAll(name);
        if (all.isEmpty()) {
            return Optional.empty();
        }
        String line = all.get(all.size() - 1);
        return Optional.of(line.substring(line.lastIndexOf(',') + 1).strip());
    }

    private static boolean isProxy(HttpConfig config, InetAddress address) {
        return config.proxies().stream().anyMatch(range -> range.contains(address));
    }

    /** Whether it is a program of this machine, as far as anybody says. */
    boolean isOfThisMachine() {
        return IpAddresses.parse(address).filter(InetAddress::isLoopbackAddress).isPresent();
    }
}
