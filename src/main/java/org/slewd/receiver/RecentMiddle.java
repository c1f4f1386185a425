package org.slewd.receiver;

import java.util.Arrays;
import java.util.OptionalLong;

/** The middle of the last few times that something took; it leaves out a radio that was busy once. One thread. */
final class RecentMiddle {

    /** Enough for three seconds of tuning, so that a radio that has become slower is known as such before long. */
    private static final int KEPT = 9;

    private final long[] nanos = new long[KEPT];
    private int count;

    void add(long tookNanos) {
        nanos[count++ % KEPT] = tookNanos;
    }

    /** Empty before the first. */
    OptionalLong nanos() {
        int kept = Math.min(count, KEPT);
        if (kept == 0) {
            return OptionalLong.empty();
        }
        long[] sorted = Arrays.copyOf(nanos, kept);
        Arrays.sort(sorted);
        return OptionalLong.of(sorted[kept / 2]);
    }
}
