package org.slewd.illuminator;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.slewd.config.Section;
import org.slewd.sky.Angles;
import org.slewd.sky.Site;

/**
 * The illuminators that are known: those that slewd brings and those of the configuration. Immutable.
 *
 * @param all with different names
 */
public record Illuminators(List<Illuminator> all) {

    /** What slewd brings. */
    public static final Illuminators BUILT_IN = new Illuminators(List.of(Illuminator.GRAVES));

    /** Nobody hears more of them than that. */
    private static final int MAX_OWN = 100;

    private static final double MAX_CARRIER_HZ = 1e11;

    public Illuminators {
        all = List.copyOf(all);
        if (all.stream().map(Illuminator::name).distinct().count() < all.size()) {
            throw new IllegalArgumentException("two illuminators have the same name");
        }
    }

    /** The one that is called {@code name}. */
    public Optional<Illuminator> find(String name) {
        return all.stream().filter(known -> known.name().equals(name)).findFirst();
    }

    /** What they are called, for a message. */
    public List<String> names() {
        return all.stream().map(Illuminator::name).toList();
    }

    /**
     * Reads the list {@code illuminators}. One that is called as one of {@link #BUILT_IN} takes its place. What is wrong is noted in
     * {@code root}; the answer counts only when nothing was.
     */
    public static Illuminators read(Section root) {
        List<Section> sections = root.sections("illuminators");
        if (sections.size() > MAX_OWN) {
            root.problem("illuminators", "has " + sections.size() + " entries; keep at most " + MAX_OWN);
        }
        Map<String, Illuminator> own = new LinkedHashMap<>();
        for (Section section : sections) {
            Optional<Illuminator> one = one(section);
            if (one.isPresent() && own.put(one.get().name(), one.get()) != null) {
                section.problem("name", "is that of another illuminator, too; give each its own");
            }
        }
        List<Illuminator> all = new ArrayList<>(own.values());
        BUILT_IN.all().stream()
                .filter(brought -> !own.containsKey(brought.name()))
                .forEach(all::add);
        return new Illuminators(all);
    }

    private static Optional<Illuminator> one(Section section) {
        String name = section.text("name");
        if (section.isSound("name") && !Illuminator.isName(name)) {
            section.problem("name", "is not of small letters, digits and dashes; write a name such as dvb-t-east");
        }
        Site site = new Site(
                section.number("latitudeDeg", -90, 90),
                section.number("longitudeDeg", -180, 180),
                section.number("altitudeM", -500, 9000));
        double carrierHz = section.number("carrierHz", 1, MAX_CARRIER_HZ);
        Sector sector = sector(section);
        Optional<Sweep> sweep = sweep(section);
        return section.isSound("name")
                ? Optional.of(new Illuminator(name, site, carrierHz, sector, sweep))
                : Optional.empty();
    }

    private static Sector sector(Section section) {
        OptionalDouble fromDeg = section.optionalNumber("azimuthFromDeg", 0, 360);
        OptionalDouble toDeg = section.optionalNumber("azimuthToDeg", 0, 360);
        together(section, "azimuthFromDeg", "azimuthToDeg");
        double leastDeg = section.optionalNumber("elevationFromDeg", -5, 90).orElse(Sector.ALL.leastElevationDeg());
        double mostDeg = section.optionalNumber("elevationToDeg", -5, 90).orElse(Sector.ALL.greatestElevationDeg());
        if (!(mostDeg > leastDeg)) {
            if (section.isSound("elevationFromDeg", "elevationToDeg")) {
                section.problem(
                        section.has("elevationToDeg") ? "elevationToDeg" : "elevationFromDeg",
                        "leaves nothing between elevations " + Section.plain(leastDeg) + " and "
                                + Section.plain(mostDeg) + "; elevationToDeg must be the higher one");
            }
            return Sector.ALL;
        }
        if (fromDeg.isEmpty() || toDeg.isEmpty()) {
            return new Sector(0, 360, leastDeg, mostDeg);
        }
        double fromAzimuthDeg = Angles.wrap360(fromDeg.getAsDouble());
        double insideDeg = Angles.wrap360(toDeg.getAsDouble() - fromAzimuthDeg);
        return new Sector(fromAzimuthDeg, insideDeg == 0 ? 360 : insideDeg, leastDeg, mostDeg);
    }

    private static Optional<Sweep> sweep(Section section) {
        OptionalLong beams = section.optionalInteger("beams", 1, 360);
        OptionalLong positions = section.optionalInteger("beamPositions", 1, 3_600);
        OptionalDouble dwellS = section.optionalNumber("dwellS", 0.001, 3_599);
        together(section, "beams", "beamPositions");
        together(section, "beams", "dwellS");
        return beams.isEmpty() || positions.isEmpty() || dwellS.isEmpty()
                ? Optional.empty()
                : Optional.of(new Sweep((int) beams.getAsLong(), (int) positions.getAsLong(), dwellS.getAsDouble()));
    }

    private static void together(Section section, String one, String other) {
        if (section.has(one) != section.has(other)) {
            section.problem(
                    section.has(one) ? one : other,
                    "needs " + (section.has(one) ? other : one) + " beside it; write both or none");
        }
    }
}
