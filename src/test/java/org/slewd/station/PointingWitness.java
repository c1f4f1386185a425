package org.slewd.station;

import java.time.Instant;
import java.util.Optional;
import org.slewd.pass.Pass;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorTraits;
import org.slewd.sky.Angles;
import org.slewd.sky.LookAngle;
import org.slewd.track.Satellite;

/**
 * Compares the true axes with the object during its pass, on each axis and on the sky.
 *
 * <p>What is promised holds while the axes are fast enough: while axes of {@link #USABLE_SHARE_OF_RATE} of their rate, had
 * they begun where the true ones stood at the rise, would have been exactly on the object for two seconds and will be for as
 * long as the plan begins to lead in time. (Where more than that share is needed it runs ahead of the object on purpose.) Then each axis
 * is off by at most
 *
 * <ul>
 *   <li>the step that the law chooses: half the controller's grid, or more where the beam forgives more;
 *   <li>and one step of the read-back, as an on/off controller cuts the power as soon as the target shows, or half a step of
 *       the grid that a command is rounded to;
 *   <li>and the way of the object between two commands, of which there is one in a tick at most and one in the interval
 *       that the controller wants: what the law decides upon meanwhile waits for it;
 *   <li>and its way while the axis is on the first half of its step.
 * </ul>
 */
final class PointingWitness {

    private static final double TICK_SECONDS = Station.PERIOD_NANOS / 1e9;
    /** A command waits for the answer to a question that is under way. */
    private static final double QUESTION_SECONDS = 0.05;

    private static final double USABLE_SHARE_OF_RATE = 0.6;
    private static final long AHEAD_MILLIS = 4000;
    private static final double SETTLED_SECONDS = 2 + AHEAD_MILLIS / 1e3;

    private final Plant plant;
    private final RotatorTraits traits;
    private final Satellite object;
    private final Pass pass;

    private final Figures skyDeg = new Figures();
    private final Figures shareOfPromise = new Figures();
    private Optional<LookAngle> last = Optional.empty();
    private Pointing ideal = new Pointing(0, 0);
    private double settledSeconds;
    private double offSeconds;

    PointingWitness(Plant plant, RotatorTraits traits, Flight flight) {
        this.plant = plant;
        this.traits = traits;
        this.object = flight.object();
        this.pass = flight.pass();
    }

    /** Once a tick. */
    void look(Instant utc, Pointing truth) {
        Optional<LookAngle> soon = object.look(utc.plusMillis(AHEAD_MILLIS));
        if (utc.isBefore(pass.aos().utc()) || !utc.isBefore(pass.los().utc()) || soon.isEmpty()) {
            last = Optional.empty();
            return;
        }
        LookAngle now = object.look(utc).orElseThrow();
        LookAngle before = last.orElse(now);
        if (last.isEmpty()) {
            ideal = truth;
            settledSeconds = 0;
        }
        last = Optional.of(now);
        double offAzimuthDeg = Angles.turn(now.azimuthDeg(), truth.azimuthDeg());
        double offElevationDeg = truth.elevationDeg() - now.elevationDeg();
        skyDeg.add(Angles.separation(now.azimuthDeg(), now.elevationDeg(), truth.azimuthDeg(), truth.elevationDeg()));
        settledSeconds = idealIsOn(soon.get()) ? settledSeconds + TICK_SECONDS : 0;
        if (settledSeconds < SETTLED_SECONDS) {
            return;
        }
        double cosElevation = Math.max(0.05, Math.cos(Math.toRadians(now.elevationDeg())));
        double azimuthShare =
                offAzimuthDeg / promiseDeg(Angles.turn(before.azimuthDeg(), now.azimuthDeg()), cosElevation);
        double elevationShare = offElevationDeg / promiseDeg(now.elevationDeg() - before.elevationDeg(), 1);
        shareOfPromise.add(azimuthShare);
        shareOfPromise.add(elevationShare);
        if (Math.abs(azimuthShare) > 1 || Math.abs(elevationShare) > 1) {
            offSeconds += TICK_SECONDS;
        }
    }

    /**
     * @param wayDeg of the object in a tick
     * @param cosElevation how much of an angle on this axis shows on the sky
     */
    private double promiseDeg(double wayDeg, double cosElevation) {
        double stepDeg = Math.max(traits.commandStepDeg() / 2, 0.09 * plant.beamDeg() / cosElevation);
        double commandSeconds = Math.max(TICK_SECONDS, traits.leastCommandIntervalNanos() / 1e9) + QUESTION_SECONDS;
        double roundingDeg = Math.max(traits.readBackStepDeg(), traits.commandStepDeg() / 2);
        return stepDeg + roundingDeg + Math.abs(wayDeg) / TICK_SECONDS * commandSeconds;
    }

    private boolean idealIsOn(LookAngle soon) {
        double wayAzimuthDeg = Angles.turn(ideal.azimuthDeg(), soon.azimuthDeg());
        double wayElevationDeg = soon.elevationDeg() - ideal.elevationDeg();
        double azimuthDeg = reachable(wayAzimuthDeg, plant.azimuthRateDegPerS());
        double elevationDeg = reachable(wayElevationDeg, plant.elevationRateDegPerS());
        ideal = new Pointing(ideal.azimuthDeg() + azimuthDeg, ideal.elevationDeg() + elevationDeg);
        return azimuthDeg == wayAzimuthDeg && elevationDeg == wayElevationDeg;
    }

    private static double reachable(double wayDeg, double rateDegPerS) {
        double mostDeg = USABLE_SHARE_OF_RATE * rateDegPerS * TICK_SECONDS;
        return Math.max(-mostDeg, Math.min(mostDeg, wayDeg));
    }

    /** Angle on the sky between object and antenna, over the whole pass. */
    Figures skyDeg() {
        return skyDeg;
    }

    /** How long an axis was further off than promised. */
    double offSeconds() {
        return offSeconds;
    }

    @Override
    public String toString() {
        return "pointing error in degrees on the sky: %s; as a share of the promise: %s; off for %.1f s"
                .formatted(skyDeg, shareOfPromise, offSeconds);
    }
}
