package org.slewd.rotator;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * Reads commands as boxes do that were made to be typed at: a return ends a command, line feeds are skipped, small letters
 * are taken for capitals, and a return alone is no command. One thread.
 *
 * <p>A {@link org.slewd.link.LineSplitter} is more lenient than such a box: it ends a line at a line feed too, and drops
 * one that is too long without a word. A program that counts on either would work here and fail on the real thing.
 */
public final class TypedCommands {

    private final int maxLength;
    private final StringBuilder command = new StringBuilder();

    /** @param maxLength at least that of the longest command there is; what runs over is cut behind one character more */
    public TypedCommands(int maxLength) {
        this.maxLength = maxLength;
    }

    /** Takes {@code received} and hands every command that it completes to {@code commands}, without its end. */
    public void push(byte[] received, Consumer<String> commands) {
        for (char c : new String(received, StandardCharsets.ISO_8859_1).toCharArray()) {
            if (c == '\r') {
                String text = command.toString().toUpperCase(Locale.ROOT);
                clear();
                if (!text.isEmpty()) {
                    commands.accept(text);
                }
            } else if (c != '\n' && command.length() <= maxLength) {
                command.append(c);
            }
        }
    }

    /** Forgets the command that is not complete. */
    public void clear() {
        command.setLength(0);
    }
}
