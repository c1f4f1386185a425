package org.slewd.interop;

import java.util.List;
import org.slewd.config.Section;

/**
 * Where a neighbour is let in.
 *
 * @param addresses of this machine, the first of which has to be free; a machine without the second is no reason not to start
 * @param port 0 to 65535; 0 takes a free one
 */
public record Door(List<String> addresses, int port) {

    private static final List<String> LOOPBACK = List.of("127.0.0.1", "::1");

    public Door {
        addresses = List.copyOf(addresses);
        if (addresses.isEmpty() || !LOOPBACK.containsAll(addresses)) {
            throw new IllegalArgumentException("not addresses of this machine alone: " + addresses);
        }
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 0 to 65535");
        }
    }

    static Door read(Section section, int usualPort) {
        int port = Math.toIntExact(section.optionalInteger("port", 0, 65_535).orElse(usualPort));
        String address = section.optionalText("address").orElse("localhost");
        if (address.equals("localhost")) {
            return new Door(LOOPBACK, port);
        }
        if (!LOOPBACK.contains(address)) {
            section.problem(
                    "address",
                    "is not localhost, 127.0.0.1 or ::1; this protocol knows no passwords, so it is served on this machine only:"
                            + " reach it from elsewhere by a tunnel, ssh -L " + port + ":localhost:" + port);
            return new Door(LOOPBACK, port);
        }
        return new Door(List.of(address), port);
    }
}
