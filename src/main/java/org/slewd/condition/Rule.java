package org.slewd.condition;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a value means. */
public sealed interface Rule {

    /** Most of an unexpected text that a sentence quotes. */
    int QUOTED = 40;

    /**
     * What a value says.
     *
     * @param text the value alone, as {@link Extract} found it
     */
    Reading read(String text);

    /** When it is unsafe, as half a sentence. */
    String limit();

    /**
     * A number, unsafe from a limit on.
     *
     * @param unsafeFrom this much is unsafe
     * @param safeBelow less than this may become safe again; at most {@code unsafeFrom}
     * @param plausibleMin less is no reading
     * @param plausibleMax more is not believed, and unsafe all the same: what drives a gauge beyond it may be a storm
     */
    record Limit(Unit unit, double unsafeFrom, double safeBelow, double plausibleMin, double plausibleMax)
            implements Rule {

        /** What a gauge may write; neither NaN nor an infinity, nor the hexadecimal numbers that Java would take. */
        private static final Pattern NUMBER =
                Pattern.compile("[+-]?([0-9]+[.]?[0-9]*|[.][0-9]+)([eE][+-]?[0-9]{1,3})?");

        public Limit {
            if (!(plausibleMin < safeBelow && safeBelow <= unsafeFrom && unsafeFrom < plausibleMax)) {
                throw new IllegalArgumentException(
                        "not in order: " + plausibleMin + ", " + safeBelow + ", " + unsafeFrom + ", " + plausibleMax);
            }
        }

        @Override
        public Reading read(String text) {
            String number = text.strip();
            if (!NUMBER.matcher(number).matches()) {
                return new Reading.NotUnderstood(quoted(text) + " is no number");
            }
            double value = Double.parseDouble(number);
            if (!(value >= plausibleMin) || value == Double.POSITIVE_INFINITY) {
                return new Reading.NotUnderstood(quoted(text) + " cannot be true");
            }
            if (value > plausibleMax) {
                return new Reading.Understood(Level.UNSAFE, unit.shown(value) + " (more than can be true)", value);
            }
            Level level = value >= unsafeFrom ? Level.UNSAFE : value < safeBelow ? Level.CALM : Level.BETWEEN;
            return new Reading.Understood(level, unit.shown(value), value);
        }

        @Override
        public String limit() {
            return "unsafe from " + unit.shown(unsafeFrom) + " on, and safe again below " + unit.shown(safeBelow);
        }
    }

    /**
     * A contact, or anything else that is one of a few words. Case does not count.
     *
     * @param safe the words that mean safe
     * @param unsafe those that mean that it is not
     */
    record Contact(List<String> safe, List<String> unsafe) implements Rule {
        public Contact {
            safe = safe.stream().map(Contact::plain).toList();
            unsafe = unsafe.stream().map(Contact::plain).toList();
            if (safe.isEmpty() || unsafe.isEmpty() || safe.stream().anyMatch(unsafe::contains)) {
                throw new IllegalArgumentException("not two kinds of words: " + safe + ", " + unsafe);
            }
        }

        @Override
        public Reading read(String text) {
            String word = plain(text);
            if (safe.contains(word)) {
                return new Reading.Understood(Level.CALM, word, 1);
            }
            return unsafe.contains(word)
                    ? new Reading.Understood(Level.UNSAFE, word, 0)
                    : new Reading.NotUnderstood(
                            quoted(text) + " is neither of its words for safe nor of those for unsafe");
        }

        @Override
        public String limit() {
            return "unsafe when it says " + String.join(" or ", unsafe);
        }

        static String plain(String word) {
            return word.strip().toLowerCase(Locale.ROOT);
        }
    }

    private static String quoted(String text) {
        String line = text.strip().replaceAll("\\p{Cntrl}+", " ");
        return '"' + (line.length() > QUOTED ? line.substring(0, QUOTED) + "..." : line) + '"';
    }
}
