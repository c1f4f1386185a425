package org.slewd.setup;

import java.util.List;
import java.util.regex.Pattern;

/** The text of a configuration that answers make. */
public final class SetupText {

    /** What the reader of configurations takes for a number; anything else is quoted, and it says so. */
    private static final Pattern NUMBER =
            Pattern.compile("(?=.{1,60}$)[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");

    private SetupText() {}

    /**
     * Makes it. An answer that is missing is a key that is missing.
     *
     * @throws IllegalArgumentException when an answer cannot stand on one line
     */
    public static String of(SetupAnswers answers) {
        StringBuilder text = new StringBuilder(1500);
        text.append(
                        "# Made of the answers given to slewd. 'slewd check' tells all that is wrong with it; config/slewd.yaml of the\n")
                .append("# source explains every key that there is.\n");
        section(
                text,
                answers,
                "The station, by the name that the page and the log call it.",
                "station",
                List.of(Question.STATION_NAME));
        section(
                text,
                answers,
                "Where the antenna stands, on the WGS-84 ellipsoid: north and east are positive.",
                "site",
                List.of(Question.LATITUDE, Question.LONGITUDE, Question.ALTITUDE));
        section(
                text,
                answers,
                "What turns the antenna, how far and how fast. slewd never sends it outside; azimuth is clockwise from true north.",
                "rotator",
                List.of(
                        Question.ROTATOR_KIND,
                        Question.ROTATOR_LINK,
                        Question.ROTATOR_BAUD,
                        Question.AZIMUTH_MIN,
                        Question.AZIMUTH_MAX,
                        Question.ELEVATION_MIN,
                        Question.ELEVATION_MAX,
                        Question.AZIMUTH_RATE,
                        Question.ELEVATION_RATE,
                        Question.BEAM_WIDTH,
                        Question.PARK_AZIMUTH,
                        Question.PARK_ELEVATION));
        if (answers.to(Question.RECEIVER_KIND).isPresent()
                || answers.to(Question.RECEIVER_LINK).isPresent()) {
            section(
                    text,
                    answers,
                    "The radio that follows the Doppler shift.",
                    "receiver",
                    List.of(Question.RECEIVER_KIND, Question.RECEIVER_LINK));
        }
        answers.to(Question.CELESTRAK_GROUP)
                .ifPresent(group -> text.append(
                                "\n# Where element sets come from.\nelements:\n  sources:\n    - name: celestrak\n      celestrakGroup: ")
                        .append(quoted(Question.CELESTRAK_GROUP, group))
                        .append('\n'));
        return text.toString();
    }

    private static void section(
            StringBuilder text, SetupAnswers answers, String comment, String heading, List<Question> questions) {
        text.append("\n# ").append(comment).append('\n').append(heading).append(":\n");
        for (Question question : questions) {
            answers.to(question)
                    .ifPresent(answer -> text.append("  ")
                            .append(question.lastKey())
                            .append(": ")
                            .append(
                                    question.isNumber()
                                                    && NUMBER.matcher(answer).matches()
                                            ? answer
                                            : quoted(question, answer))
                            .append('\n'));
        }
    }

    /** Between single quotes YAML knows no escapes but the doubled quote, so nothing in it can end it or begin a key. */
    private static String quoted(Question question, String answer) {
        if (!isOnOneLine(answer)) {
            throw new IllegalArgumentException(
                    question.key() + " is not a text on one line; take out line breaks and control characters");
        }
        return '\'' + answer.replace("'", "''") + '\'';
    }

    /** Whether it has nothing that a reader of text may take for the end of the line, or refuse. */
    static boolean isOnOneLine(String answer) {
        return answer.codePoints().noneMatch(point -> switch (Character.getType(point)) {
            case Character.CONTROL,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR,
                    Character.SURROGATE,
                    Character.UNASSIGNED,
                    Character.FORMAT -> true;
            default -> false;
        });
    }
}
