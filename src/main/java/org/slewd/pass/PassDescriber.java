package org.slewd.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sgp4;
import org.slewd.pass.PassFacts.Body;
import org.slewd.pass.PassFacts.Interval;
import org.slewd.pass.PassFacts.Sighting;
import org.slewd.sky.Daylight;
import org.slewd.sky.SiteFrame;

/**
 * Describes passes. Asks the model a dozen times for a pass of a low orbit, and in proportion for what stays up for days.
 *
 * <p>Intervals are found by looking at the knots of a {@link PassArc}, so one that begins and ends between two of them,
 * less than a minute in a low orbit, goes unnoticed. Immutable; any thread.
 */
public final class PassDescriber {

    /** Well inside the 0.1 s that are promised. */
    private static final double CROSSING_TOLERANCE_S = 0.02;

    private static final int MAX_HALVINGS = 60;

    /** Of two minutes these leave a tenth of a second, over which no extreme here changes in its fourth digit. */
    private static final int NARROWINGS = 15;

    private static final double GOLDEN = (Math.sqrt(5) - 1) / 2;

    private final SiteFrame site;

    public PassDescriber(SiteFrame site) {
        this.site = site;
    }

    /**
     * What {@code pass} is like.
     *
     * @param elements the set that the pass was found with
     * @return empty when the model has nothing to say at some moment of the pass
     */
    public Optional<PassFacts> describe(Pass pass, ElementSet elements) {
        return PassArc.of(pass, Sgp4.of(elements), site).map(arc -> describe(pass, arc));
    }

    /** As {@link #describe(Pass, ElementSet)}, along an arc that is at hand. */
    public PassFacts describe(Pass pass, PassArc arc) {
        PassScene scene = new PassScene(arc, site);
        double leastRangeRate = Double.POSITIVE_INFINITY;
        double greatestRangeRate = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < arc.knots(); i++) {
            scene.at(arc.knotS(i));
            leastRangeRate = Math.min(leastRangeRate, scene.rangeRateMps());
            greatestRangeRate = Math.max(greatestRangeRate, scene.rangeRateMps());
        }
        Daylight atRise = daylight(scene, 0);
        Daylight atSet = daylight(scene, arc.durationS());
        List<double[]> lit = spans(arc, scene, PassScene::sunClearanceDeg);
        List<Interval> sunlit = lit.stream()
                .map(span -> new Interval(arc.utc(span[0]), arc.utc(span[1])))
                .toList();
        List<Sighting> visible = visible(arc, scene, lit);
        double nearestSun = -greatest(arc, scene, s -> -s.sunSeparationDeg());
        double nearestMoon = -greatest(arc, scene, s -> -s.moonSeparationDeg());
        double skyRate = greatest(arc, scene, PassScene::skyRateDegPerS);
        double rangeRateChange = greatest(arc, scene, PassScene::rangeRateChangeMps2);
        scene.at(arc.seconds(pass.tca().utc())); // last, as everything above moves the scene
        return new PassFacts(
                skyRate,
                leastRangeRate,
                greatestRangeRate,
                rangeRateChange,
                sunlit,
                atRise,
                Daylight.of(scene.sunElevationDeg()),
                atSet,
                visible,
                new Body(scene.sunElevationDeg(), scene.sunSeparationDeg(), nearestSun),
                new Body(scene.moonElevationDeg(), scene.moonSeparationDeg(), nearestMoon),
                scene.moonLitFraction());
    }

    private static List<Sighting> visible(PassArc arc, PassScene scene, List<double[]> lit) {
        if (lit.isEmpty()) {
            return List.of();
        }
        List<double[]> seen = common(lit, spans(arc, scene, PassScene::darknessDeg));
        if (seen.isEmpty()) {
            return List.of();
        }
        return common(seen, spans(arc, scene, PassScene::heightToBeSeenDeg)).stream()
                .map(span -> new Sighting(
                        arc.moment(span[0]), arc.moment(highest(arc, scene, span[0], span[1])), arc.moment(span[1])))
                .toList();
    }

    /** What lies in a span of both lists. */
    private static List<double[]> common(List<double[]> some, List<double[]> others) {
        List<double[]> common = new ArrayList<>();
        for (double[] one : some) {
            for (double[] other : others) {
                double from = Math.max(one[0], other[0]);
                double to = Math.min(one[1], other[1]);
                if (to > from) {
                    common.add(new double[] {from, to});
                }
            }
        }
        return common;
    }

    private static Daylight daylight(PassScene scene, double t) {
        scene.at(t);
        return Daylight.of(scene.sunElevationDeg());
    }

    /** When {@code condition} is positive, as pairs of seconds. */
    private static List<double[]> spans(PassArc arc, PassScene scene, ToDoubleFunction<PassScene> condition) {
        List<double[]> spans = new ArrayList<>();
        double before = 0;
        double valueBefore = value(scene, condition, 0);
        double since = 0;
        for (int i = 1; i < arc.knots(); i++) {
            double t = arc.knotS(i);
            double value = value(scene, condition, t);
            if (value > 0 != valueBefore > 0) {
                double crossing = crossing(scene, condition, before, valueBefore, t, value);
                if (value > 0) {
                    since = crossing;
                } else {
                    spans.add(new double[] {since, crossing});
                }
            }
            before = t;
            valueBefore = value;
        }
        if (valueBefore > 0) {
            spans.add(new double[] {since, arc.durationS()});
        }
        return spans;
    }

    /** Where {@code condition} changes its sign, by the false position with halved ends (Illinois). */
    private static double crossing(
            PassScene scene, ToDoubleFunction<PassScene> condition, double a0, double fa0, double b0, double fb0) {
        double a = a0;
        double fa = fa0;
        double b = b0;
        double fb = fb0;
        for (int i = 0; i < MAX_HALVINGS && b - a > CROSSING_TOLERANCE_S; i++) {
            double t = i % 3 == 2 ? (a + b) / 2 : (a * fb - b * fa) / (fb - fa);
            // A step that lands beside the end leaves that end where it is for ever.
            t = Math.max(a + CROSSING_TOLERANCE_S / 3, Math.min(b - CROSSING_TOLERANCE_S / 3, t));
            double f = value(scene, condition, t);
            if (f > 0 == fa > 0) {
                a = t;
                fa = f;
                fb /= 2;
            } else {
                b = t;
                fb = f;
                fa /= 2;
            }
        }
        return (a + b) / 2;
    }

    /** When the object stands highest between {@code from} and {@code to}; a summit inside the pass is a knot. */
    private static double highest(PassArc arc, PassScene scene, double from, double to) {
        double best =
                value(scene, PassScene::elevationDeg, to) > value(scene, PassScene::elevationDeg, from) ? to : from;
        double most = value(scene, PassScene::elevationDeg, best);
        for (int i = 0; i < arc.knots(); i++) {
            double t = arc.knotS(i);
            if (t > from && t < to && value(scene, PassScene::elevationDeg, t) > most) {
                best = t;
                most = scene.elevationDeg();
            }
        }
        return best;
    }

    /** The greatest value during the pass: the best of the knots, and what lies between its neighbours. */
    private static double greatest(PassArc arc, PassScene scene, ToDoubleFunction<PassScene> of) {
        int best = 0;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < arc.knots(); i++) {
            double value = value(scene, of, arc.knotS(i));
            if (value > most) {
                most = value;
                best = i;
            }
        }
        double left = arc.knotS(Math.max(0, best - 1));
        double right = arc.knotS(Math.min(arc.knots() - 1, best + 1));
        double a = right - GOLDEN * (right - left);
        double b = left + GOLDEN * (right - left);
        double atA = value(scene, of, a);
        double atB = value(scene, of, b);
        for (int i = 0; i < NARROWINGS; i++) {
            if (atA > atB) {
                right = b;
                b = a;
                atB = atA;
                a = right - GOLDEN * (right - left);
                atA = value(scene, of, a);
            } else {
                left = a;
                a = b;
                atA = atB;
                b = left + GOLDEN * (right - left);
                atB = value(scene, of, b);
            }
        }
        return Math.max(most, Math.max(atA, atB));
    }

    private static double value(PassScene scene, ToDoubleFunction<PassScene> of, double t) {
        scene.at(t);
        return of.applyAsDouble(scene);
    }
}
