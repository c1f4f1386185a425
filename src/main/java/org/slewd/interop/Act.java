package org.slewd.interop;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.lease.Part;

/**
 * What a command is in the audit. Commands that only ask have none.
 *
 * @param action as the API calls the same order; of one that slewd carries out for nobody the program's own word: {@code rotctld.move}
 * @param arguments the names of its words, in order
 * @param weight what is written down of it
 * @param part whose lease it is given by; empty where it needs none
 */
record Act(String action, List<String> arguments, Weight weight, Optional<Part> part) {

    /** As large as every JSON reader takes it whole. */
    private static final double MOST_WHOLE = 1L << 53;

    /** What is written down of an act. */
    enum Weight {
        /** Each one. */
        SINGLE,
        /** One of many that belong together, as a program that follows an object sends them: the first, then how many. */
        STREAM,
        /** It has no counterpart in slewd: when it is refused. */
        FOREIGN
    }

    Act {
        arguments = List.copyOf(arguments);
    }

    static Act stop() {
        return new Act("station.stop", List.of(), Weight.SINGLE, Optional.empty());
    }

    static Act order(Part part, String action, String... arguments) {
        return new Act(action, List.of(arguments), Weight.SINGLE, Optional.of(part));
    }

    static Act stream(Part part, String action, String... arguments) {
        return new Act(action, List.of(arguments), Weight.STREAM, Optional.of(part));
    }

    static Act foreign(String action) {
        return new Act(action, List.of(), Weight.FOREIGN, Optional.empty());
    }

    /** What was sent with it: numbers as numbers, and what has no name as it came. */
    JsonObject arguments(List<String> words) {
        JsonObject named = new JsonObject();
        for (int i = 0; i < Math.min(arguments.size(), words.size()); i++) {
            String word = words.get(i);
            OptionalDouble number = Numbers.read(word, -MOST_WHOLE, MOST_WHOLE);
            named.put(arguments.get(i), number.isPresent() ? shortest(number.getAsDouble()) : word);
        }
        if (words.size() > arguments.size()) {
            named.put("words", String.join(" ", words.subList(arguments.size(), words.size())));
        }
        return named;
    }

    /** A frequency is a whole number, however it was written. */
    private static Object shortest(double number) {
        return number == Math.rint(number) ? (Object) (long) number : (Object) number;
    }
}
