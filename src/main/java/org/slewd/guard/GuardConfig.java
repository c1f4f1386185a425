package org.slewd.guard;

import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.config.Section;
import org.slewd.rotator.RotatorConfig;
import org.slewd.sky.HorizonMask;

/**
 * What the section {@code rotator} says of the envelope beyond the travel of the axes.
 *
 * @param keepOuts where the beam must never look, with different names
 * @param horizonIsLimit whether the beam must not go below the horizon of the station
 * @param sunAvoidanceDeg least angle between the beam and the Sun while it is up, above 0; empty for none
 */
public record GuardConfig(List<KeepOut> keepOuts, boolean horizonIsLimit, OptionalDouble sunAvoidanceDeg) {
    /** Nothing beyond the travel of the axes. */
    public static final GuardConfig NONE = new GuardConfig(List.of(), false, OptionalDouble.empty());

    /** A tenth of what the Sun is wide; less protects nothing. */
    private static final double LEAST_AVOIDANCE_DEG = 0.05;

    /** Half of the sky; more leaves no place to go while the Sun is high. */
    private static final double MOST_AVOIDANCE_DEG = 90;

    public GuardConfig {
        keepOuts = List.copyOf(keepOuts);
        if (keepOuts.stream().map(KeepOut::name).distinct().count() < keepOuts.size()) {
            throw new IllegalArgumentException("two keep-outs have the same name");
        }
        if (sunAvoidanceDeg.isPresent()
                && !(sunAvoidanceDeg.getAsDouble() >= LEAST_AVOIDANCE_DEG
                        && sunAvoidanceDeg.getAsDouble() <= MOST_AVOIDANCE_DEG)) {
            throw new IllegalArgumentException("avoidance of the Sun by " + sunAvoidanceDeg.getAsDouble() + " degrees");
        }
    }

    /**
     * Reads the keys {@code keepOut}, {@code horizonIsLimit} and {@code sunAvoidanceDeg}. What is wrong is noted in {@code
     * section}; the answer counts only when nothing was.
     *
     * @param section the section {@code rotator}
     * @param rotator what else was read from it: no keep-out may hold the place of rest
     */
    public static GuardConfig read(Section section, RotatorConfig rotator) {
        return new GuardConfig(
                KeepOutReader.read(section, rotator),
                section.optionalFlag("horizonIsLimit").orElse(false),
                section.optionalNumber("sunAvoidanceDeg", LEAST_AVOIDANCE_DEG, MOST_AVOIDANCE_DEG));
    }

    /**
     * Notes in {@code section} where the antenna could not leave its place of rest, as that looks below the horizon.
     *
     * @param section the section {@code rotator}, from which this and {@code rotator} were read
     * @param horizon of the station
     */
    public void requireRestAbove(HorizonMask horizon, RotatorConfig rotator, Section section) {
        if (horizonIsLimit
                && section.isSound("parkAzimuthDeg", "parkElevationDeg")
                && !new ForbiddenSky(List.of(), Optional.of(horizon)).isClear(KeepOutReader.rest(rotator))) {
            section.problem(
                    "horizonIsLimit",
                    "forbids the place of rest, parkAzimuthDeg and parkElevationDeg: it lies below the horizon of the station, or"
                            + " is nearer to it than the antenna runs on, and could not be left; park higher");
        }
    }
}
