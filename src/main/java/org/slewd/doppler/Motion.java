package org.slewd.doppler;

import java.time.Instant;
import java.util.Optional;
import org.slewd.sky.LookAngle;

/** How an object moves over a site. {@code track.Target::look} is one. */
@FunctionalInterface
public interface Motion {

    /** Geometric look angle at {@code utc}; empty when nothing sensible can be said for that time. */
    Optional<LookAngle> look(Instant utc);
}
