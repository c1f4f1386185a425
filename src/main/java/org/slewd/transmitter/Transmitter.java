package org.slewd.transmitter;

import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * One thing on board that sends, hears, or relays.
 *
 * @param uuid by which it is known; unique in a list
 * @param catalogNumber of the object
 * @param followed the object whose elements serve, where the first number is only for the time being
 * @param description what people call it; may be empty
 * @param downlink what it sends, before Doppler; empty for one that only hears
 * @param downlinkDriftPpb how far it was found from that, in parts of a thousand million; 0 when not known
 * @param uplink what it hears; empty for one that only sends. One of the two is there
 * @param mode how it sends, in the words of its source, such as {@code FSK AX.25 G3RUH}; may be empty
 * @param uplinkMode how it wants to hear; may be empty
 * @param inverting whether a linear transponder turns its passband around
 * @param baud symbols a second, above 0
 * @param alive whether it is said to work
 * @param status {@code active}, {@code inactive} or {@code invalid} in the SatNOGS DB; may be empty
 * @param unconfirmed whether nobody has confirmed it
 * @param source where it is from
 */
public record Transmitter(
        String uuid,
        int catalogNumber,
        OptionalInt followed,
        String description,
        Optional<Band> downlink,
        double downlinkDriftPpb,
        Optional<Band> uplink,
        String mode,
        String uplinkMode,
        boolean inverting,
        OptionalDouble baud,
        boolean alive,
        String status,
        boolean unconfirmed,
        String source) {

    /** Nine digits, as an OMM can carry them. */
    static final int GREATEST_CATALOG_NUMBER = 999_999_999;

    /** Oscillators on board are off by tens of millionths at most; more is a slip of whoever typed it. */
    static final double GREATEST_DRIFT_PPB = 1e6;

    public Transmitter {
        if (uuid.isBlank()) {
            throw new IllegalArgumentException("has no uuid");
        }
        if (catalogNumber < 1 || catalogNumber > GREATEST_CATALOG_NUMBER) {
            throw new IllegalArgumentException("catalogue number " + catalogNumber + " is none");
        }
        if (downlink.isEmpty() && uplink.isEmpty()) {
            throw new IllegalArgumentException("has neither a downlink nor an uplink");
        }
        if (!(Math.abs(downlinkDriftPpb) <= GREATEST_DRIFT_PPB)) {
            throw new IllegalArgumentException("drift of " + downlinkDriftPpb + " ppb is no oscillator's");
        }
        if (baud.isPresent() && !(baud.getAsDouble() > 0 && baud.getAsDouble() < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("baud " + baud.getAsDouble() + " is not above 0");
        }
    }

    /** Whether it belongs to the object of this number, by its own or the followed one. */
    public boolean isOf(int number) {
        return catalogNumber == number || (followed.isPresent() && followed.getAsInt() == number);
    }

    /** Where to listen, before Doppler: the middle of the downlink, and the drift. Empty for one that only hears. */
    public OptionalDouble downlinkHz() {
        return downlink.map(band -> OptionalDouble.of(band.centreHz() * (1 + downlinkDriftPpb / 1e9)))
                .orElse(OptionalDouble.empty());
    }

    /** Whether it is said to be in use. */
    public boolean isActive() {
        return alive && (status.isEmpty() || status.equals("active"));
    }

    /** Whether it relays a whole passband. */
    public boolean isLinear() {
        return downlink.filter(band -> !band.isChannel()).isPresent()
                && uplink.filter(band -> !band.isChannel()).isPresent();
    }
}
