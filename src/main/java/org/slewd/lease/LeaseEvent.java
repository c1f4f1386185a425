package org.slewd.lease;

import java.time.Instant;
import java.util.Optional;

/**
 * Something that has happened to a lease.
 *
 * @param holder whose lease it is or was; of {@link What#REFUSED} who holds it
 * @param number of that lease
 * @param by who brought it about, where that is somebody else: the next holder, or who asked
 */
public record LeaseEvent(What what, Part part, Holder holder, long number, Optional<Holder> by, Instant utc) {

    /** What has happened. */
    public enum What {
        /** The holder has it from now on. */
        GRANTED,
        /** Somebody asked the holder for it. */
        ASKED,
        /** The holder was asked and keeps it. */
        KEPT,
        /** Somebody wanted it in vain. */
        REFUSED,
        /** The holder gave it back. */
        RELEASED,
        /** The holder was asked and gave it. */
        GIVEN,
        /** The holder was asked and did not answer in time. */
        UNANSWERED,
        /** Another took it without asking. */
        TAKEN,
        /** The holder was silent for too long. */
        EXPIRED,
        /** The holder has given no order for too long. */
        IDLE,
        /** The connection of the holder is gone. */
        LEFT;

        /** Whether the lease was over with it. */
        public boolean isEnd() {
            return switch (this) {
                case RELEASED, GIVEN, UNANSWERED, TAKEN, EXPIRED, IDLE, LEFT -> true;
                case GRANTED, ASKED, KEPT, REFUSED -> false;
            };
        }
    }
}
