package org.slewd.api;

import java.util.Optional;

/**
 * What the network part serves, and where.
 *
 * @param http by which doors people come in
 * @param version of slewd, as clients are told
 * @param calendar what stands in the calendar, if there is one
 * @param operatorsAreTrusted whether operators may clear faults and say where the cable is, as admins may
 */
public record ApiConfig(
        HttpConfig http, String version, Optional<CalendarConfig> calendar, boolean operatorsAreTrusted) {

    /** Without a calendar, and where operators may do as the table of methods says and no more. */
    public ApiConfig(HttpConfig http, String version) {
        this(http, version, Optional.empty(), false);
    }

    /** The same for this machine alone. */
    public ApiConfig(int port, String version) {
        this(HttpConfig.loopback(port), version);
    }
}
