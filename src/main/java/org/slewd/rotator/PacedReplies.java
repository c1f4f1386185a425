package org.slewd.rotator;

import java.util.ArrayDeque;
import org.slewd.link.ByteSink;

/** What a simulated controller has to say, held back until its serial line would have carried it. One thread. */
public final class PacedReplies {

    /** A controller that is flooded with questions runs out of memory for answers; 64 are 16 seconds of our polling. */
    private static final int MAX_WAITING = 64;

    private record Reply(byte[] bytes, long dueNanos) {}

    private final long thinkNanos;
    private final long nanosPerByte;
    private final ArrayDeque<Reply> waiting = new ArrayDeque<>();

    /**
     * @param thinkNanos from the end of a command to the first byte of its answer
     * @param nanosPerByte time that a byte takes on the wire, 0 for a network
     */
    public PacedReplies(long thinkNanos, long nanosPerByte) {
        this.thinkNanos = thinkNanos;
        this.nanosPerByte = nanosPerByte;
    }

    /** Queues {@code bytes} behind what is still being said. */
    public void say(byte[] bytes, long nowNanos) {
        if (waiting.size() == MAX_WAITING) {
            return;
        }
        long startNanos = nowNanos + thinkNanos;
        if (!waiting.isEmpty() && waiting.getLast().dueNanos() - startNanos > 0) {
            startNanos = waiting.getLast().dueNanos();
        }
        waiting.addLast(new Reply(bytes, startNanos + nanosPerByte * bytes.length));
    }

    /** Forgets what has not been said in full. */
    public void clear() {
        waiting.clear();
    }

    /** Puts what has been said in full by {@code nowNanos} into {@code out}. */
    public void flush(long nowNanos, ByteSink out) {
        while (!waiting.isEmpty() && nowNanos - waiting.getFirst().dueNanos() >= 0) {
            out.accept(waiting.removeFirst().bytes());
        }
    }
}
