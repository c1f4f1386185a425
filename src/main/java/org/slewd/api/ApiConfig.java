package org.slewd.api;

import java.util.Optional;

/**
 * Where the network part listens.
 *
 * @param port on the loopback addresses, 0 to 65535; 0 takes a free one
 * @param version of slewd, as clients are told
 * @param calendar what stands in the calendar, if there is one
 * @param operatorsAreTrusted whether operators may clear faults and say where the cable is, as admins may
 */
public record ApiConfig(int port, String version, Optional<CalendarConfig> calendar, boolean operatorsAreTrusted) {

    /** Without a calendar, and where operators may do as the table of methods says and no more. */
    public ApiConfig(int port, String version) {
        this(port, version, Optional.empty(), false);
    }

    public ApiConfig {
        if (port < 0 || port > 65_535) {
            throw new IllegalArgumentException("port " + port + " is outside 0 to 65535");
        }
    }
}
