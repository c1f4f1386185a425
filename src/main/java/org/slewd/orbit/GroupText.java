package org.slewd.orbit;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a group: terms joined with {@code or}, {@code and} and {@code not}, of which {@code not} binds
 * strongest and {@code or} least. A term is everything between these words, so names need no quotation marks.
 */
final class GroupText {

    /** Longest text: a hundred numbers. What is longer belongs into the configuration, in parts. */
    static final int MAX_LENGTH = 1000;

    private static final String ALLOWED = "; a group is a name such as COSMOS 1408*, a designator such as 1982-092*,"
            + " numbers such as 25544,49863-50100, source:NAME, the name of a group, or some of these joined with or, and, not";

    private static final String KEYWORDS = "(?i)or|and|not";
    private static final Pattern TOKEN = Pattern.compile("\"([^\"]*)\"|[^\\s\"]+");
    private static final Pattern DESIGNATOR =
            Pattern.compile("(?:19|20)\\d{2}-(?:\\d{3}[A-Z*?]{0,3}|\\d{0,2}\\*)|\\d{5}[A-Z*?]{1,3}");
    private static final Pattern RANGE = Pattern.compile("(\\d{1,9})(?:-(\\d{1,9}))?");

    private final String text;
    private final Function<String, Optional<Group>> named;
    private final List<Token> tokens = new ArrayList<>();
    private int next;

    private record Token(String text, boolean quoted) {
        boolean is(String keyword) {
            return !quoted && text.equalsIgnoreCase(keyword);
        }

        boolean isKeyword() {
            return !quoted && text.matches(KEYWORDS);
        }
    }

    private GroupText(String text, Function<String, Optional<Group>> named) {
        this.text = text;
        this.named = named;
    }

    /**
     * @param named finds a group by its name in small letters
     * @throws IllegalArgumentException with a sentence that says what is allowed
     */
    static Group parse(String text, Function<String, Optional<Group>> named) {
        GroupText reader = new GroupText(text, named);
        reader.split();
        Group group = reader.either();
        if (reader.next < reader.tokens.size()) {
            throw reader.wrong("has " + reader.tokens.get(reader.next).text() + " where or or and is expected");
        }
        return group;
    }

    private void split() {
        if (text.length() > MAX_LENGTH) {
            throw new IllegalArgumentException(
                    "a group is written in at most " + MAX_LENGTH + " characters, and this has " + text.length());
        }
        if (text.chars().anyMatch(Character::isISOControl)) {
            throw wrong("holds control characters");
        }
        if (text.chars().filter(c -> c == '"').count() % 2 != 0) {
            throw wrong("opens a quotation that it does not close");
        }
        Matcher m = TOKEN.matcher(text);
        while (m.find()) {
            tokens.add(m.group(1) == null ? new Token(m.group(), false) : new Token(m.group(1), true));
        }
    }

    private Group either() {
        List<Group> groups = new ArrayList<>(List.of(both()));
        while (take("or")) {
            groups.add(both());
        }
        return groups.size() == 1 ? groups.get(0) : new Group.Either(groups);
    }

    private Group both() {
        List<Group> groups = new ArrayList<>(List.of(negated()));
        while (take("and")) {
            groups.add(negated());
        }
        return groups.size() == 1 ? groups.get(0) : new Group.Both(groups);
    }

    private Group negated() {
        boolean negative = false;
        while (take("not")) {
            negative = !negative;
        }
        Group term = term();
        return negative ? new Group.Not(term) : term;
    }

    private boolean take(String keyword) {
        boolean there = next < tokens.size() && tokens.get(next).is(keyword);
        next += there ? 1 : 0;
        return there;
    }

    private Group term() {
        if (next == tokens.size()) {
            throw wrong(next == 0 ? "is empty" : "ends where a group is expected");
        }
        Token first = tokens.get(next);
        if (first.isKeyword()) {
            throw wrong("has " + first.text() + " where a group is expected");
        }
        next++;
        if (first.quoted()) {
            return new Group.Named(first.text());
        }
        StringBuilder words = new StringBuilder(first.text());
        while (next < tokens.size()
                && !tokens.get(next).quoted()
                && !tokens.get(next).isKeyword()) {
            words.append(' ').append(tokens.get(next++).text());
        }
        return term(words.toString());
    }

    private Group term(String words) {
        if (words.toLowerCase(Locale.ROOT).startsWith("source:")) {
            String source = words.substring("source:".length()).strip();
            if (source.isEmpty()) {
                throw wrong("names no source behind source:");
            }
            return new Group.OfSource(source);
        }
        String capitals = words.toUpperCase(Locale.ROOT);
        if (DESIGNATOR.matcher(capitals).matches()) {
            return designated(capitals);
        }
        if (words.matches("[0-9][0-9, -]*")) {
            return numbers(words);
        }
        return named.apply(words.toLowerCase(Locale.ROOT)).orElseGet(() -> new Group.Named(words));
    }

    /** A launch without a piece, {@code 1982-092}, is all of its pieces. */
    private static Group designated(String pattern) {
        String full = Designator.full(pattern);
        return new Group.Designated(full.matches("\\d{4}-\\d{3}") ? full + '*' : full);
    }

    private Group numbers(String words) {
        List<Group.Range> ranges = new ArrayList<>();
        for (String item : words.split(",", -1)) {
            Matcher m = RANGE.matcher(item.strip());
            if (!m.matches()) {
                throw wrong("has " + ElementReader.quote(item.strip()) + " where a number or a range is expected");
            }
            int first = Integer.parseInt(m.group(1));
            int last = m.group(2) == null ? first : Integer.parseInt(m.group(2));
            if (first < 1 || last < first) {
                throw wrong("has the range " + item.strip() + ", whose numbers must be 1 or more and rise");
            }
            ranges.add(new Group.Range(first, last));
        }
        return new Group.Numbers(ranges);
    }

    private IllegalArgumentException wrong(String what) {
        return new IllegalArgumentException(ElementReader.quote(text) + ' ' + what + ALLOWED);
    }
}
