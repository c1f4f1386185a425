package org.slewd.lease;

/** What becomes of the wish for a lease. */
public sealed interface Grant {

    /** It is the caller's. */
    record Granted(Lease lease, double secondsLeft) implements Grant {}

    /** Its holder was asked, and has so long to answer; silence gives it. */
    record Asked(Lease held, double secondsLeft) implements Grant {}

    /** Somebody else has it, and keeps it for so long if nothing more is heard of him. */
    record Held(Lease held, double secondsLeft) implements Grant {}

    /** The station has no such part. */
    record NoPart() implements Grant {}
}
