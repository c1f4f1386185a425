package org.slewd.station;

/** What became of a command. */
public sealed interface Outcome {

    /** Taken, and being carried out. */
    record Accepted() implements Outcome {}

    /**
     * Not taken; nothing moved.
     *
     * @param kind a word of the closed list: {@code outside-envelope}, {@code not-ready}, {@code faulted}, {@code busy},
     *     {@code not-found}, {@code no-pass}, {@code invalid}, {@code no-device}
     * @param message what is wrong
     * @param hint what to do
     */
    record Refused(String kind, String message, String hint) implements Outcome {}
}
