package org.slewd.condition;

/** What became of a text that was received. */
public sealed interface Reading {

    /**
     * It was understood.
     *
     * @param shown the value for people, with its unit
     * @param value as a number, for meters; of a contact 1 where it is safe and 0 where it is not
     */
    record Understood(Level level, String shown, double value) implements Reading {}

    /**
     * It was not: it counts as if it had never come.
     *
     * @param why as half a sentence: {@code "err" is no number}
     */
    record NotUnderstood(String why) implements Reading {}
}
