package org.slewd.api;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.slewd.config.Section;

/**
 * By which doors people come in over the network: the section {@code http} of a configuration.
 *
 * @param listen where
 * @param port 0 to 65535; 0 takes a free one
 * @param tls what it proves with who it is; empty where it speaks in the clear
 * @param hosts names that it may be asked for by, besides its own address; the first is shown
 * @param proxies whose word is taken for where a request comes from
 */
public record HttpConfig(
        ListenAddress listen, int port, Optional<TlsFiles> tls, List<HostName> hosts, List<AddressRange> proxies) {

    static final int USUAL_PORT = 8080;

    /** As without the section. */
    public static final HttpConfig USUAL = loopback(USUAL_PORT);

    private static final String LISTEN = "listen";

    /** A club has a name or two, and a proxy or two before it. */
    private static final int MOST = 32;

    public HttpConfig {
        hosts = List.copyOf(hosts);
        proxies = List.copyOf(proxies);
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 0 to 65535");
        }
    }

    /** For this machine alone, in the clear. */
    public static HttpConfig loopback(int port) {
        return new HttpConfig(ListenAddress.LOCALHOST, port, Optional.empty(), List.of(), List.of());
    }

    /** The same at another port. */
    public HttpConfig withPort(int other) {
        return new HttpConfig(listen, other, tls, hosts, proxies);
    }

    /** The same for this machine alone and in the clear where the certificate cannot be used now. Blocks for its files. */
    public HttpConfig orInTheClear() {
        try {
            if (tls.isPresent()) {
                TlsIdentity.of(tls.get());
            }
            return this;
        } catch (UnusableTlsException e) {
            return loopback(port);
        }
    }

    /** The same for this machine alone. */
    public HttpConfig onLoopback() {
        return new HttpConfig(ListenAddress.LOCALHOST, port, tls, hosts, proxies);
    }

    /**
     * Reads the section out of the root of a configuration; what is wrong is noted there.
     *
     * @param file the configuration, against whose folder paths are resolved
     */
    public static HttpConfig read(Section root, Path file) {
        return root.optionalSection("http").map(http -> section(http, file)).orElse(USUAL);
    }

    private static HttpConfig section(Section http, Path file) {
        int port = Math.toIntExact(http.optionalInteger("port", 0, 65_535).orElse(USUAL_PORT));
        ListenAddress listen =
                http.optionalText(LISTEN).map(text -> listen(http, text)).orElse(ListenAddress.LOCALHOST);
        Optional<TlsFiles> tls = http.optionalSection("tls").flatMap(section -> TlsFiles.read(section, file));
        List<HostName> hosts = new ArrayList<>();
        List<String> names = texts(http, "hosts");
        for (int i = 0; i < names.size(); i++) {
            String key = "hosts[" + i + ']';
            HostName.parse(names.get(i))
                    .ifPresentOrElse(
                            hosts::add,
                            () -> http.problem(
                                    key,
                                    "is not the name of a host; write it without http:// and path, as"
                                            + " station.example.org or station.example.org:8443"));
        }
        List<AddressRange> proxies = new ArrayList<>();
        List<String> ranges = texts(http, "proxies");
        for (int i = 0; i < ranges.size(); i++) {
            proxy(http, "proxies[" + i + ']', ranges.get(i)).ifPresent(proxies::add);
        }
        if (http.isSound(LISTEN) && !listen.isLoopback() && !http.has("tls") && ranges.isEmpty()) {
            http.problem(
                    LISTEN,
                    "lets others than this machine in, and passwords would cross the network in the clear; add tls: with"
                            + " certificate and key, or name the reverse proxy before slewd under proxies:, or write localhost and come by"
                            + " a tunnel: ssh -L " + port + ":localhost:" + port);
        }
        return new HttpConfig(listen, port, tls, hosts, proxies);
    }

    private static ListenAddress listen(Section http, String text) {
        try {
            return ListenAddress.parse(text);
        } catch (IllegalArgumentException e) {
            http.problem(LISTEN, e.getMessage());
            return ListenAddress.LOCALHOST;
        }
    }

    private static Optional<AddressRange> proxy(Section http, String key, String text) {
        try {
            AddressRange range = AddressRange.parse(text);
            if (range.length() > 0) {
                return Optional.of(range);
            }
            http.problem(key, "is everybody, and everybody could say that he comes from elsewhere; name the proxy");
        } catch (IllegalArgumentException e) {
            http.problem(key, e.getMessage());
        }
        return Optional.empty();
    }

    private static List<String> texts(Section http, String key) {
        List<String> texts = http.texts(key);
        if (texts.size() > MOST) {
            http.problem(key, "has more than " + MOST + " entries; name fewer");
            return List.of();
        }
        // An empty text stands for an entry that is noted already.
        return texts;
    }

    /**
     * Why slewd may not listen there, as a sentence with what to do.
     *
     * @param hasAdmin whether there is somebody with an account who may make others, and shut them out
     */
    public Optional<String> objection(boolean hasAdmin) {
        if (listen.isLoopback()) {
            return Optional.empty();
        }
        String where = "listen: " + listen.addresses().get(0) + " of the section http lets others than this machine in";
        if (tls.isEmpty() && proxies.isEmpty()) {
            return Optional.of(
                    where + ", without tls and without proxies. Add one of them, or write listen: localhost");
        }
        return hasAdmin
                ? Optional.empty()
                : Optional.of(where
                        + ", and nobody has an account as an admin yet. Start slewd with listen: localhost, make one"
                        + " with 'slewd user add NAME --role admin', and write this address again");
    }

    /** The address of the page for whoever sits at the machine. */
    String addressHere(int actualPort) {
        return listen.isLoopback()
                ? (tls.isPresent() ? "https" : "http") + "://" + listen.inUrl() + ':' + actualPort + '/'
                : addressFromOutside(actualPort);
    }

    /** The address of the page for everybody else, as far as it can be told from the configuration. */
    String addressFromOutside(int actualPort) {
        boolean isBehind = tls.isEmpty() && !proxies.isEmpty();
        if (hosts.isEmpty()) {
            return (tls.isPresent() ? "https" : "http") + "://" + listen.inUrl() + ':' + actualPort + '/';
        }
        HostName first = hosts.get(0);
        // What a proxy listens at, slewd does not know; 443 is likely.
        String name = isBehind || first.port().isPresent() ? first.toString() : first + ":" + actualPort;
        return (tls.isPresent() || isBehind ? "https" : "http") + "://" + name + '/';
    }
}
