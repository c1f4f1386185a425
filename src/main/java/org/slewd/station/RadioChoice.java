package org.slewd.station;

import java.util.Optional;
import org.slewd.receiver.Mode;

/**
 * What somebody wants to hear of an object; what is left open the station chooses.
 *
 * @param downlinkHz frequency at which it transmits, before Doppler
 * @param mode demodulation
 * @param transmitter uuid of one of its known transmitters
 */
public record RadioChoice(Optional<Long> downlinkHz, Optional<Mode> mode, Optional<String> transmitter) {

    /** The station chooses. */
    public static final RadioChoice OPEN = new RadioChoice(Optional.empty(), Optional.empty(), Optional.empty());
}
