package org.slewd.receiver;

import java.util.Optional;

/**
 * What is known of one dial of a radio.
 *
 * @param measured the last frequency that the radio reported
 * @param commanded the last frequency that was really sent; empty while the radio had what was wanted without it
 * @param verified whether the radio has reported the commanded frequency since it was sent; never for one that cannot tell
 */
public record DialState(Optional<Sample> measured, Optional<Sample> commanded, boolean verified) {

    /** Of a dial of which nothing is known. */
    public static final DialState UNKNOWN = new DialState(Optional.empty(), Optional.empty(), false);

    /** A frequency and the monotonic time at which it was read or sent. */
    public record Sample(long hz, long nanos) {}
}
