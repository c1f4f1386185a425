package org.slewd.plan;

/** Angles by moments on which a path is sought, with the arrays for that. Kept from plan to plan; one thread. */
final class Grid {

    final SlidingMinimum sliding = new SlidingMinimum();
    final Obstacles obstacles = new Obstacles();
    int rows;
    int cells;
    double cellDeg;
    double[] cos = new double[0];
    double[] sin = new double[0];
    double[] now = new double[0];
    double[] next = new double[0];
    double[] least = new double[0];
    double[] ahead = new double[0];
    double[] value = new double[0];

    private double minDeg;
    private double maxDeg;
    private int stride;
    private int samples;
    private int wholeReach;
    private double stepS;

    /** Lays the grid for {@code request}. */
    void lay(PlanRequest request) {
        SkyPath path = request.path();
        PlanRequest.Effort effort = request.effort();
        minDeg = request.azimuth().travel().minDeg();
        maxDeg = request.azimuth().travel().maxDeg();
        stepS = path.stepS();
        double perStepDeg = AxisLimits.of(request.azimuth(), stepS).stepDeg();
        // A slow axis needs longer steps of time, lest its steps of angle be too many.
        stride = (int) Math.max(
                1, Math.max(Math.round(effort.leastStepS() / stepS), Math.round(effort.cellDeg() / perStepDeg)));
        samples = path.size();
        rows = samples == 1 ? 1 : (samples - 2) / stride + 2;
        // Cells divide what the axis does in a step, so that none of its speed is lost to rounding.
        wholeReach = (int) Math.max(1, Math.ceil(stride * perStepDeg / effort.cellDeg() - 1e-9));
        cellDeg = stride * perStepDeg / wholeReach;
        cells = (int) Math.floor((maxDeg - minDeg) / cellDeg + 1e-9) + 1;
        if (now.length < cells) {
            cos = new double[cells];
            sin = new double[cells];
            now = new double[cells];
            next = new double[cells];
            least = new double[cells];
            ahead = new double[cells];
        }
        if (value.length < rows * cells) {
            value = new double[rows * cells];
        }
        for (int k = 0; k < cells; k++) {
            cos[k] = Math.cos(Math.toRadians(angle(k)));
            sin[k] = Math.sin(Math.toRadians(angle(k)));
        }
        obstacles.lay(request, this);
    }

    double angle(int cell) {
        return minDeg + cell * cellDeg;
    }

    int nearestCell(double angleDeg) {
        double cell = (angleDeg - minDeg) / cellDeg;
        return (int) Math.max(0, Math.min(cells - 1.0, Math.rint(cell)));
    }

    /** The moment of the path that {@code row} stands for. */
    int sample(int row) {
        return Math.min(row * stride, samples - 1);
    }

    /** How many cells the axis gets on from {@code row} to the next. */
    int reach(int row) {
        int steps = sample(row + 1) - sample(row);
        return steps == stride ? wholeReach : wholeReach * steps / stride;
    }

    /** For how long {@code row} stands. */
    double seconds(int row) {
        return stepS * (row == rows - 1 ? 1 : sample(row + 1) - sample(row));
    }
}
