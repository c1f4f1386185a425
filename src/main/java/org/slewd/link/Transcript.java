package org.slewd.link;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The last bytes that crossed a wire, in both directions, in a ring of fixed size. Any thread. */
public final class Transcript {

    /** Entries kept: at ten questions and answers a second this is the last twelve seconds, about 20 kB. */
    private static final int MAX_ENTRIES = 256;

    /** Bytes kept of one entry; a waterfall of noise must not fill the memory. */
    private static final int MAX_ENTRY_BYTES = 64;

    private final ArrayDeque<Entry> ring = new ArrayDeque<>(MAX_ENTRIES);

    /** One write or read. {@code nanos} is monotonic; {@code sent} tells the direction. */
    public record Entry(long nanos, boolean sent, byte[] bytes) {

        /** {@code > "C2\r"} for what was sent, {@code <} for what was received; other than printable ASCII as {@code \xHH}. */
        @Override
        public String toString() {
            return (sent ? "> \"" : "< \"") + escape(bytes) + '"';
        }
    }

    /** Keeps a copy of the start of {@code bytes}. */
    public synchronized void add(long nanos, boolean sent, byte[] bytes) {
        if (ring.size() == MAX_ENTRIES) {
            ring.removeFirst();
        }
        ring.addLast(new Entry(nanos, sent, Arrays.copyOf(bytes, Math.min(bytes.length, MAX_ENTRY_BYTES))));
    }

    /** The entries, oldest first. */
    public synchronized List<Entry> entries() {
        return new ArrayList<>(ring);
    }

    /** Bytes as text that a person can read and a source file can hold. */
    public static String escape(byte[] bytes) {
        StringBuilder text = new StringBuilder();
        for (char c : new String(bytes, StandardCharsets.ISO_8859_1).toCharArray()) {
            switch (c) {
                case '\r' -> text.append("\\r");
                case '\n' -> text.append("\\n");
                case '"', '\\' -> text.append('\\').append(c);
                default -> {
                    if (c >= 0x20 && c < 0x7f) {
                        text.append(c);
                    } else {
                        text.append(String.format("\\x%02x", (int) c));
                    }
                }
            }
        }
        return text.toString();
    }
}
