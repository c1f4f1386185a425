package org.slewd.plan;

import java.util.Arrays;

/**
 * Seeks the path of the azimuth axis on a grid of angles and moments, from the last moment back to the first: once for the
 * least greatest error, once for the least loss among the paths that keep it. A row of the grid is one unit of work.
 *
 * <p>Uses the arrays of its {@link Grid}: one search at a time.
 */
final class AzimuthSearch {

    /** For each degree that the axis turns, in dB times seconds: too little to be seen on the signal, enough to decide. */
    private static final double WEAR_PER_DEG = 2e-5;

    /** For each second over the back, likewise. */
    private static final double OVER_BACK_PER_S = 4e-4;

    /** What a moment among obstacles costs, in dB: more than any cap. */
    private static final double OBSTACLE_DB = 1000;

    private static final double PEAK_SLACK_DEG = 0.01;

    private final PlanRequest request;
    private final SkyPath path;
    private final Grid grid;
    private final BestElevation elevation;
    private final boolean maxBeyondZenith;
    private final PointingLoss loss;
    private final int firstCell;
    private final int lastCell;
    private int row;
    private boolean seekingPeak = true;
    private double allowedRemaining = Double.POSITIVE_INFINITY;
    private double leastPeakDeg;

    /** @param maxElevationDeg how far the elevation axis may be used */
    AzimuthSearch(PlanRequest request, Grid grid, double maxElevationDeg) {
        this.request = request;
        this.path = request.path();
        this.grid = grid;
        double minElevationDeg = request.elevation().travel().minDeg();
        this.elevation = new BestElevation(minElevationDeg, Math.max(minElevationDeg, maxElevationDeg));
        this.maxBeyondZenith = maxElevationDeg > 90;
        this.loss = PointingLoss.of(request);
        this.row = grid.rows - 1;
        double startDeg = request.from().map(from -> from.axes().azimuthDeg()).orElse(0.0);
        double reachDeg = request.from()
                .map(from -> AxisLimits.reachDeg(request.azimuth(), from.secondsBefore()))
                .orElse(Double.POSITIVE_INFINITY);
        this.firstCell = grid.nearestCell(startDeg - reachDeg);
        this.lastCell = grid.nearestCell(startDeg + reachDeg);
    }

    /**
     * Does {@code rows} rows of work.
     *
     * @return whether all is done
     */
    boolean advance(int rows) {
        for (int done = 0; done < rows; done++) {
            if (seekingPeak) {
                peakRow();
            } else {
                lossRow();
            }
            row--;
            if (row < 0 && !seekingPeak) {
                return true;
            }
            if (row < 0) {
                settlePeak();
            }
        }
        return false;
    }

    private void peakRow() {
        fill(row);
        double[] now = grid.now;
        if (row == grid.rows - 1) {
            System.arraycopy(now, 0, grid.next, 0, grid.cells);
            return;
        }
        int reach = grid.reach(row);
        grid.sliding.of(grid.next, grid.cells, reach, reach, grid.least);
        for (int k = 0; k < grid.cells; k++) {
            grid.next[k] = Math.max(now[k], grid.least[k]);
        }
    }

    private void settlePeak() {
        double least = Double.POSITIVE_INFINITY;
        for (int k = firstCell; k <= lastCell; k++) {
            least = Math.min(least, grid.next[k]);
        }
        leastPeakDeg = Math.toDegrees(Math.acos(Math.max(-1, 1 - least)));
        if (request.objective().holds(leastPeakDeg, request.beamWidthDeg())) {
            allowedRemaining = 1 - Math.cos(Math.toRadians(leastPeakDeg + PEAK_SLACK_DEG));
        }
        seekingPeak = false;
        row = grid.rows - 1;
    }

    private void lossRow() {
        fill(row);
        double[] now = grid.now;
        double seconds = grid.seconds(row);
        for (int k = 0; k < grid.cells; k++) {
            double c = now[k];
            if (c > allowedRemaining) {
                now[k] = Double.POSITIVE_INFINITY;
            } else {
                double db = c > 2 ? OBSTACLE_DB : loss.db(c);
                now[k] = seconds * (db + (grid.ahead[k] < 0 && maxBeyondZenith ? OVER_BACK_PER_S : 0));
            }
        }
        int base = row * grid.cells;
        double wear = WEAR_PER_DEG * grid.cellDeg;
        if (row == grid.rows - 1) {
            int wanted = request.next()
                    .map(next -> grid.nearestCell(next.azimuthDeg()))
                    .orElse(-1);
            for (int k = 0; k < grid.cells; k++) {
                grid.value[base + k] = now[k] + (wanted < 0 ? 0 : wear * Math.abs(k - wanted));
            }
            return;
        }
        int reach = grid.reach(row);
        int later = base + grid.cells;
        for (int k = 0; k < grid.cells; k++) {
            grid.next[k] = grid.value[later + k] + wear * k;
        }
        grid.sliding.of(grid.next, grid.cells, 0, reach, grid.least);
        for (int k = 0; k < grid.cells; k++) {
            grid.value[base + k] = grid.least[k] - wear * k;
            grid.next[k] -= 2 * wear * k;
        }
        grid.sliding.of(grid.next, grid.cells, reach, 0, grid.least);
        for (int k = 0; k < grid.cells; k++) {
            grid.value[base + k] = now[k] + Math.min(grid.value[base + k], grid.least[k] + wear * k);
        }
    }

    /** Sets {@code now} to one minus the cosine of the angle that remains for each cell, and 3 where obstacles are. */
    private void fill(int atRow) {
        int i = grid.sample(atRow);
        double e = Math.toRadians(path.elevationDeg(i));
        double a = Math.toRadians(path.azimuthDeg(i));
        double up = Math.sin(e);
        double north = Math.cos(e) * Math.cos(a);
        double east = Math.cos(e) * Math.sin(a);
        // On the grid the axis stands up to a cell away from where it will; that is no error.
        double forgiven = 1 - Math.cos(Math.cos(e) * Math.toRadians(grid.cellDeg));
        for (int k = 0; k < grid.cells; k++) {
            double ahead = north * grid.cos[k] + east * grid.sin[k];
            double c = elevation.remaining(up, ahead);
            grid.ahead[k] = ahead;
            grid.now[k] = c <= forgiven ? 0 : c;
        }
        if (request.clearance() != Clearance.EVERYWHERE) {
            for (int k = 0; k < grid.cells; k++) {
                grid.now[k] = grid.obstacles.remaining(k, up, grid.ahead[k], elevation, grid.now[k]);
            }
        }
    }

    /** The least greatest error that the grid knows of, in degrees. */
    double leastPeakDeg() {
        return leastPeakDeg;
    }

    /** The azimuth at each moment of the path. */
    double[] azimuths() {
        int[] chosen = new int[grid.rows];
        double wear = WEAR_PER_DEG * grid.cellDeg;
        int startCell = request.from()
                .map(from -> grid.nearestCell(from.axes().azimuthDeg()))
                .orElse(-1);
        chosen[0] = best(0, firstCell, lastCell, startCell, startCell < 0 ? 0 : wear);
        for (int r = 1; r < grid.rows; r++) {
            int before = chosen[r - 1];
            int reach = grid.reach(r - 1);
            chosen[r] = best(
                    r * grid.cells,
                    Math.max(0, before - reach),
                    Math.min(grid.cells - 1, before + reach),
                    before,
                    wear);
        }
        double[] azimuths = new double[path.size()];
        Arrays.fill(azimuths, grid.angle(chosen[0]));
        for (int r = 1; r < grid.rows; r++) {
            int from = grid.sample(r - 1);
            int to = grid.sample(r);
            for (int i = from; i <= to; i++) {
                double part = (i - from) / (double) (to - from);
                azimuths[i] = grid.angle(chosen[r - 1]) * (1 - part) + grid.angle(chosen[r]) * part;
            }
        }
        return azimuths;
    }

    private int best(int base, int from, int to, int near, double wear) {
        int best = Math.max(from, Math.min(to, near));
        double least = Double.POSITIVE_INFINITY;
        for (int k = from; k <= to; k++) {
            double value = grid.value[base + k] + wear * Math.abs(k - near);
            if (value < least) {
                least = value;
                best = k;
            }
        }
        return best;
    }
}
