package org.slewd.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import org.slewd.time.Clock;

/** Secrets that are good for a while: a bounded number, hashed, the oldest giving way. Any thread. */
final class ExpiringSecrets {

    private record Entry(Secrets.Hash hash, long madeNanos) {}

    private final Deque<Entry> entries = new ArrayDeque<>();
    private final Clock clock;
    private final int max;
    private final long lifeNanos;

    ExpiringSecrets(Clock clock, int max, long lifeNanos) {
        this.clock = clock;
        this.max = max;
        this.lifeNanos = lifeNanos;
    }

    /** A new secret of {@code bytes} random bytes. */
    synchronized String issue(int bytes) {
        forgetExpired();
        if (entries.size() == max) {
            entries.removeFirst();
        }
        String secret = Secrets.random(bytes);
        entries.addLast(new Entry(Secrets.hash(secret), clock.nanos()));
        return secret;
    }

    synchronized boolean knows(String secret) {
        forgetExpired();
        Secrets.Hash presented = Secrets.hash(secret);
        boolean known = false;
        for (Entry entry : entries) {
            known |= entry.hash.matches(presented);
        }
        return known;
    }

    /** As {@link #knows}, and it is good no more. */
    synchronized boolean take(String secret) {
        forgetExpired();
        Secrets.Hash presented = Secrets.hash(secret);
        boolean known = false;
        for (Iterator<Entry> each = entries.iterator(); each.hasNext(); ) {
            if (each.next().hash.matches(presented)) {
                each.remove();
                known = true;
            }
        }
        return known;
    }

    private void forgetExpired() {
        long now = clock.nanos();
        entries.removeIf(entry -> now - entry.madeNanos >= lifeNanos);
    }
}
