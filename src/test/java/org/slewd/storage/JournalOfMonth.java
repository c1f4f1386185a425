package org.slewd.storage;

import java.nio.file.Path;
import java.util.List;
import org.slewd.time.Clock;

/** The journal for a station whose month takes minutes: it does not wait half a minute for a disk to be mended. */
public final class JournalOfMonth {

    private static final JournalPauses SHORT = new JournalPauses(List.of(20L));

    private JournalOfMonth() {}

    public static SqliteJournal start(Path folder, Clock clock) {
        return SqliteJournal.start(folder, JournalLimits.USUAL, SHORT, clock);
    }
}
