package org.slewd.plan;

import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.sky.Angles;

/**
 * Trackers without a plan, as models of what others do: axes of limited speed that run after what they are told, once a
 * step. All of them are given a correct position at the rise, which in life they have not.
 */
final class Follower {

    /** Below this the axes of gpredict are left alone. */
    private static final double GPREDICT_THRESHOLD_DEG = 5;

    /** How a pass went. */
    record Run(double[] azimuthDeg, double[] errorDeg, double offTargetS, double worstDeg, double meanLossDb) {

        /** Whether the antenna went around relative to the object. */
        boolean turns(SkyPath path) {
            return Follower.turns(path, azimuthDeg);
        }

        double endDeg() {
            return azimuthDeg[azimuthDeg.length - 1];
        }
    }

    private Follower() {}

    /** Whether {@code azimuthDeg} goes more than half a turn around, as seen from the object. */
    static boolean turns(SkyPath path, double[] azimuthDeg) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < azimuthDeg.length; i++) {
            double ahead = azimuthDeg[i] - path.azimuthDeg(i);
            least = Math.min(least, ahead);
            most = Math.max(most, ahead);
        }
        return most - least > 185;
    }

    /** The nearest angle with that bearing that lies inside the travel; else the end that is nearer. */
    static double nearest(AxisRange travel, double bearingDeg, double nearDeg) {
        double best = Double.NaN;
        for (double turn = Math.ceil((travel.minDeg() - bearingDeg) / 360);
                bearingDeg + 360 * turn <= travel.maxDeg();
                turn++) {
            double angle = bearingDeg + 360 * turn;
            if (!(Math.abs(angle - nearDeg) >= Math.abs(best - nearDeg))) {
                best = angle;
            }
        }
        return Double.isNaN(best) ? travel.clamp(nearDeg) : best;
    }

    /** Points at the bearing of now, on the turn that is nearest to where the axis stands. */
    static Run naive(PlanRequest request, double beforeDeg) {
        SkyPath path = request.path();
        AxisRange travel = request.azimuth().travel();
        double azimuth = nearest(travel, path.azimuthDeg(0), beforeDeg);
        double elevation = path.elevationDeg(0);
        double[] azimuths = new double[path.size()];
        double[] elevations = new double[path.size()];
        for (int i = 0; i < azimuths.length; i++) {
            azimuth = towards(azimuth, nearest(travel, path.azimuthDeg(i), azimuth), request.azimuth(), path.stepS());
            elevation = towards(elevation, Math.min(90, path.elevationDeg(i)), request.elevation(), path.stepS());
            azimuths[i] = azimuth;
            elevations[i] = elevation;
        }
        return judged(request, azimuths, elevations);
    }

    /**
     * As gpredict: azimuth 0 to 360 (or -180 to 180), a command whenever an axis is 5 degrees off, to where the object will
     * be when it is that much further; over the back for the whole pass when it crosses the stop and elevation goes to 180.
     */
    static Run gpredict(PlanRequest request) {
        SkyPath path = request.path();
        AxisRange travel = request.azimuth().travel();
        double lowest = travel.minDeg() < 0 ? -180 : 0;
        boolean crosses = false;
        for (int i = 1; i < path.size(); i++) {
            crosses |= Math.abs(into(path.azimuthDeg(i), lowest) - into(path.azimuthDeg(i - 1), lowest)) > 180;
        }
        boolean flips = crosses && request.elevation().travel().maxDeg() >= 180;
        double[] wantedAzimuth = new double[path.size()];
        double[] wantedElevation = new double[path.size()];
        for (int i = 0; i < wantedAzimuth.length; i++) {
            wantedAzimuth[i] = into(path.azimuthDeg(i) + (flips ? 180 : 0), lowest);
            wantedElevation[i] = flips ? 180 - path.elevationDeg(i) : path.elevationDeg(i);
        }
        double azimuth = wantedAzimuth[0];
        double elevation = wantedElevation[0];
        double toldAzimuth = azimuth;
        double toldElevation = elevation;
        double[] azimuths = new double[path.size()];
        double[] elevations = new double[path.size()];
        for (int i = 0; i < azimuths.length; i++) {
            boolean isCycle = i % Math.max(1, Math.round(1 / path.stepS())) == 0;
            if (isCycle
                    && (Math.abs(wantedAzimuth[i] - azimuth) > GPREDICT_THRESHOLD_DEG
                            || Math.abs(wantedElevation[i] - elevation) > GPREDICT_THRESHOLD_DEG)) {
                int ahead = i;
                while (ahead + 1 < azimuths.length
                        && Math.abs(wantedAzimuth[ahead + 1] - wantedAzimuth[i]) < GPREDICT_THRESHOLD_DEG
                        && Math.abs(wantedElevation[ahead + 1] - wantedElevation[i]) < GPREDICT_THRESHOLD_DEG) {
                    ahead++;
                }
                toldAzimuth = wantedAzimuth[ahead];
                toldElevation = wantedElevation[ahead];
            }
            azimuth = towards(azimuth, toldAzimuth, request.azimuth(), path.stepS());
            elevation = towards(elevation, toldElevation, request.elevation(), path.stepS());
            azimuths[i] = azimuth;
            elevations[i] = elevation;
        }
        return judged(request, azimuths, elevations);
    }

    private static double into(double azimuthDeg, double lowestDeg) {
        return lowestDeg + Angles.wrap360(azimuthDeg - lowestDeg);
    }

    private static double towards(double fromDeg, double toDeg, AxisModel axis, double seconds) {
        double most = axis.rateDegPerS() * seconds;
        return fromDeg + Math.max(-most, Math.min(most, axis.travel().clamp(toDeg) - fromDeg));
    }

    private static Run judged(PlanRequest request, double[] azimuths, double[] elevations) {
        SkyPath path = request.path();
        double[] errors = new double[azimuths.length];
        double off = 0;
        double worst = 0;
        double loss = 0;
        for (int i = 0; i < errors.length; i++) {
            errors[i] = Angles.separation(azimuths[i], elevations[i], path.azimuthDeg(i), path.elevationDeg(i));
            off += errors[i] > request.beamWidthDeg() / 2 ? path.stepS() : 0;
            worst = Math.max(worst, errors[i]);
            loss += Math.min(request.lossCapDb(), 12 * Math.pow(errors[i] / request.beamWidthDeg(), 2));
        }
        return new Run(azimuths, errors, off, worst, loss / errors.length);
    }
}
