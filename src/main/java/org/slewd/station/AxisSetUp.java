package org.slewd.station;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.schedule.PassCurve;
import org.slewd.schedule.SetUp;

/**
 * How long the axes of a rotator take from one pass to another, on the safe side: in which turn the azimuth axis follows a
 * pass is only settled when it is planned, so of the turns in which it may leave the one pass the least handy counts, and from
 * there the best of those in which the other pass fits on the axis. The unwinding of a cable is in it. One thread.
 */
public final class AxisSetUp implements SetUp {

    /** For the axes to settle, and for the plan of the next pass to take over. */
    private static final double SETTLE_S = 5;

    /** Plans leave as much of the speed for catching up. */
    private static final double COUNTED_SHARE_OF_RATE = 0.97;

    private final AxisModel azimuth;
    private final AxisModel elevation;
    private final double atMostS;

    /** By how many turns the bearings of a pass are moved so that all of it fits on the axis. */
    private final IdentityHashMap<PassCurve, double[]> turns = new IdentityHashMap<>();

    public AxisSetUp(AxisModel azimuth, AxisModel elevation) {
        this.azimuth = azimuth;
        this.elevation = elevation;
        this.atMostS = needed(azimuth.travel().spanDeg(), elevation.travel().spanDeg());
    }

    @Override
    public double seconds(PassCurve from, int leaving, PassCurve to, int beginning) {
        double upDeg = to.elevationDeg(beginning) - from.elevationDeg(leaving);
        double worstDeg = 0;
        for (double turned : turnsOf(from)) {
            double nearestDeg = Double.POSITIVE_INFINITY;
            for (double other : turnsOf(to)) {
                nearestDeg = Math.min(
                        nearestDeg, Math.abs(to.azimuthDeg(beginning) + other - from.azimuthDeg(leaving) - turned));
            }
            worstDeg = Math.max(worstDeg, nearestDeg);
        }
        return Math.min(atMostS, needed(worstDeg, upDeg));
    }

    @Override
    public double atMostS() {
        return atMostS;
    }

    private double needed(double azimuthDeg, double elevationDeg) {
        return Math.max(azimuth.slewSeconds(azimuthDeg), elevation.slewSeconds(elevationDeg)) / COUNTED_SHARE_OF_RATE
                + SETTLE_S;
    }

    private double[] turnsOf(PassCurve curve) {
        return turns.computeIfAbsent(curve, this::reckonTurns);
    }

    private double[] reckonTurns(PassCurve curve) {
        AxisRange travel = azimuth.travel();
        double leastDeg = Double.POSITIVE_INFINITY;
        double mostDeg = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < curve.size(); i++) {
            leastDeg = Math.min(leastDeg, curve.azimuthDeg(i));
            mostDeg = Math.max(mostDeg, curve.azimuthDeg(i));
        }
        List<Double> fitting = new ArrayList<>();
        for (double turn = Math.ceil((travel.minDeg() - leastDeg) / 360) * 360;
                mostDeg + turn <= travel.maxDeg();
                turn += 360) {
            fitting.add(turn);
        }
        // One that fits nowhere is followed over the back, or left for a moment; nothing better than any turn is known.
        return fitting.isEmpty()
                ? new double[] {0, travel.spanDeg() / 2}
                : fitting.stream().mapToDouble(Double::doubleValue).toArray();
    }
}
