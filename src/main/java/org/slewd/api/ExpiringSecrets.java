package org.slewd.api;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import org.slewd.people.Secrets;
import org.slewd.time.Clock;

/**
 * Secrets that are good for a while: a bounded number in all and for each value, hashed, the oldest giving way. Any thread.
 *
 * @param <V> what a secret stands for
 */
final class ExpiringSecrets<V> {

    private record Entry<V>(Secrets.Hash hash, V value, long madeNanos) {}

    private final Deque<Entry<V>> entries = new ArrayDeque<>();
    private final Clock clock;
    private final int max;
    private final int maxOfOne;
    private final long lifeNanos;

    /** @param maxOfOne with the same value: nobody pushes out those of others by making many */
    ExpiringSecrets(Clock clock, int max, int maxOfOne, long lifeNanos) {
        this.clock = clock;
        this.max = max;
        this.maxOfOne = maxOfOne;
        this.lifeNanos = lifeNanos;
    }

    /** A new secret of {@code bytes} random bytes that stands for {@code value}. */
    synchronized String issue(int bytes, V value) {
        forgetExpired();
        if (entries.stream().filter(entry -> entry.value.equals(value)).count() >= maxOfOne) {
            removeOldestOf(value);
        } else if (entries.size() == max) {
            entries.removeFirst();
        }
        String secret = Secrets.random(bytes);
        entries.addLast(new Entry<>(Secrets.hash(secret), value, clock.nanos()));
        return secret;
    }

    /** What {@code secret} stands for. */
    synchronized Optional<V> find(String secret) {
        forgetExpired();
        Secrets.Hash presented = Secrets.hash(secret);
        Entry<V> found = null;
        for (Entry<V> entry : entries) {
            found = entry.hash.matches(presented) ? entry : found;
        }
        return Optional.ofNullable(found).map(Entry::value);
    }

    /** As {@link #find}, and it is good no more. */
    synchronized Optional<V> take(String secret) {
        Optional<V> found = find(secret);
        Secrets.Hash presented = Secrets.hash(secret);
        entries.removeIf(entry -> entry.hash.matches(presented));
        return found;
    }

    private void removeOldestOf(V value) {
        for (Iterator<Entry<V>> each = entries.iterator(); each.hasNext(); ) {
            if (each.next().value.equals(value)) {
                each.remove();
                return;
            }
        }
    }

    private void forgetExpired() {
        long now = clock.nanos();
        entries.removeIf(entry -> now - entry.madeNanos >= lifeNanos);
    }
}
