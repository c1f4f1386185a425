package org.slewd.station;

import java.util.Optional;
import org.slewd.guard.Stillness;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorState;
import org.slewd.rotator.RotatorTraits;

/** Where the antenna is, from those of its reports that can be believed. Belongs to the loop. */
final class Whereabouts {

    private final RotatorTraits traits;
    private final RotatorConfig config;
    private final Stillness stillness;

    private Optional<RotatorState.Measured> axis = Optional.empty();
    private Optional<RotatorState.Measured> axisBefore = Optional.empty();
    private Optional<Pointing> lastKnown = Optional.empty();

    Whereabouts(RotatorTraits traits, RotatorConfig config) {
        this.traits = traits;
        this.config = config;
        this.stillness = new Stillness(traits.readBackStepDeg());
    }

    /** A report, unwrapped, that can be believed. */
    void take(Pointing unwrapped, long nanos) {
        axisBefore = axis;
        axis = Optional.of(new RotatorState.Measured(unwrapped, nanos));
        lastKnown = Optional.of(unwrapped);
        stillness.add(unwrapped, nanos);
    }

    /** The wire came up anew: where it is now is not known. */
    void lose() {
        watchAnew();
        axis = Optional.empty();
        axisBefore = Optional.empty();
    }

    /** What was reckoned so far was in another turn of the axis. */
    void forget() {
        lose();
        lastKnown = Optional.empty();
    }

    /** Whether it stands is seen from the reports to come. */
    void watchAnew() {
        stillness.restart();
    }

    /** The position of the axes, unwrapped, and when it was read; empty before the first report of a connection. */
    Optional<RotatorState.Measured> axis() {
        return axis;
    }

    /** The report before that. */
    Optional<RotatorState.Measured> axisBefore() {
        return axisBefore;
    }

    /** The last position ever read, however long ago. */
    Optional<Pointing> lastKnown() {
        return lastKnown;
    }

    /** Whether the reports show that nothing moves. */
    boolean isStill() {
        return stillness.isStill();
    }

    /** Whether the antenna stands where {@code target} says, as exactly as controller and motors can tell. */
    boolean isAt(Pointing target) {
        return axis.map(RotatorState.Measured::pointing)
                .filter(at -> isNear(at.azimuthDeg(), target.azimuthDeg(), config.azimuth())
                        && isNear(at.elevationDeg(), target.elevationDeg(), config.elevation()))
                .isPresent();
    }

    private boolean isNear(double atDeg, double targetDeg, AxisModel model) {
        double stepDeg = Math.max(traits.readBackStepDeg(), traits.commandStepDeg());
        return Math.abs(atDeg - targetDeg) <= stepDeg + model.deadBandDeg() + 0.5;
    }
}
