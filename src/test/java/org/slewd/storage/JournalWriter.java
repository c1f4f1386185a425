package org.slewd.storage;

import java.nio.file.Path;
import java.util.concurrent.Semaphore;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.Entry;
import org.slewd.journal.EventEntry;
import org.slewd.journal.Keeping;
import org.slewd.time.Clock;
import org.slewd.time.SystemClock;

/** A process that writes a journal as fast as it can and reports on standard output what is kept, until it is killed. */
final class JournalWriter {

    /** So that transactions have many entries. */
    private static final int ON_THEIR_WAY = 16;

    private JournalWriter() {}

    public static void main(String[] arguments) throws InterruptedException {
        Clock clock = new SystemClock();
        Semaphore way = new Semaphore(ON_THEIR_WAY);
        System.out.println("begun");
        SqliteJournal journal = SqliteJournal.start(Path.of(arguments[0]), JournalLimits.USUAL, clock);
        for (int number = 0; ; number++) {
            String name = arguments[1] + "." + number;
            Entry entry = number % 3 == 0
                    ? new AuditEntry(clock.utc(), "page 3", "admin", "127.0.0.1", "rotator.point", name, "done")
                    : new EventEntry(clock.utc(), "fault.raised", name, "no reply for 3.0 s", EventEntry.NO_DATA);
            way.acquire();
            journal.write(entry).thenAccept(keeping -> {
                if (keeping instanceof Keeping.Kept) {
                    System.out.println("kept " + name);
                }
                way.release();
            });
        }
    }
}
