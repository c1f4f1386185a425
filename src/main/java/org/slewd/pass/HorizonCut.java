package org.slewd.pass;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.Pass.Clipped;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.LocalState;

/**
 * Takes off passes what a horizon that is not flat hides of them: from passes above its lowest point to passes above all
 * of it. A hill in the middle makes two of one.
 *
 * <p>Walks by a quarter of a degree of azimuth, the finest that a horizon is drawn; what is narrower may be passed over.
 * Crossings are known to a hundredth of a millisecond. One thread.
 */
final class HorizonCut {

    private static final double STEP_DEG = 0.25;
    private static final double SHORTEST_STEP_S = 0.02;
    private static final double LONGEST_STEP_S = 10;

    /** Steps of a pass at most, where the azimuth stands nearly still for days. */
    private static final double MOST_STEPS = 20_000;

    private static final double CROSSING_TOLERANCE_S = 1e-5;

    private final Geometry geometry;
    private final HorizonMask mask;
    private final Culmination culmination;

    HorizonCut(Geometry geometry, ElementSet elements, HorizonMask mask) {
        this.geometry = geometry;
        this.mask = mask;
        this.culmination = new Culmination(geometry, elements);
    }

    /** The parts of {@code passes}, found above the lowest point of the horizon, that are above all of it. */
    List<Pass> cut(List<Pass> passes) {
        List<Pass> parts = new ArrayList<>();
        passes.forEach(pass -> cut(pass, parts));
        return parts;
    }

    private void cut(Pass pass, List<Pass> parts) {
        double start = seconds(pass.aos());
        double end = seconds(pass.los());
        double shortest = Math.max(SHORTEST_STEP_S, (end - start) / MOST_STEPS);
        double rise = isClear(start) ? start : Double.NaN;
        double now = start;
        while (now < end) {
            double before = now;
            now = Math.min(end, now + Math.max(shortest, step()));
            boolean up = !Double.isNaN(rise);
            if (isClear(now) == up) {
                continue;
            }
            double crossing = crossing(before, now, up);
            if (up) {
                add(pass, rise, crossing, start, end, parts);
                rise = Double.NaN;
            } else {
                rise = crossing;
            }
            isClear(now); // the next step is measured from here
        }
        if (!Double.isNaN(rise)) {
            add(pass, rise, end, start, end, parts);
        }
    }

    private void add(Pass pass, double rise, double set, double start, double end, List<Pass> parts) {
        boolean atStart = rise == start && (pass.clipped() == Clipped.START || pass.clipped() == Clipped.BOTH);
        boolean atEnd = set == end && (pass.clipped() == Clipped.END || pass.clipped() == Clipped.BOTH);
        parts.add(culmination.describe(rise, set, Clipped.of(atStart, atEnd)));
    }

    /** Whether the object is above the horizon in its direction at {@code t}. */
    private boolean isClear(double t) {
        geometry.at(t);
        LocalState local = geometry.local();
        double azimuthDeg = Math.toDegrees(Math.atan2(local.eastM, local.northM));
        double elevationDeg = Math.toDegrees(Math.atan2(local.upM, local.horizontalM()));
        return geometry.known && elevationDeg >= mask.elevationDeg(azimuthDeg);
    }

    /** Until the azimuth is a step further, at its present rate. */
    private double step() {
        LocalState local = geometry.local();
        double horizontal2 = local.eastM * local.eastM + local.northM * local.northM;
        double radPerS = (local.northM * local.eastMps - local.eastM * local.northMps) / horizontal2;
        return Math.min(LONGEST_STEP_S, Math.toRadians(STEP_DEG) / Math.abs(radPerS));
    }

    private double crossing(double before, double after, boolean upBefore) {
        double left = before;
        double right = after;
        while (right - left > CROSSING_TOLERANCE_S) {
            double middle = (left + right) / 2;
            if (isClear(middle) == upBefore) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return upBefore ? left : right;
    }

    private double seconds(Pass.Moment moment) {
        Duration since = Duration.between(geometry.utc(0), moment.utc());
        return since.getSeconds() + since.getNano() * 1e-9;
    }
}
