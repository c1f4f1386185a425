package org.slewd.plan;

import java.util.List;

/**
 * Plans the axes' way through a pass.
 *
 * <p>Where some turn of the azimuth axis carries the whole pass, forwards or over the back, and the axes are fast enough,
 * that turn is the plan, without error. Else the path of least error is sought by dynamic programming over azimuth and
 * time, backwards from the set: first the least greatest error that can be had, then, among the paths that keep it, the
 * least loss and wear. What is found on the grid is then drawn to the exact direction as far as speed and ramp of the axes
 * allow. So lead and lag at the zenith, a way over the top, and where to unwind if it must be, come out of one search.
 *
 * <p>{@link #plan} does it in one go, some milliseconds to some tens of them. A loop that must not wait begins with
 * {@link #begin} and lets the work {@linkplain Planning#advance advance} a few rows in each turn, best with {@link
 * PlanRequest.Effort#QUICK}.
 *
 * <p>Keeps its arrays from plan to plan: one thread, one plan at a time.
 */
public final class PassPlanner {

    private final Grid grid = new Grid();

    /** The whole plan for {@code request}. */
    public PointingPlan plan(PlanRequest request) {
        Planning planning = begin(request);
        boolean ready = false;
        while (!ready) {
            ready = planning.advance(Integer.MAX_VALUE);
        }
        return planning.plan();
    }

    /** Begins a plan. Another one begun later makes this one worthless. */
    public Planning begin(PlanRequest request) {
        return new Planning(request, grid);
    }

    /**
     * The plan for the rest of a pass under way, to be {@linkplain Planning#advance advanced}: after the axes fell behind,
     * or the prediction changed.
     *
     * @param request for the rest of the path, with its {@link PlanRequest#from} where the axes will be when it begins
     */
    public Planning replan(PlanRequest request) {
        return begin(request.with(PlanRequest.Effort.QUICK));
    }

    /**
     * All plans that follow the pass without error but for what lies beyond the travel of the elevation, forwards if that is
     * possible, else over the back; those with the least travel first. Empty when none does. Takes a fraction of a millisecond,
     * whatever the answer; any thread.
     */
    public static List<PointingPlan> exact(PlanRequest request) {
        List<PointingPlan> forwards = ExactPaths.of(request, false);
        return forwards.isEmpty() ? ExactPaths.of(request, true) : forwards;
    }
}
