package org.slewd.api;

import java.net.InetAddress;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Refuses requests that a foreign web page has made a browser send, and those that come around the proxy. To be out of reach is
 * not enough: a page may point a name of its own at 127.0.0.1 or at an address of the local network (so the name asked for must
 * be ours), and any page may open a WebSocket anywhere (so the page's origin must be the host it asks).
 */
final class HostGuard {

    /** Why a request is not served. */
    record Refusal(int status, String message, String hint) {}

    private static final String OWN_ADDRESS = "open the page from its own address";

    private final HttpConfig config;

    HostGuard(HttpConfig config) {
        this.config = config;
    }

    /**
     * Looks at a request.
     *
     * @param local the address that it came in at, if it is known
     * @param port that it came in at
     * @param originHeaders of the request; a program sends none
     */
    Optional<Refusal> check(Visitor visitor, Optional<InetAddress> local, int port, List<String> originHeaders) {
        if (!isPrivate(visitor)) {
            return Optional.of(new Refusal(
                    403,
                    "in the clear slewd speaks with its proxy and with this machine only",
                    "come by the proxy; or, if this is one, name its address in proxies: of the section http, and have"
                            + " it send " + Visitor.FORWARDED_FOR));
        }
        Optional<HostName> host = visitor.hosts().size() == 1
                ? HostName.parse(visitor.hosts().get(0)).map(asked -> asked.withPort(visitor.isSecure()))
                : Optional.empty();
        if (host.isEmpty() || !own(local, port, visitor.isSecure()).contains(host.get())) {
            return Optional.of(new Refusal(
                    421,
                    "this is slewd on port " + port + ", asked for by a name or a port that it does not know"
                            + host.map(asked -> ": " + asked).orElse(""),
                    "open " + config.addressHere(port)
                            + "; a tunnel must end at the same port number, and another name has to stand in hosts: of"
                            + " the section http, with its port unless that is the usual one"));
        }
        if (originHeaders.size() > 1
                || originHeaders.stream().anyMatch(origin -> !isOrigin(origin, host.get(), visitor.isSecure()))) {
            return Optional.of(new Refusal(403, "requests from other web pages are not served", OWN_ADDRESS));
        }
        return Optional.empty();
    }

    /** What others on the way could read is taken from this machine and from the proxy only, who answers for what is before it. */
    private boolean isPrivate(Visitor visitor) {
        return config.tls().isPresent() || visitor.isByProxy() || visitor.isOfThisMachine();
    }

    private Set<HostName> own(Optional<InetAddress> local, int port, boolean isSecure) {
        OptionalInt here = OptionalInt.of(port);
        Set<HostName> own = new HashSet<>(List.of(
                new HostName("localhost", here),
                new HostName("127.0.0.1", here),
                new HostName("[0:0:0:0:0:0:0:1]", here)));
        // A name can be pointed anywhere by whoever has it; an address says where it is.
        local.ifPresent(address -> own.add(new HostName(HostName.bracketed(address), here)));
        for (HostName name : config.hosts()) {
            if (name.port().isPresent()) {
                own.add(name);
            } else {
                own.add(new HostName(name.name(), here));
                own.add(name.withPort(isSecure));
            }
        }
        return own;
    }

    private static boolean isOrigin(String origin, HostName host, boolean isSecure) {
        String scheme = isSecure ? "https://" : "http://";
        return origin.startsWith(scheme)
                && HostName.parse(origin.substring(scheme.length()))
                        .map(page -> page.withPort(isSecure))
                        .equals(Optional.of(host));
    }
}
