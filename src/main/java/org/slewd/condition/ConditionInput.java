package org.slewd.condition;

import java.time.Duration;
import java.util.regex.Pattern;

/**
 * One safety input.
 *
 * @param name what people call it: {@code wind}
 * @param rule what its values mean
 * @param extract where a value stands in what is received
 * @param origin where it comes from
 * @param staleAfter a value that is older says nothing, which is unsafe
 * @param hold how long it must have been safe without a gap before it is taken as safe
 * @param whenUnsafe what the antenna does until then
 */
public record ConditionInput(
        String name, Rule rule, Extract extract, Origin origin, Duration staleAfter, Duration hold, Action whenUnsafe) {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 _-]{0,39}");

    public ConditionInput {
        if (!isName(name) || staleAfter.isZero() || staleAfter.isNegative() || hold.isNegative()) {
            throw new IllegalArgumentException("not an input: " + name + ", " + staleAfter + ", " + hold);
        }
    }

    /** Whether an input may be called so: at most 40 letters a to z, digits, spaces, - and _. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    /** What {@code text}, as it was received, says. */
    Reading read(String text) {
        return text.length() > Extract.MOST_CHARACTERS
                ? new Reading.NotUnderstood("it is too long")
                : extract.find(text)
                        .map(rule::read)
                        .orElseGet(() -> new Reading.NotUnderstood("the value is not where it was expected"));
    }
}
