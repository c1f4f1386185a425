package org.slewd.station;

import java.time.Instant;
import java.util.Optional;
import org.slewd.rotator.Pointing;

/**
 * What has to be known of the antenna after a restart: where it stands, and so in which turn its cable is. Called by the loop; an implementation returns at once and does the waiting elsewhere.
 */
public interface AxisMemory {

    /**
     * What is known.
     *
     * @param from where the axes stood last, unwrapped
     * @param to where they were sent from there; the same when they stood
     * @param utc when this was so
     */
    record Remembered(Pointing from, Pointing to, Instant utc) {}

    /** What was kept last; empty when nothing was, or it cannot be believed. */
    Optional<Remembered> recalled();

    /** Keeps {@code now} in place of what was kept before. */
    void keep(Remembered now);

    /** Remembers nothing: for simulations. */
    static AxisMemory none() {
        return new AxisMemory() {
            @Override
            public Optional<Remembered> recalled() {
                return Optional.empty();
            }

            @Override
            public void keep(Remembered now) {}
        };
    }
}
