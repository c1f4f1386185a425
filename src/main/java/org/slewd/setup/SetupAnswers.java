package org.slewd.setup;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was answered so far, as it was typed. Whether it is right is said by the reader of configurations, in its own words, once
 * {@link SetupText} has made a text of it.
 *
 * @param given answers that are not empty, without blanks around them
 */
public record SetupAnswers(Map<Question, String> given) {

    /** Nothing was answered yet. */
    public static final SetupAnswers NONE = new SetupAnswers(Map.of());

    public SetupAnswers {
        Map<Question, String> kept = new EnumMap<>(Question.class);
        given.forEach((question, answer) -> {
            String plain = answer.strip();
            if (!plain.isEmpty() && !(question.isOptional() && plain.equalsIgnoreCase(Question.NONE))) {
                kept.put(question, plain);
            }
        });
        given = Map.copyOf(kept);
    }

    /** What was answered to {@code question}. */
    public Optional<String> to(Question question) {
        return Optional.ofNullable(given.get(question));
    }

    /** The same with one more answer, in place of an earlier one. */
    public SetupAnswers with(Question question, String answer) {
        Map<Question, String> more = new EnumMap<>(Question.class);
        more.putAll(given);
        more.put(question, answer);
        return new SetupAnswers(more);
    }
}
