package org.slewd.receiver.aor;

import java.util.function.Consumer;

/**
 * Cuts a byte stream at its CRs, whatever the chunking. An empty line is an answer here, and the LF behind a CR is none, nor
 * are the XON and XOFF by which a receiver asks for patience. One thread.
 */
final class LineCutter {

    /** The longest answer, everything about a VFO, has about 40 characters; what is longer is noise and dropped up to its CR. */
    private static final int MAX_LENGTH = 96;

    private final StringBuilder text = new StringBuilder();

    /** Takes {@code bytes} and hands on all lines that they complete, without blanks at their ends. */
    void push(byte[] bytes, Consumer<String> lines) {
        for (byte b : bytes) {
            if (b == '\r') {
                String line = text.toString().strip();
                boolean whole = text.length() <= MAX_LENGTH;
                text.setLength(0);
                if (whole) {
                    lines.accept(line);
                }
            } else if (b >= ' ' && text.length() <= MAX_LENGTH) {
                text.append((char) b);
            }
        }
    }

    /** Forgets what is not complete. */
    void clear() {
        text.setLength(0);
    }
}
