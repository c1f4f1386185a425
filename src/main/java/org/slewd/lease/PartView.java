package org.slewd.lease;

import java.util.Optional;

/**
 * How it stands with one part.
 *
 * @param secondsLeft until the lease ends when nothing more is heard of its holder; 0 without one
 * @param asker who has asked for it
 * @param secondsToAnswer that the holder has for this; 0 when nobody has asked
 * @param last how the lease before ended, or the present one was refused to somebody; empty before the first
 */
public record PartView(
        Part part,
        Optional<Lease> lease,
        double secondsLeft,
        Optional<Holder> asker,
        double secondsToAnswer,
        Optional<LeaseEvent> last) {}
