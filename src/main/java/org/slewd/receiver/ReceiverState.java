package org.slewd.receiver;

import java.util.Optional;
import org.slewd.link.Contact;

/**
 * What a driver knows of its radio.
 *
 * @param contact whether the radio answers
 * @param measured the last frequency that the radio reported
 * @param commanded the last frequency that was really sent; empty while the radio had what was wanted without it
 * @param verified whether the radio has reported the commanded frequency since it was sent
 * @param trouble one sentence for an operator about the last refusal or nonsense; empty if none
 */
public record ReceiverState(
        Contact contact,
        Optional<Sample> measured,
        Optional<Sample> commanded,
        boolean verified,
        Optional<String> trouble) {

    /** A frequency and the monotonic time at which it was read or sent. */
    public record Sample(long hz, long nanos) {}

    /** The same with another sentence for the operator. */
    public ReceiverState withTrouble(String sentence) {
        return new ReceiverState(contact, measured, commanded, verified, Optional.of(sentence));
    }
}
