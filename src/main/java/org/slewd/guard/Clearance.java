package org.slewd.guard;

import java.util.Optional;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;

/**
 * How far the axes keep from what is forbidden in the sky: as far as each runs on after a stop, and a step of its read-back
 * further, since the antenna may stand that far from where it is read. Immutable; any thread.
 */
final class Clearance {

    /** Measured rates are that uncertain. */
    private static final double RATE_RESERVE = 1.2;

    /** Shares of the clearance that an antenna may be found to have left. */
    private static final double[] LEFT = {0.9, 0.75, 0.6, 0.45, 0.3, 0.15, 0};

    private final ForbiddenSky sky;
    private final AxisModel azimuth;
    private final AxisModel elevation;
    private final double azimuthDeg;
    private final double elevationDeg;

    Clearance(ForbiddenSky sky, AxisModel azimuth, AxisModel elevation, double readBackStepDeg) {
        this.sky = sky;
        this.azimuth = azimuth;
        this.elevation = elevation;
        this.azimuthDeg = azimuth.coastDeg() + readBackStepDeg;
        this.elevationDeg = elevation.coastDeg() + readBackStepDeg;
    }

    /** Whether there is nothing nearer to {@code point} than the clearance. */
    boolean isFree(Pointing point) {
        return isFree(AxisBox.at(point), 1);
    }

    private boolean isFree(AxisBox box, double scale) {
        return sky.isClear(scaled(box, scale));
    }

    private AxisBox scaled(AxisBox box, double scale) {
        return box.widened(scale * azimuthDeg, scale * elevationDeg);
    }

    /** Why the antenna must not stand at {@code point}. */
    Optional<Verdict.Refused> target(Pointing point) {
        return sky.met(scaled(AxisBox.at(point), 1))
                .map(name -> new Verdict.Refused(
                        Verdict.Kind.FORBIDDEN_TARGET,
                        Sentences.place(point) + " looks into " + name + ", or nearer to it than "
                                + Sentences.tenths(Math.max(azimuthDeg, elevationDeg))
                                + " degrees, which the antenna may run on; slewd did not move it; choose a target that is"
                                + " further off"));
    }

    /** Why the antenna must not be where it is. */
    Optional<Verdict.Refused> start(Pointing at) {
        return sky.met(AxisBox.at(at))
                .map(name -> new Verdict.Refused(
                        Verdict.Kind.FORBIDDEN_START,
                        "the antenna stands at " + Sentences.place(at) + " and looks into " + name
                                + "; slewd does not move it; turn it out by the controller's own panel"));
    }

    /** Why the antenna must not be sent from where it is to {@code to}, which is free. */
    Optional<Verdict.Refused> way(Motion motion, Pointing to) {
        if (isFreeWay(motion, to, 1)) {
            return Optional.empty();
        }
        return start(motion.at())
                .or(
                        () -> sky.met(swept(motion, to, 1))
                                .map(
                                        name -> new Verdict.Refused(
                                                Verdict.Kind.FORBIDDEN_WAY,
                                                "on the way from " + Sentences.place(motion.at()) + " to "
                                                        + Sentences.place(to)
                                                        + " the antenna may come upon " + name
                                                        + "; slewd did not move it; turn one axis first, or go by a target in between")));
    }

    /** Whether nothing is nearer to the way than so many times the clearance, or than it is now to where it begins. */
    boolean isFreeWay(Motion motion, Pointing to, double scale) {
        if (sky.isClear(swept(motion, to, scale))) {
            return true;
        }
        if (!isFree(AxisBox.at(to), scale) || sky.holds(motion.at())) {
            return false;
        }
        double left = left(motion.at(), scale);
        return left < scale && sky.isClear(swept(motion, to, left));
    }

    /** The share of the clearance that the antenna has left. */
    private double left(Pointing at, double scale) {
        if (isFree(AxisBox.at(at), scale)) {
            return scale;
        }
        for (double share : LEFT) {
            if (isFree(AxisBox.at(at), share)) {
                return share;
            }
        }
        return 0;
    }

    /** All positions that the antenna may pass on its way, with so many times the clearance around them. */
    AxisBox swept(Motion motion, Pointing to, double scale) {
        AxisBox way = AxisBox.between(motion.at(), to).with(runOn(motion, 1));
        return scaled(motion.mayReverse() ? way.with(runOn(motion, -1)) : way, scale);
    }

    /** Where the antenna turns round when it is sent back; at a stand, where it is. */
    private Pointing runOn(Motion motion, int sign) {
        return new Pointing(
                motion.at().azimuthDeg() + runOnDeg(sign * motion.azimuthRateDegPerS(), motion.ageSeconds(), azimuth),
                motion.at().elevationDeg()
                        + runOnDeg(sign * motion.elevationRateDegPerS(), motion.ageSeconds(), elevation));
    }

    private static double runOnDeg(double rateDegPerS, double ageSeconds, AxisModel axis) {
        double rampDeg = rateDegPerS * rateDegPerS / (2 * axis.accelerationDegPerS2());
        // The clearance has the way of a stop in it already; turning round may take longer.
        return rateDegPerS * RATE_RESERVE * (ageSeconds + axis.startDelaySeconds())
                + Math.signum(rateDegPerS) * Math.max(0, rampDeg - axis.coastDeg());
    }
}
