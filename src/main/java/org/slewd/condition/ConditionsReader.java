package org.slewd.condition;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.slewd.config.Section;

/** Reads the list {@code conditions} of a configuration; what is wrong with it is noted there. */
public final class ConditionsReader {

    /** More gauges than stand at any antenna. */
    private static final int MOST = 16;

    private static final double LEAST_STALE_S = 2;

    private static final double MOST_STALE_S = 3_600;

    private static final double USUAL_STALE_S = 30;

    private static final double MOST_HOLD_S = 86_400;

    /** Gusts come back within minutes; an antenna that is unstowed between them is moved for nothing. */
    private static final double USUAL_HOLD_S = 300;

    private static final List<String> SAFE = List.of("true", "1", "safe");

    private static final List<String> UNSAFE = List.of("false", "0", "unsafe");

    private final OriginReader origins;
    private final Set<String> names = new HashSet<>();

    private ConditionsReader(Path configuration) {
        this.origins = new OriginReader(configuration);
    }

    /**
     * Reads the list; the answer counts only when nothing was wrong.
     *
     * @param configuration the file that is read, against whose folder paths are resolved
     */
    public static List<ConditionInput> read(Section root, Path configuration) {
        ConditionsReader reader = new ConditionsReader(configuration);
        List<Section> sections = root.sections("conditions");
        if (sections.size() > MOST) {
            root.problem("conditions", "has " + sections.size() + " inputs; " + MOST + " are allowed");
        }
        List<ConditionInput> inputs = new ArrayList<>();
        sections.forEach(section -> reader.input(section).ifPresent(inputs::add));
        return List.copyOf(inputs);
    }

    private Optional<ConditionInput> input(Section section) {
        String name = name(section);
        boolean isNumber = section.choice("kind", List.of("number", "contact")).equals("number");
        Optional<? extends Rule> rule = isNumber ? limit(section) : contact(section);
        Optional<Extract> extract = extract(section);
        Optional<Origin> origin = origins.read(section);
        double staleS = section.optionalNumber("staleAfterSeconds", LEAST_STALE_S, MOST_STALE_S)
                .orElse(USUAL_STALE_S);
        double holdS = section.optionalNumber("holdSeconds", 0, MOST_HOLD_S).orElse(USUAL_HOLD_S);
        Action action =
                section.choice("whenUnsafe", List.of("stow", "stop")).equals("stow") ? Action.STOW : Action.STOP;
        boolean slow = origin.filter(from -> 2 * secondsBetween(from) > staleS).isPresent();
        if (slow && section.isSound("staleAfterSeconds", "everySeconds")) {
            section.problem(
                    section.has("everySeconds") ? "everySeconds" : "staleAfterSeconds",
                    "lets each value grow stale before the next is asked for; ask at least twice in staleAfterSeconds");
        }
        boolean sound = section.isSound("name", "kind", "staleAfterSeconds", "holdSeconds", "whenUnsafe");
        return sound && rule.isPresent() && extract.isPresent() && origin.isPresent()
                ? Optional.of(new ConditionInput(
                        name,
                        rule.get(),
                        extract.get(),
                        origin.get(),
                        Duration.ofMillis(Math.round(1e3 * staleS)),
                        Duration.ofMillis(Math.round(1e3 * holdS)),
                        action))
                : Optional.empty();
    }

    private static double secondsBetween(Origin origin) {
        if (origin instanceof Origin.Web web) {
            return web.every().toMillis() / 1e3;
        }
        return origin instanceof Origin.InFile file ? file.every().toMillis() / 1e3 : 0;
    }

    private String name(Section section) {
        String name = section.text("name");
        if (section.isSound("name") && !ConditionInput.isName(name)) {
            section.problem("name", "cannot be a name; use at most 40 letters a to z, digits, spaces, - and _");
        } else if (section.isSound("name") && !names.add(name)) {
            section.problem("name", "is the name of another input too; choose another");
        }
        return name;
    }

    private static Optional<Rule.Limit> limit(Section section) {
        Unit unit = Unit.of(section.choice(
                        "unit", Stream.of(Unit.values()).map(Unit::word).toList()))
                .orElse(Unit.NONE);
        double min = unit.plausibleMin();
        double max = unit.plausibleMax();
        double unsafeFrom = section.number("unsafeFrom", min, max);
        double safeBelow = section.number("safeBelow", min, max);
        OptionalDouble plausibleMin = section.optionalNumber("plausibleMin", min, max);
        OptionalDouble plausibleMax = section.optionalNumber("plausibleMax", min, max);
        if (!section.isSound("unit", "unsafeFrom", "safeBelow", "plausibleMin", "plausibleMax")) {
            return Optional.empty();
        }
        if (safeBelow > unsafeFrom) {
            section.problem(
                    "safeBelow", "is above unsafeFrom; write what the value has to fall below to be safe again");
            return Optional.empty();
        }
        if (plausibleMin.orElse(min) >= safeBelow) {
            section.problem(
                    "safeBelow", "is no more than any value can be; write a higher one, or a lower plausibleMin");
            return Optional.empty();
        }
        if (plausibleMax.orElse(max) <= unsafeFrom) {
            section.problem("unsafeFrom", "is more than any value can be; write a lower one, or a higher plausibleMax");
            return Optional.empty();
        }
        return Optional.of(
                new Rule.Limit(unit, unsafeFrom, safeBelow, plausibleMin.orElse(min), plausibleMax.orElse(max)));
    }

    private static Optional<Rule.Contact> contact(Section section) {
        List<String> safe = section.texts("safeWhen");
        List<String> unsafe = section.texts("unsafeWhen");
        if (safe.isEmpty() != unsafe.isEmpty()) {
            section.problem(
                    safe.isEmpty() ? "safeWhen" : "unsafeWhen",
                    "is missing; write both lists of words, or neither of them");
            return Optional.empty();
        }
        List<String> safeWords = plain(safe.isEmpty() ? SAFE : safe);
        List<String> unsafeWords = plain(unsafe.isEmpty() ? UNSAFE : unsafe);
        if (safeWords.stream().anyMatch(unsafeWords::contains)) {
            section.problem("safeWhen", "has a word that is in unsafeWhen too; a word can mean one of them only");
            return Optional.empty();
        }
        return section.isSound("safeWhen", "unsafeWhen")
                ? Optional.of(new Rule.Contact(safeWords, unsafeWords))
                : Optional.empty();
    }

    private static List<String> plain(List<String> words) {
        return words.stream().map(Rule.Contact::plain).toList();
    }

    private static Optional<Extract> extract(Section section) {
        if (section.has("json") && section.has("pattern")) {
            section.problem("pattern", "cannot stand beside json; take one of them out");
            return Optional.empty();
        }
        if (section.has("json")) {
            return section.parsed("json", Extract.Json::path);
        }
        return section.has("pattern")
                ? section.parsed("pattern", Extract.InPattern::of)
                : Optional.of(new Extract.Whole());
    }
}
