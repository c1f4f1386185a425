package org.slewd.journal;

/** What became of an entry. */
public sealed interface Keeping {

    /**
     * It is on the disk and survives a power cut.
     *
     * @param id its number in its table
     */
    record Kept(long id) implements Keeping {}

    /**
     * It is not in the journal and never will be.
     *
     * @param why for people
     */
    record Lost(String why) implements Keeping {}
}
