package org.slewd.plan;

import java.util.Arrays;
import java.util.function.DoubleBinaryOperator;
import org.slewd.rotator.AxisModel;

/**
 * What both axes can at best do on a path, by brute force: a grid over azimuth and elevation, every cell at
 * every second, each axis free to go as far as its speed lets it. Knows of no best elevation, and nothing of ramps.
 */
final class BothAxesSearch {

    private static final int CELLS_PER_STEP = 2;
    private static final double COUNTED_SHARE_OF_RATE = 0.97;

    private final PlanRequest request;
    private final SkyPath path;
    private final int stride;
    private final double[] azimuthsDeg;
    private final double[] elevationsDeg;
    private final double[] sine;
    private final double[] cosine;

    BothAxesSearch(PlanRequest request) {
        this.request = request;
        path = request.path();
        stride = (int) Math.max(1, Math.round(1 / path.stepS()));
        azimuthsDeg = cells(request.azimuth());
        elevationsDeg = cells(request.elevation());
        sine = Arrays.stream(elevationsDeg)
                .map(e -> Math.sin(Math.toRadians(e)))
                .toArray();
        cosine = Arrays.stream(elevationsDeg)
                .map(e -> Math.cos(Math.toRadians(e)))
                .toArray();
    }

    private double[] cells(AxisModel axis) {
        double cellDeg = COUNTED_SHARE_OF_RATE * axis.rateDegPerS() * stride * path.stepS() / CELLS_PER_STEP;
        double[] cells = new double[(int) (axis.travel().spanDeg() / cellDeg) + 1];
        Arrays.setAll(cells, k -> axis.travel().minDeg() + k * cellDeg);
        return cells;
    }

    /** The least greatest error. */
    double leastPeakDeg() {
        return Math.toDegrees(Math.acos(Math.min(1, 1 - best(Math::max))));
    }

    /** The least mean loss, twelve times the square of the error in beam widths at each moment, at most the cap. */
    double leastMeanLossDb() {
        double beamDeg = request.beamWidthDeg();
        double capDb = request.lossCapDb();
        double capAt = 1 - Math.cos(Math.toRadians(Math.min(180, beamDeg * Math.sqrt(capDb / 12))));
        double sum = best((gap, later) -> {
            double errorDeg = gap < capAt ? Math.toDegrees(Math.acos(Math.min(1, 1 - gap))) : 0;
            return later + (gap < capAt ? 12 * errorDeg * errorDeg / beamDeg / beamDeg : capDb);
        });
        return sum / (1 + (path.size() - 1) / stride);
    }

    /** @param cost of one minus the cosine of the error at a moment, and of all that comes later */
    private double best(DoubleBinaryOperator cost) {
        int height = elevationsDeg.length;
        double[] value = new double[azimuthsDeg.length * height];
        int rows = (path.size() - 1) / stride;
        for (int row = rows; row >= 0; row--) {
            if (row < rows) {
                value = reached(reached(value, 1, height), height, azimuthsDeg.length);
            }
            double e = Math.toRadians(path.elevationDeg(row * stride));
            for (int a = 0; a < azimuthsDeg.length; a++) {
                double off = Math.toRadians(azimuthsDeg[a] - path.azimuthDeg(row * stride));
                double ahead = Math.cos(e) * Math.cos(off);
                for (int k = 0; k < height; k++) {
                    double gap = 1 - Math.sin(e) * sine[k] - ahead * cosine[k];
                    value[a * height + k] = cost.applyAsDouble(gap, value[a * height + k]);
                }
            }
        }
        return Arrays.stream(value).min().orElseThrow();
    }

    /** The least of each cell and its neighbours within a step along one axis. */
    private static double[] reached(double[] from, int spacing, int length) {
        double[] least = from.clone();
        for (int i = 0; i < from.length; i++) {
            int along = i / spacing % length;
            for (int n = -CELLS_PER_STEP; n <= CELLS_PER_STEP; n++) {
                if (along + n >= 0 && along + n < length) {
                    least[i] = Math.min(least[i], from[i + n * spacing]);
                }
            }
        }
        return least;
    }
}
