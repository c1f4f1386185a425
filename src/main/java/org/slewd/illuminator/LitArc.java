package org.slewd.illuminator;

import java.time.Duration;
import java.time.Instant;

/**
 * A stretch in which an object is lit and in view of the station. At an end of the window it is cut there.
 *
 * @param from when the first echo is received, to a millisecond
 * @param to when the last is
 */
public record LitArc(Instant from, Instant to) {
    public LitArc {
        if (to.isBefore(from)) {
            throw new IllegalArgumentException("an arc from " + from + " to " + to);
        }
    }

    public Duration length() {
        return Duration.between(from, to);
    }
}
