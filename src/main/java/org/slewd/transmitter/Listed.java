package org.slewd.transmitter;

import java.util.OptionalDouble;

/**
 * A transmitter with what the station knows better.
 *
 * @param frequencyOffsetHz added to the downlink
 * @param disabled never chosen
 * @param preferred chosen first
 */
public record Listed(Transmitter transmitter, double frequencyOffsetHz, boolean disabled, boolean preferred) {

    /** Where to listen, before Doppler; empty for one that only hears. */
    public OptionalDouble downlinkHz() {
        OptionalDouble nominalHz = transmitter.downlinkHz();
        return nominalHz.isPresent() ? OptionalDouble.of(nominalHz.getAsDouble() + frequencyOffsetHz) : nominalHz;
    }
}
