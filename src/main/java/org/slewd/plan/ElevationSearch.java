package org.slewd.plan;

import java.util.Arrays;

/**
 * Seeks the path of an elevation axis that is too slow for the best elevations: the azimuth given, on a grid of angles for
 * each moment, back from the last. First the least greatest error, then, where that must be kept, the least loss within it.
 */
final class ElevationSearch {

    private static final double CELL_DEG = 0.25;

    /** What a moment among obstacles costs, in dB: more than any cap. */
    private static final double OBSTACLE_DB = 1000;

    /** Stands for an angle that cannot be: 1 minus a cosine is 2 at most. */
    private static final double NOWHERE = 3;

    private static final double PEAK_SLACK_DEG = 0.01;

    private final PlanRequest request;
    private final SkyPath path;
    private final double[] azimuths;
    private final double minDeg;
    private final double cellDeg;
    private final int stride;
    private final int rows;
    private final int wholeReach;
    private final int cells;
    private final double[] now;
    private final double[] least;
    private final SlidingMinimum sliding = new SlidingMinimum();

    /**
     * @param azimuths where the azimuth axis is at each moment
     * @param limits of the elevation axis
     * @param maxDeg how far that axis may be used
     */
    ElevationSearch(PlanRequest request, double[] azimuths, AxisLimits limits, double maxDeg) {
        this.request = request;
        this.path = request.path();
        this.azimuths = azimuths;
        this.minDeg = limits.minDeg();
        // Cells divide what the axis does in a step, so that none of its speed is lost to rounding.
        this.stride = (int) Math.max(1, Math.min(path.size(), Math.round(CELL_DEG / limits.stepDeg())));
        this.rows = path.size() == 1 ? 1 : (path.size() - 2) / stride + 2;
        this.wholeReach = (int) Math.max(1, Math.ceil(stride * limits.stepDeg() / CELL_DEG - 1e-9));
        this.cellDeg = stride * limits.stepDeg() / wholeReach;
        this.cells = (int) Math.floor(Math.max(0, maxDeg - minDeg) / cellDeg + 1e-9) + 1;
        this.now = new double[cells];
        this.least = new double[cells];
    }

    /** An elevation for each moment, no step of them faster than the axis. */
    double[] elevations() {
        double peakDeg = leastPeakDeg();
        double allowed = request.objective().holds(peakDeg, request.beamWidthDeg())
                ? 1 - Math.cos(Math.toRadians(peakDeg + PEAK_SLACK_DEG))
                : Double.POSITIVE_INFINITY;
        float[][] value = losses(allowed);
        double[] elevations = new double[azimuths.length];
        int cell = best(value[0], 0, cells - 1);
        elevations[0] = angle(cell);
        for (int row = 1; row < rows; row++) {
            int reach = reach(row - 1);
            int before = cell;
            cell = best(value[row], Math.max(0, before - reach), Math.min(cells - 1, before + reach));
            int from = sample(row - 1);
            int to = sample(row);
            for (int i = from + 1; i <= to; i++) {
                double part = (i - from) / (double) (to - from);
                elevations[i] = angle(before) * (1 - part) + angle(cell) * part;
            }
        }
        return elevations;
    }

    private double angle(int cell) {
        return minDeg + cell * cellDeg;
    }

    /** The moment that {@code row} stands for. */
    private int sample(int row) {
        return Math.min(row * stride, azimuths.length - 1);
    }

    /** How many cells the axis gets on from {@code row} to the next. */
    private int reach(int row) {
        return row == rows - 1 ? 0 : wholeReach * (sample(row + 1) - sample(row)) / stride;
    }

    private double leastPeakDeg() {
        double[] next = new double[cells];
        for (int row = rows - 1; row >= 0; row--) {
            fill(sample(row));
            sliding.of(next, cells, reach(row), reach(row), least);
            for (int k = 0; k < cells; k++) {
                next[k] = Math.max(now[k], least[k]);
            }
        }
        double peak = Arrays.stream(next).min().orElseThrow();
        return Math.toDegrees(Math.acos(Math.max(-1, 1 - peak)));
    }

    private float[][] losses(double allowed) {
        PointingLoss loss = PointingLoss.of(request);
        float[][] value = new float[rows][cells];
        double[] next = new double[cells];
        for (int row = rows - 1; row >= 0; row--) {
            fill(sample(row));
            sliding.of(next, cells, reach(row), reach(row), least);
            for (int k = 0; k < cells; k++) {
                double db = now[k] > 2 ? OBSTACLE_DB : loss.db(now[k]);
                next[k] = now[k] > allowed ? Double.POSITIVE_INFINITY : db + least[k];
                value[row][k] = (float) next[k];
            }
        }
        return value;
    }

    /** Sets {@code now} to one minus the cosine of the error at each elevation, and 3 where obstacles are. */
    private void fill(int i) {
        double e = Math.toRadians(path.elevationDeg(i));
        double up = Math.sin(e);
        double ahead = Math.cos(e) * Math.cos(Math.toRadians(azimuths[i] - path.azimuthDeg(i)));
        for (int k = 0; k < cells; k++) {
            double elevationDeg = angle(k);
            double elevation = Math.toRadians(elevationDeg);
            now[k] = request.clearance().allows(azimuths[i], elevationDeg)
                    ? Math.max(0, 1 - (up * Math.sin(elevation) + ahead * Math.cos(elevation)))
                    : NOWHERE;
        }
    }

    private static int best(float[] values, int from, int to) {
        int best = (from + to) / 2;
        for (int k = from; k <= to; k++) {
            best = values[k] < values[best] ? k : best;
        }
        return best;
    }
}
