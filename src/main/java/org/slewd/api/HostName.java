package org.slewd.api;

import java.net.InetAddress;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A name that the station may be asked for by.
 *
 * @param name in small letters, IPv6 addresses in brackets and written out
 * @param port if it is asked for at another than it listens at, or the usual one
 */
public record HostName(String name, OptionalInt port) {

    private static final Pattern FORM =
            Pattern.compile("(\\[[0-9a-fA-F:.]+]|[a-zA-Z0-9]([a-zA-Z0-9._-]{0,251}[a-zA-Z0-9])?)(?::([0-9]{1,5}))?");

    private static final int MAX_PORT = 65_535;

    static final int PLAIN_PORT = 80;
    static final int TLS_PORT = 443;

    /** What stands in a configuration, a header {@code Host} or behind the scheme of an origin; nothing when it has no such form. */
    static Optional<HostName> parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        OptionalInt port =
                matcher.group(3) == null ? OptionalInt.empty() : OptionalInt.of(Integer.parseInt(matcher.group(3)));
        if (port.orElse(1) > MAX_PORT || port.orElse(1) == 0) {
            return Optional.empty();
        }
        String name = matcher.group(1).toLowerCase(Locale.ROOT);
        if (!name.startsWith("[")) {
            return Optional.of(new HostName(name, port));
        }
        return IpAddresses.parse(name.substring(1, name.length() - 1))
                .map(address -> new HostName(bracketed(address), port));
    }

    /** The name of an address of this machine. */
    static String bracketed(InetAddress address) {
        String text = address.getHostAddress();
        int zone = text.indexOf('%');
        String bare = zone < 0 ? text : text.substring(0, zone);
        return bare.contains(":") ? '[' + bare + ']' : bare;
    }

    /** Browsers leave the usual port out. */
    HostName withPort(boolean isSecure) {
        return new HostName(name, OptionalInt.of(port.orElse(usualPort(isSecure))));
    }

    static int usualPort(boolean isSecure) {
        return isSecure ? TLS_PORT : PLAIN_PORT;
    }

    @Override
    public String toString() {
        return name + (port.isPresent() ? ":" + port.getAsInt() : "");
    }
}
