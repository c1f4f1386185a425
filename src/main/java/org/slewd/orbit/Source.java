package org.slewd.orbit;

/**
 * Who offers element sets. One name stands for one source with one priority throughout a catalogue.
 *
 * @param name as the configuration or the operator calls it: {@code amateur}, or the path of a file
 * @param priority whom to believe when two sources offer sets of nearly the same epoch; the greater wins, 0 is usual
 */
public record Source(String name, int priority) {

    /** Beyond it a number is a slip; nobody ranks a thousand sources. */
    public static final int MAX_PRIORITY = 1000;

    public Source {
        if (name.isBlank()) {
            throw new IllegalArgumentException("a source needs a name");
        }
        if (!(priority >= -MAX_PRIORITY && priority <= MAX_PRIORITY)) {
            throw new IllegalArgumentException(
                    "priority " + priority + " is outside -" + MAX_PRIORITY + " to " + MAX_PRIORITY);
        }
    }

    /** The source that a set names as its origin, without the place in it: {@code amateur.json line 7} is of {@code amateur.json}. */
    static Source ofOrigin(ElementSet set) {
        String name = set.origin().replaceFirst(" (line|record) \\d+$", "");
        return new Source(name.isBlank() ? "unnamed" : name, 0);
    }
}
