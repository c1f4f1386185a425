package org.slewd.guard;

import java.util.Optional;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorTraits;

/**
 * Where the antenna may be. Asked last, about what the controller will really be sent: the target rounded to its grid.
 *
 * <p>Immutable; any thread.
 */
public final class Envelope {

    /**
     * How far outside a reported position may lie before it counts as outside: a potentiometer reads a degree or two
     * beyond an end stop that it stands on.
     */
    private static final double REPORT_MARGIN_DEG = 3;

    private final RotatorTraits traits;
    private final AxisRange azimuth;
    private final AxisRange elevation;

    /** @throws IllegalArgumentException when the configured travel and what the controller understands do not meet */
    public Envelope(RotatorConfig config, RotatorTraits traits) {
        this.traits = traits;
        this.azimuth = onGrid(config.azimuth().travel().intersect(traits.azimuth()), traits.commandStepDeg());
        this.elevation = onGrid(config.elevation().travel().intersect(traits.elevation()), traits.commandStepDeg());
    }

    // Inwards, so that a target at the end of the range does not round to a point outside it.
    private static AxisRange onGrid(AxisRange range, double stepDeg) {
        double stepsPerDeg = Math.round(1 / stepDeg);
        return new AxisRange(
                Math.ceil(range.minDeg() * stepsPerDeg) / stepsPerDeg,
                Math.floor(range.maxDeg() * stepsPerDeg) / stepsPerDeg);
    }

    /** Azimuth travel, its ends on the controller's grid. */
    public AxisRange azimuth() {
        return azimuth;
    }

    /** Elevation travel, its ends on the controller's grid. */
    public AxisRange elevation() {
        return elevation;
    }

    /** Why {@code wanted} is refused, as a sentence; empty when it may be sent. */
    public Optional<String> refusal(Pointing wanted) {
        Pointing sent = traits.onGrid(wanted);
        if (!azimuth.contains(sent.azimuthDeg())) {
            return Optional.of(outside("azimuth", wanted.azimuthDeg(), azimuth));
        }
        if (!elevation.contains(sent.elevationDeg())) {
            return Optional.of(outside("elevation", wanted.elevationDeg(), elevation));
        }
        return Optional.empty();
    }

    /** Whether a reported position can be true of an antenna that stayed inside. */
    public boolean admitsReport(Pointing axis) {
        return widened(azimuth, REPORT_MARGIN_DEG).contains(axis.azimuthDeg())
                && widened(elevation, REPORT_MARGIN_DEG).contains(axis.elevationDeg());
    }

    /** Whether a reported position lies inside, as exactly as the controller can tell. */
    public boolean contains(Pointing axis) {
        double stepDeg = traits.readBackStepDeg();
        return widened(azimuth, stepDeg).contains(axis.azimuthDeg())
                && widened(elevation, stepDeg).contains(axis.elevationDeg());
    }

    private static AxisRange widened(AxisRange range, double marginDeg) {
        return new AxisRange(range.minDeg() - marginDeg, range.maxDeg() + marginDeg);
    }

    private static String outside(String axis, double angleDeg, AxisRange range) {
        return "%s %s is outside the travel of the antenna, %s to %s degrees"
                .formatted(axis, text(angleDeg), text(range.minDeg()), text(range.maxDeg()));
    }

    private static String text(double angleDeg) {
        return angleDeg == (long) angleDeg ? Long.toString((long) angleDeg) : Double.toString(angleDeg);
    }
}
