package org.slewd.journal;

import java.time.Instant;
import java.util.concurrent.CompletionStage;

/** The journal of a station. */
public interface Journal extends JournalReader {

    /**
     * Takes an entry and returns at once, whatever state the disk is in. Any thread, the station loop too.
     *
     * @return what becomes of it; completed on a thread of the journal, never exceptionally
     */
    CompletionStage<Keeping> write(Entry entry);

    /** How it is doing now. Any thread. */
    JournalState state();

    /** One that keeps nothing, for a station that needs none. */
    static Journal none(Instant now) {
        return new NoJournal(now);
    }
}
