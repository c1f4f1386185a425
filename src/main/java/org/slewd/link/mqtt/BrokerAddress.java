package org.slewd.link.mqtt;

import java.net.URI;
import java.net.URISyntaxException;

/**
 * Where an MQTT broker listens.
 *
 * @param host a name or an address; one of version 6 in brackets
 * @param secure whether TLS is spoken
 */
public record BrokerAddress(String host, int port, boolean secure) {

    private static final int PORT = 1883;

    private static final int TLS_PORT = 8883;

    /**
     * Reads {@code mqtt://HOST:PORT} or {@code mqtts://HOST:PORT}; the port may be left out.
     *
     * @throws IllegalArgumentException with half a sentence that does not repeat a password
     */
    public static BrokerAddress parse(String text) {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new IllegalArgumentException("it is no address; write mqtt://HOST:PORT", e);
        }
        if (uri.getRawUserInfo() != null) {
            throw new IllegalArgumentException(
                    "the address holds a name or a password; write them into a file, and name that in credentialsFile");
        }
        boolean secure = "mqtts".equals(uri.getScheme());
        if (!(secure || "mqtt".equals(uri.getScheme())) || uri.getHost() == null || uri.getPort() > 65_535) {
            throw new IllegalArgumentException("it is no address; write mqtt://HOST:PORT");
        }
        if (!uri.getRawPath().isEmpty()) {
            throw new IllegalArgumentException(
                    "the address of the broker has a path; leave it out, a topic is written elsewhere");
        }
        int usual = secure ? TLS_PORT : PORT;
        return new BrokerAddress(uri.getHost(), uri.getPort() >= 0 ? uri.getPort() : usual, secure);
    }

    /** As it is looked up, and as it stands in a certificate. */
    String name() {
        return host.replaceAll("^\\[|]$", "");
    }

    @Override
    public String toString() {
        return host + ':' + port;
    }
}
