package org.slewd.receiver.kenwood;

import java.util.function.Consumer;

/** Cuts a byte stream at its semicolons, whatever the chunking. One thread. */
final class CommandCutter {

    /** The longest answer, a status, has 38 characters; what is longer is noise and dropped up to its semicolon. */
    private static final int MAX_LENGTH = 64;

    private final StringBuilder text = new StringBuilder();

    /** Takes {@code bytes} and hands on all that they complete, without the semicolon. */
    void push(byte[] bytes, Consumer<String> commands) {
        for (byte b : bytes) {
            if (b == ';') {
                String command = text.toString();
                text.setLength(0);
                if (command.length() <= MAX_LENGTH) {
                    commands.accept(command);
                }
            } else if (text.length() <= MAX_LENGTH) {
                text.append((char) (b & 0xFF));
            }
        }
    }

    /** Forgets what is not complete. */
    void clear() {
        text.setLength(0);
    }
}
