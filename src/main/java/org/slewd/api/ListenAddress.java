package org.slewd.api;

import java.net.InetAddress;
import java.util.List;
import java.util.Optional;

/**
 * Where the network part listens.
 *
 * @param addresses the first has to be had; a machine without the others is no reason not to start
 * @param reach who can come there
 */
public record ListenAddress(List<String> addresses, Reach reach) {

    /** Whom an address lets in. */
    public enum Reach {
        /** Programs of this machine. */
        LOOPBACK,
        /** Whoever can reach this address. */
        ONE,
        /** Whoever can reach any address of the machine. */
        ALL
    }

    /** So that {@code localhost} reaches slewd whichever way it is resolved. */
    public static final ListenAddress LOCALHOST = new ListenAddress(List.of("127.0.0.1", "::1"), Reach.LOOPBACK);

    public ListenAddress {
        addresses = List.copyOf(addresses);
    }

    /**
     * Reads {@code localhost} or an address of the machine.
     *
     * @throws IllegalArgumentException with a sentence for whoever wrote it
     */
    static ListenAddress parse(String text) {
        if (text.equals("localhost")) {
            return LOCALHOST;
        }
        Optional<InetAddress> address = IpAddresses.parse(text);
        if (address.isEmpty()) {
            throw new IllegalArgumentException("is not localhost and no address; write one of this machine, such as"
                    + " 192.0.2.7, or 0.0.0.0 or :: for all of them");
        }
        Reach wide = address.get().isAnyLocalAddress() ? Reach.ALL : Reach.ONE;
        return new ListenAddress(
                List.of(address.get().getHostAddress()), address.get().isLoopbackAddress() ? Reach.LOOPBACK : wide);
    }

    boolean isLoopback() {
        return reach == Reach.LOOPBACK;
    }

    /** What stands for it in the address of a page. */
    String inUrl() {
        String first = addresses.get(0);
        boolean isIpv6 = first.contains(":");
        if (reach == Reach.ALL) {
            return isIpv6 ? "[::1]" : "127.0.0.1";
        }
        return isIpv6 ? '[' + first + ']' : first;
    }
}
