package org.slewd.config;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.Function;
import org.slewd.config.Node.Entry;
import org.slewd.config.Node.Mapping;
import org.slewd.config.Node.Scalar;
import org.slewd.config.Node.Sequence;

/**
 * The keys below one heading of a configuration.
 *
 * <p>A method that is named after a type wants the key to be there; its twin {@code optional...} does not. None throws:
 * what is wrong is noted, and a stand-in inside the stated bounds is returned so that reading can go on. A result is
 * used only when the whole file was sound, so a stand-in never gets further. Comparisons between keys go through {@link
 * #isSound}, which keeps one mistake from being reported twice.
 *
 * <p>Ask for every key on every run, whatever the others say: a key that is never asked for counts as unknown.
 */
public final class Section {

    /** Longest text. It is more than any path or name needs. */
    private static final int MAX_TEXT = 1000;

    private final String path;
    private final int line;
    private final Map<String, Entry> entries;
    private final boolean absent;
    private final Problems problems;
    private final Set<String> asked = new LinkedHashSet<>();
    private final Set<String> flawed = new HashSet<>();
    /** Keys that are not there, with what to do about it. */
    private final Map<String, String> missing = new LinkedHashMap<>();

    private final List<Section> children = new ArrayList<>();

    private Section(String path, int line, Map<String, Entry> entries, boolean absent, Problems problems) {
        this.path = path;
        this.line = line;
        this.entries = entries;
        this.absent = absent;
        this.problems = problems;
    }

    static Section root(Mapping mapping, Problems problems) {
        return new Section("", mapping.line(), mapping.entries(), false, problems);
    }

    static String join(String path, String key) {
        return path.isEmpty() ? key : path + '.' + key;
    }

    /** A line of text. */
    public String text(String key) {
        return required(key, "write a text", node -> asText(key, node)).orElse("");
    }

    /** A line of text, if the key is there. */
    public Optional<String> optionalText(String key) {
        return optional(key, "write a text", node -> asText(key, node));
    }

    /**
     * A line of text that {@code parser} understands; empty when it does not.
     *
     * @param parser throws {@link IllegalArgumentException} with a sentence that shows the allowed forms
     */
    public <T> Optional<T> parsed(String key, Function<String, T> parser) {
        Optional<String> text = required(key, "write a text", node -> asText(key, node));
        try {
            return text.map(parser);
        } catch (IllegalArgumentException e) {
            note(key, join(path, key) + ": " + e.getMessage());
            return Optional.empty();
        }
    }

    /** A number in [{@code min}, {@code max}]. NaN and the infinities are refused. */
    public double number(String key, double min, double max) {
        return required(key, writeNumber(min, max), node -> asNumber(key, node, min, max))
                .orElse(min);
    }

    /** As {@link #number}, if the key is there. */
    public OptionalDouble optionalNumber(String key, double min, double max) {
        Optional<Double> value = optional(key, writeNumber(min, max), node -> asNumber(key, node, min, max));
        return value.isPresent() ? OptionalDouble.of(value.get()) : OptionalDouble.empty();
    }

    /** A whole number in [{@code min}, {@code max}]. */
    public long integer(String key, long min, long max) {
        return required(key, writeInteger(min, max), node -> asInteger(key, node, min, max))
                .orElse(min);
    }

    /** As {@link #integer}, if the key is there. */
    public OptionalLong optionalInteger(String key, long min, long max) {
        Optional<Long> value = optional(key, writeInteger(min, max), node -> asInteger(key, node, min, max));
        return value.isPresent() ? OptionalLong.of(value.get()) : OptionalLong.empty();
    }

    /** {@code true} or {@code false}, if the key is there. */
    public Optional<Boolean> optionalFlag(String key) {
        return optional(key, "write true or false", node -> asFlag(key, node));
    }

    /** One of {@code known}, in any case of its letters; when it is none, the empty text. */
    public String choice(String key, Collection<String> known) {
        return required(key, writeOneOf(known), node -> asChoice(key, node, known))
                .orElse("");
    }

    /** As {@link #choice}, if the key is there. */
    public Optional<String> optionalChoice(String key, Collection<String> known) {
        return optional(key, writeOneOf(known), node -> asChoice(key, node, known));
    }

    /** A list of lines of text; empty when the key is not there. An entry {@code key[0]} that is not sound is the empty text. */
    public List<String> texts(String key) {
        List<String> texts = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            texts.add(asText(key + '[' + i + ']', items.get(i)).orElse(""));
        }
        return texts;
    }

    /** The section below {@code key}. When there is none that is noted, and a section that asks for nothing is returned. */
    public Section section(String key) {
        Optional<Section> inside = required(
                key,
                "add it with its keys below it, indented",
                node -> asSection(key, node, entries.get(key).line()));
        return inside.orElseGet(() -> new Section(join(path, key), line, Map.of(), true, problems));
    }

    /** The section below {@code key}, if there is one. */
    public Optional<Section> optionalSection(String key) {
        asked.add(key);
        Entry entry = entries.get(key);
        // A heading whose keys are all commented out is as good as no heading.
        boolean none = entry == null || (entry.value() instanceof Scalar scalar && scalar.isEmpty());
        return none ? Optional.empty() : asSection(key, entry.value(), entry.line());
    }

    /** A list of sections; empty when the key is not there. */
    public List<Section> sections(String key) {
        List<Section> sections = new ArrayList<>();
        List<Node> items = items(key);
        for (int i = 0; i < items.size(); i++) {
            asSection(key + '[' + i + ']', items.get(i), items.get(i).line()).ifPresent(sections::add);
        }
        return sections;
    }

    /** Whether nothing is wrong with any of {@code keys} so far, so that their values may be compared. */
    public boolean isSound(String... keys) {
        return !absent && Arrays.stream(keys).noneMatch(flawed::contains);
    }

    /** The keys that were written, in their order: for a section whose keys are names that its writer chooses. */
    public List<String> keys() {
        return List.copyOf(entries.keySet());
    }

    /** Whether {@code key} was written. */
    public boolean has(String key) {
        return entries.containsKey(key);
    }

    /**
     * Notes that {@code key} is wrong for a reason that only the caller can know: {@code is above 450, the most ...}. An
     * entry of a list is called {@code files[0]}.
     */
    public void problem(String key, String why) {
        String what = value(key) instanceof Scalar scalar ? shown(key, scalar) : join(path, key);
        note(key, what + ' ' + why);
    }

    /**
     * As {@link #problem}, when the text is sound, but not the file that it names: nothing is started, while whoever has to know what
     * else it says can learn it, by {@link ConfigException#ofSoundText}.
     */
    public void problemOutside(String key, String why) {
        String what = value(key) instanceof Scalar scalar ? shown(key, scalar) : join(path, key);
        flawed.add(key);
        problems.addOutside(lineOf(key), what + ' ' + why);
    }

    /** As {@link #problem}, for a value that holds a secret: it is not shown. */
    public void problemOfSecret(String key, String why) {
        note(key, join(path, key) + ' ' + why);
    }

    /** A number as this section's messages show numbers: {@code 540}, {@code 0.1}. */
    public static String plain(double value) {
        return Wording.plain(BigDecimal.valueOf(value));
    }

    /**
     * Notes every key that was written and never asked for, and every one that is missing, here and below. A slip of the pen is one
     * mistake: where what is written is near to what is missing, only the first is told.
     */
    void noteKeys() {
        Set<String> meant = new HashSet<>();
        entries.forEach((key, entry) -> {
            if (!asked.contains(key)) {
                Optional<String> slip = Suggestion.nearest(key, missing.keySet());
                slip.ifPresent(meant::add);
                String instead = slip.or(() -> Suggestion.nearest(key, asked))
                        .map(near -> "did you mean " + near + '?')
                        .orElseGet(() -> asked.isEmpty() ? "take it out" : "known here: " + String.join(", ", asked));
                problems.add(entry.line(), Wording.clip(join(path, key)) + " is not a known key; " + instead);
            }
        });
        missing.forEach((key, advice) -> {
            if (!meant.contains(key)) {
                problems.add(line, join(path, key) + " is missing; " + advice);
            }
        });
        children.forEach(Section::noteKeys);
    }

    private <T> Optional<T> required(String key, String advice, Function<Node, Optional<T>> as) {
        if (!entries.containsKey(key)) {
            asked.add(key);
            flawed.add(key);
            if (!absent) {
                missing.put(key, advice);
            }
            return Optional.empty();
        }
        return optional(key, advice, as);
    }

    private <T> Optional<T> optional(String key, String advice, Function<Node, Optional<T>> as) {
        asked.add(key);
        Entry entry = entries.get(key);
        if (entry == null) {
            return Optional.empty();
        }
        if (entry.value() instanceof Scalar scalar && scalar.isEmpty()) {
            note(key, join(path, key) + " is empty; " + advice);
            return Optional.empty();
        }
        return as.apply(entry.value());
    }

    private List<Node> items(String key) {
        asked.add(key);
        Entry entry = entries.get(key);
        if (entry == null || (entry.value() instanceof Scalar scalar && scalar.isEmpty())) {
            return List.of();
        }
        if (entry.value() instanceof Sequence sequence) {
            return sequence.items();
        }
        wrong(key, entry.value(), "a list; write each entry on a line of its own after a dash");
        return List.of();
    }

    private Optional<Section> asSection(String key, Node node, int headingLine) {
        if (node instanceof Mapping mapping) {
            Section inside = new Section(join(path, key), headingLine, mapping.entries(), false, problems);
            children.add(inside);
            return Optional.of(inside);
        }
        return wrong(key, node, "a section; write its keys below it, indented");
    }

    private Optional<String> asText(String key, Node node) {
        if (!(node instanceof Scalar scalar) || scalar.isEmpty()) {
            return wrong(key, node, "a text; write it on one line");
        }
        if (scalar.text().isBlank()) {
            return wrong(key, node, "a text; write at least one letter");
        }
        if (scalar.text().length() > MAX_TEXT) {
            return wrong(key, node, "short enough; write at most " + MAX_TEXT + " characters");
        }
        if (scalar.text().chars().anyMatch(Character::isISOControl)) {
            return wrong(key, node, "a text on one line; take out line breaks and control characters");
        }
        return Optional.of(scalar.text());
    }

    private Optional<Double> asNumber(String key, Node node, double min, double max) {
        Optional<BigDecimal> value = Wording.number(node);
        if (value.isEmpty()) {
            return wrong(key, node, "a number; " + Wording.numberAdvice(node, writeNumber(min, max)));
        }
        return within(key, node, value.get(), BigDecimal.valueOf(min), BigDecimal.valueOf(max))
                .map(inside -> inside.doubleValue() + 0.0); // removes the sign of a negative zero
    }

    private Optional<Long> asInteger(String key, Node node, long min, long max) {
        Optional<BigDecimal> value = Wording.number(node)
                .filter(number -> number.remainder(BigDecimal.ONE).signum() == 0);
        if (value.isEmpty()) {
            return wrong(key, node, "a whole number; " + Wording.numberAdvice(node, writeInteger(min, max)));
        }
        return within(key, node, value.get(), BigDecimal.valueOf(min), BigDecimal.valueOf(max))
                .map(BigDecimal::longValueExact);
    }

    private Optional<BigDecimal> within(String key, Node node, BigDecimal value, BigDecimal min, BigDecimal max) {
        if (value.compareTo(min) >= 0 && value.compareTo(max) <= 0) {
            return Optional.of(value);
        }
        String side = value.compareTo(min) < 0 ? " is below " + Wording.plain(min) : " is above " + Wording.plain(max);
        note(key, shown(key, (Scalar) node) + side + "; " + writeFrom(min, max));
        return Optional.empty();
    }

    private Optional<Boolean> asFlag(String key, Node node) {
        if (node instanceof Scalar scalar && !scalar.quoted()) {
            switch (scalar.text().toLowerCase(Locale.ROOT)) {
                case "true" -> {
                    return Optional.of(true);
                }
                case "false" -> {
                    return Optional.of(false);
                }
                default -> {
                    // falls out to the problem
                }
            }
        }
        return wrong(key, node, "true or false");
    }

    private Optional<String> asChoice(String key, Node node, Collection<String> known) {
        if (!(node instanceof Scalar scalar)) {
            return wrong(key, node, "a word; " + writeOneOf(known));
        }
        Optional<String> match =
                known.stream().filter(scalar.text()::equalsIgnoreCase).findFirst();
        if (match.isEmpty()) {
            String hint = Suggestion.nearest(scalar.text(), known)
                    .map(near -> "; did you mean " + near + '?')
                    .orElse("");
            note(key, shown(key, scalar) + " is not one of " + String.join(", ", known) + hint);
        }
        return match;
    }

    private <T> Optional<T> wrong(String key, Node node, String wanted) {
        String what = node instanceof Scalar scalar && !scalar.isEmpty()
                ? shown(key, scalar) + " is not " + wanted
                : join(path, key) + " is " + Wording.kind(node) + ", not " + wanted;
        note(key, what);
        return Optional.empty();
    }

    private void note(String key, String what) {
        flawed.add(key);
        problems.add(lineOf(key), what);
    }

    /** The value of a key may start lines below it; an entry of a list has no line but its own. */
    private int lineOf(String key) {
        Entry entry = entries.get(key);
        return entry == null ? value(key).line() : entry.line();
    }

    /** What stands behind {@code key} or in the entry {@code key[0]} of a list; nothing, on the line of the heading, if it is not there. */
    private Node value(String key) {
        int bracket = key.indexOf('[');
        Entry entry = entries.get(bracket < 0 ? key : key.substring(0, bracket));
        if (entry == null) {
            return new Mapping(Map.of(), line);
        }
        return bracket >= 0 && entry.value() instanceof Sequence sequence
                ? sequence.items().get(Integer.parseInt(key.substring(bracket + 1, key.length() - 1)))
                : entry.value();
    }

    private String shown(String key, Scalar scalar) {
        return join(path, key) + " = " + Wording.value(scalar);
    }

    private static String writeNumber(double min, double max) {
        return writeFrom(BigDecimal.valueOf(min), BigDecimal.valueOf(max));
    }

    private static String writeInteger(long min, long max) {
        return writeFrom(BigDecimal.valueOf(min), BigDecimal.valueOf(max));
    }

    private static String writeFrom(BigDecimal min, BigDecimal max) {
        return "write one from " + Wording.plain(min) + " to " + Wording.plain(max);
    }

    private static String writeOneOf(Collection<String> known) {
        return "write one of " + String.join(", ", known);
    }
}
