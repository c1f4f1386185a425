package org.slewd.storage;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slewd.journal.Entry;
import org.slewd.journal.EventEntry;
import org.slewd.journal.Keeping;

/**
 * Entries on their way to the disk. Posting never waits; when there is no room, the entry is lost, and counted. {@link #post} is
 * for any thread, the rest for the writer.
 */
final class JournalInbox {

    /** A day of a busy station, some 4 MB; a disk that is full stays so until a person looks. */
    static final int USUAL_ROOM = 4_096;

    /** An entry and who wants to know of it. */
    record Posted(Entry entry, CompletableFuture<Keeping> told) {}

    private final int room;

    /** The last quarter is for passes and audit: a fault that comes and goes must not push them out. */
    private final int roomForEvents;

    private final Deque<Posted> waiting = new ArrayDeque<>();
    private final CountDownLatch closing = new CountDownLatch(1);
    private boolean closed;
    private long lost;

    JournalInbox(int room) {
        this.room = room;
        this.roomForEvents = room - room / 4;
    }

    CompletionStage<Keeping> post(Entry entry) {
        CompletableFuture<Keeping> told = new CompletableFuture<>();
        synchronized (this) {
            if (!closed && waiting.size() < (entry instanceof EventEntry ? roomForEvents : room)) {
                waiting.add(new Posted(entry, told));
                notifyAll();
                return told;
            }
            lost++;
            told.complete(new Keeping.Lost(
                    closed
                            ? "slewd is ending"
                            : "the journal cannot be written, and there is no room to hold more entries"));
        }
        return told;
    }

    /** Up to {@code most} entries, the oldest first, which stay here until they are {@link #done}; waits {@code mostMs} for the first. */
    synchronized List<Posted> head(int most, long mostMs) throws InterruptedException {
        // Waking up for nothing does no harm: the writer looks after other things then.
        for (boolean waited = false; waiting.isEmpty() && !closed && !waited; waited = true) {
            wait(mostMs);
        }
        return waiting.stream().limit(most).toList();
    }

    /** The first {@code count} are dealt with. */
    synchronized void done(int count) {
        for (int i = 0; i < count; i++) {
            waiting.remove();
        }
    }

    /** Waits, but not when it is closed. */
    void pause(long ms) throws InterruptedException {
        closing.await(ms, TimeUnit.MILLISECONDS);
    }

    /** Gives up what is still here. */
    void abandon() {
        List<Posted> left;
        synchronized (this) {
            left = List.copyOf(waiting);
            waiting.clear();
            lost += left.size();
        }
        left.forEach(posted -> posted.told().complete(new Keeping.Lost("slewd ended before it could be written")));
    }

    synchronized int size() {
        return waiting.size();
    }

    synchronized long lost() {
        return lost;
    }

    synchronized boolean isClosed() {
        return closed;
    }

    /** Nothing is taken from now on. */
    synchronized void close() {
        closed = true;
        closing.countDown();
        notifyAll();
    }
}
