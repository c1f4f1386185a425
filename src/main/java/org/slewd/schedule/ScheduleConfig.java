package org.slewd.schedule;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.slewd.config.Section;
import org.slewd.orbit.Group;
import org.slewd.orbit.Groups;

/**
 * The section {@code schedule} of the configuration.
 *
 * @param automatic whether the antenna follows the agenda by itself; otherwise the agenda is shown and nothing moves
 * @param wishes with different names; of several that a pass fits, the first counts
 */
public record ScheduleConfig(boolean automatic, List<Wish> wishes) {

    /** Without the section: nothing is wished for. */
    public static final ScheduleConfig NONE = new ScheduleConfig(false, List.of());

    /** Most wishes; a person reads them all. */
    public static final int MAX_WISHES = 100;

    private static final double DEFAULT_LEAST_USEFUL_S = Wish.Trim.USUAL.leastUsefulS();

    public ScheduleConfig {
        wishes = List.copyOf(wishes);
    }

    /**
     * Reads the section. What is wrong is noted there; the answer counts only when nothing was.
     *
     * @param groups names that {@code objects} may use
     */
    public static ScheduleConfig read(Section root, Groups groups) {
        return root.optionalSection("schedule")
                .map(section ->
                        new ScheduleConfig(section.optionalFlag("automatic").orElse(false), wishes(section, groups)))
                .orElse(NONE);
    }

    private static List<Wish> wishes(Section schedule, Groups groups) {
        List<Section> sections = schedule.sections("wishes");
        if (sections.size() > MAX_WISHES) {
            schedule.problem("wishes", "has " + sections.size() + " entries; keep at most " + MAX_WISHES);
        }
        Set<String> names = new HashSet<>();
        List<Wish> wishes = new ArrayList<>();
        for (Section section : sections) {
            Optional<Wish> wish = wish(section, groups);
            if (section.isSound("name") && !names.add(section.text("name"))) {
                section.problem("name", "is that of another wish, too; give each its own");
            }
            wish.ifPresent(wishes::add);
        }
        return wishes;
    }

    private static Optional<Wish> wish(Section section, Groups groups) {
        String name = section.text("name");
        if (section.isSound("name") && !Wish.isName(name)) {
            section.problem(
                    "name", "is not of small letters, digits and dashes; write a name such as weather-satellites");
        }
        Optional<Group> group = section.parsed("objects", groups::parse);
        String objects = section.optionalText("objects").orElse("");
        double weight = section.optionalNumber("weight", 1 / Wish.MAX_WEIGHT, Wish.MAX_WEIGHT)
                .orElse(1);
        double minElevationDeg =
                section.optionalNumber("minElevationDeg", 0, 89).orElse(0);
        Wish.Light light = section.optionalChoice("only", words(Wish.Light.SUNLIT, Wish.Light.VISIBLE))
                .filter(word -> !word.isEmpty())
                .map(word -> Wish.Light.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Wish.Light.ANY);
        List<DailyHours> hours = hours(section);
        Wish.Quota quota = new Wish.Quota(count(section, "passesPerDay"), count(section, "passesPerDayOfObject"));
        Set<Resource> needs = needs(section);
        Wish.Trim trim = new Wish.Trim(
                section.optionalFlag("trim").orElse(true),
                section.optionalNumber("leastUsefulS", 10, 3600).orElse(DEFAULT_LEAST_USEFUL_S));
        boolean preempts = section.optionalFlag("preempts").orElse(false);
        return group.isPresent() && section.isSound("name")
                ? Optional.of(new Wish(
                        name,
                        objects,
                        group.get(),
                        weight,
                        minElevationDeg,
                        light,
                        hours,
                        quota,
                        needs,
                        trim,
                        preempts))
                : Optional.empty();
    }

    private static List<DailyHours> hours(Section section) {
        List<DailyHours> hours = new ArrayList<>();
        List<String> texts = section.texts("hoursUtc");
        for (int i = 0; i < texts.size(); i++) {
            String key = "hoursUtc[" + i + ']';
            if (section.isSound(key)) {
                try {
                    hours.add(DailyHours.parse(texts.get(i)));
                } catch (IllegalArgumentException e) {
                    section.problem(key, "is not like 20:00-04:30");
                }
            }
        }
        return hours;
    }

    private static Set<Resource> needs(Section section) {
        Set<Resource> needs = new TreeSet<>(Set.of(Resource.ROTATOR));
        List<String> texts = section.texts("needs");
        for (int i = 0; i < texts.size(); i++) {
            String text = texts.get(i);
            Stream.of(Resource.values())
                    .filter(known -> known.word().equals(text))
                    .findFirst()
                    .ifPresentOrElse(needs::add, problem(section, "needs[" + i + ']'));
        }
        return needs;
    }

    private static Runnable problem(Section section, String key) {
        return () -> {
            if (section.isSound(key)) {
                section.problem(key, "is not one of receiver, samples");
            }
        };
    }

    private static OptionalInt count(Section section, String key) {
        OptionalLong count = section.optionalInteger(key, 1, 1000);
        return count.isPresent() ? OptionalInt.of((int) count.getAsLong()) : OptionalInt.empty();
    }

    private static List<String> words(Wish.Light... lights) {
        return Stream.of(lights)
                .map(light -> light.name().toLowerCase(Locale.ROOT))
                .toList();
    }
}
