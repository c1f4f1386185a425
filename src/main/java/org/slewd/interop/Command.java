package org.slewd.interop;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;

/**
 * One command of a dialect.
 *
 * @param letter its short form; empty for none
 * @param name its long form, written after a backslash
 * @param arguments how many words follow it, on the same line
 * @param urgency when it is carried out
 * @param does what it does, on the event loop; must not wait
 * @param act what it is in the audit; empty where it only asks
 */
record Command(
        String letter,
        String name,
        int arguments,
        Urgency urgency,
        Function<List<String>, CompletionStage<Answer>> does,
        Optional<Act> act) {

    /** When a command is carried out. */
    enum Urgency {
        /** In its turn. */
        USUAL,
        /** In its turn, and not at all when a stop has come meanwhile. */
        MOVES,
        /** When it is read, whatever waits before it. */
        STOPS,
        /** In its turn; ends the conversation. */
        ENDS,
        /** As {@link #ENDS}, without an answer. */
        ENDS_SILENTLY
    }

    /** One that only asks. */
    Command(
            String letter,
            String name,
            int arguments,
            Urgency urgency,
            Function<List<String>, CompletionStage<Answer>> does) {
        this(letter, name, arguments, urgency, does, Optional.empty());
    }

    /** The same as one that is written down. */
    Command as(Act written) {
        return new Command(letter, name, arguments, urgency, does, Optional.of(written));
    }

    /** A command that only tells or refuses. */
    static Command telling(String letter, String name, int arguments, Function<List<String>, Answer> does) {
        return new Command(
                letter, name, arguments, Urgency.USUAL, words -> CompletableFuture.completedFuture(does.apply(words)));
    }

    static Command refusing(String letter, String name, int arguments, int code) {
        return telling(letter, name, arguments, words -> Answer.refused(code));
    }

    CompletionStage<Answer> carryOut(List<String> words) {
        return does.apply(words);
    }
}
