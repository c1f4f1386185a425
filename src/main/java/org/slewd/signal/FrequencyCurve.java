package org.slewd.signal;

import java.time.Instant;
import java.util.OptionalDouble;

/** A frequency over time. Called by the thread that processes samples, twice per block. */
@FunctionalInterface
public interface FrequencyCurve {

    /** The frequency at {@code utc} in hertz; empty where nothing is known, as when a model has ended. */
    OptionalDouble hz(Instant utc);
}
