package org.slewd.guard;

import java.util.OptionalDouble;
import org.slewd.config.Section;

/**
 * When the antenna is brought to rest by itself.
 *
 * @param afterPass as soon as a pass is over
 * @param idleMinutes after nobody has wanted anything of it for that long; empty for not
 * @param onSafetyInput when an input such as a wind gauge says that it is not safe
 * @param atShutdown before slewd ends
 * @param unwindIdleMinutes after how long without a wish a cable that is wound more than half a turn is unwound; empty for
 *     not
 */
public record ParkPolicy(
        boolean afterPass,
        OptionalDouble idleMinutes,
        boolean onSafetyInput,
        boolean atShutdown,
        OptionalDouble unwindIdleMinutes) {

    /** Nothing moves by itself. */
    public static final ParkPolicy NEVER =
            new ParkPolicy(false, OptionalDouble.empty(), false, false, OptionalDouble.empty());

    /** What is done unless the configuration says otherwise. */
    public static final ParkPolicy AFTER_PASSES =
            new ParkPolicy(true, OptionalDouble.empty(), false, false, OptionalDouble.empty());

    private static final double LEAST_MINUTES = 1;
    private static final double MOST_MINUTES = 1440;

    public ParkPolicy {
        if (!isSound(idleMinutes) || !isSound(unwindIdleMinutes)) {
            throw new IllegalArgumentException("not a time without a wish: " + idleMinutes + ", " + unwindIdleMinutes);
        }
    }

    private static boolean isSound(OptionalDouble minutes) {
        return minutes.isEmpty() || (minutes.getAsDouble() >= LEAST_MINUTES && minutes.getAsDouble() <= MOST_MINUTES);
    }

    /** The same, and on a safety input whatever the configuration says of that. */
    public ParkPolicy heedingSafetyInput() {
        return new ParkPolicy(afterPass, idleMinutes, true, atShutdown, unwindIdleMinutes);
    }

    /** Reads it out of the section {@code rotator}; what is wrong is noted there. */
    public static ParkPolicy read(Section rotator) {
        return new ParkPolicy(
                rotator.optionalFlag("parkAfterPass").orElse(true),
                rotator.optionalNumber("parkIdleMinutes", LEAST_MINUTES, MOST_MINUTES),
                rotator.optionalFlag("parkOnSafetyInput").orElse(false),
                rotator.optionalFlag("parkAtShutdown").orElse(false),
                rotator.optionalNumber("unwindIdleMinutes", LEAST_MINUTES, MOST_MINUTES));
    }
}
