package org.slewd.people;

/** What became of a change of the register. */
public sealed interface Change {

    /**
     * It is in force.
     *
     * @param onDisk whether it is in force after a restart, too
     */
    record Made(boolean onDisk) implements Change {}

    /**
     * It was not made.
     *
     * @param message what is wrong
     * @param hint what to do
     */
    record Refused(Why why, String message, String hint) implements Change {}

    /** For programs. */
    enum Why {
        /** There is nothing of that name. */
        UNKNOWN,
        /** There is something of that name, or no room. */
        TAKEN,
        /** A name, a password or a time that cannot be. */
        UNSOUND,
        /** The old password is wrong. */
        WRONG,
        /** Too much at once. */
        TOO_MANY
    }
}
