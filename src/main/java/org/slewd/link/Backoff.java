package org.slewd.link;

/** How long to wait before the next try: 1, 2, 5, then 10 s for ever. One thread. */
public final class Backoff {

    private static final long SECOND_NANOS = 1_000_000_000L;

    private final long[] waitsNanos;
    private int failures;

    /** 1, 2, 5, then 10 s. */
    public Backoff() {
        this(SECOND_NANOS, 2 * SECOND_NANOS, 5 * SECOND_NANOS, 10 * SECOND_NANOS);
    }

    /** @param waitsNanos after the first failure, the second and so on; the last for ever */
    public Backoff(long... waitsNanos) {
        this.waitsNanos = waitsNanos.clone();
    }

    /** The wait after one more failure. */
    public long nextNanos() {
        long wait = waitsNanos[Math.min(failures, waitsNanos.length - 1)];
        failures = Math.min(failures + 1, waitsNanos.length);
        return wait;
    }

    /** It works again; the next failure is a first one. */
    public void reset() {
        failures = 0;
    }

    /** The longest wait; what holds for so long has recovered. */
    long longestNanos() {
        return waitsNanos[waitsNanos.length - 1];
    }
}
