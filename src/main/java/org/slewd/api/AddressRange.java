package org.slewd.api;

import java.net.InetAddress;
import java.util.Optional;

/**
 * Addresses that begin alike.
 *
 * @param first bits count as far as {@code length} says
 * @param length of what they have in common, in bits: 0 to 32 or 128
 */
public record AddressRange(InetAddress first, int length) {

    public AddressRange {
        int most = first.getAddress().length * Byte.SIZE;
        if (length < 0 || length > most) {
            throw new IllegalArgumentException("a length of " + length + " bits is outside 0 to " + most);
        }
    }

    /**
     * Reads {@code 192.0.2.7}, {@code 192.0.2.0/24} or {@code fd00::/8}.
     *
     * @throws IllegalArgumentException with a sentence for whoever wrote it
     */
    static AddressRange parse(String text) {
        int slash = text.indexOf('/');
        Optional<InetAddress> address = IpAddresses.parse(slash < 0 ? text : text.substring(0, slash));
        if (address.isEmpty()) {
            throw new IllegalArgumentException("is not an address; write one as 192.0.2.7, 192.0.2.0/24 or fd00::/8");
        }
        int most = address.get().getAddress().length * Byte.SIZE;
        if (slash < 0) {
            return new AddressRange(address.get(), most);
        }
        String length = text.substring(slash + 1);
        if (!length.matches("[0-9]{1,3}") || Integer.parseInt(length) > most) {
            throw new IllegalArgumentException("has no length from 0 to " + most + " behind the /");
        }
        return new AddressRange(address.get(), Integer.parseInt(length));
    }

    boolean contains(InetAddress address) {
        byte[] own = first.getAddress();
        byte[] other = address.getAddress();
        if (own.length != other.length) {
            return false;
        }
        for (int bit = 0; bit < length; bit++) {
            int mask = 0x80 >> bit % Byte.SIZE;
            if ((own[bit / Byte.SIZE] & mask) != (other[bit / Byte.SIZE] & mask)) {
                return false;
            }
        }
        return true;
    }
}
