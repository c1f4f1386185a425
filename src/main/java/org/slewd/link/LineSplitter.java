package org.slewd.link;

import java.nio.charset.StandardCharsets;
import java.util.function.Consumer;

/**
 * Cuts a byte stream into lines at CR or LF, whatever the chunking. Empty lines are delivered too, because a bare CR is
 * an answer in some protocols. NUL bytes are dropped. One thread.
 */
public final class LineSplitter {

    private final byte[] line;
    private int length;
    private boolean overlong;

    /** @param maxLength longest line that is kept; a longer one is dropped whole, up to its end */
    public LineSplitter(int maxLength) {
        this.line = new byte[maxLength];
    }

    /** Takes {@code bytes} and hands every line that they complete to {@code lines}, as ISO-8859-1 text. */
    public void push(byte[] bytes, Consumer<String> lines) {
        for (byte b : bytes) {
            if (b == '\r' || b == '\n') {
                String text = overlong ? "" : new String(line, 0, length, StandardCharsets.ISO_8859_1);
                clear();
                lines.accept(text);
            } else if (b != 0) {
                if (length == line.length) {
                    overlong = true;
                } else {
                    line[length++] = b;
                }
            }
        }
    }

    /** What has arrived of a line that is not complete. */
    public String pending() {
        return new String(line, 0, length, StandardCharsets.ISO_8859_1);
    }

    /** Forgets the incomplete line. */
    public void clear() {
        length = 0;
        overlong = false;
    }
}
