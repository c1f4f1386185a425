package org.slewd.station;

import java.time.Instant;
import java.util.Optional;
import org.slewd.orbit.Group;

/**
 * Which objects over the site are asked for.
 *
 * @param utc the moment
 * @param group only objects of it; empty for all that are known
 * @param minElevationDeg geometric elevation above which an object counts as up, [-5, 90]
 * @param limit most objects in the answer, at least 1
 */
public record SkyQuestion(Instant utc, Optional<Group> group, double minElevationDeg, int limit) {
    public SkyQuestion {
        if (!(minElevationDeg >= -5 && minElevationDeg <= 90)) {
            throw new IllegalArgumentException("minElevationDeg " + minElevationDeg + " is outside [-5, 90]");
        }
        if (limit < 1) {
            throw new IllegalArgumentException("limit " + limit + " is less than 1");
        }
    }
}
