package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slewd.guard.TurnKnowledge;
import org.slewd.mount.Axis;
import org.slewd.mount.MountModel;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Tuning;
import org.slewd.rotator.Pointing;
import org.slewd.time.Clock;

/**
 * Takes the orders that were posted: whether one may be given now, what it changes, and what is told of it. What then goes on is for {@link
 * Helm}. Belongs to the loop.
 */
final class OrderDesk {

    /** For which a jog goes on without being said again. */
    private static final long JOG_NANOS = 500_000_000L;

    /** Far enough that one follows the other without a stop; so near that a last one ends soon, whatever has become of slewd. */
    private static final double JOG_AHEAD_SECONDS = 1.5;

    private final Helm helm;
    private final RotatorPart rotator;
    private final MountModel mount;
    private final Optional<ReceiverPart> receiver;
    private final Safety safety;
    private final Shelter shelter;
    private final Resting resting;
    private final Tracking tracking;
    private final Reckoning reckoning;
    private final Alerts alerts;
    private final Clock clock;

    private final Streams streams = new Streams();

    OrderDesk(
            Helm helm,
            Tracking.Antenna antenna,
            Safety safety,
            Shelter shelter,
            Resting resting,
            Tracking tracking,
            Reckoning reckoning,
            Alerts alerts,
            Clock clock) {
        this.helm = helm;
        this.rotator = antenna.rotator();
        this.mount = antenna.mount();
        this.receiver = antenna.receiver();
        this.safety = safety;
        this.shelter = shelter;
        this.resting = resting;
        this.tracking = tracking;
        this.reckoning = reckoning;
        this.alerts = alerts;
        this.clock = clock;
    }

    Outcome point(Pointing beam, String who) {
        return move(
                mount.toAxis(beam),
                false,
                streams.isNews("point", who, clock.nanos()),
                who + " points to azimuth %.1f, elevation %.1f".formatted(beam.azimuthDeg(), beam.elevationDeg()));
    }

    Outcome jog(Axis axis, boolean forward, String who) {
        Optional<Outcome.Refused> notNow = helm.notNow(false);
        if (notNow.isPresent()) {
            return notNow.get();
        }
        boolean jogs = helm.activity() instanceof Activity.Jog;
        if (!jogs && !(helm.activity() instanceof Activity.None)) {
            return new Outcome.Refused("busy", "the antenna is doing something else", "hold it first");
        }
        Optional<Pointing> place = rotator.next(axis, forward, JOG_AHEAD_SECONDS);
        if (place.isEmpty()) {
            return new Outcome.Refused(
                    "outside-envelope",
                    "the " + axis.word() + " axis is at the end of its travel",
                    "the limits are in the section rotator of the configuration");
        }
        Outcome outcome = helm.turn(place.get(), false);
        if (outcome instanceof Outcome.Accepted) {
            helm.begin(new Activity.Jog(axis, forward, clock.nanos() + JOG_NANOS));
            if (!jogs) {
                alerts.note(clock.utc(), who + " turns the " + axis.word() + " axis by hand");
            }
        }
        return outcome;
    }

    Outcome park(String who) {
        Outcome outcome = move(rotator.config().park(), true, true, who + " parks the antenna");
        if (outcome instanceof Outcome.Accepted) {
            helm.letGo();
        }
        return outcome;
    }

    /** @param news whether it is told, too, when it begins */
    private Outcome move(Pointing place, boolean parking, boolean news, String what) {
        Outcome outcome = helm.turn(place, parking);
        if (outcome instanceof Outcome.Accepted && news) {
            alerts.note(clock.utc(), what);
        }
        return outcome;
    }

    /** As {@link Shelter#heard}. */
    Outcome conditionHeard(String input, String text, long nanos) {
        return shelter.heard(input, text, nanos);
    }

    /** As {@link Shelter#missed}. */
    Outcome conditionMissed(String input, String why) {
        return shelter.missed(input, why);
    }

    Outcome hold(String who) {
        helm.stop(who, clock.nanos());
        alerts.note(clock.utc(), who + " holds the antenna");
        return new Outcome.Accepted();
    }

    Outcome calibrate(List<Axis> axes, String who) {
        Optional<Outcome.Refused> notNow = helm.notNow(false);
        if (notNow.isPresent()) {
            return notNow.get();
        }
        if (!(helm.activity() instanceof Activity.None)) {
            return new Outcome.Refused("busy", "the antenna is doing something else", "hold it first");
        }
        Optional<String> refusal = Calibration.refusal(rotator, axes);
        if (refusal.isPresent()) {
            return new Outcome.Refused(
                    "invalid", refusal.get(), "measure it by hand, or correct the configured travel and rate");
        }
        Calibration run = new Calibration(rotator, safety, reckoning, axes, clock.nanos());
        helm.begin(run);
        alerts.note(clock.utc(), "%s calibrates the axes; it takes about %.0f s".formatted(who, run.expectedSeconds()));
        return new Outcome.Accepted();
    }

    /**
     * Makes a plan again that was made before.
     *
     * @throws IllegalStateException when the same question has no answer now
     */
    Preparation.Ready planAgain(PlanQuestion asked) {
        if (tracking.prepareNow(asked) instanceof Preparation.Ready ready) {
            return ready;
        }
        throw new IllegalStateException(
                "a pass of object " + asked.elements().catalogNumber() + " cannot be planned again");
    }

    Outcome follow(Preparation.Ready ready, RadioChoice choice, String who) {
        Optional<Outcome.Refused> notNow = helm.notNow(false);
        if (notNow.isPresent()) {
            return notNow.get();
        }
        Optional<Outcome.Refused> refusal =
                tracking.begin(ready, choice, who, follow -> helm.begin(new Activity.Pass(follow)));
        return refusal.<Outcome>map(why -> why).orElseGet(Outcome.Accepted::new);
    }

    Outcome adjust(Duration late, String who) {
        if (!(helm.activity() instanceof Activity.Pass pass)) {
            return new Outcome.Refused("not-ready", "no pass is followed", "start tracking first");
        }
        return tracking.adjust(pass.follow(), late, who);
    }

    Outcome adjustBySignal(String who) {
        if (!(helm.activity() instanceof Activity.Pass pass)) {
            return new Outcome.Refused("not-ready", "no pass is followed", "start tracking first");
        }
        return tracking.adjustBySignal(pass.follow(), who);
    }

    Outcome hear(HeardSignal signal) {
        if (helm.activity() instanceof Activity.Pass pass) {
            pass.follow().hear(signal);
        }
        return new Outcome.Accepted();
    }

    Outcome tune(Tuning tuning, String who) {
        if (receiver.isEmpty()) {
            return new Outcome.Refused("no-device", "no receiver is configured", "add a section receiver");
        }
        if (helm.activity() instanceof Activity.Pass) {
            return new Outcome.Refused("busy", "the receiver follows a pass", "end the tracking first");
        }
        Optional<Outcome.Refused> refusal = receiver.get().refusal(Optional.of(tuning.hz()), tuning.mode());
        if (refusal.isPresent()) {
            return refusal.get();
        }
        receiver.get().tune(Leg.DOWNLINK, tuning);
        if (streams.isNews("tune", who, clock.nanos())) {
            alerts.note(clock.utc(), who + " tunes to " + tuning.hz() + " Hz");
        }
        return new Outcome.Accepted();
    }

    Outcome reference(double azimuthDeg, String who) {
        if (!rotator.settleTurn(azimuthDeg)) {
            return new Outcome.Refused(
                    "invalid",
                    "the azimuth axis cannot stand at %.1f, by what it reports".formatted(azimuthDeg),
                    rotator.turns().knowledge() instanceof TurnKnowledge.Unknown unknown
                            ? unknown.sentence()
                            : "its turn is known; if that is wrong, correct the controller's own calibration");
        }
        alerts.note(clock.utc(), "%s says that the azimuth axis stands at %.1f".formatted(who, azimuthDeg));
        return new Outcome.Accepted();
    }

    Outcome reportSafety(boolean unsafe, String reason, String who) {
        resting.reportSafety(unsafe);
        alerts.warn(
                clock.utc(),
                unsafe ? "unsafe" : "safe-again",
                who + (unsafe ? " reports that it is not safe: " : " reports that it is safe again: ") + reason);
        return new Outcome.Accepted();
    }

    /** As {@link Helm#retire}. */
    Outcome retire() {
        return helm.retire();
    }

    Outcome tell(boolean urgent, String message) {
        if (urgent) {
            alerts.warn(clock.utc(), message);
        } else {
            alerts.note(clock.utc(), message);
        }
        return new Outcome.Accepted();
    }

    Outcome lock(LockOut lockOut) {
        helm.stop(lockOut.by(), clock.nanos());
        return safety.lock(lockOut, clock.nanos());
    }

    Outcome unlock(String who) {
        resting.wished(clock.nanos()); // nobody expects it to park the moment it is unlocked
        return safety.unlock(who, clock.utc());
    }

    Outcome expect(Optional<Instant> next) {
        resting.expect(next.map(
                utc -> clock.nanos() + Duration.between(clock.utc(), utc).toNanos()));
        return new Outcome.Accepted();
    }

    Outcome reset(String kind, String who) {
        return safety.reset(kind, who, clock.utc());
    }
}
