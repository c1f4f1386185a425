package org.slewd.guard;

import java.util.Optional;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;

/**
 * Whether a moving antenna can still be stopped inside: the way until the next look and until the stop takes hold, and what
 * it runs on then. Immutable; any thread.
 */
final class StoppingDistance {

    /** The way ahead is looked at in so many pieces; it is a few degrees long. */
    private static final int PIECES = 8;

    private final AxisModel azimuthModel;
    private final AxisModel elevationModel;
    private final AxisRange azimuth;
    private final AxisRange elevation;
    private final double readBackStepDeg;
    private final ForbiddenSky sky;

    StoppingDistance(
            AxisModel azimuthModel,
            AxisModel elevationModel,
            AxisRange azimuth,
            AxisRange elevation,
            double readBackStepDeg,
            ForbiddenSky sky) {
        this.azimuthModel = azimuthModel;
        this.elevationModel = elevationModel;
        this.azimuth = azimuth;
        this.elevation = elevation;
        this.readBackStepDeg = readBackStepDeg;
        this.sky = sky;
    }

    Optional<Verdict.Refused> mustStop(Motion motion, Optional<Pointing> aimed, double pollSeconds) {
        if (motion.isStill() || motion.mayReverse()) {
            // Which way it moves is seen at the next look; the order that may turn it round was judged.
            return Optional.empty();
        }
        double seconds = motion.ageSeconds() + pollSeconds;
        Pointing at = motion.at();
        Pointing stop = new Pointing(
                stopDeg(
                        at.azimuthDeg(),
                        motion.azimuthRateDegPerS(),
                        seconds,
                        azimuthModel,
                        aimed.map(Pointing::azimuthDeg)),
                stopDeg(
                        at.elevationDeg(),
                        motion.elevationRateDegPerS(),
                        seconds,
                        elevationModel,
                        aimed.map(Pointing::elevationDeg)));
        return runsOut("azimuth", at.azimuthDeg(), stop.azimuthDeg(), azimuth)
                .or(() -> runsOut("elevation", at.elevationDeg(), stop.elevationDeg(), elevation))
                .or(() -> runsInto(at, stop));
    }

    private double stopDeg(
            double atDeg, double rateDegPerS, double seconds, AxisModel axis, Optional<Double> aimedDeg) {
        double speed = rateDegPerS / axis.rateDegPerS();
        double aheadDeg = rateDegPerS * (seconds + axis.startDelaySeconds())
                + Math.signum(rateDegPerS) * axis.coastDeg() * speed * speed;
        if (aimedDeg.isPresent()) {
            double leftDeg = (aimedDeg.get() - atDeg) * Math.signum(rateDegPerS);
            if (leftDeg >= -readBackStepDeg) {
                // On its way to a target that was judged, or arriving there: the controller ends that itself.
                return atDeg + Math.signum(rateDegPerS) * Math.min(Math.max(0, leftDeg), Math.abs(aheadDeg));
            }
        }
        return atDeg + aheadDeg;
    }

    private Optional<Verdict.Refused> runsOut(String axis, double atDeg, double stopDeg, AxisRange range) {
        boolean out = (stopDeg > atDeg && stopDeg > range.maxDeg() + readBackStepDeg)
                || (stopDeg < atDeg && stopDeg < range.minDeg() - readBackStepDeg);
        return out
                ? Optional.of(new Verdict.Refused(
                        Verdict.Kind.TRAVEL,
                        "%s stands at %s, moves, and would run on to %s, outside its travel, %s to %s degrees"
                                        .formatted(
                                                axis,
                                                Sentences.tenths(atDeg),
                                                Sentences.tenths(stopDeg),
                                                Sentences.angle(range.minDeg()),
                                                Sentences.angle(range.maxDeg()))
                                + "; slewd sends stop; look at the antenna before it is moved again"))
                : Optional.empty();
    }

    private Optional<Verdict.Refused> runsInto(Pointing at, Pointing stop) {
        for (int piece = 0; piece < PIECES; piece++) {
            Optional<String> met = sky.met(AxisBox.between(part(at, stop, piece), part(at, stop, piece + 1)));
            if (met.isPresent()) {
                return Optional.of(new Verdict.Refused(
                        Verdict.Kind.FORBIDDEN_WAY,
                        "the antenna stands at " + Sentences.place(at) + ", moves, and would run on into " + met.get()
                                + "; slewd sends stop; look at the antenna before it is moved again"));
            }
        }
        return Optional.empty();
    }

    private static Pointing part(Pointing from, Pointing to, int pieces) {
        double share = (double) pieces / PIECES;
        return new Pointing(
                from.azimuthDeg() + share * (to.azimuthDeg() - from.azimuthDeg()),
                from.elevationDeg() + share * (to.elevationDeg() - from.elevationDeg()));
    }
}
