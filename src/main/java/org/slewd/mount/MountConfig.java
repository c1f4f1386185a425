package org.slewd.mount;

import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slewd.config.Section;

/**
 * The calibrations in the section {@code rotator} of the configuration: {@code calibrations}, a list of named mounts, and
 * {@code calibration}, the name of the one in use.
 *
 * @param mounts the calibrations by name, in the order of the file
 * @param selected the name of the one in use; empty for an ideal mount
 */
public record MountConfig(Map<String, MountModel> mounts, Optional<String> selected) {

    /** More antennas than one rotator ever carries. */
    private static final int MOST_CALIBRATIONS = 32;

    /** No calibration: an ideal mount. */
    public static final MountConfig NONE = new MountConfig(Map.of(), Optional.empty());

    public MountConfig {
        mounts = Collections.unmodifiableMap(new LinkedHashMap<>(mounts));
        if (selected.isPresent() && !mounts.containsKey(selected.get())) {
            throw new IllegalArgumentException("no calibration is called " + selected.get());
        }
    }

    /** The mount in use. */
    public MountModel mount() {
        return selected.map(mounts::get).orElse(MountModel.IDEAL);
    }

    /**
     * Reads the two keys from the section {@code rotator}. What is wrong is noted in the sections; the answer counts only
     * when nothing was.
     */
    public static MountConfig read(Section rotator) {
        List<Section> entries = rotator.sections("calibrations");
        Map<String, MountModel> calibrations = new LinkedHashMap<>();
        for (Section entry : entries) {
            String name = entry.text("name");
            MountModel mount = mount(entry);
            if (entry.isSound("name") && calibrations.putIfAbsent(name, mount) != null) {
                entry.problem("name", "is the name of an earlier calibration too; give each its own");
            }
        }
        if (entries.size() > MOST_CALIBRATIONS) {
            rotator.problem(
                    "calibrations", "has more than " + MOST_CALIBRATIONS + " entries; take out what is not used");
        }
        Optional<String> selected = rotator.optionalText("calibration");
        if (selected.isPresent() && rotator.isSound("calibration") && !calibrations.containsKey(selected.get())) {
            rotator.problem(
                    "calibration",
                    calibrations.isEmpty()
                            ? "names no calibration; there are none in calibrations"
                            : "names no calibration; there are " + String.join(", ", calibrations.keySet()));
            return new MountConfig(calibrations, Optional.empty());
        }
        return new MountConfig(calibrations, selected.filter(calibrations::containsKey));
    }

    private static MountModel mount(Section entry) {
        Map<MountTerm, Double> constants = new EnumMap<>(MountTerm.class);
        for (MountTerm term : MountTerm.values()) {
            double zero = term.isScale() ? 1 : 0;
            constants.put(
                    term,
                    entry.optionalNumber(term.key(), zero - term.most(), zero + term.most())
                                    .orElse(zero)
                            - zero);
        }
        return new MountModel(constants);
    }
}
