package org.slewd.transmitter;

import java.util.Locale;
import java.util.regex.Pattern;

/** What speaks for a transmitter. In a {@link Policy} the earlier wish weighs more than all later ones together. */
public enum Wish {
    /** It is said to be in use. */
    ACTIVE,
    /** Somebody has confirmed it. */
    CONFIRMED,
    /** It is a beacon or telemetry, which is there without anybody talking. */
    TELEMETRY,
    /** It is in FM of the usual width, which every receiver has. */
    FM,
    /** It is a channel and not a passband. */
    CHANNEL,
    /** It is a passband of a linear transponder. */
    LINEAR;

    private static final Pattern BEACON = Pattern.compile("\\b(beacon|tlm|telemetry|cw)\\b");

    /** What {@code slewd} is called for in a configuration. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    boolean isGranted(Transmitter transmitter) {
        return switch (this) {
            case ACTIVE -> transmitter.isActive();
            case CONFIRMED -> !transmitter.unconfirmed();
            case TELEMETRY ->
                BEACON.matcher(transmitter.description().toLowerCase(Locale.ROOT))
                                .find()
                        || transmitter.mode().equalsIgnoreCase("CW");
            case FM ->
                transmitter.mode().equalsIgnoreCase("FM") || transmitter.mode().equalsIgnoreCase("FMN");
            case CHANNEL -> transmitter.downlink().filter(Band::isChannel).isPresent();
            case LINEAR -> transmitter.isLinear();
        };
    }
}
