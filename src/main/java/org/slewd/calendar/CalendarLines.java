package org.slewd.calendar;

import java.nio.charset.StandardCharsets;

/** Lines of an iCalendar file, RFC 5545: CRLF, folded at 75 octets. */
final class CalendarLines {

    private static final int MAX_LINE_OCTETS = 75;

    private final StringBuilder text = new StringBuilder();

    /** Adds a line. */
    CalendarLines add(String line) {
        int octets = 0;
        for (int i = 0; i < line.length(); i = line.offsetByCodePoints(i, 1)) {
            String character = new String(Character.toChars(line.codePointAt(i)));
            int width = character.getBytes(StandardCharsets.UTF_8).length;
            if (octets + width > MAX_LINE_OCTETS) {
                text.append("\r\n ");
                octets = 1;
            }
            text.append(character);
            octets += width;
        }
        text.append("\r\n");
        return this;
    }

    /** A text as a value. */
    static String escape(String value) {
        return value.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
