package org.slewd.orbit;

/** The way to a {@link Propagator}. Any thread. */
public final class Sgp4 {

    private Sgp4() {}

    /** A new propagator for {@code elements}, for one thread. */
    public static Propagator of(ElementSet elements) {
        return new Propagator() {
            @Override
            public ElementSet elements() {
                return elements;
            }

            @Override
            public boolean propagate(double secondsSinceEpoch, org.slewd.sky.TemeState out) {
                return false;
            }
        };
    }
}
