package org.slewd.receiver.civ;

import java.util.Arrays;

/**
 * Cuts the bytes of a bus into frames, whatever the chunking. A preamble in the middle of a frame starts a new one: what was
 * cut short is dropped, because no byte of data can be FE. One thread.
 */
final class CivFramer {

    /**
     * Longest frame kept, to, from and payload. The longest that slewd and its simulators talk has 10; spectrum data (command
     * 27) has hundreds of bytes and is dropped whole.
     */
    private static final int MAX_KEPT = 32;

    private static final int TO_FROM_COMMAND = 3;

    private final byte[] frame = new byte[MAX_KEPT];
    private int length;
    private int preambles;
    private boolean overlong;
    private boolean jammed;

    /** Who wants to know what is on the bus. */
    interface Listener {

        void frame(CivFrame frame);

        /** Somebody has noticed that two spoke at once, and said so with one or more bytes FC. */
        void jam();
    }

    void push(byte[] bytes, Listener listener) {
        for (byte b : bytes) {
            push(b, listener);
        }
    }

    /** Forgets the frame that has begun. */
    void clear() {
        length = 0;
        preambles = 0;
        overlong = false;
        jammed = false;
    }

    private void push(byte b, Listener listener) {
        int value = b & 0xFF;
        boolean wasJammed = jammed;
        boolean inFrame = preambles >= 2;
        switch (value) {
            case CivFrame.PREAMBLE -> {
                int before = length > 0 || overlong ? 0 : preambles;
                clear();
                preambles = Math.min(before + 1, 2);
            }
            case CivFrame.JAM -> {
                clear();
                jammed = true;
                if (!wasJammed) {
                    listener.jam();
                }
            }
            case CivFrame.END -> {
                boolean whole = inFrame && !overlong && length >= TO_FROM_COMMAND;
                byte[] kept = Arrays.copyOf(frame, length);
                clear();
                if (whole) {
                    listener.frame(
                            new CivFrame(kept[0] & 0xFF, kept[1] & 0xFF, Arrays.copyOfRange(kept, 2, kept.length)));
                }
            }
            default -> {
                if (!inFrame) {
                    clear();
                } else if (length == MAX_KEPT) {
                    overlong = true;
                } else {
                    frame[length++] = b;
                }
            }
        }
    }
}
