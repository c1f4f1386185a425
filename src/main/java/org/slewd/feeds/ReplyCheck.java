package org.slewd.feeds;

import java.nio.charset.StandardCharsets;

/** Whether an answer may replace what is in use. Pure. */
sealed interface ReplyCheck {

    /** It may. */
    record Take(Cargo cargo) implements ReplyCheck {}

    /** There is nothing newer. */
    record Unchanged() implements ReplyCheck {}

    /** It cannot be used; the next one may be better. */
    record Unusable(String why) implements ReplyCheck {}

    /** The provider does not give what is asked for; asking on would only annoy it. */
    record Halt(String why) implements ReplyCheck {}

    /** How much of a provider's own words is passed on. */
    int MAX_QUOTED = 160;

    /**
     * Checks.
     *
     * @param origin what was asked
     * @param source its name, for messages
     * @param record of the query: how many sets there were last, and whether fewer are welcome
     */
    static ReplyCheck of(Reply.Answered answer, Origin.Remote origin, String source, QueryRecord record) {
        if (answer.status() == 304) {
            return record.etag().isEmpty() && record.lastModified().isEmpty()
                    ? new Halt("it says that nothing is newer (304) although nothing is known of it here")
                    : new Unchanged();
        }
        if (answer.status() != 200) {
            return new Halt("it answered " + answer.status() + pointer(answer) + words(answer));
        }
        String type = answer.mediaType();
        if (type.equals("text/html") || type.matches("(image|audio|video|font)/.*")) {
            return new Unusable("it sent " + type + " in place of " + Cargo.named(origin) + words(answer));
        }
        Cargo cargo;
        try {
            cargo = Cargo.read(origin, answer.content(), source);
        } catch (Cargo.UnreadableException e) {
            return new Unusable(withoutStop(e.getMessage()));
        }
        if (cargo.size() == 0) {
            return new Unusable("it holds no sound " + cargo.noun(1));
        }
        if (2L * cargo.size() < record.sets() && !record.fewerWelcome()) {
            return new Unusable("it holds " + cargo.size() + " " + cargo.noun(2) + " where there were " + record.sets()
                    + "; if that is right, say: " + release(source));
        }
        return new Take(cargo);
    }

    /** The command with which a person lets a source go on. */
    static String release(String source) {
        return "slewd elements refresh --source " + source + " --anyway";
    }

    private static String pointer(Reply.Answered answer) {
        return answer.location().isEmpty() ? "" : " and points to " + printable(answer.location());
    }

    private static String words(Reply.Answered answer) {
        String text = printable(new String(answer.content(), StandardCharsets.UTF_8));
        return text.isEmpty() ? "" : ", saying \"" + text + '"';
    }

    private static String printable(String text) {
        String line = text.substring(0, Math.min(text.length(), 4 * MAX_QUOTED))
                .replaceAll("<[^>]{0,200}>", " ")
                .replaceAll("[\\s\\p{Cntrl}]+", " ")
                .strip();
        return line.length() <= MAX_QUOTED ? line : line.substring(0, MAX_QUOTED) + "...";
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
