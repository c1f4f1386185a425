package org.slewd.pass;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;

/**
 * The plain way to find passes: a look every second and bisection between two of them. Shares nothing with the search
 * but the propagator and the frame of the site.
 */
final class BruteForce {

    /** A pass in seconds since the start of the window. */
    record Interval(double riseS, double setS, double culminationS, double maxElevationDeg, double minRangeM) {}

    private final Propagator propagator;
    private final SiteFrame site;
    private final double maskDeg;
    private final Instant from;
    private final double stepS;
    private final TemeState state = new TemeState();

    BruteForce(ElementSet elements, SiteFrame site, double maskDeg, Instant from, double stepS) {
        this.propagator = Sgp4.of(elements);
        this.site = site;
        this.maskDeg = maskDeg;
        this.from = from;
        this.stepS = stepS;
    }

    List<Interval> find(double seconds) {
        List<Interval> found = new ArrayList<>();
        double rise = elevationDeg(0) >= maskDeg ? 0 : Double.NaN;
        double steps = Math.ceil(seconds / stepS);
        double before = 0;
        for (int i = 1; i <= steps; i++) {
            double t = Math.min(seconds, i * stepS);
            boolean up = elevationDeg(t) >= maskDeg;
            if (up && Double.isNaN(rise)) {
                rise = crossing(before, t);
            } else if (!up && !Double.isNaN(rise)) {
                found.add(describe(rise, crossing(t, before)));
                rise = Double.NaN;
            }
            before = t;
        }
        if (!Double.isNaN(rise)) {
            found.add(describe(rise, seconds));
        }
        return found;
    }

    private double crossing(double downAt, double upAt) {
        double down = downAt;
        double up = upAt;
        while (Math.abs(up - down) > 1e-5) {
            double middle = (up + down) / 2;
            if (elevationDeg(middle) >= maskDeg) {
                up = middle;
            } else {
                down = middle;
            }
        }
        return up;
    }

    private Interval describe(double rise, double set) {
        double best = rise;
        double highest = elevationDeg(rise);
        double nearest = rangeM(rise);
        for (double t = rise; t < set; t += stepS) {
            double elevation = elevationDeg(t);
            if (elevation > highest) {
                highest = elevation;
                best = t;
            }
            nearest = Math.min(nearest, rangeM(t));
        }
        double left = Math.max(rise, best - stepS);
        double right = Math.min(set, best + stepS);
        while (right - left > 1e-4) {
            double third = (right - left) / 3;
            if (elevationDeg(left + third) < elevationDeg(right - third)) {
                left += third;
            } else {
                right -= third;
            }
        }
        double culmination = (left + right) / 2;
        return new Interval(rise, set, culmination, elevationDeg(culmination), nearest);
    }

    /** Negative where the propagator has nothing to say. */
    double elevationDeg(double t) {
        Instant utc = from.plusNanos(Math.round(t * 1e9));
        return propagator.propagate(utc, state) ? site.look(state, utc).elevationDeg() : -90;
    }

    private double rangeM(double t) {
        Instant utc = from.plusNanos(Math.round(t * 1e9));
        return propagator.propagate(utc, state) ? site.look(state, utc).rangeM() : Double.POSITIVE_INFINITY;
    }
}
