package org.slewd.journal;

/** What a look through the whole audit found. Each entry seals the one before it. */
public sealed interface ChainCheck {

    /**
     * No entry was changed, taken out or put between. That nothing was cut off at its end can be told only by somebody who
     * has noted {@code seal}.
     *
     * @param rows how many entries there are
     * @param seal of the last, 64 hexadecimal digits
     */
    record Whole(long rows, String seal) implements ChainCheck {}

    /**
     * The entry {@code id} is not what was written, or the ones before it are not.
     *
     * @param why for people
     */
    record Broken(long id, String why) implements ChainCheck {}

    /**
     * It could not be looked at.
     *
     * @param why for people
     */
    record Unavailable(String why) implements ChainCheck {}
}
