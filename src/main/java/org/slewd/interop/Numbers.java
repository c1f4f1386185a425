package org.slewd.interop;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.regex.Pattern;

/** Numbers as the protocol writes them: with a point in every country. */
final class Numbers {

    /** Without NaN, the infinities, hexadecimals and the letters that Java allows behind a number. */
    private static final Pattern FORM =
            Pattern.compile("[-+]?([0-9]{1,15}([.][0-9]*)?|[.][0-9]+)([eE][-+]?[0-9]{1,3})?");

    private Numbers() {}

    /** A number in [{@code min}, {@code max}]; empty for anything else. */
    static OptionalDouble read(String word, double min, double max) {
        if (!FORM.matcher(word).matches()) {
            return OptionalDouble.empty();
        }
        double value = Double.parseDouble(word);
        return value >= min && value <= max ? OptionalDouble.of(value) : OptionalDouble.empty();
    }

    static String fixed(double value, int decimals) {
        double scale = Math.pow(10, decimals);
        return String.format(Locale.ROOT, "%." + decimals + "f", Math.rint(value * scale) / scale + 0.0);
    }
}
