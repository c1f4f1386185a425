package org.slewd.orbit;

import java.time.Instant;
import org.slewd.sky.TemeState;

/**
 * Where an object is, after its element set. SGP4, or SDP4 for periods of 225 minutes and more, with WGS-72 constants.
 *
 * <p>Keeps scratch state: one instance per thread.
 */
public interface Propagator {

    /** The set that is propagated. */
    ElementSet elements();

    /**
     * Position and velocity in TEME.
     *
     * @param secondsSinceEpoch UTC seconds since the epoch of the set, negative before it
     * @param out filled when the answer is true, undefined otherwise
     * @return false when the model has nothing sensible to say: the orbit has decayed or the elements are absurd
     */
    boolean propagate(double secondsSinceEpoch, TemeState out);

    /** Seconds from the epoch of the set to {@code utc}, without the loss of digits of a subtraction of large numbers. */
    default double secondsSinceEpoch(Instant utc) {
        Instant epoch = elements().epoch();
        return (utc.getEpochSecond() - epoch.getEpochSecond()) + (utc.getNano() - epoch.getNano()) * 1e-9;
    }

    /** As {@link #propagate(double, TemeState)}, at {@code utc}. */
    default boolean propagate(Instant utc, TemeState out) {
        return propagate(secondsSinceEpoch(utc), out);
    }
}
