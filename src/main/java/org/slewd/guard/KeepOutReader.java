package org.slewd.guard;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.slewd.config.Section;
import org.slewd.rotator.RotatorConfig;

/** Reads the list {@code keepOut}: outlines of corners, and boxes. */
final class KeepOutReader {

    /** More than stand around any antenna. */
    private static final int MAX_KEEP_OUTS = 50;

    /** The coarsest read-back that is common; the antenna may stand that far from where it is read. */
    private static final double COARSE_STEP_DEG = 1;

    private static final List<String> BOX_KEYS =
            List.of("azimuthFromDeg", "azimuthToDeg", "belowDeg", "elevationFromDeg", "elevationToDeg");

    private final Section section;
    private final String[] boxKeys = BOX_KEYS.toArray(String[]::new);

    private KeepOutReader(Section section) {
        this.section = section;
    }

    static List<KeepOut> read(Section rotatorSection, RotatorConfig rotator) {
        List<Section> sections = rotatorSection.sections("keepOut");
        if (sections.size() > MAX_KEEP_OUTS) {
            rotatorSection.problem("keepOut", "has " + sections.size() + " entries; keep at most " + MAX_KEEP_OUTS);
        }
        Set<String> names = new HashSet<>();
        List<KeepOut> keepOuts = new ArrayList<>();
        for (Section section : sections) {
            String name = section.text("name");
            boolean isNew = names.add(name.toLowerCase(Locale.ROOT));
            if (section.isSound("name") && !isNew) {
                section.problem("name", "is the name of another keep-out too; call one of them otherwise");
            }
            Optional<KeepOut> keepOut = new KeepOutReader(section).shape(name);
            boolean parkIsSound = rotatorSection.isSound("parkAzimuthDeg", "parkElevationDeg");
            if (keepOut.isPresent() && parkIsSound && holdsPark(keepOut.get(), rotator)) {
                section.problem(
                        "name",
                        "holds the place of rest, parkAzimuthDeg and parkElevationDeg, or is nearer to it than the"
                                + " antenna runs on; draw it smaller or park elsewhere");
            }
            keepOut.filter(found -> isNew).ifPresent(keepOuts::add);
        }
        return keepOuts;
    }

    private static boolean holdsPark(KeepOut keepOut, RotatorConfig rotator) {
        return rest(rotator).anyPatch(keepOut.region()::meets);
    }

    /** Where the antenna may stand when it is at rest. */
    static AxisBox rest(RotatorConfig rotator) {
        return AxisBox.at(rotator.park())
                .widened(
                        rotator.azimuth().coastDeg() + COARSE_STEP_DEG,
                        rotator.elevation().coastDeg() + COARSE_STEP_DEG);
    }

    private Optional<KeepOut> shape(String name) {
        // Every key is asked for, so that none of them counts as unknown.
        List<Section> corners = section.sections("polygon");
        OptionalDouble azimuthFromDeg = section.optionalNumber("azimuthFromDeg", 0, 360);
        OptionalDouble azimuthToDeg = section.optionalNumber("azimuthToDeg", 0, 360);
        OptionalDouble belowDeg = section.optionalNumber("belowDeg", KeepOut.LOWEST_DEG, 90);
        OptionalDouble elevationFromDeg = section.optionalNumber("elevationFromDeg", KeepOut.LOWEST_DEG, 90);
        OptionalDouble elevationToDeg = section.optionalNumber("elevationToDeg", KeepOut.LOWEST_DEG, 90);
        List<String> written = Stream.of(boxKeys).filter(section::has).toList();
        if (section.has("polygon")) {
            if (!written.isEmpty()) {
                section.problem(written.get(0), "stands beside polygon; draw either the corners or a box");
            }
            return outline(name, corners);
        }
        if (written.isEmpty()) {
            section.problem("polygon", "is missing; list its corners, or write a box of " + String.join(", ", boxKeys));
            return Optional.empty();
        }
        if (azimuthFromDeg.isPresent() != azimuthToDeg.isPresent() && section.isSound(boxKeys)) {
            section.problem(
                    azimuthFromDeg.isPresent() ? "azimuthFromDeg" : "azimuthToDeg",
                    "stands alone; write both sides, or neither for all around");
        }
        if (section.has("belowDeg") && (section.has("elevationFromDeg") || section.has("elevationToDeg"))) {
            section.problem("belowDeg", "stands beside elevationFromDeg or elevationToDeg; write either");
        }
        if (!section.has("belowDeg") && !section.has("elevationFromDeg") && !section.has("elevationToDeg")) {
            section.problem(written.get(0), "has no height beside it; write belowDeg, or elevationFromDeg");
        }
        if (!section.isSound(boxKeys)) {
            return Optional.empty();
        }
        double topDeg = belowDeg.orElse(elevationToDeg.orElse(90));
        return made(
                written.get(0),
                () -> KeepOut.box(
                        name,
                        azimuthFromDeg.orElse(0),
                        azimuthToDeg.orElse(360),
                        elevationFromDeg.orElse(KeepOut.LOWEST_DEG),
                        topDeg));
    }

    private Optional<KeepOut> outline(String name, List<Section> sections) {
        List<KeepOut.Corner> corners = new ArrayList<>();
        boolean sound = section.isSound("polygon");
        for (Section corner : sections) {
            double azimuthDeg = corner.number("azimuthDeg", 0, 360);
            double elevationDeg = corner.number("elevationDeg", KeepOut.LOWEST_DEG, 90);
            sound = sound && corner.isSound("azimuthDeg", "elevationDeg");
            corners.add(new KeepOut.Corner(azimuthDeg, elevationDeg));
        }
        return sound ? made("polygon", () -> KeepOut.polygon(name, corners)) : Optional.empty();
    }

    private Optional<KeepOut> made(String key, Supplier<KeepOut> keepOut) {
        try {
            return Optional.of(keepOut.get());
        } catch (IllegalArgumentException e) {
            section.problem(key, "bounds nothing: " + e.getMessage());
            return Optional.empty();
        }
    }
}
