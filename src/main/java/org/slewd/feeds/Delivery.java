package org.slewd.feeds;

import java.time.Instant;
import java.util.List;
import org.slewd.orbit.ElementSet;

/**
 * All sets that a source offers from now on, in place of those before.
 *
 * @param priority of the source, 0 to 100
 * @param receivedUtc when they came; for files, when they were written
 * @param sets may hold several of one object
 */
public record Delivery(String source, int priority, Instant receivedUtc, List<ElementSet> sets) {
    public Delivery {
        sets = List.copyOf(sets);
    }
}
