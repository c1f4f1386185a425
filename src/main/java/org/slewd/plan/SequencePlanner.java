package org.slewd.plan;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;

/**
 * Plans several passes in a row. Of the ways through a pass that are equally good, it takes those that together turn the
 * azimuth axis least: a cable that was wound up by one pass is unwound by the next, or in the gap before it, where turning
 * costs nothing but wear.
 *
 * <p>One thread, as its planner.
 */
public final class SequencePlanner {

    /** Ways through a pass count as equally good when they differ by no more. */
    private static final double SAME_DB = 0.001;

    private static final double SAME_PEAK_DEG = 0.1;

    /** A second too late for a rise weighs as much as this many degrees of turning. */
    private static final double DEG_PER_SECOND_LATE = 1e4;

    private final PassPlanner planner;

    public SequencePlanner(PassPlanner planner) {
        this.planner = planner;
    }

    /**
     * Plans for passes that follow one another.
     *
     * @param requests in the order of time; the {@link PlanRequest#from} of the first and the {@link PlanRequest#next} of
     *     the last count, those between are given by the neighbours
     * @return a plan for each
     */
    public List<PointingPlan> plan(List<PlanRequest> requests) {
        List<List<PointingPlan>> ways = new ArrayList<>();
        for (PlanRequest request : requests) {
            ways.add(ways(request));
        }
        List<PointingPlan> chosen = cheapest(requests, ways);
        for (int i = 1; i < chosen.size(); i++) {
            if (lateS(requests.get(i), chosen.get(i - 1), chosen.get(i)) > 0) {
                PointingPlan before = chosen.get(i - 1);
                double gapS = Math.max(
                        0, seconds(before.path().end(), chosen.get(i).path().start()));
                chosen.set(i, planner.plan(requests.get(i).startingAt(before.lastPosition(), gapS)));
            }
        }
        return chosen;
    }

    /**
     * The plan for {@code first}: of the ways through it that are equally good, the one from which {@code following} is
     * reached with the least turning. The second is planned only when there is something to choose.
     *
     * @param following its {@link PlanRequest#from} does not count
     */
    public PointingPlan plan(PlanRequest first, PlanRequest following) {
        List<PointingPlan> ways = ways(first);
        if (ways.size() == 1) {
            return ways.get(0);
        }
        PlanRequest next = following.startingAnywhere();
        return cheapest(List.of(first, next), List.of(ways, ways(next))).get(0);
    }

    /** The ways through one pass that are as good as the best. */
    private List<PointingPlan> ways(PlanRequest request) {
        List<PointingPlan> exact = PassPlanner.exact(request);
        if (!exact.isEmpty()) {
            return exact;
        }
        PointingPlan best = planner.plan(request);
        List<PointingPlan> ways = new ArrayList<>(List.of(best));
        if (request.from().isPresent()) {
            return ways;
        }
        AxisRange travel = request.azimuth().travel();
        Pointing first = best.prePosition();
        for (double turn = Math.ceil((travel.minDeg() - first.azimuthDeg()) / 360);
                first.azimuthDeg() + 360 * turn <= travel.maxDeg();
                turn++) {
            if (turn != 0) {
                Pointing other = new Pointing(first.azimuthDeg() + 360 * turn, first.elevationDeg());
                PointingPlan plan = planner.plan(request.startingAt(other, 0));
                if (plan.meanLossDb() <= best.meanLossDb() + SAME_DB
                        && plan.greatestErrorDeg() <= best.greatestErrorDeg() + SAME_PEAK_DEG) {
                    ways.add(plan);
                }
            }
        }
        return ways;
    }

    private static List<PointingPlan> cheapest(List<PlanRequest> requests, List<List<PointingPlan>> ways) {
        int passes = ways.size();
        double[][] cost = new double[passes][];
        int[][] after = new int[passes][];
        for (int i = passes - 1; i >= 0; i--) {
            cost[i] = new double[ways.get(i).size()];
            after[i] = new int[cost[i].length];
            for (int k = 0; k < cost[i].length; k++) {
                PointingPlan way = ways.get(i).get(k);
                cost[i][k] = ownTravelDeg(requests.get(i), way, i == 0, i == passes - 1);
                if (i < passes - 1) {
                    double least = Double.POSITIVE_INFINITY;
                    for (int j = 0; j < cost[i + 1].length; j++) {
                        PointingPlan next = ways.get(i + 1).get(j);
                        double whole = cost[i + 1][j]
                                + gapDeg(way, next)
                                + DEG_PER_SECOND_LATE * lateS(requests.get(i + 1), way, next);
                        if (whole < least) {
                            least = whole;
                            after[i][k] = j;
                        }
                    }
                    cost[i][k] += least;
                }
            }
        }
        List<PointingPlan> chosen = new ArrayList<>();
        int k = 0;
        for (int i = 0; i < passes; i++) {
            if (i == 0) {
                for (int j = 1; j < cost[0].length; j++) {
                    k = cost[0][j] < cost[0][k] ? j : k;
                }
            } else {
                k = after[i - 1][k];
            }
            chosen.add(ways.get(i).get(k));
        }
        return chosen;
    }

    private static double ownTravelDeg(PlanRequest request, PointingPlan way, boolean isFirst, boolean isLast) {
        double before = isFirst
                ? request.from()
                        .map(from -> Math.abs(
                                from.axes().azimuthDeg() - way.prePosition().azimuthDeg()))
                        .orElse(0.0)
                : 0;
        double after = isLast
                ? request.next()
                        .map(next ->
                                Math.abs(next.azimuthDeg() - way.lastPosition().azimuthDeg()))
                        .orElse(0.0)
                : 0;
        return before + way.azimuthTravelDeg() + after;
    }

    private static double gapDeg(PointingPlan before, PointingPlan next) {
        return Math.abs(next.prePosition().azimuthDeg() - before.lastPosition().azimuthDeg());
    }

    /** By how much the axes would miss the beginning of {@code next}. */
    private static double lateS(PlanRequest request, PointingPlan before, PointingPlan next) {
        double gapS = seconds(before.path().end(), next.path().start());
        double elevationDeg =
                next.prePosition().elevationDeg() - before.lastPosition().elevationDeg();
        double neededS = Math.max(
                request.azimuth().slewSeconds(gapDeg(before, next)),
                request.elevation().slewSeconds(elevationDeg));
        return Math.max(0, neededS / AxisLimits.COUNTED_SHARE_OF_RATE - gapS);
    }

    private static double seconds(Instant from, Instant to) {
        Duration span = Duration.between(from, to);
        return span.getSeconds() + span.getNano() * 1e-9;
    }
}
