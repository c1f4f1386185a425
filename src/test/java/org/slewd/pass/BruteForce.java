package org.slewd.pass;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Propagator;
import org.slewd.orbit.Sgp4;
import org.slewd.sky.EarthRotation;
import org.slewd.sky.LocalState;
import org.slewd.sky.SiteFrame;
import org.slewd.sky.TemeState;

/**
 * The plain way to find passes: a look every second, and bisection between two of them. Where the second before and the
 * one after are both farther from the mask, the summit or the dip between them is sought too, so that a pass or a gap of
 * less than a second is not missed. Shares nothing with the search but the propagator and the frame of the site, and
 * takes positions only.
 */
final class BruteForce {

    private static final double UNKNOWN = Double.NEGATIVE_INFINITY;

    /** A pass in seconds since the start of the window. */
    record Interval(double riseS, double setS, double culminationS, double maxElevationDeg, double minRangeM) {}

    private final Propagator propagator;
    private final SiteFrame site;
    private final Instant from;
    private final double fromSinceEpochS;
    private final double periodS;
    private final int seconds;
    private final double[] sinElevations;
    private final TemeState state = new TemeState();

    private BruteForce(ElementSet elements, SiteFrame site, Instant from, int seconds) {
        this.propagator = Sgp4.of(elements);
        this.site = site;
        this.from = from;
        this.fromSinceEpochS = propagator.secondsSinceEpoch(from);
        this.periodS = elements.periodSeconds();
        this.seconds = seconds;
        this.sinElevations = new double[seconds + 1];
    }

    /** One oracle for each of {@code sites}, at the price of one propagation a second for all of them. */
    static List<BruteForce> over(List<SiteFrame> sites, ElementSet elements, Instant from, int seconds) {
        List<BruteForce> all = sites.stream()
                .map(site -> new BruteForce(elements, site, from, seconds))
                .toList();
        BruteForce first = all.get(0);
        for (int t = 0; t <= seconds; t++) {
            boolean known = first.propagator.propagate(first.fromSinceEpochS + t, first.state);
            double gmst = first.gmstRad(t);
            for (BruteForce one : all) {
                one.sinElevations[t] = known ? one.site.sinElevation(first.state, gmst) : UNKNOWN;
            }
        }
        return all;
    }

    List<Interval> passes(double maskDeg) {
        double mask = Math.sin(Math.toRadians(maskDeg));
        List<Interval> found = new ArrayList<>();
        double rise = sinElevations[0] >= mask ? 0 : Double.NaN;
        for (int t = 0; t < seconds; t++) {
            boolean up = !Double.isNaN(rise);
            double turn = turn(t, up, mask);
            boolean turns = turn > t && (sinElevation(turn) >= mask) != up;
            boolean upNext = sinElevations[t + 1] >= mask;
            if (turns && upNext == up) {
                double first = crossing(mask, t, turn);
                double second = crossing(mask, turn, t + 1);
                if (up) {
                    found.add(describe(rise, first));
                    rise = second;
                } else {
                    found.add(describe(first, second));
                }
            } else if (upNext && !up) {
                rise = crossing(mask, t, t + 1);
            } else if (up && !upNext) {
                found.add(describe(rise, crossing(mask, t, t + 1)));
                rise = Double.NaN;
            }
        }
        if (!Double.isNaN(rise)) {
            found.add(describe(rise, seconds));
        }
        return found;
    }

    /**
     * Where the elevation turns towards the mask and back within the second after {@code t}, as far as the looks around
     * it allow for that; otherwise {@code t}.
     */
    private double turn(int t, boolean up, double mask) {
        double here = sinElevations[t];
        double next = sinElevations[t + 1];
        double before = t > 0 ? sinElevations[t - 1] : here;
        double after = t + 2 <= seconds ? sinElevations[t + 2] : next;
        double sign = up ? -1 : 1;
        boolean turns = sign * (here - before) >= 0 && sign * (after - next) <= 0;
        // Between two looks it can climb no more than a little over the greater of the steps beside them.
        double reach = 2 * Math.max(Math.abs(here - before), Math.abs(after - next)) + 1e-9;
        if (!turns || !(Math.abs(here - mask) < reach) || !(Math.abs(next - mask) < reach)) {
            return t;
        }
        double left = t;
        double right = t + 1.0;
        while (right - left > 1e-6) {
            double third = (right - left) / 3;
            if (sign * (sinElevation(left + third) - sinElevation(right - third)) < 0) {
                left += third;
            } else {
                right -= third;
            }
        }
        return (left + right) / 2;
    }

    private double crossing(double mask, double before, double after) {
        double left = before;
        double right = after;
        boolean upLeft = sinElevation(left) >= mask;
        while (right - left > 1e-7) {
            double middle = (left + right) / 2;
            if ((sinElevation(middle) >= mask) == upLeft) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return upLeft ? left : right;
    }

    private Interval describe(double rise, double set) {
        double culmination = greatest(this::sinElevation, rise, set);
        double nearest = greatest(t -> -rangeM(t), rise, set);
        return new Interval(rise, set, culmination, elevationDeg(culmination), rangeM(nearest));
    }

    /** Where {@code f} is greatest: at the best of many looks, or where its slope, from five of its values, is zero. */
    private double greatest(DoubleUnaryOperator f, double rise, double set) {
        double stepS = Math.max(1, periodS / 5400);
        double best = rise;
        double most = f.applyAsDouble(rise);
        for (double t = Math.min(set, Math.ceil(rise)); ; t = Math.min(set, t + stepS)) {
            double value = f.applyAsDouble(t);
            if (value > most) {
                most = value;
                best = t;
            }
            if (t >= set) {
                break;
            }
        }
        double spacing = spacingS(best);
        double left = Math.max(rise, best - stepS);
        double right = Math.min(set, best + stepS);
        if (!(slope(f, left, spacing) > 0)) {
            return left;
        }
        if (!(slope(f, right, spacing) < 0)) {
            return right;
        }
        while (right - left > 1e-6) {
            double middle = (left + right) / 2;
            if (slope(f, middle, spacing) > 0) {
                left = middle;
            } else {
                right = middle;
            }
        }
        return (left + right) / 2;
    }

    private static double slope(DoubleUnaryOperator f, double t, double spacing) {
        return f.applyAsDouble(t - 2 * spacing)
                - 8 * f.applyAsDouble(t - spacing)
                + 8 * f.applyAsDouble(t + spacing)
                - f.applyAsDouble(t + 2 * spacing);
    }

    /** A fiftieth of the time in which the direction changes much; far above the noise of positions. */
    private double spacingS(double t) {
        LocalState local = new LocalState();
        if (!propagator.propagate(fromSinceEpochS + t, state)) {
            return 1;
        }
        site.toLocal(state, gmstRad(t), local);
        return Math.min(60, Math.max(0.25, local.rangeM() / local.speedMps() / 50));
    }

    double elevationDeg(double t) {
        return Math.toDegrees(Math.asin(sinElevation(t)));
    }

    private double sinElevation(double t) {
        return propagator.propagate(fromSinceEpochS + t, state) ? site.sinElevation(state, gmstRad(t)) : UNKNOWN;
    }

    private double rangeM(double t) {
        return propagator.propagate(fromSinceEpochS + t, state)
                ? site.look(state, gmstRad(t)).rangeM()
                : Double.POSITIVE_INFINITY;
    }

    /** From the whole second before: a count of seconds since the year 2000 has no digits for what is finer. */
    private double gmstRad(double t) {
        double whole = Math.floor(t);
        return site.gmstRad(from.plusSeconds((long) whole)) + (t - whole) * EarthRotation.RATE_RAD_PER_S;
    }
}
