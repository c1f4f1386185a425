package org.slewd.station;

import static java.util.Map.entry;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.rotator.Pointing;

/**
 * All that may be said to a rotator controller, by kind, written down from the manuals and not from the drivers: questions,
 * stops, and targets. A kind that is not in the table may say nothing.
 */
final class RotatorWords {

    private record Words(Pattern question, Pattern stop, Pattern target) {}

    private static final Words GS232 = words("C2?\\r", "S\\r", "W(\\d{3}) (\\d{3})\\r");

    private static final Map<String, Words> BY_KIND = Map.ofEntries(
            entry("gs232a", GS232),
            entry("gs232b", GS232),
            entry(
                    "easycomm2",
                    words("AZ EL \\n|AZ\\n|EL\\n|VE\\n", "SA SE \\n", "AZ(-?\\d+\\.\\d) EL(-?\\d+\\.\\d)\\n")),
            entry("rotctld", words("[+;|,]?p\\n", "S\\n", "\\+?P (-?\\d+\\.\\d+) (-?\\d+\\.\\d+)\\n")));

    private final Words words;

    RotatorWords(String kind) {
        words = BY_KIND.getOrDefault(kind, words("(?!)", "(?!)", "(?!)"));
    }

    private static Words words(String question, String stop, String target) {
        return new Words(Pattern.compile(question), Pattern.compile(stop), Pattern.compile(target));
    }

    static String text(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    boolean isQuestion(String said) {
        return words.question.matcher(said).matches();
    }

    boolean isStop(String said) {
        return words.stop.matcher(said).matches();
    }

    /** The position that {@code said} sends the antenna to, if that is what it does. */
    Optional<Pointing> target(String said) {
        Matcher target = words.target.matcher(said);
        return target.matches()
                ? Optional.of(new Pointing(Double.parseDouble(target.group(1)), Double.parseDouble(target.group(2))))
                : Optional.empty();
    }
}
