package org.slewd.pass;

import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One number over the course of a pass: its values at the knots of the arc, and in between by asking the scene. Moves the
 * scene. One thread.
 */
final class Course {

    /** Well inside the 0.1 s that are promised. */
    private static final double CROSSING_TOLERANCE_S = 0.02;

    private static final int MAX_HALVINGS = 60;

    /** What is looked for changes over a minute, so within this time of its extreme by 3 in 10 000. */
    private static final double EXTREME_TOLERANCE_S = 1;

    private static final int MAX_MOVES = 16;

    /** The smaller part of the golden section. */
    private static final double GOLDEN = (3 - Math.sqrt(5)) / 2;

    /** Over this time the change of a rate is taken. */
    private static final double CHANGE_SPAN_S = 1;

    private final PassArc arc;
    private final PassScene scene;
    private final ToDoubleFunction<PassScene> of;
    private final double[] atKnots;
    private double whenGreatest;

    Course(PassArc arc, PassScene scene, ToDoubleFunction<PassScene> of) {
        this.arc = arc;
        this.scene = scene;
        this.of = of;
        this.atKnots = new double[arc.knots()];
    }

    /** A time from a second of the pass to another. */
    record Span(double fromS, double toS) {

        /** What lies in a span of both lists, each in the order of time. */
        static List<Span> common(List<Span> some, List<Span> others) {
            List<Span> common = new ArrayList<>();
            int a = 0;
            int b = 0;
            while (a < some.size() && b < others.size()) {
                double from = Math.max(some.get(a).fromS, others.get(b).fromS);
                double to = Math.min(some.get(a).toS, others.get(b).toS);
                if (to > from) {
                    common.add(new Span(from, to));
                }
                if (some.get(a).toS < others.get(b).toS) {
                    a++;
                } else {
                    b++;
                }
            }
            return common;
        }
    }

    /** Takes the value at knot {@code i}, where the scene stands. Every knot has to be taken before anything is asked. */
    void take(int i) {
        atKnots[i] = of.applyAsDouble(scene);
    }

    private double last() {
        return atKnots[atKnots.length - 1];
    }

    double leastKnot() {
        double least = Double.POSITIVE_INFINITY;
        for (double value : atKnots) {
            least = Math.min(least, value);
        }
        return least;
    }

    double greatestKnot() {
        return atKnots[best()];
    }

    /** When the value is positive. */
    List<Span> positive() {
        List<Span> spans = new ArrayList<>();
        double since = 0;
        for (int i = 1; i < atKnots.length; i++) {
            if (atKnots[i] > 0 != atKnots[i - 1] > 0) {
                double crossing = crossing(i - 1);
                if (atKnots[i] > 0) {
                    since = crossing;
                } else {
                    spans.add(new Span(since, crossing));
                }
            }
        }
        if (last() > 0) {
            spans.add(new Span(since, arc.durationS()));
        }
        return spans;
    }

    /** When the value is greatest in {@code span}: at one of its ends or of the knots inside. */
    double whenGreatest(Span span) {
        double best = at(span.toS) > at(span.fromS) ? span.toS : span.fromS;
        double most = at(best);
        for (int i = 0; i < atKnots.length; i++) {
            double t = arc.knotS(i);
            if (t > span.fromS && t < span.toS && atKnots[i] > most) {
                best = t;
                most = atKnots[i];
            }
        }
        return best;
    }

    /** The greatest value during the pass: the best of the knots, and what lies between its neighbours. */
    double greatest() {
        int best = best();
        double left = arc.knotS(Math.max(0, best - 1));
        double right = arc.knotS(Math.min(atKnots.length - 1, best + 1));
        whenGreatest = arc.knotS(best);
        return summit(left, right, atKnots[best]);
    }

    /** When the value was greatest; after {@link #greatest}. */
    double whenGreatest() {
        return whenGreatest;
    }

    /**
     * How much the value changes in a second, at most, without sign.
     *
     * @param likely when that probably is
     */
    double greatestChange(double likely) {
        double most = changeAt(likely);
        for (int i = 1; i < atKnots.length; i++) {
            double between = arc.knotS(i) - arc.knotS(i - 1);
            most = Math.max(most, Math.abs(atKnots[i] - atKnots[i - 1]) / between);
        }
        return most;
    }

    private double at(double t) {
        scene.at(t);
        return of.applyAsDouble(scene);
    }

    private double changeAt(double t) {
        double from = Math.max(0, t - CHANGE_SPAN_S / 2);
        double to = Math.min(arc.durationS(), t + CHANGE_SPAN_S / 2);
        return to > from ? Math.abs(at(to) - at(from)) / (to - from) : 0;
    }

    private int best() {
        int best = 0;
        for (int i = 1; i < atKnots.length; i++) {
            best = atKnots[i] > atKnots[best] ? i : best;
        }
        return best;
    }

    /** Where the value changes its sign after knot {@code i}, by the false position with halved ends (Illinois). */
    private double crossing(int i) {
        double a = arc.knotS(i);
        double fa = atKnots[i];
        double b = arc.knotS(i + 1);
        double fb = atKnots[i + 1];
        for (int turn = 0; turn < MAX_HALVINGS && b - a > CROSSING_TOLERANCE_S; turn++) {
            double t = turn % 3 == 2 ? (a + b) / 2 : (a * fb - b * fa) / (fb - fa);
            // A step that lands beside the end leaves that end where it is for ever.
            t = Math.max(a + CROSSING_TOLERANCE_S / 3, Math.min(b - CROSSING_TOLERANCE_S / 3, t));
            double f = at(t);
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

    /**
     * The greatest value between {@code left} and {@code right}, from {@link #whenGreatest} on, by parabolas, or the golden section where one leads
     * nowhere.
     *
     * <p>Source: Brent, "Algorithms for Minimization without Derivatives" (1973), chapter 5.
     */
    private double summit(double left, double right, double atStart) {
        double a = left;
        double b = right;
        double x = whenGreatest;
        double w = x;
        double v = x;
        double fx = atStart;
        double fw = atStart;
        double fv = atStart;
        double step = 0;
        double before = 0;
        for (int i = 0; i < MAX_MOVES; i++) {
            double middle = (a + b) / 2;
            if (Math.abs(x - middle) <= 2 * EXTREME_TOLERANCE_S - (b - a) / 2) {
                break;
            }
            double r = (x - w) * (fx - fv);
            double q = (x - v) * (fx - fw);
            double p = (x - v) * q - (x - w) * r;
            double twice = 2 * (q - r);
            double move = twice == 0 ? Double.NaN : -p / twice;
            boolean useful = Math.abs(move) < Math.abs(before) / 2 && x + move > a && x + move < b;
            before = useful ? step : x < middle ? b - x : a - x;
            step = useful ? move : GOLDEN * before;
            double t = x + (Math.abs(step) >= EXTREME_TOLERANCE_S ? step : Math.copySign(EXTREME_TOLERANCE_S, step));
            double ft = at(t);
            if (ft >= fx) {
                if (t < x) {
                    b = x;
                } else {
                    a = x;
                }
                v = w;
                fv = fw;
                w = x;
                fw = fx;
                x = t;
                fx = ft;
            } else {
                if (t < x) {
                    a = t;
                } else {
                    b = t;
                }
                if (ft >= fw || w == x) {
                    v = w;
                    fv = fw;
                    w = t;
                    fw = ft;
                } else if (ft >= fv || v == x || v == w) {
                    v = t;
                    fv = ft;
                }
            }
        }
        whenGreatest = x;
        return fx;
    }
}
