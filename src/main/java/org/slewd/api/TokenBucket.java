package org.slewd.api;

import org.slewd.time.Clock;

/** So many at once, and one more each time some time has passed. Any thread. */
final class TokenBucket {

    private final Clock clock;
    private final int max;
    private final long refillNanos;
    private int left;
    private long sinceNanos;

    TokenBucket(Clock clock, int max, long refillNanos) {
        this.clock = clock;
        this.max = max;
        this.refillNanos = refillNanos;
        this.left = max;
        this.sinceNanos = clock.nanos();
    }

    /** Whether one was left. */
    synchronized boolean take() {
        long elapsed = clock.nanos() - sinceNanos;
        long refills = elapsed / refillNanos;
        if (refills > 0) {
            left = (int) Math.min(max, left + refills);
            sinceNanos += refills * refillNanos;
        }
        if (left == 0) {
            return false;
        }
        left--;
        return true;
    }
}
