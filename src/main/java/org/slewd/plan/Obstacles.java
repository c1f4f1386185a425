package org.slewd.plan;

/**
 * Which elevations are free at each azimuth of a grid, by the degree. Where the best elevation is not, the axis takes the
 * nearest free one above it, as over a horizon; where there is none above, the nearest below.
 */
final class Obstacles {

    private static final int NONE = Integer.MIN_VALUE;

    /** Stands for an angle that cannot be: 1 minus a cosine is 2 at most. */
    private static final double NOWHERE = 3;

    private PlanRequest request;
    private int minDeg;
    private int count;

    /** For each cell and degree of elevation, the free one to take instead. */
    private int[] instead = new int[0];

    void lay(PlanRequest other, Grid grid) {
        request = other;
        if (other.clearance() == Clearance.EVERYWHERE) {
            return;
        }
        minDeg = (int) Math.ceil(other.elevation().travel().minDeg());
        count = Math.max(1, (int) Math.floor(other.elevation().travel().maxDeg()) - minDeg + 1);
        if (instead.length < grid.cells * count) {
            instead = new int[grid.cells * count];
        }
        for (int k = 0; k < grid.cells; k++) {
            column(k * count, grid.angle(k));
        }
    }

    private void column(int base, double azimuthDeg) {
        int above = NONE;
        for (int e = count - 1; e >= 0; e--) {
            above = request.clearance().allows(azimuthDeg, minDeg + e) ? minDeg + e : above;
            instead[base + e] = above;
        }
        int below = NONE;
        for (int e = 0; e < count; e++) {
            below = instead[base + e] == minDeg + e ? minDeg + e : below;
            instead[base + e] = instead[base + e] == NONE ? below : instead[base + e];
        }
    }

    /** As {@link BestElevation#remaining}, for the nearest elevation that is free at cell {@code k}. */
    double remaining(int k, double up, double ahead, BestElevation elevation, double otherwise) {
        double bestDeg = elevation.clamp(Math.toDegrees(Math.atan2(up, ahead)));
        int e = (int) Math.max(0, Math.min(count - 1.0, Math.floor(bestDeg) - minDeg));
        int taken = instead[k * count + e];
        if (taken == minDeg + e) {
            return otherwise;
        }
        if (taken == NONE) {
            return NOWHERE;
        }
        double takenRad = Math.toRadians(taken);
        return Math.max(0, 1 - (up * Math.sin(takenRad) + ahead * Math.cos(takenRad)));
    }

    /** The free elevation nearest to {@code wantedDeg} at {@code azimuthDeg}, upwards first; {@code wantedDeg} if there is none. */
    static double free(PlanRequest request, double azimuthDeg, double wantedDeg) {
        Clearance clearance = request.clearance();
        if (clearance.allows(azimuthDeg, wantedDeg)) {
            return wantedDeg;
        }
        for (double e = Math.floor(wantedDeg) + 1;
                e <= request.elevation().travel().maxDeg();
                e++) {
            if (clearance.allows(azimuthDeg, e)) {
                return e;
            }
        }
        for (double e = Math.ceil(wantedDeg) - 1;
                e >= request.elevation().travel().minDeg();
                e--) {
            if (clearance.allows(azimuthDeg, e)) {
                return e;
            }
        }
        return wantedDeg;
    }
}
