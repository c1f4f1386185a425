package org.slewd.plan;

import java.time.Instant;
import java.util.Optional;
import org.slewd.sky.LookAngle;

/** Tells where an object stands. */
@FunctionalInterface
public interface LookSource {

    /** Geometric look angle at {@code utc}; empty when nothing sensible can be said for that time. */
    Optional<LookAngle> look(Instant utc);
}
