package org.slewd.plan;

import java.util.List;
import java.util.Optional;

/** A plan that is being made. One thread. */
public final class Planning {

    /** Looking over the back is worth something only when it saves more than this. */
    private static final double WORTH_DB = 0.001;

    private static final double WORTH_PEAK_DEG = 0.1;

    private static final double FORWARDS_DEG = 90;

    private final PlanRequest request;
    private final Grid grid;
    private Optional<AzimuthSearch> search = Optional.empty();
    private Optional<PointingPlan> overBack = Optional.empty();
    private Optional<PointingPlan> result = Optional.empty();
    private boolean forwards;

    Planning(PlanRequest request, Grid grid) {
        this.request = request;
        this.grid = grid;
    }

    /**
     * Goes on with the work. A row takes about ten microseconds for a travel of 450 degrees; beginning, and the last row
     * of each of at most two searches, take about a millisecond. A pass has at most {@link #mostRows} of them.
     *
     * @param rows how much to do, at least 1
     * @return whether the plan is ready
     */
    public boolean advance(int rows) {
        if (result.isPresent()) {
            return true;
        }
        if (search.isEmpty()) {
            begin();
            return result.isPresent();
        }
        if (search.get().advance(rows)) {
            finish(AxisTracks.follow(request, search.get().azimuths(), maxElevationDeg()));
        }
        return result.isPresent();
    }

    private void begin() {
        List<PointingPlan> exact = ExactPaths.of(request, false);
        if (!exact.isEmpty()) {
            result = Optional.of(exact.get(0));
            return;
        }
        overBack = ExactPaths.of(request, true).stream().findFirst();
        forwards = overBack.isPresent() || !request.canFlip();
        grid.lay(request);
        search = Optional.of(new AzimuthSearch(request, grid, maxElevationDeg()));
    }

    private double maxElevationDeg() {
        double most = request.elevation().travel().maxDeg();
        return forwards ? Math.min(FORWARDS_DEG, most) : most;
    }

    private void finish(PointingPlan found) {
        if (!forwards && found.style() != PointingPlan.Style.NORMAL) {
            overBack = Optional.of(found);
            forwards = true;
            search = Optional.of(new AzimuthSearch(request, grid, maxElevationDeg()));
            return;
        }
        result = Optional.of(overBack.filter(other -> isWorthIt(other, found)).orElse(found));
    }

    private boolean isWorthIt(PointingPlan flipped, PointingPlan normal) {
        boolean peakCounts = switch (request.objective()) {
            case PEAK -> true;
            case BEAM -> flipped.greatestErrorDeg() <= request.beamWidthDeg() / 2;
            case LOSS -> false;
        };
        return normal.meanLossDb() > flipped.meanLossDb() + WORTH_DB
                || (peakCounts && normal.greatestErrorDeg() > flipped.greatestErrorDeg() + WORTH_PEAK_DEG);
    }

    /** How many rows the work may have. */
    public int mostRows() {
        return 4 * request.path().size() + 1;
    }

    /**
     * The finished plan.
     *
     * @throws IllegalStateException when the work is not done
     */
    public PointingPlan plan() {
        return result.orElseThrow(() -> new IllegalStateException("the plan is not ready"));
    }
}
