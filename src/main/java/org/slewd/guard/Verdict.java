package org.slewd.guard;

/** What the envelope says to a motion. */
public sealed interface Verdict {

    /** It may begin. */
    record Allowed() implements Verdict {}

    /**
     * It must not.
     *
     * @param kind what stands in the way
     * @param sentence for an operator: what, what slewd did, what to do
     */
    record Refused(Kind kind, String sentence) implements Verdict {}

    /** What can stand in the way. */
    enum Kind {
        /** The end of the travel of an axis; of azimuth, the end of the cable as well. */
        TRAVEL,
        /** The target lies in a keep-out, below the horizon, or nearer to one than the antenna runs on. */
        FORBIDDEN_TARGET,
        /** The target is free and the way there is not; a route of several moves may be. */
        FORBIDDEN_WAY,
        /** The antenna stands where it must not; only a person moves it from there. */
        FORBIDDEN_START,
        /** The Sun. */
        SUN,
        /** Nobody knows which of several turns the azimuth axis is in. */
        UNKNOWN_TURN
    }
}
