package org.slewd.station;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.Stream;
import org.slewd.config.Section;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Groups;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Site;

/**
 * The sections {@code station}, {@code site}, {@code passes}, {@code pointing}, {@code objects}, {@code groups} of the configuration.
 *
 * @param name what the station calls itself
 * @param site where the antenna stands
 * @param minElevationDeg geometric elevation above which an object counts as up where nothing stands in the way
 * @param horizon the same by azimuth, with what stands in the way; nowhere below {@code minElevationDeg}
 * @param refraction whether pointing allows for the lift of the atmosphere
 * @param objects what is known about single objects
 * @param groups those that slewd brings, and those of the section
 */
public record StationConfig(
        String name,
        Site site,
        double minElevationDeg,
        HorizonMask horizon,
        boolean refraction,
        List<TrackedObject> objects,
        Groups groups) {
    public StationConfig {
        if (!(horizon.leastDeg() >= minElevationDeg)) {
            throw new IllegalArgumentException("a horizon of " + horizon + " is not as high as " + minElevationDeg);
        }
        objects = List.copyOf(objects);
    }

    /** Highest mask that may be configured; nothing is ever up above more. */
    private static final double HIGHEST_MASK_DEG = 89;

    /** Where EHF ends; no receiver here goes further. */
    private static final long MAX_DOWNLINK_HZ = 300_000_000_000L;

    /** Most objects. Somebody types them; a thousand is more than a station follows in a year. */
    private static final int MAX_OBJECTS = 1000;

    /**
     * Reads the sections of the station out of the root of a configuration. What is wrong is noted there; the answer
     * counts only when nothing was.
     *
     * @param radio what the receiver can be tuned to, when there is one and it is known
     */
    public static StationConfig read(Section root, Optional<ReceiverTraits> radio) {
        String name = root.section("station").text("name");
        Site site = site(root.section("site"));
        Optional<Section> passes = root.optionalSection("passes");
        Optional<HorizonMask> surveyed = passes.flatMap(StationConfig::surveyed);
        double minElevationDeg = passes.map(
                        section -> section.optionalNumber("minElevationDeg", HorizonMask.LEAST_DEG, HIGHEST_MASK_DEG))
                .orElse(OptionalDouble.empty())
                .orElseGet(() -> surveyed.map(HorizonMask::leastDeg).orElse(0.0));
        HorizonMask horizon = surveyed.map(mask -> mask.atLeast(minElevationDeg))
                .orElseGet(() -> HorizonMask.constant(minElevationDeg));
        boolean refraction = root.optionalSection("pointing")
                .flatMap(pointing -> pointing.optionalFlag("refraction"))
                .orElse(false);
        return new StationConfig(name, site, minElevationDeg, horizon, refraction, objects(root, radio), groups(root));
    }

    /** The horizon as it was surveyed; empty when the section has none, or none that is sound. */
    private static Optional<HorizonMask> surveyed(Section passes) {
        List<Section> sections = passes.sections("horizon");
        if (sections.size() > HorizonMask.MAX_POINTS) {
            passes.problem("horizon", "has " + sections.size() + " points; keep at most " + HorizonMask.MAX_POINTS);
        }
        List<HorizonMask.Point> points = new ArrayList<>();
        boolean sound = sections.size() <= HorizonMask.MAX_POINTS;
        double beforeDeg = Double.NEGATIVE_INFINITY;
        for (Section section : sections) {
            double azimuthDeg = section.number("azimuthDeg", 0, 360);
            double elevationDeg = section.number("elevationDeg", HorizonMask.LEAST_DEG, HIGHEST_MASK_DEG);
            if (section.isSound("azimuthDeg") && azimuthDeg == 360) {
                section.problem("azimuthDeg", "is north again; write 0, as the first point");
            }
            if (section.isSound("azimuthDeg") && azimuthDeg <= beforeDeg) {
                section.problem(
                        "azimuthDeg",
                        "comes after " + Section.plain(beforeDeg) + "; sort the points by azimuth, with one for each");
            }
            sound = sound && section.isSound("azimuthDeg", "elevationDeg");
            if (sound) {
                points.add(new HorizonMask.Point(azimuthDeg, elevationDeg));
                beforeDeg = azimuthDeg;
            }
        }
        return sound && !points.isEmpty() ? Optional.of(HorizonMask.of(points)) : Optional.empty();
    }

    private static Site site(Section site) {
        return new Site(
                site.number("latitudeDeg", -90, 90),
                site.number("longitudeDeg", -180, 180),
                site.number("altitudeM", -500, 9000));
    }

    private static List<TrackedObject> objects(Section root, Optional<ReceiverTraits> radio) {
        List<Section> sections = root.sections("objects");
        if (sections.size() > MAX_OBJECTS) {
            root.problem("objects", "has " + sections.size() + " entries; keep at most " + MAX_OBJECTS);
        }
        List<String> modes = Stream.of(Mode.values())
                .map(mode -> mode.name().toLowerCase(Locale.ROOT))
                .toList();
        Set<Integer> seen = new HashSet<>();
        List<TrackedObject> objects = new ArrayList<>();
        for (Section section : sections) {
            int catalogNumber = Math.toIntExact(section.integer("catalogNumber", 1, ElementSet.MAX_CATALOG_NUMBER));
            Optional<Long> downlinkHz = section.optionalInteger("downlinkHz", 1, MAX_DOWNLINK_HZ).stream()
                    .boxed()
                    .findFirst();
            Optional<Mode> mode =
                    section.optionalChoice("mode", modes).map(word -> Mode.valueOf(word.toUpperCase(Locale.ROOT)));
            OptionalDouble minElevationDeg =
                    section.optionalNumber("minElevationDeg", HorizonMask.LEAST_DEG, HIGHEST_MASK_DEG);
            if (section.isSound("catalogNumber") && !seen.add(catalogNumber)) {
                section.problem("catalogNumber", "is in the list already; keep one entry for each object");
            }
            radio.filter(reach -> downlinkHz.isPresent() && !reach.contains(downlinkHz.get()))
                    .ifPresent(reach -> section.problem(
                            "downlinkHz",
                            "is no frequency of the receiver; its lowest is " + reach.minHz() + ", its highest "
                                    + reach.maxHz()));
            radio.filter(reach -> mode.isPresent() && !reach.modes().contains(mode.get()))
                    .ifPresent(reach ->
                            section.problem("mode", "is no mode of the receiver; choose another or leave it out"));
            objects.add(new TrackedObject(catalogNumber, downlinkHz, mode, minElevationDeg));
        }
        return objects;
    }

    private static Groups groups(Section root) {
        Optional<Section> section = root.optionalSection("groups");
        Groups groups = Groups.builtIn();
        for (String name : section.map(Section::keys).orElse(List.of())) {
            Groups before = groups;
            groups = section.flatMap(inside -> inside.parsed(name, text -> before.with(name, text)))
                    .orElse(before);
        }
        return groups;
    }

    /** What {@code catalogNumber} has to rise above: the horizon, or its own least elevation where that is higher. */
    public HorizonMask horizonFor(int catalogNumber) {
        return objects.stream()
                .filter(object -> object.catalogNumber() == catalogNumber)
                .findFirst()
                .map(object -> object.minElevationDeg().isPresent()
                        ? horizon.atLeast(object.minElevationDeg().getAsDouble())
                        : horizon)
                .orElse(horizon);
    }

    /** What the object transmits on, before Doppler, when the configuration says so. */
    public Optional<Long> downlinkHzOf(int catalogNumber) {
        return objects.stream()
                .filter(object -> object.catalogNumber() == catalogNumber)
                .findFirst()
                .flatMap(TrackedObject::downlinkHz);
    }

    /**
     * What to listen to on one object, and how high it has to stand.
     *
     * @param downlinkHz frequency at which it transmits, before Doppler
     * @param mode demodulation; empty leaves the radio's own choice alone
     * @param minElevationDeg elevation that it has to rise above, besides the horizon of the station
     */
    public record TrackedObject(
            int catalogNumber, Optional<Long> downlinkHz, Optional<Mode> mode, OptionalDouble minElevationDeg) {}
}
