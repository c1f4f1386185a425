package org.slewd.rotator;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalInt;
import org.slewd.config.Section;
import org.slewd.link.LinkAddress;

/**
 * The section {@code rotator} of the configuration.
 *
 * @param kind name of the protocol, as in the table of kinds
 * @param link where the controller is
 * @param baud speed of the serial line; empty takes the kind's own
 * @param azimuth the axis that turns about the vertical
 * @param elevation the axis that tilts
 * @param beamWidthDeg full width of the antenna's main lobe at half power; the dead band follows from it
 * @param park where the antenna rests
 * @param elevationBox the controller of the elevation, when it is another one on a line of its own
 */
public record RotatorConfig(
        String kind,
        LinkAddress link,
        OptionalInt baud,
        AxisModel azimuth,
        AxisModel elevation,
        double beamWidthDeg,
        Pointing park,
        Optional<ElevationBox> elevationBox) {

    /** A second controller, which turns the elevation. */
    public record ElevationBox(String kind, LinkAddress link, OptionalInt baud) {}

    /** A rotator with one controller. */
    public RotatorConfig(
            String kind,
            LinkAddress link,
            OptionalInt baud,
            AxisModel azimuth,
            AxisModel elevation,
            double beamWidthDeg,
            Pointing park) {
        this(kind, link, baud, azimuth, elevation, beamWidthDeg, park, Optional.empty());
    }

    // The travel of an axis that is not stated: what every rotator can do without its cable or its mount taking harm,
    // rather than all that its controller can be told.
    private static final AxisRange CAUTIOUS_AZIMUTH = new AxisRange(0, 360);
    private static final AxisRange CAUTIOUS_ELEVATION = new AxisRange(0, 90);

    /** No axis turns further from north than two turns; no controller can be told more. */
    private static final double FURTHEST_DEG = 720;

    /** Heavy dishes creep at hundredths of a degree per second; tracking mounts reach some tens. */
    private static final double SLOWEST_DEG_PER_S = 0.01;

    private static final double FASTEST_DEG_PER_S = 100;

    private static final double MOST_DELAY_MS = 10_000;

    /**
     * Reads the section {@code rotator}. What is wrong is noted in {@code section}; the answer counts only when nothing
     * was.
     *
     * @param kinds the table of kinds
     */
    public static RotatorConfig read(Section section, List<RotatorKind> kinds) {
        String name =
                section.choice("kind", kinds.stream().map(RotatorKind::name).toList());
        Optional<RotatorKind> kind = named(name, kinds);
        Optional<ElevationBox> elevationBox =
                section.optionalSection("elevationBox").map(box -> elevationBox(box, kinds));
        Optional<RotatorTraits> traits =
                kind.map(known -> traits(known)).map(own -> withElevationBox(section, name, own, elevationBox, kinds));
        LinkAddress link = section.parsed("link", LinkAddress::parse).orElseGet(LinkAddress.Simulated::new);
        OptionalInt baud = baud(section, link, kind);
        AxisRange azimuth = range(section, "azimuth", CAUTIOUS_AZIMUTH, name, traits.map(RotatorTraits::azimuth));
        AxisRange elevation =
                range(section, "elevation", CAUTIOUS_ELEVATION, name, traits.map(RotatorTraits::elevation));
        double latencyMs = section.optionalNumber("latencyMs", 0, MOST_DELAY_MS)
                .orElse(1000 * AxisModel.USUAL_START_DELAY_SECONDS);
        return new RotatorConfig(
                name,
                link,
                baud,
                axis(section, "azimuth", azimuth, latencyMs),
                axis(section, "elevation", elevation, latencyMs),
                section.number("beamWidthDeg", 0.1, 180),
                new Pointing(park(section, "Azimuth", azimuth), park(section, "Elevation", elevation)),
                elevationBox);
    }

    private static RotatorTraits traits(RotatorKind kind) {
        return kind.driver().apply(0).traits();
    }

    private static ElevationBox elevationBox(Section box, List<RotatorKind> kinds) {
        List<RotatorKind> able = kinds.stream()
                .filter(kind -> PairedDriver.turnsOneAxis(traits(kind)))
                .toList();
        String name = box.choice("kind", able.stream().map(RotatorKind::name).toList());
        LinkAddress link = box.parsed("link", LinkAddress::parse).orElseGet(LinkAddress.Simulated::new);
        return new ElevationBox(name, link, baud(box, link, named(name, able)));
    }

    private static Optional<RotatorKind> named(String name, List<RotatorKind> kinds) {
        return kinds.stream().filter(known -> known.name().equals(name)).findFirst();
    }

    private static RotatorTraits withElevationBox(
            Section section,
            String name,
            RotatorTraits own,
            Optional<ElevationBox> elevationBox,
            List<RotatorKind> kinds) {
        Optional<RotatorTraits> second =
                elevationBox.flatMap(box -> named(box.kind(), kinds)).map(kind -> traits(kind));
        if (second.isEmpty()) {
            return own;
        }
        if (!PairedDriver.turnsAzimuthAlone(own)) {
            section.problem(
                    "elevationBox",
                    "has no place beside " + name
                            + ", which turns the elevation itself; take it out, or choose a kind that"
                            + " turns the azimuth alone");
            return own;
        }
        return PairedDriver.paired(own, second.get());
    }

    private static AxisModel axis(Section section, String axis, AxisRange travel, double latencyMs) {
        // An axis that cannot turn needs no rate.
        double rate = travel.spanDeg() == 0
                ? section.optionalNumber(axis + "RateDegPerS", SLOWEST_DEG_PER_S, FASTEST_DEG_PER_S)
                        .orElse(SLOWEST_DEG_PER_S)
                : section.number(axis + "RateDegPerS", SLOWEST_DEG_PER_S, FASTEST_DEG_PER_S);
        double delayMs =
                section.optionalNumber(axis + "StartDelayMs", 0, MOST_DELAY_MS).orElse(latencyMs);
        AxisModel usual = AxisModel.usual(
                travel, section.isSound(axis + "RateDegPerS") ? rate : SLOWEST_DEG_PER_S, delayMs / 1000);
        return new AxisModel(
                travel,
                usual.rateDegPerS(),
                section.optionalNumber(axis + "AccelerationDegPerS2", 0.001, 10_000)
                        .orElse(usual.accelerationDegPerS2()),
                usual.startDelaySeconds(),
                section.optionalNumber(axis + "CoastDeg", 0, 90).orElse(usual.coastDeg()),
                section.optionalNumber(axis + "DeadBandDeg", 0, 20).orElse(usual.deadBandDeg()),
                section.optionalNumber(axis + "CommandIntervalMs", 0, 60_000).orElse(0) / 1000,
                section.optionalNumber(axis + "ReversalsPerMinute", 0.1, 1000).orElse(usual.reversalsPerMinute()));
    }

    private static OptionalInt baud(Section section, LinkAddress link, Optional<RotatorKind> kind) {
        OptionalInt baud = section.optionalInteger("baud", 50, 4_000_000).stream()
                .mapToInt(Math::toIntExact)
                .findFirst();
        boolean network = kind.map(known -> known.defaultBaud() == 0).orElse(false);
        if (network && link instanceof LinkAddress.Serial) {
            section.problem("link", "is a serial line; this kind is spoken over a network, write tcp:HOST:PORT");
        }
        if (section.isSound("baud") && baud.isPresent() && link instanceof LinkAddress.Tcp) {
            section.problem("baud", "has no meaning on " + link + "; take it out");
        }
        return baud;
    }

    private static AxisRange range(
            Section section, String axis, AxisRange cautious, String kind, Optional<AxisRange> expressible) {
        String minKey = axis + "MinDeg";
        String maxKey = axis + "MaxDeg";
        // A controller that cannot be told the cautious range at all leaves no default worth having.
        boolean cautiousFits = expressible
                .map(most -> most.minDeg() <= cautious.maxDeg() && most.maxDeg() >= cautious.minDeg())
                .orElse(true);
        AxisRange otherwise =
                cautiousFits ? expressible.map(cautious::intersect).orElse(cautious) : expressible.orElseThrow();
        double min = end(section, minKey, cautiousFits, otherwise.minDeg());
        double max = end(section, maxKey, cautiousFits, otherwise.maxDeg());
        if (!section.isSound(minKey, maxKey)) {
            return otherwise;
        }
        if (min > max) {
            section.problem(
                    section.has(maxKey) ? maxKey : minKey,
                    section.has(maxKey)
                            ? "is below " + minKey + " = " + Section.plain(min) + "; one of them is wrong"
                            : "is above " + maxKey + " = " + Section.plain(max) + "; one of them is wrong");
            return otherwise;
        }
        expressible.ifPresent(most -> {
            if (min < most.minDeg()) {
                section.problem(
                        minKey,
                        "is below " + Section.plain(most.minDeg()) + ", the least that " + kind + " can be told");
            }
            if (max > most.maxDeg()) {
                section.problem(
                        maxKey,
                        "is above " + Section.plain(most.maxDeg()) + ", the most that " + kind + " can be told");
            }
        });
        return new AxisRange(min, max);
    }

    private static double end(Section section, String key, boolean hasDefault, double otherwise) {
        return hasDefault
                ? section.optionalNumber(key, -FURTHEST_DEG, FURTHEST_DEG).orElse(otherwise)
                : section.number(key, -FURTHEST_DEG, FURTHEST_DEG);
    }

    private static double park(Section section, String axis, AxisRange range) {
        String key = "park" + axis + "Deg";
        double park = range.spanDeg() == 0
                ? section.optionalNumber(key, -FURTHEST_DEG, FURTHEST_DEG).orElse(range.minDeg())
                : section.number(key, -FURTHEST_DEG, FURTHEST_DEG);
        String axisKey = axis.toLowerCase(Locale.ROOT);
        if (section.isSound(key, axisKey + "MinDeg", axisKey + "MaxDeg") && !range.contains(park)) {
            section.problem(
                    key,
                    "is outside " + Section.plain(range.minDeg()) + " to " + Section.plain(range.maxDeg())
                            + ", where the " + axisKey + " axis may go");
        }
        return park;
    }
}
