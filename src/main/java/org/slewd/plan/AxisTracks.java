package org.slewd.plan;

import org.slewd.sky.Angles;

/** Turns a coarse path of the azimuth into what both axes do at each moment. */
final class AxisTracks {

    /** An elevation axis that stays behind the best elevation by more is too slow for it. */
    private static final double LIMITED_DEG = 0.05;

    private AxisTracks() {}

    /**
     * The plan along a path that was found on a grid.
     *
     * @param azimuths of the grid; changed
     * @param maxElevationDeg how far the elevation axis may be used
     */
    static PointingPlan follow(PlanRequest request, double[] azimuths, double maxElevationDeg) {
        SkyPath path = request.path();
        double minElevationDeg = request.elevation().travel().minDeg();
        BestElevation best = new BestElevation(minElevationDeg, Math.max(minElevationDeg, maxElevationDeg));
        AxisLimits azimuthLimits = AxisLimits.of(request.azimuth(), path.stepS());
        AxisLimits elevationLimits = AxisLimits.of(request.elevation(), path.stepS());
        request.from()
                .ifPresent(from -> Smoothing.startFrom(
                        azimuths,
                        from.axes().azimuthDeg(),
                        AxisLimits.reachDeg(request.azimuth(), from.secondsBefore()),
                        azimuthLimits.stepDeg()));
        double[] branch = new double[azimuths.length];
        for (int i = 0; i < azimuths.length; i++) {
            branch[i] = branch(request, path, i, azimuths[i], azimuthLimits, maxElevationDeg);
        }
        // Where the axis can wait for the object on the very direction, the start is free; else it is where it got to.
        int first = request.from()
                .filter(from -> Math.abs(branch[0] - from.axes().azimuthDeg())
                        > AxisLimits.reachDeg(request.azimuth(), from.secondsBefore()))
                .map(late -> 1)
                .orElse(0);
        Smoothing.polish(azimuths, branch, azimuthLimits, first);
        Smoothing.roundCorners(azimuths, azimuthLimits, first);
        double[] wanted = new double[azimuths.length];
        double[] floor = new double[azimuths.length];
        boolean raised = false;
        int caught = request.isUnderWay() ? firstWorthwhile(request, azimuths, best) : 0;
        for (int i = 0; i < azimuths.length; i++) {
            double elevation = i < caught
                    ? direct(azimuths[caught] - path.azimuthDeg(caught), path.elevationDeg(i), best)
                    : best.of(azimuths[i] - path.azimuthDeg(i), path.elevationDeg(i));
            wanted[i] = Obstacles.free(request, azimuths[i], elevation);
            floor[i] = wanted[i] > elevation ? wanted[i] : minElevationDeg;
            raised |= wanted[i] > elevation;
        }
        double[] fair = Smoothing.limitSpeed(wanted, elevationLimits.stepDeg());
        boolean tooSlow = caught == 0 && differ(fair, wanted);
        double[] above = raised ? floor : new double[0];
        PointingPlan plan = plan(request, azimuths, fair, wanted, above);
        if (!tooSlow) {
            return plan;
        }
        double[] sought = new ElevationSearch(request, azimuths, elevationLimits, maxElevationDeg).elevations();
        PointingPlan other = plan(request, azimuths, sought, wanted, above);
        return request.objective().prefers(other, plan, request.beamWidthDeg()) ? other : plan;
    }

    private static boolean differ(double[] limited, double[] wanted) {
        for (int i = 0; i < limited.length; i++) {
            if (Math.abs(limited[i] - wanted[i]) > LIMITED_DEG) {
                return true;
            }
        }
        return false;
    }

    /**
     * The plan with elevations that the axis can nearly follow.
     *
     * @param floor below which the axis should not be at each moment; empty when nothing is in the way
     */
    private static PointingPlan plan(
            PlanRequest request, double[] azimuths, double[] elevations, double[] wanted, double[] floor) {
        AxisLimits limits = AxisLimits.of(request.elevation(), request.path().stepS());
        Smoothing.polish(elevations, wanted, limits, 0);
        if (floor.length > 0) {
            // Above an obstacle the axis is early up and late down, by a ramp more than its speed wants.
            int ramp = 1 + (int) Math.min(elevations.length, limits.stepDeg() / limits.bendDeg() + 1);
            double[] over = Smoothing.envelope(Smoothing.widened(floor, ramp), limits.stepDeg(), 1);
            for (int i = 0; i < elevations.length; i++) {
                elevations[i] = Math.max(elevations[i], over[i]);
            }
        }
        request.from()
                .ifPresentOrElse(
                        from -> joinStart(
                                elevations,
                                limits,
                                from.axes().elevationDeg(),
                                AxisLimits.reachDeg(request.elevation(), from.secondsBefore())),
                        () -> Smoothing.roundCorners(elevations, limits, 0));
        return new PointingPlan(request, azimuths, elevations);
    }

    /**
     * The first moment at which the best elevation hears something of the object; until then an axis that catches up had
     * better go to where it will be wanted. 0 when there is none.
     */
    private static int firstWorthwhile(PlanRequest request, double[] azimuths, BestElevation best) {
        SkyPath path = request.path();
        double deafDeg = request.beamWidthDeg() * Math.sqrt(request.lossCapDb() / 12);
        for (int i = 0; i < azimuths.length; i++) {
            double elevation = best.of(azimuths[i] - path.azimuthDeg(i), path.elevationDeg(i));
            if (Angles.separation(azimuths[i], elevation, path.azimuthDeg(i), path.elevationDeg(i)) < deafDeg) {
                return i;
            }
        }
        return 0;
    }

    /** The elevation of the object, forwards or over the back as the azimuth will be {@code offDeg} past it. */
    private static double direct(double offDeg, double elevationDeg, BestElevation best) {
        return best.clamp(Math.cos(Math.toRadians(offDeg)) >= 0 ? elevationDeg : 180 - elevationDeg);
    }

    /** Lets a path begin where the axis is, and catch up as fast as it can. */
    static void joinStart(double[] angles, AxisLimits limits, double startDeg, double reachDeg) {
        Smoothing.startFrom(angles, limits.clamp(startDeg), reachDeg, limits.stepDeg());
        Smoothing.roundCorners(angles, limits, 1);
    }

    /** The azimuth nearest to {@code near} that looks at the object without error, inside the travel. */
    private static double branch(
            PlanRequest request, SkyPath path, int i, double near, AxisLimits limits, double maxElevationDeg) {
        boolean overBack = ExactPaths.isInReachOverBack(request, path.elevationDeg(i), maxElevationDeg);
        double period = overBack ? 180 : 360;
        double exact = path.azimuthDeg(i) + period * Math.rint((near - path.azimuthDeg(i)) / period);
        double inside = limits.clamp(exact);
        if (request.clearance() == Clearance.EVERYWHERE) {
            return inside;
        }
        boolean forwards = Math.cos(Math.toRadians(exact - path.azimuthDeg(i))) > 0;
        double elevation = forwards ? path.elevationDeg(i) : 180 - path.elevationDeg(i);
        double reached = request.elevation().travel().clamp(elevation);
        return request.clearance().allows(inside, reached) ? inside : near;
    }
}
