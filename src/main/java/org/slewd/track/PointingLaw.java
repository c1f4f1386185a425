package org.slewd.track;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorTraits;
import org.slewd.sky.LookAngle;
import org.slewd.sky.Refraction;

/**
 * When to command the axes, and where to: a step of the size that the beam forgives, sent ahead of the object by the
 * latency of the box, so that the error swings around zero instead of trailing behind.
 *
 * <p>Immutable; the last command is handed in.
 */
public final class PointingLaw {

    /**
     * Error per axis, as a share of the beam width, that costs at most 0.1 dB: 12 (0.09)^2 = 0.097 dB, with the usual
     * parabola for the main lobe.
     */
    private static final double FORGIVEN_SHARE_OF_BEAM = 0.09;

    /** Above this share of its full rate an on/off motor would stop between two commands that only just lead it. */
    private static final double FAST_SHARE_OF_RATE = 0.6;

    /** How much further ahead a fast axis is sent. */
    private static final double FAST_LEAD_SECONDS = 0.6;

    /** Near the zenith one degree of azimuth is nearly nothing on the sky; beyond this the azimuth step grows no more. */
    private static final double LEAST_COS_ELEVATION = 0.05;

    private final AxisRange azimuth;
    private final AxisRange elevation;
    private final RotatorTraits traits;
    private final double gridDeg;
    private final double forgivenDeg;
    private final double azimuthRateDegPerS;
    private final double elevationRateDegPerS;
    private final Duration lead;
    private final Refraction refraction;

    /** @param azimuth travel that may be commanded, with its ends on the controller's grid; likewise {@code elevation} */
    public PointingLaw(
            RotatorConfig config, RotatorTraits traits, AxisRange azimuth, AxisRange elevation, Refraction refraction) {
        this.azimuth = azimuth;
        this.elevation = elevation;
        this.traits = traits;
        this.gridDeg = traits.commandStepDeg();
        this.forgivenDeg = FORGIVEN_SHARE_OF_BEAM * config.beamWidthDeg();
        this.azimuthRateDegPerS = config.azimuth().rateDegPerS();
        this.elevationRateDegPerS = config.elevation().rateDegPerS();
        this.lead = Duration.ofNanos(Math.round(config.azimuth().startDelaySeconds() * 1e9));
        this.refraction = refraction;
    }

    /** Axis angles that look at the object at {@code utc}, inside the travel; empty where the orbit model is silent. */
    public Optional<Pointing> reference(Target target, AzimuthPlan plan, Instant utc) {
        return target.look(utc).map(look -> reference(look, plan, utc));
    }

    private Pointing reference(LookAngle look, AzimuthPlan plan, Instant utc) {
        double apparentDeg = look.elevationDeg() + refraction.liftDeg(look.elevationDeg());
        return new Pointing(azimuth.clamp(plan.axisDeg(utc, look.azimuthDeg())), elevation.clamp(apparentDeg));
    }

    /**
     * Where to wait for the object that will rise at {@code rise}.
     *
     * @param last what was commanded before
     * @return a point on the controller's grid; empty when it is what was commanded last, or the orbit model is silent
     */
    public Optional<Pointing> waitingPlace(Target target, AzimuthPlan plan, Instant rise, Optional<Pointing> last) {
        return reference(target, plan, rise).map(traits::onGrid).filter(place -> !last.equals(Optional.of(place)));
    }

    /**
     * What to command at {@code now}, if anything.
     *
     * @param last what was commanded before, in this pass, on the grid; empty for the first command
     * @return a point on the controller's grid
     */
    public Optional<Pointing> command(Target target, AzimuthPlan plan, Instant now, Optional<Pointing> last) {
        Instant aim = now.plus(lead);
        Optional<Pointing> reference = reference(target, plan, aim);
        Optional<Pointing> second = reference(target, plan, aim.plusSeconds(1));
        if (reference.isEmpty() || second.isEmpty()) {
            return Optional.empty();
        }
        Pointing at = reference.get();
        Pointing next = second.get();
        double cosElevation = Math.max(LEAST_COS_ELEVATION, Math.abs(Math.cos(Math.toRadians(at.elevationDeg()))));
        double azimuthDeg = step(
                at.azimuthDeg(),
                next.azimuthDeg(),
                last.map(Pointing::azimuthDeg),
                Math.max(gridDeg / 2, forgivenDeg / cosElevation),
                azimuthRateDegPerS);
        double elevationDeg = step(
                at.elevationDeg(),
                next.elevationDeg(),
                last.map(Pointing::elevationDeg),
                Math.max(gridDeg / 2, forgivenDeg),
                elevationRateDegPerS);
        Pointing command = traits.onGrid(new Pointing(azimuth.clamp(azimuthDeg), elevation.clamp(elevationDeg)));
        return last.filter(command::equals).isPresent() ? Optional.empty() : Optional.of(command);
    }

    /** The next angle for one axis: the last one while the error is below {@code stepDeg}, else a point ahead. */
    private double step(double nowDeg, double nextDeg, Optional<Double> lastDeg, double stepDeg, double rateDegPerS) {
        if (lastDeg.isPresent() && Math.abs(nowDeg - lastDeg.get()) < stepDeg) {
            return lastDeg.get();
        }
        double direction = Math.signum(nextDeg - nowDeg);
        double neededDegPerS = Math.min(Math.abs(nextDeg - nowDeg), rateDegPerS);
        // On a coarse controller rounding to the grid centres the error by itself.
        double aheadDeg = stepDeg > gridDeg / 2 ? stepDeg : 0;
        if (neededDegPerS > FAST_SHARE_OF_RATE * rateDegPerS) {
            aheadDeg = Math.max(aheadDeg, neededDegPerS * FAST_LEAD_SECONDS);
        }
        return nowDeg + direction * aheadDeg;
    }
}
