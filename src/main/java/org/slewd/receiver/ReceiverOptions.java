package org.slewd.receiver;

import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the owner of a radio may have set differently from how it was delivered.
 *
 * @param civAddress where it listens on an Icom bus, 01h to DFh; empty for the model's own
 * @param downlinkOn which of its two receivers hears the downlink while both legs are tuned; empty for the model's own
 */
public record ReceiverOptions(OptionalInt civAddress, Optional<Half> downlinkOn) {

    public static final ReceiverOptions AS_DELIVERED = new ReceiverOptions(OptionalInt.empty(), Optional.empty());

    /** E0h and above are controllers. */
    private static final int MAX_CIV_ADDRESS = 0xDF;

    public ReceiverOptions {
        if (civAddress.isPresent() && (civAddress.getAsInt() < 1 || civAddress.getAsInt() > MAX_CIV_ADDRESS)) {
            throw new IllegalArgumentException(
                    String.format(Locale.ROOT, "%02Xh is not the address of a radio", civAddress.getAsInt()));
        }
    }

    /**
     * Reads an address as the menus of the radios show it: {@code 94h}.
     *
     * @throws IllegalArgumentException with a sentence that shows how to write it
     */
    public static int parseCivAddress(String text) {
        if (text.matches("[0-9A-Fa-f]{1,2}[hH]")) {
            int address = Integer.parseInt(text.substring(0, text.length() - 1), 16);
            if (address >= 1 && address <= MAX_CIV_ADDRESS) {
                return address;
            }
        }
        throw new IllegalArgumentException('"' + text
                + "\" is not a CI-V address; write it as the radio's menu shows it, from 01h to DFh, such as 94h");
    }
}
