package org.slewd.receiver;

import java.util.Optional;
import java.util.OptionalLong;
import org.slewd.link.Contact;

/**
 * What a driver knows of its radio.
 *
 * @param contact whether the radio answers
 * @param downlink the dial it listens by
 * @param uplink the dial of its other leg; empty for a radio without one
 * @param latencyNanos from the moment a setting leaves until the radio has said that it took it, the middle of the last
 *     ones; empty before the first, and for a radio that says nothing
 * @param signal the last reading of its meter; empty for a radio without one, and before the first
 * @param trouble one sentence for an operator about the last refusal or nonsense; empty if none
 */
public record ReceiverState(
        Contact contact,
        DialState downlink,
        Optional<DialState> uplink,
        OptionalLong latencyNanos,
        Optional<Signal> signal,
        Optional<String> trouble) {

    /** The dial of a leg; of which nothing is known where the radio has none. */
    public DialState dial(Leg leg) {
        return leg == Leg.DOWNLINK ? downlink : uplink.orElse(DialState.UNKNOWN);
    }
}
