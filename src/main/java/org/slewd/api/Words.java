package org.slewd.api;

import io.vertx.core.net.SocketAddress;
import java.util.Locale;

/** How constants and addresses are written. */
final class Words {

    private Words() {}

    /** {@code OUTSIDE_ENVELOPE} as {@code outside-envelope}. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Of a client, without its port. */
    static String address(SocketAddress remote) {
        return remote == null || remote.hostAddress() == null ? "unknown" : remote.hostAddress();
    }
}
