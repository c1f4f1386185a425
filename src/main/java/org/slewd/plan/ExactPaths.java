package org.slewd.plan;

import java.util.ArrayList;
import java.util.List;

/** Paths on which the axes follow the object without any error, one for each turn and each way of looking. */
final class ExactPaths {

    /** The axes may be behind at the start by as much as they go in this many steps, and catch up. */
    private static final int CATCHING_UP = 8;

    private ExactPaths() {}

    /** Paths that look forwards, or those over the back; the one with the least travel first. */
    static List<PointingPlan> of(PlanRequest request, boolean overBack) {
        if (overBack && !request.canFlip()) {
            return List.of();
        }
        SkyPath path = request.path();
        double half = overBack ? 180 : 0;
        double minDeg = request.azimuth().travel().minDeg();
        double maxDeg = request.azimuth().travel().maxDeg();
        List<PointingPlan> found = new ArrayList<>();
        double first = path.azimuthDeg(0) + half;
        for (double turn = Math.ceil((minDeg - first) / 360); first + 360 * turn <= maxDeg; turn++) {
            along(request, half + 360 * turn, overBack, found);
        }
        found.sort((a, b) -> Double.compare(travelDeg(request, a), travelDeg(request, b)));
        return found;
    }

    /** How far the azimuth axis turns, from where it stands to where it is wanted next. */
    static double travelDeg(PlanRequest request, PointingPlan plan) {
        double before = request.from()
                .map(from ->
                        Math.abs(from.axes().azimuthDeg() - plan.prePosition().azimuthDeg()))
                .orElse(0.0);
        double after = request.next()
                .map(next -> Math.abs(next.azimuthDeg() - plan.lastPosition().azimuthDeg()))
                .orElse(0.0);
        return before + plan.azimuthTravelDeg() + after;
    }

    private static void along(PlanRequest request, double turnedDeg, boolean overBack, List<PointingPlan> found) {
        SkyPath path = request.path();
        AxisLimits azimuthLimits = AxisLimits.of(request.azimuth(), path.stepS());
        AxisLimits elevationLimits = AxisLimits.of(request.elevation(), path.stepS());
        double[] azimuths = new double[path.size()];
        double[] elevations = new double[path.size()];
        for (int i = 0; i < azimuths.length; i++) {
            azimuths[i] = path.azimuthDeg(i) + turnedDeg;
            double elevation = overBack ? 180 - path.elevationDeg(i) : path.elevationDeg(i);
            elevations[i] = elevationLimits.clamp(elevation);
            boolean reached = !overBack
                    || isInReachOverBack(
                            request,
                            path.elevationDeg(i),
                            request.elevation().travel().maxDeg());
            if (!reached || !request.clearance().allows(azimuths[i], elevations[i])) {
                return;
            }
        }
        if (!azimuthLimits.admit(azimuths) || !elevationLimits.admit(elevations)) {
            return;
        }
        if (request.from().isPresent()) {
            PlanRequest.Start from = request.from().get();
            double azimuthReach = AxisLimits.reachDeg(request.azimuth(), from.secondsBefore());
            double elevationReach = AxisLimits.reachDeg(request.elevation(), from.secondsBefore());
            double azimuthLate = Math.abs(azimuths[0] - from.axes().azimuthDeg()) - azimuthReach;
            double elevationLate = Math.abs(elevations[0] - from.axes().elevationDeg()) - elevationReach;
            if (azimuthLate > CATCHING_UP * azimuthLimits.stepDeg()
                    || elevationLate > CATCHING_UP * elevationLimits.stepDeg()) {
                return;
            }
            if (azimuthLate > 0 || elevationLate > 0) {
                AxisTracks.joinStart(azimuths, azimuthLimits, from.axes().azimuthDeg(), azimuthReach);
                AxisTracks.joinStart(elevations, elevationLimits, from.axes().elevationDeg(), elevationReach);
            }
        }
        found.add(new PointingPlan(request, azimuths, elevations));
    }

    /** Whether the antenna sees over its back what it sees forwards; what is below the travel it sees neither way. */
    static boolean isInReachOverBack(PlanRequest request, double elevationDeg, double maxElevationDeg) {
        return 180 - Math.max(elevationDeg, request.elevation().travel().minDeg()) <= maxElevationDeg;
    }
}
