package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.slewd.orbit.Group;

/**
 * Which passes over the site are asked for.
 *
 * @param from start of the window
 * @param to its end, at most {@link #LONGEST} later
 * @param group only objects of it; empty for all that are known
 * @param catalogNumber only this object
 * @param minElevationDeg least culmination, [0, 90]
 * @param only what else has to hold of a pass; all of these
 * @param offset how many of those that fit are left out before the first of the answer, at least 0
 * @param limit most passes in the answer, at least 1
 * @param withPaths whether each comes with its way across the sky
 */
public record PassQuestion(
        Instant from,
        Instant to,
        Optional<Group> group,
        OptionalInt catalogNumber,
        double minElevationDeg,
        Set<Only> only,
        int offset,
        int limit,
        boolean withPaths) {

    /** A year of passes is no question for a running station. */
    public static final Duration LONGEST = Duration.ofDays(10);

    /** What a pass may be asked to be. */
    public enum Only {
        /** To be seen by eye for a while. */
        VISIBLE,
        /** Lit by the Sun for a while. */
        SUNLIT,
        /** Followed by the rotator from end to end. */
        REACHABLE
    }

    public PassQuestion {
        if (to.isBefore(from) || Duration.between(from, to).compareTo(LONGEST) > 0) {
            throw new IllegalArgumentException("window from " + from + " to " + to + " is not of 0 to 10 days");
        }
        if (!(minElevationDeg >= 0 && minElevationDeg <= 90)) {
            throw new IllegalArgumentException("minElevationDeg " + minElevationDeg + " is outside [0, 90]");
        }
        if (offset < 0 || limit < 1) {
            throw new IllegalArgumentException("offset " + offset + " or limit " + limit + " is too small");
        }
        only = Set.copyOf(only);
    }
}
