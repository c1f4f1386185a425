package org.slewd.feeds;

import java.time.Instant;
import java.util.List;
import org.slewd.transmitter.Transmitter;

/**
 * All transmitters that a source offers from now on, in place of those before.
 *
 * @param priority of the source, 0 to 100
 * @param receivedUtc when they came
 */
public record TransmitterDelivery(String source, int priority, Instant receivedUtc, List<Transmitter> transmitters) {
    public TransmitterDelivery {
        transmitters = List.copyOf(transmitters);
    }
}
