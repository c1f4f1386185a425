package org.slewd.journal;

import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Something that the journal keeps. Times are kept to the millisecond. */
public sealed interface Entry permits PassEntry, EventEntry, AuditEntry {

    /** Longest text of one field, in characters. An element set has 1,000, a traceback that somebody sends has more. */
    int MAX_TEXT = 8_192;

    /** {@code text}, cut where it is longer than a field may be, so that no entry is lost for its length. */
    static String bounded(String text) {
        if (text.length() <= MAX_TEXT) {
            return text;
        }
        // Not between the halves of a character outside of the basic plane.
        int end = Character.isHighSurrogate(text.charAt(MAX_TEXT - 4)) ? MAX_TEXT - 4 : MAX_TEXT - 3;
        return text.substring(0, end) + "...";
    }

    /** {@code utc} as it is kept. */
    static Instant kept(Instant utc) {
        return utc.truncatedTo(ChronoUnit.MILLIS);
    }
}
