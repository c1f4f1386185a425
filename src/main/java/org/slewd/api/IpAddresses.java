package org.slewd.api;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Optional;
import java.util.regex.Pattern;

/** Addresses as people and programs write them. Nobody is asked for a name: what is no address is nothing. */
final class IpAddresses {

    private static final String BYTE = "(25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9])";

    /** Four numbers; Java would take fewer, too, and other programs take 010 for eight. */
    private static final Pattern IPV4 = Pattern.compile(BYTE + "(\\." + BYTE + "){3}");

    /** The colon keeps Java from asking for a name. */
    private static final Pattern IPV6 = Pattern.compile("[0-9a-fA-F]*:[0-9a-fA-F:.]*");

    private static final int LONGEST = 45;

    private IpAddresses() {}

    /** An IPv4 or IPv6 address without brackets and zone. That of an IPv4 network written as IPv6 is the IPv4 one. */
    static Optional<InetAddress> parse(String text) {
        if (text.length() > LONGEST
                || !(IPV4.matcher(text).matches() || IPV6.matcher(text).matches())) {
            return Optional.empty();
        }
        try {
            return Optional.of(InetAddress.getByName(text));
        } catch (UnknownHostException e) {
            return Optional.empty();
        }
    }

    /** As {@link #parse}, for an address as the system tells it: with the zone it came by, which is not a part of it. */
    static Optional<InetAddress> parseWithZone(String text) {
        int zone = text.indexOf('%');
        return parse(zone < 0 ? text : text.substring(0, zone));
    }
}
