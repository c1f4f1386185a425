package org.slewd.journal;

import java.time.Instant;
import java.util.regex.Pattern;

/**
 * Something that happened.
 *
 * @param utc when
 * @param kind a stable word for programs, such as {@code fault-raised}
 * @param subject what it happened to: {@code rotator}, or a catalogue number; empty for the station as a whole
 * @param sentence for people
 * @param data a JSON object with what a program may want to know; {@code {}} for nothing
 */
public record EventEntry(Instant utc, String kind, String subject, String sentence, String data) implements Entry {

    private static final Pattern KIND = Pattern.compile("[a-z][a-z0-9-]*(\\.[a-z0-9-]+)*");

    /** What {@link #data} is when there is nothing to say. */
    public static final String NO_DATA = "{}";

    public EventEntry {
        if (!KIND.matcher(kind).matches()) {
            throw new IllegalArgumentException("\"" + kind + "\" is not small words joined by dots");
        }
        utc = Entry.kept(utc);
        subject = Entry.bounded(subject);
        sentence = Entry.bounded(sentence);
        // Half an object would be none.
        data = data.length() > MAX_TEXT ? "{\"tooLong\":" + data.length() + "}" : data;
    }
}
