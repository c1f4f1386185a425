package org.slewd.transmitter;

import java.util.Optional;
import java.util.OptionalInt;

/**
 * What the station knows better than a list.
 *
 * @param uuid of the transmitter; empty for all of an object
 * @param catalogNumber of the object; empty for one transmitter. Exactly one of the two is there
 * @param frequencyOffsetHz added to the downlink
 * @param disabled never chosen, and shown as switched off
 * @param preferred chosen before all others of its object
 */
public record Correction(
        Optional<String> uuid,
        OptionalInt catalogNumber,
        double frequencyOffsetHz,
        boolean disabled,
        boolean preferred) {

    /** What an oscillator is off by at 10 GHz, generously. */
    static final double GREATEST_OFFSET_HZ = 1e6;

    public Correction {
        if (uuid.isPresent() == catalogNumber.isPresent()) {
            throw new IllegalArgumentException("names a transmitter by its uuid, or an object, and not both");
        }
        if (!(Math.abs(frequencyOffsetHz) <= GREATEST_OFFSET_HZ)) {
            throw new IllegalArgumentException("offset " + frequencyOffsetHz + " Hz is beyond a megahertz");
        }
        if (disabled && preferred) {
            throw new IllegalArgumentException("cannot be disabled and preferred at once");
        }
    }

    boolean isFor(Transmitter transmitter) {
        return uuid.map(transmitter.uuid()::equals).orElseGet(() -> transmitter.isOf(catalogNumber.orElseThrow()));
    }
}
