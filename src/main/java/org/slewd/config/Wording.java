package org.slewd.config;

import java.math.BigDecimal;
import java.util.Optional;
import java.util.regex.Pattern;
import org.slewd.config.Node.Mapping;
import org.slewd.config.Node.Scalar;
import org.slewd.config.Node.Sequence;

/** How values are read and shown. */
final class Wording {

    /** Longest value that is shown in a message; the line tells the rest. */
    private static final int MAX_SHOWN = 60;

    /** Decimal numbers as people write them. Hexadecimal, octal and underscores are left out: no angle is written so. */
    private static final Pattern NUMBER = Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]{1,3})?");

    private static final Pattern WITH_COMMA = Pattern.compile("[-+]?[0-9]+,[0-9]+");

    private Wording() {}

    /** The number that {@code node} spells in decimals. */
    static Optional<BigDecimal> number(Node node) {
        if (node instanceof Scalar scalar
                && !scalar.quoted()
                && scalar.text().length() <= MAX_SHOWN
                && NUMBER.matcher(scalar.text()).matches()) {
            return Optional.of(new BigDecimal(scalar.text()));
        }
        return Optional.empty();
    }

    /** What to do about something that is no number: the likely slip, or {@code otherwise}. */
    static String numberAdvice(Node node, String otherwise) {
        if (node instanceof Scalar scalar) {
            if (scalar.quoted() && NUMBER.matcher(scalar.text()).matches()) {
                return "take the quotes away";
            }
            if (WITH_COMMA.matcher(scalar.text()).matches()) {
                return "write the decimal point as a dot";
            }
        }
        return otherwise;
    }

    /** {@code 540} for 540.0, {@code 0.1} for 0.1, never an exponent. */
    static String plain(BigDecimal value) {
        return value.stripTrailingZeros().toPlainString();
    }

    /** The value as it was written, at a length that fits a line. */
    static String value(Scalar scalar) {
        String shown = clip(scalar.text());
        return scalar.quoted() ? '"' + shown + '"' : shown;
    }

    /** {@code text} on one line, cut where it gets too long to read. */
    static String clip(String text) {
        String shown = text.length() > MAX_SHOWN ? text.substring(0, MAX_SHOWN) + "..." : text;
        return shown.replaceAll("\\p{Cntrl}", "?");
    }

    static String kind(Node node) {
        if (node instanceof Mapping) {
            return "a section";
        }
        return node instanceof Sequence ? "a list" : "empty";
    }
}
