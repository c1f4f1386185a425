package org.slewd.orbit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The groups that have a name: those that slewd brings, and those of the configuration. Immutable; any thread. */
public final class Groups {

    /** Most groups with a name: each costs a look at the whole catalogue when all are counted. */
    public static final int MAX_GROUPS = 100;

    private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9-]{0,39}");

    /** The crewed stations, and the breakups that left the most pieces. */
    private static final Groups BUILT_IN = new Groups(new LinkedHashMap<>())
            .builtIn("stations", "25544,48274")
            .builtIn("cosmos-1408", "1982-092*")
            .builtIn("fengyun-1c", "1999-025*")
            .builtIn("cosmos-2251", "1993-036*")
            .builtIn("iridium-33", "1997-051* and IRIDIUM 33*");

    private final Map<String, NamedGroup> byName;

    private Groups(Map<String, NamedGroup> byName) {
        this.byName = byName;
    }

    /**
     * A group with a name.
     *
     * @param text as it was written
     * @param builtIn whether slewd brings it
     */
    public record NamedGroup(String name, String text, Group group, boolean builtIn) {}

    /** The groups that slewd brings. */
    public static Groups builtIn() {
        return BUILT_IN;
    }

    private Groups builtIn(String name, String text) {
        return with(new NamedGroup(name, text, parse(text), true));
    }

    /**
     * These groups and one more, whose text may use the names of those that are here already.
     *
     * @throws IllegalArgumentException with a sentence that says what is allowed
     */
    public Groups with(String name, String text) {
        if (!NAME.matcher(name).matches() || name.matches("or|and|not")) {
            throw new IllegalArgumentException(
                    '\'' + name
                            + "' is no name for a group; begin with a small letter, and go on with small letters, digits and -");
        }
        if (byName.containsKey(name)) {
            throw new IllegalArgumentException("there is a group " + name + " already; choose another name");
        }
        if (byName.size() >= MAX_GROUPS) {
            throw new IllegalArgumentException("there are " + MAX_GROUPS + " groups already, which is the most");
        }
        return with(new NamedGroup(name, text, parse(text), false));
    }

    private Groups with(NamedGroup group) {
        Map<String, NamedGroup> more = new LinkedHashMap<>(byName);
        more.put(group.name(), group);
        return new Groups(more);
    }

    /**
     * Reads a group: {@code COSMOS 1408*} (name), {@code 1982-092*} or {@code 82092*} (international designator), {@code
     * 25544,49863-50100} (catalogue numbers), {@code source:amateur}, the name of one of these groups, and combinations
     * with {@code or}, {@code and} and {@code not}. What is in quotation marks is the pattern of a name, whatever it looks
     * like.
     *
     * @throws IllegalArgumentException with a sentence that says what is allowed
     */
    public Group parse(String text) {
        return GroupText.parse(text, name -> find(name).map(NamedGroup::group));
    }

    public Optional<NamedGroup> find(String name) {
        return Optional.ofNullable(byName.get(name));
    }

    /** All, those that slewd brings first. */
    public List<NamedGroup> all() {
        return new ArrayList<>(byName.values());
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Groups groups && all().equals(groups.all());
    }

    @Override
    public int hashCode() {
        return byName.hashCode();
    }
}
