package org.slewd.pass;

import java.util.ArrayList;
import java.util.List;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.Pass.Clipped;

/**
 * One walk through a window, from rise to set to rise. Steps are safe ({@link SafeStep}) or lead through a stretch in
 * which the height is monotonic, so that each crossing of the mask lies alone in its step. One use, one thread.
 */
final class PassSweep {

    /** A pass or a gap shorter than this can go unnoticed; it lifts the object by less than the width of a hair. */
    private static final double SHORTEST_STEP_S = 0.001;

    /** A decayed object is asked again after this long; it has no height that could bound the step. */
    private static final double UNKNOWN_STEP_S = 60.0;

    /** Well inside the millisecond that is promised. */
    private static final double CROSSING_TOLERANCE_S = 1e-6;

    /** Of the time to the predicted crossing, so that a step lands just behind it. */
    private static final double OVERSHOOT = 1.02;

    private final Geometry geometry;
    private final SafeStep safe;
    private final double endS;
    private final Culmination culmination;
    private final List<Pass> passes = new ArrayList<>();

    /** How far the walk has come. */
    private double now;

    PassSweep(Geometry geometry, SafeStep safe, ElementSet elements, double endS) {
        this.geometry = geometry;
        this.safe = safe;
        this.endS = endS;
        this.culmination = new Culmination(geometry, elements);
    }

    List<Pass> run() {
        geometry.at(0);
        boolean upAtStart = geometry.isUp();
        while (now < endS) {
            double rise = 0;
            if (!upAtStart) {
                if (!walkTo(true)) {
                    break;
                }
                rise = crossing(lastBefore, now);
                geometry.at(now);
            }
            boolean sets = walkTo(false);
            double set = sets ? crossing(now, lastBefore) : endS;
            if (rise < endS) {
                passes.add(culmination.describe(rise, set, Clipped.of(upAtStart, !sets)));
            }
            upAtStart = false;
            geometry.at(now);
        }
        return passes;
    }

    /** The last moment of a walk before the one it ended at. */
    private double lastBefore;

    /**
     * Walks on from {@link #now}, where the geometry stands, until the object is up (or down), or the window ends.
     *
     * @return whether it came to be so
     */
    private boolean walkTo(boolean up) {
        while (now < endS) {
            lastBefore = now;
            now = Math.min(endS, now + Math.max(SHORTEST_STEP_S, step(up)));
            geometry.at(now);
            if (geometry.isUp() == up) {
                return true;
            }
        }
        return false;
    }

    private double step(boolean rising) {
        if (!geometry.known) {
            return UNKNOWN_STEP_S;
        }
        double step = rising ? safe.below(geometry) : safe.above(geometry);
        double predicted = -geometry.heightM / geometry.heightRateMps * OVERSHOOT + SHORTEST_STEP_S;
        return predicted > step && safe.isMonotonic(geometry, rising, predicted) ? predicted : step;
    }

    /**
     * The time at which the object crosses the mask, or ceases to be known. By Newton's method, with every fourth step
     * a bisection, so that it ends whatever the rates say.
     */
    private double crossing(double downAt, double upAt) {
        double down = downAt;
        double up = upAt;
        double next = Double.NaN;
        for (int i = 0; Math.abs(up - down) > CROSSING_TOLERANCE_S; i++) {
            boolean inside = next > Math.min(down, up) && next < Math.max(down, up);
            double t = inside && i % 4 != 3 ? next : (down + up) / 2;
            geometry.at(t);
            if (geometry.isUp()) {
                up = t;
            } else {
                down = t;
            }
            double correction = -geometry.heightM / geometry.heightRateMps;
            if (geometry.known && Math.abs(correction) <= CROSSING_TOLERANCE_S) {
                return t;
            }
            next = t + correction;
        }
        return up;
    }
}
