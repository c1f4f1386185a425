package org.slewd.link;

import java.util.ArrayDeque;

/** What waits to be written, and the hold of an urgent write over it. Guarded by the lock of its link. */
final class Outbox {

    /**
     * Ordinary writes that may wait: as many as a loop of 20 ticks a second can hand over until the write guard fires,
     * with room to spare. More than that means that the wire takes nothing, and old targets are worthless.
     */
    static final int MAX_WAITING = 32;

    /** Urgent writes that may wait. The wire needs one STOP; a crowd that presses it must not fill the memory. */
    static final int MAX_URGENT = 4;

    private final ArrayDeque<byte[]> waiting = new ArrayDeque<>();
    private final ArrayDeque<byte[]> urgent = new ArrayDeque<>();
    private boolean held;

    /** Takes {@code bytes}, or answers false when it is full or held. */
    boolean offer(byte[] bytes) {
        if (held || waiting.size() >= MAX_WAITING) {
            return false;
        }
        waiting.add(bytes.clone());
        return true;
    }

    /** Throws away what waits, puts {@code bytes} at the front and holds the wire; the oldest urgent one gives way. */
    void overtake(byte[] bytes) {
        waiting.clear();
        hold();
        if (urgent.size() >= MAX_URGENT) {
            urgent.removeFirst();
        }
        urgent.add(bytes.clone());
    }

    /** Refuses ordinary writes until {@link #release}. */
    void hold() {
        held = true;
    }

    void release() {
        held = false;
    }

    boolean isEmpty() {
        return urgent.isEmpty() && waiting.isEmpty();
    }

    /** The next bytes to write; there must be some. */
    byte[] take() {
        return urgent.isEmpty() ? waiting.removeFirst() : urgent.removeFirst();
    }

    /** Forgets what waits; a hold stays. */
    void clear() {
        waiting.clear();
        urgent.clear();
    }
}
