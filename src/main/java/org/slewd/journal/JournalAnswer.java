package org.slewd.journal;

import java.util.List;

/** What the journal says to a question. */
public sealed interface JournalAnswer<E extends Entry> {

    /**
     * What it has.
     *
     * @param more whether there is more beyond the last of them
     */
    record Rows<E extends Entry>(List<Numbered<E>> rows, boolean more) implements JournalAnswer<E> {
        public Rows {
            rows = List.copyOf(rows);
        }
    }

    /**
     * It cannot say.
     *
     * @param why for people
     */
    record Unavailable<E extends Entry>(String why) implements JournalAnswer<E> {}
}
