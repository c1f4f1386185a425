package org.slewd.pass;

import java.time.Instant;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.TemeState;

/**
 * By how much drag moves an object along its orbit, as the model has it. Found by propagating with the published drag
 * term and with nine tenths of it, which also holds near decay, where the effect no longer grows with the square of the
 * age. Keeps scratch state; one thread.
 */
final class DragEffect {

    /** Small enough for the effect to be linear in it, large enough to stand out of the rounding. */
    private static final double LESS = 0.1;

    private final Propagator whole;
    private final Propagator less;
    private final TemeState state = new TemeState();
    private final TemeState lessState = new TemeState();

    DragEffect(ElementSet elements) {
        whole = Sgp4.of(elements);
        less = Sgp4.of(elements.withBstar((1 - LESS) * elements.bstar()));
    }

    /**
     * How much earlier than without drag the object comes, in seconds; grows with the square of the age, on either
     * side of the epoch, and is negative for a negative drag term.
     *
     * @return NaN where the model has nothing to say
     */
    double earlyS(Instant utc) {
        if (!whole.propagate(utc, state) || !less.propagate(utc, lessState)) {
            return Double.NaN;
        }
        return alongS(lessState, state) / LESS;
    }

    /** How far {@code to} is ahead of {@code from} along its velocity, as a time in seconds. */
    static double alongS(TemeState from, TemeState to) {
        double dot = (to.xM - from.xM) * to.vxMps + (to.yM - from.yM) * to.vyMps + (to.zM - from.zM) * to.vzMps;
        return dot / (to.vxMps * to.vxMps + to.vyMps * to.vyMps + to.vzMps * to.vzMps);
    }
}
