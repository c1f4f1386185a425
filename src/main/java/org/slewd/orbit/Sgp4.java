package org.slewd.orbit;

import org.hipparchus.exception.MathRuntimeException;
import org.orekit.errors.OrekitException;
import org.slewd.sky.TemeState;

/**
 * The way to a {@link Propagator}. Any thread.
 *
 * <p>SGP4, or SDP4 where the period is 225 minutes or more, with WGS-72 constants. Orekit's are the reference to which
 * tests hold ours; they are started without any data file, because neither leap seconds nor Earth orientation enter.
 */
public final class Sgp4 {

    /**
     * Fifty years: elements are worth nothing long before, and a resonant orbit is integrated from its epoch in steps of
     * twelve hours, so that a slip in a date must not cost minutes.
     */
    private static final double GREATEST_AGE_S = 50 * 365.25 * 86_400;

    private Sgp4() {}

    /**
     * A new propagator for {@code elements}, for one thread.
     *
     * <p>Elements for which the model has no answer at any time, such as an eccentricity that the Sun and the Moon push
     * above 1, are no error here: the propagator then answers false throughout. It also does so more than fifty years
     * from the epoch.
     */
    public static Propagator of(ElementSet elements) {
        return new Door(elements, model(elements));
    }

    /**
     * As {@link #of}, by Orekit's own models: half as fast, and kept to measure and to check against.
     */
    public static Propagator reference(ElementSet elements) {
        try {
            return new Door(
                    elements,
                    MeanElements.isDeepSpace(elements)
                            ? new OrekitDeepSpaceModel(MeanElements.of(elements))
                            : new OrekitNearEarthModel(MeanElements.of(elements)));
        } catch (OrekitException | MathRuntimeException e) {
            return new Door(elements, (minutes, out) -> false);
        }
    }

    private static Model model(ElementSet elements) {
        return MeanElements.isDeepSpace(elements) ? new DeepSpaceModel(elements) : new NearEarthModel(elements);
    }

    /** One of the two models. Not to be shared between threads. */
    interface Model {
        /** As {@link Propagator#propagate(double, TemeState)}, but in minutes. */
        boolean propagate(double minutesSinceEpoch, TemeState out);
    }

    private record Door(ElementSet elements, Model model) implements Propagator {
        @Override
        public boolean propagate(double secondsSinceEpoch, TemeState out) {
            return Math.abs(secondsSinceEpoch) <= GREATEST_AGE_S && model.propagate(secondsSinceEpoch / 60.0, out);
        }
    }
}
