package org.slewd.track;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorTraits;

/**
 * When to command the axes, and where to: a step of the size that beam and box forgive, sent ahead of the path by the time
 * until the axis is half way through it, so that the error swings around zero instead of trailing behind.
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

    /** How much further ahead a fast axis is sent, beyond the time until it can be told again. */
    private static final double FAST_LEAD_SECONDS = 0.6;

    /** Near the zenith one degree of azimuth is nearly nothing on the sky; beyond this the azimuth step grows no more. */
    private static final double LEAST_COS_ELEVATION = 0.05;

    /** Over this time the speed of the path is taken. */
    private static final double SPEED_SPAN_SECONDS = 0.5;

    private final RotatorTraits traits;
    private final double tickSeconds;
    private final double forgivenDeg;
    private final Axis azimuth;
    private final Axis elevation;

    /**
     * @param traits of the controller
     * @param azimuth with the travel that may be commanded, its ends on the controller's grid; likewise {@code elevation}
     * @param beamWidthDeg full width of the main lobe at half power
     * @param tickSeconds time between two calls of {@link #command}
     */
    public PointingLaw(
            RotatorTraits traits, AxisModel azimuth, AxisModel elevation, double beamWidthDeg, double tickSeconds) {
        this(
                traits,
                tickSeconds,
                FORGIVEN_SHARE_OF_BEAM * beamWidthDeg,
                new Axis(azimuth, azimuth.startDelaySeconds(), traits, tickSeconds),
                new Axis(elevation, elevation.startDelaySeconds(), traits, tickSeconds));
    }

    private PointingLaw(RotatorTraits traits, double tickSeconds, double forgivenDeg, Axis azimuth, Axis elevation) {
        this.traits = traits;
        this.tickSeconds = tickSeconds;
        this.forgivenDeg = forgivenDeg;
        this.azimuth = azimuth;
        this.elevation = elevation;
    }

    /** The same law for axes that start later or earlier than their models say. */
    public PointingLaw withStartDelays(double azimuthSeconds, double elevationSeconds) {
        return new PointingLaw(
                traits,
                tickSeconds,
                forgivenDeg,
                new Axis(azimuth.model, azimuthSeconds, traits, tickSeconds),
                new Axis(elevation.model, elevationSeconds, traits, tickSeconds));
    }

    /** Where the axes should be at {@code utc}, inside the travel. */
    public Pointing reference(AxisPath path, Instant utc) {
        Pointing at = path.at(utc);
        return new Pointing(
                azimuth.model.travel().clamp(at.azimuthDeg()),
                elevation.model.travel().clamp(at.elevationDeg()));
    }

    /**
     * Where to wait for the path to begin.
     *
     * @param begins when it does
     * @param last what was commanded before
     * @return a point on the controller's grid; empty when it is what was commanded last
     */
    public Optional<Pointing> waitingPlace(AxisPath path, Instant begins, Optional<Pointing> last) {
        return fresh(traits.onGrid(reference(path, begins)), last);
    }

    /**
     * What to command at {@code now}, if anything.
     *
     * @param last what was commanded before, in this pass, on the grid; empty for the first command
     * @return a point on the controller's grid
     */
    public Optional<Pointing> command(AxisPath path, Instant now, Optional<Pointing> last) {
        double elevationNowDeg = path.at(now).elevationDeg();
        double cosElevation = Math.max(LEAST_COS_ELEVATION, Math.abs(Math.cos(Math.toRadians(elevationNowDeg))));
        double azimuthDeg = azimuth.next(
                utc -> path.at(utc).azimuthDeg(),
                now,
                optional(last.map(Pointing::azimuthDeg)),
                forgivenDeg / cosElevation);
        double elevationDeg = elevation.next(
                utc -> path.at(utc).elevationDeg(), now, optional(last.map(Pointing::elevationDeg)), forgivenDeg);
        return fresh(
                traits.onGrid(new Pointing(
                        azimuth.model.travel().clamp(azimuthDeg),
                        elevation.model.travel().clamp(elevationDeg))),
                last);
    }

    private static Optional<Pointing> fresh(Pointing command, Optional<Pointing> last) {
        return last.filter(command::equals).isPresent() ? Optional.empty() : Optional.of(command);
    }

    private static OptionalDouble optional(Optional<Double> value) {
        return value.map(OptionalDouble::of).orElse(OptionalDouble.empty());
    }

    /** One angle of the path. */
    @FunctionalInterface
    private interface Angle {
        double at(Instant utc);
    }

    /** What is chosen for one axis. */
    private static final class Axis {

        private final AxisModel model;
        private final double startDelaySeconds;
        private final double boxStepDeg;
        private final double gridDeg;

        /** Until it can be told anew. */
        private final double holdSeconds;

        private Axis(AxisModel model, double startDelaySeconds, RotatorTraits traits, double tickSeconds) {
            this.model = model;
            this.startDelaySeconds = startDelaySeconds;
            this.gridDeg = traits.commandStepDeg();
            this.boxStepDeg = Math.max(gridDeg / 2, model.deadBandDeg());
            this.holdSeconds = Math.max(
                    tickSeconds,
                    Math.max(traits.leastCommandIntervalNanos() / 1e9, model.leastCommandIntervalSeconds()));
        }

        /** The last command while the error is below the step, else a point ahead. */
        double next(Angle path, Instant now, OptionalDouble lastDeg, double beamStepDeg) {
            double stepDeg = Math.max(boxStepDeg, beamStepDeg);
            double leadSeconds = startDelaySeconds + holdSeconds / 2 + midwaySeconds(stepDeg, speedDegPerS(path, now));
            Instant then = later(now, leadSeconds);
            double wantedDeg = path.at(then);
            if (lastDeg.isPresent() && Math.abs(wantedDeg - lastDeg.getAsDouble()) < stepDeg) {
                return lastDeg.getAsDouble();
            }
            double speed = speedDegPerS(path, then);
            // On a coarse controller rounding to the grid centres the error by itself.
            double aheadDeg = stepDeg > gridDeg / 2 ? stepDeg : 0;
            if (Math.abs(speed) > FAST_SHARE_OF_RATE * model.rateDegPerS()) {
                aheadDeg = Math.max(aheadDeg, Math.min(Math.abs(speed), model.rateDegPerS()) * FAST_LEAD_SECONDS);
            }
            return wantedDeg + Math.signum(speed) * aheadDeg;
        }

        /**
         * From the first motion of a step until the axis is half way: by then the path should be there as well. An axis that
         * hardly rests between its steps is under way already, so the time counts by the share of it that the axis rests.
         */
        private double midwaySeconds(double stepDeg, double speedDegPerS) {
            double wayDeg = Math.max(gridDeg, 2 * stepDeg);
            double moving = model.slewSeconds(wayDeg) - model.startDelaySeconds();
            double resting = Math.max(0, 1 - moving * Math.abs(speedDegPerS) / wayDeg);
            return resting * moving / 2;
        }

        private static double speedDegPerS(Angle path, Instant from) {
            return (path.at(later(from, SPEED_SPAN_SECONDS)) - path.at(from)) / SPEED_SPAN_SECONDS;
        }

        private static Instant later(Instant now, double seconds) {
            return now.plus(Duration.ofNanos(Math.round(seconds * 1e9)));
        }
    }
}
