package org.slewd.condition;

/** Takes in what the sources of safety inputs receive. Called from any thread; returns at once. */
public interface Hearing {

    /**
     * An input was heard.
     *
     * @param input its name in the configuration
     * @param text as it was received
     * @param nanos when it was received, or, where that is known, when it was measured, on the monotonic clock
     */
    void heard(String input, String text, long nanos);

    /**
     * An input could not be heard; it is as old as it was.
     *
     * @param why as half a sentence, for people: {@code it takes no connections}
     */
    void missed(String input, String why);
}
