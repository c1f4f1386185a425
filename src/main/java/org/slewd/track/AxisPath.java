package org.slewd.track;

import java.time.Instant;
import org.slewd.rotator.Pointing;

/** Where the axes should be at any time, mostly as planned for a pass. */
@FunctionalInterface
public interface AxisPath {

    /** Axis angles at {@code utc}, unwrapped; before the path begins and after it ends, as at its ends. */
    Pointing at(Instant utc);
}
