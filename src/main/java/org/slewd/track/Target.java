package org.slewd.track;

import java.time.Instant;
import java.util.Optional;
import org.slewd.sky.LookAngle;

/** Something in the sky that can be pointed at. */
@FunctionalInterface
public interface Target {

    /** Geometric look angle at {@code utc}; empty when nothing sensible can be said for that time. */
    Optional<LookAngle> look(Instant utc);
}
