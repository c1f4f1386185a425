package org.slewd.api;

/**
 * Where the network part listens.
 *
 * @param port on the loopback addresses, 0 to 65535; 0 takes a free one
 * @param version of slewd, as clients are told
 */
public record ApiConfig(int port, String version) {
    public ApiConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 0 to 65535");
        }
    }
}
