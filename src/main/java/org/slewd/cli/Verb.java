package org.slewd.cli;

import java.io.IOException;
import java.util.List;
import java.util.OptionalLong;

/**
 * One command of the control socket.
 *
 * @param words what may stand after its name, for {@code help}; empty for nothing
 * @param action what it does
 */
record Verb(String words, Action action) {

    /** What a command does with the words after it, and what it answers after "ok". */
    interface Action {
        /**
         * Does it.
         *
         * @throws IllegalArgumentException when the words are wrong, saying which are right
         */
        String run(List<String> words) throws IOException;
    }

    /** A command of one word that has nothing to answer. */
    static Verb plain(Runnable action) {
        return new Verb("", words -> {
            none(words);
            action.run();
            return "";
        });
    }

    private static void none(List<String> words) {
        if (!words.isEmpty()) {
            throw new IllegalArgumentException("nothing may follow this word");
        }
    }

    static boolean isOff(List<String> words) {
        return words.equals(List.of("off"));
    }

    static long wholeNumber(String word) {
        try {
            return Long.parseLong(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(word + " is not a whole number", e);
        }
    }

    static double number(String word) {
        try {
            return Double.parseDouble(word);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException(word + " is not a number", e);
        }
    }

    /** The only word as a number; empty when there is none. */
    static OptionalLong onlyNumber(List<String> words) {
        if (words.size() > 1) {
            throw new IllegalArgumentException("too many words");
        }
        return words.isEmpty() ? OptionalLong.empty() : OptionalLong.of(wholeNumber(words.get(0)));
    }
}
