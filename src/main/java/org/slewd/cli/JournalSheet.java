package org.slewd.cli;

import java.util.Locale;

/** The parts of the journal. */
enum JournalSheet {
    PASSES,
    EVENTS,
    AUDIT;

    /** As {@code journal.query} knows it. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
