package org.slewd.guard;

import java.util.List;
import java.util.OptionalDouble;

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

    /** More than stand around any antenna. */
    static final int MAX_KEEP_OUTS = 50;

    /** No beam is wider to the Sun than the half of the sky. */
    static final double MOST_AVOIDANCE_DEG = 90;

    public GuardConfig {
        keepOuts = List.copyOf(keepOuts);
        if (keepOuts.stream().map(KeepOut::name).distinct().count() < keepOuts.size()) {
            throw new IllegalArgumentException("two keep-outs have the same name");
        }
        if (sunAvoidanceDeg.isPresent()
                && !(sunAvoidanceDeg.getAsDouble() > 0 && sunAvoidanceDeg.getAsDouble() <= MOST_AVOIDANCE_DEG)) {
            throw new IllegalArgumentException("avoidance of the Sun by " + sunAvoidanceDeg.getAsDouble() + " degrees");
        }
    }
}
