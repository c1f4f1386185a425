package org.slewd.orbit;

import org.hipparchus.exception.MathRuntimeException;
import org.orekit.errors.OrekitException;
import org.slewd.sky.TemeState;

/**
 * The way to a {@link Propagator}. Any thread.
 *
 * <p>Orekit does the arithmetic: SGP4, or SDP4 where the period is 225 minutes or more, with WGS-72 constants. It is
 * started without any data file, because neither leap seconds nor Earth orientation enter the model.
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

    private static Model model(ElementSet elements) {
        try {
            return MeanElements.isDeepSpace(elements) ? new DeepSpaceModel(elements) : new NearEarthModel(elements);
        } catch (OrekitException | MathRuntimeException e) {
            return (minutes, out) -> false;
        }
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
