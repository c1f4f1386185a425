package org.slewd.plan;

import java.util.Optional;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;

/**
 * What a plan is to be made for.
 *
 * @param path of the object
 * @param azimuth the axis, with the travel that the envelope admits
 * @param elevation likewise; a travel beyond 90 degrees lets the antenna look over its back
 * @param beamWidthDeg full width of the main lobe at half power
 * @param objective what is kept small where the axes cannot follow
 * @param lossCapDb past this loss in dB, more error costs nothing: the margin of the link
 * @param from where the axes are before; empty lets the plan begin anywhere
 * @param next where the axes will be wanted afterwards, at no cost in time; breaks ties
 * @param clearance obstacles
 * @param effort how finely is sought
 */
public record PlanRequest(
        SkyPath path,
        AxisModel azimuth,
        AxisModel elevation,
        double beamWidthDeg,
        Objective objective,
        double lossCapDb,
        Optional<Start> from,
        Optional<Pointing> next,
        Clearance clearance,
        Effort effort) {

    /** What half the links of this field can spare. */
    public static final double USUAL_LOSS_CAP_DB = 6;

    public PlanRequest {
        if (!(beamWidthDeg > 0 && beamWidthDeg <= 360) || !(lossCapDb > 0 && lossCapDb < 1000)) {
            throw new IllegalArgumentException(
                    "a beam of " + beamWidthDeg + " degrees, a loss of at most " + lossCapDb + " dB");
        }
        if (elevation.travel().minDeg() < -90 || elevation.travel().maxDeg() > 270) {
            throw new IllegalArgumentException("an elevation axis from "
                    + elevation.travel().minDeg() + " to " + elevation.travel().maxDeg() + " degrees");
        }
    }

    /**
     * Where the axes are before the path begins.
     *
     * @param axes where they stand
     * @param secondsBefore how long before the first moment of the path; 0 when the object is being followed already
     */
    public record Start(Pointing axes, double secondsBefore) {
        public Start {
            if (!(secondsBefore >= 0)) {
                throw new IllegalArgumentException("axes " + secondsBefore + " s before the pass");
            }
        }
    }

    /** Whether the object is to be caught up with, as it is being followed already. */
    boolean isUnderWay() {
        return from.filter(start -> start.secondsBefore() == 0).isPresent();
    }

    /** How finely is sought. */
    public enum Effort {
        /** For a pass that is to come. */
        FULL(0.5, 0.4),

        /** For the rest of a pass under way: an eighth of the work. */
        QUICK(1, 1.9),

        /** For one of thousands in a list: a fourth of that again. */
        ROUGH(2, 3.9);

        private final double cellDeg;
        private final double leastStepS;

        Effort(double cellDeg, double leastStepS) {
            this.cellDeg = cellDeg;
            this.leastStepS = leastStepS;
        }

        double cellDeg() {
            return cellDeg;
        }

        double leastStepS() {
            return leastStepS;
        }
    }

    /** A plan with the usual choices, free to begin and to end anywhere. */
    public static PlanRequest of(SkyPath path, AxisModel azimuth, AxisModel elevation, double beamWidthDeg) {
        return new PlanRequest(
                path,
                azimuth,
                elevation,
                beamWidthDeg,
                Objective.BEAM,
                USUAL_LOSS_CAP_DB,
                Optional.empty(),
                Optional.empty(),
                Clearance.EVERYWHERE,
                Effort.FULL);
    }

    /** The same for another path. */
    public PlanRequest along(SkyPath other) {
        return new PlanRequest(
                other, azimuth, elevation, beamWidthDeg, objective, lossCapDb, from, next, clearance, effort);
    }

    /** The same with other axes. */
    public PlanRequest on(AxisModel otherAzimuth, AxisModel otherElevation) {
        return new PlanRequest(
                path, otherAzimuth, otherElevation, beamWidthDeg, objective, lossCapDb, from, next, clearance, effort);
    }

    /** The same with another objective. */
    public PlanRequest minimising(Objective other) {
        return new PlanRequest(path, azimuth, elevation, beamWidthDeg, other, lossCapDb, from, next, clearance, effort);
    }

    /** The same, with the axes at {@code axes} {@code secondsBefore} the path begins. */
    public PlanRequest startingAt(Pointing axes, double secondsBefore) {
        return new PlanRequest(
                path,
                azimuth,
                elevation,
                beamWidthDeg,
                objective,
                lossCapDb,
                Optional.of(new Start(axes, secondsBefore)),
                next,
                clearance,
                effort);
    }

    /** The same, free to begin anywhere. */
    public PlanRequest startingAnywhere() {
        return new PlanRequest(
                path,
                azimuth,
                elevation,
                beamWidthDeg,
                objective,
                lossCapDb,
                Optional.empty(),
                next,
                clearance,
                effort);
    }

    /** The same, with the axes wanted at {@code axes} afterwards. */
    public PlanRequest endingNear(Pointing axes) {
        return new PlanRequest(
                path,
                azimuth,
                elevation,
                beamWidthDeg,
                objective,
                lossCapDb,
                from,
                Optional.of(axes),
                clearance,
                effort);
    }

    /** The same among obstacles. */
    public PlanRequest clearOf(Clearance other) {
        return new PlanRequest(path, azimuth, elevation, beamWidthDeg, objective, lossCapDb, from, next, other, effort);
    }

    /** The same with another effort. */
    public PlanRequest with(Effort other) {
        return new PlanRequest(
                path, azimuth, elevation, beamWidthDeg, objective, lossCapDb, from, next, clearance, other);
    }

    /** Whether the antenna can look over its back. */
    boolean canFlip() {
        return elevation.travel().maxDeg() > 90;
    }
}
