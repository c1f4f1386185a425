package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slewd.guard.ParkPolicy;
import org.slewd.guard.TurnKnowledge;
import org.slewd.guard.Verdict;
import org.slewd.mount.Axis;
import org.slewd.mount.MountModel;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Tuning;
import org.slewd.rotator.Pointing;
import org.slewd.time.Clock;

/**
 * What the station is at: takes the orders that were posted, and goes on with the one that stands, tick by tick. Belongs to
 * the loop, but for {@link #question} and {@link #prepare}.
 */
final class Helm {

    private static final Outcome.Refused UNSAFE = new Outcome.Refused(
            "not-ready",
            "a safety input says that it is not safe; the antenna stays at its place of rest",
            "wait until it is reported safe again");

    /** For which a jog goes on without being said again. */
    private static final long JOG_NANOS = 500_000_000L;

    /** Far enough that one follows the other without a stop; so near that a last one ends soon, whatever has become of slewd. */
    private static final double JOG_AHEAD_SECONDS = 1.5;

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

    private Activity activity = new Activity.None();

    /** A person stopped the antenna while it was not safe, and has the last word until it is, or somebody parks it. */
    private boolean held;

    private final Streams streams = new Streams();
    private Optional<Calibration> calibration = Optional.empty();

    /** The pass for which the radio was tuned last. */
    private Optional<Follow> tuned = Optional.empty();

    Helm(
            StationConfig config,
            Predictions predictions,
            Reckoning reckoning,
            TurnLog log,
            Tracking.Antenna antenna,
            ParkPolicy rest,
            Safety safety,
            Shelter shelter,
            Alerts alerts,
            Clock clock) {
        this.rotator = antenna.rotator();
        this.mount = antenna.mount();
        this.receiver = antenna.receiver();
        this.safety = safety;
        this.shelter = shelter;
        this.resting = new Resting(rest, rotator);
        this.reckoning = reckoning;
        this.alerts = alerts;
        this.clock = clock;
        this.tracking = new Tracking(config, predictions, reckoning, log, antenna, alerts, clock);
    }

    Activity activity() {
        return activity;
    }

    /** The calibration that is going on or was the last one. */
    Optional<Calibration> calibration() {
        return calibration;
    }

    /** Ends what is going on and stops. Where a person wants it not even the way to a place of rest goes on by itself. */
    void stop(String who, long nowNanos) {
        held |= isUnsafe() && StationControl.isPerson(who);
        standStill(nowNanos);
    }

    private void standStill(long nowNanos) {
        activity = new Activity.None();
        resting.wished(nowNanos);
        safety.stop(nowNanos);
    }

    /** Goes on, or ends what cannot go on. */
    void tick(long nowNanos, Instant utc) {
        handBackUplink();
        shelter.tick(held, nowNanos, utc);
        if (shelter.takeStop()) {
            standStill(nowNanos);
        }
        resting.shelter(shelter.wantsRest());
        held &= isUnsafe();
        if (safety.endsActivity() || (isUnsafe() && !isParking())) {
            activity = new Activity.None();
            rotator.goNoFurther();
        }
        if (mayMove(nowNanos)) {
            rotator.goOn(utc, nowNanos).ifPresent(refusal -> giveUp(refusal, utc));
        }
        if (activity instanceof Activity.Turn turn) {
            turn(turn, nowNanos, utc);
        } else if (activity instanceof Activity.Jog jog) {
            jog(jog, nowNanos);
        } else if (activity instanceof Activity.Pass pass) {
            follow(pass.follow(), nowNanos, utc);
        }
        calibration.ifPresent(run -> calibrate(run, nowNanos, utc));
        if (activity instanceof Activity.None && mayMove(nowNanos) && !held) {
            resting.place(nowNanos).ifPresent(rest -> rest(rest, nowNanos, utc));
        }
    }

    /** The clock was set: a pass that is followed is planned anew for the new time, or ended where that has passed it. */
    void clockStepped(Duration step, Instant utc) {
        if (activity instanceof Activity.Pass pass) {
            rotator.goNoFurther();
            if (!tracking.clockStepped(pass.follow(), step, utc)) {
                activity = new Activity.None();
                resting.passEnded(clock.nanos());
            }
        }
    }

    /** The loop did not turn for {@code gap}: stops; a pass that goes on is planned anew. */
    void thaw(Duration gap, long nowNanos, Instant utc) {
        rotator.lookAfresh();
        safety.stop(nowNanos);
        if (activity instanceof Activity.Pass pass && pass.follow().hasSet(utc)) {
            pass.follow().missItsSet();
        } else if (activity instanceof Activity.Pass pass) {
            tracking.planAnew(
                    pass.follow(),
                    String.format(Locale.ROOT, "slewd did not run for %.1f s", gap.toMillis() / 1e3),
                    utc);
        }
    }

    /** After a pass the dial of the uplink is its owner's again. */
    private void handBackUplink() {
        Optional<Follow> follow =
                activity instanceof Activity.Pass pass ? Optional.of(pass.follow()) : Optional.empty();
        if (!follow.equals(tuned)) {
            tuned = follow;
            receiver.ifPresent(part -> part.release(Leg.UPLINK));
        }
    }

    /** Whether a safety input says that it is not safe. */
    boolean isUnsafe() {
        return shelter.isUnsafe() || resting.isUnsafe();
    }

    /** What the safety inputs say. */
    Snapshot.Conditions conditions() {
        return shelter.snapshot(unsafe(false).map(Outcome.Refused::message));
    }

    private boolean mayMove(long nowNanos) {
        return safety.mayMove(nowNanos) && !shelter.forbidsMotion();
    }

    private boolean isParking() {
        return activity instanceof Activity.Turn turn && turn.parking();
    }

    private void turn(Activity.Turn turn, long nowNanos, Instant utc) {
        // A fault ends a turn: nothing but a person starts it again.
        if (!safety.mayMove(nowNanos)) {
            activity = new Activity.None();
            return;
        }
        boolean isStill = rotator.isStill() && !rotator.seeksWay();
        switch (turn.arrival().look(rotator.isAt(turn.place()), isStill, nowNanos)) {
            case THERE -> activity = new Activity.None();
            case AGAIN -> {
                rotator.stop();
                rotator.travel(turn.place(), utc, nowNanos).ifPresent(refusal -> giveUp(refusal, utc));
            }
            case BESIDE -> {
                activity = new Activity.None();
                alerts.noteOnce(utc, Arrival.beside(rotator.lastKnown().orElseThrow(), turn.place()));
            }
            default -> {}
        }
    }

    private void jog(Activity.Jog jog, long nowNanos) {
        if (nowNanos - jog.untilNanos() >= 0) {
            standStill(nowNanos);
        } else if (!safety.mayMove(nowNanos)) {
            activity = new Activity.None();
        }
    }

    private void calibrate(Calibration run, long nowNanos, Instant utc) {
        if (!run.isRunning()) {
            return;
        }
        if (activity instanceof Activity.Calibrate) {
            run.tick(nowNanos, utc);
        } else {
            run.giveUp(
                    safety.fault()
                            .map(Snapshot.Fault::message)
                            .orElse("the antenna was stopped or asked for something else"),
                    nowNanos);
        }
        if (!run.isRunning()) {
            alerts.note(utc, run.message());
            activity = activity instanceof Activity.Calibrate ? new Activity.None() : activity;
        }
    }

    private void follow(Follow follow, long nowNanos, Instant utc) {
        if (tracking.tick(follow, safety.mayMove(nowNanos), nowNanos, utc)) {
            activity = new Activity.None();
            resting.passEnded(nowNanos);
        }
    }

    private Outcome start(Pointing place, boolean parking, long nowNanos, Instant utc) {
        Optional<Verdict.Refused> refusal = rotator.travel(place, utc, nowNanos);
        if (refusal.isPresent()) {
            return refusal.get().kind() == Verdict.Kind.UNKNOWN_TURN
                    ? new Outcome.Refused(
                            "not-ready",
                            refusal.get().sentence(),
                            "say it with 'slewd reference', or the method rotator.reference")
                    : new Outcome.Refused(
                            "outside-envelope",
                            refusal.get().sentence(),
                            "the limits are in the section rotator of the configuration");
        }
        Arrival arrival =
                new Arrival(rotator.config(), rotator.driver().traits().readBackStepDeg(), nowNanos);
        activity = new Activity.Turn(rotator.bound().orElseThrow(), parking, arrival);
        return new Outcome.Accepted();
    }

    /** Brings an antenna that nobody wants anything of to rest. */
    private void rest(Resting.Place place, long nowNanos, Instant utc) {
        Outcome outcome = start(place.to(), place.parking(), nowNanos, utc);
        if (outcome instanceof Outcome.Accepted) {
            alerts.note(utc, place.what());
        } else if (outcome instanceof Outcome.Refused refused) {
            alerts.noteOnce(utc, place.what() + ", and cannot: " + refused.message());
        }
    }

    private void giveUp(Verdict.Refused refusal, Instant utc) {
        String message = refusal.sentence() + "; slewd ended the way there";
        if (activity instanceof Activity.Turn || activity instanceof Activity.Jog) {
            activity = new Activity.None();
            alerts.warn(utc, message);
        } else {
            alerts.noteOnce(utc, message); // a pass that waits asks again and again
        }
    }

    /** What the station is doing. */
    StationState state(Instant utc) {
        if (safety.fault().isPresent()) {
            return StationState.FAULTED;
        }
        if (!safety.isKnown()) {
            return StationState.UNKNOWN;
        }
        if (activity instanceof Activity.Calibrate) {
            return StationState.CALIBRATING; // its own stops are part of it
        }
        if (safety.isStopping()) {
            return StationState.STOPPING;
        }
        if (activity instanceof Activity.Turn turn) {
            return turn.parking() ? StationState.PARKING : StationState.POINTING;
        }
        if (activity instanceof Activity.Jog) {
            return StationState.POINTING;
        }
        if (activity instanceof Activity.Pass pass) {
            return pass.follow().hasRisen(utc) ? StationState.TRACKING : StationState.PREPOSITIONING;
        }
        return StationState.IDLE;
    }

    Outcome point(Pointing beam, String who) {
        return move(
                mount.toAxis(beam),
                false,
                streams.isNews("point", who, clock.nanos()),
                who + " points to azimuth %.1f, elevation %.1f".formatted(beam.azimuthDeg(), beam.elevationDeg()));
    }

    Outcome jog(Axis axis, boolean forward, String who) {
        Optional<Outcome.Refused> notNow = notNow(false);
        if (notNow.isPresent()) {
            return notNow.get();
        }
        boolean jogs = activity instanceof Activity.Jog;
        if (!jogs && !(activity instanceof Activity.None)) {
            return new Outcome.Refused("busy", "the antenna is doing something else", "hold it first");
        }
        Optional<Pointing> place = rotator.next(axis, forward, JOG_AHEAD_SECONDS);
        if (place.isEmpty()) {
            return new Outcome.Refused(
                    "outside-envelope",
                    "the " + axis.word() + " axis is at the end of its travel",
                    "the limits are in the section rotator of the configuration");
        }
        long nowNanos = clock.nanos();
        resting.wished(nowNanos);
        Outcome outcome = start(place.get(), false, nowNanos, clock.utc());
        if (outcome instanceof Outcome.Accepted) {
            activity = new Activity.Jog(axis, forward, nowNanos + JOG_NANOS);
            if (!jogs) {
                alerts.note(clock.utc(), who + " turns the " + axis.word() + " axis by hand");
            }
        }
        return outcome;
    }

    Outcome park(String who) {
        Outcome outcome = move(rotator.config().park(), true, true, who + " parks the antenna");
        held &= !(outcome instanceof Outcome.Accepted);
        return outcome;
    }

    /** Why no motion may begin now; empty when one may. */
    private Optional<Outcome.Refused> notNow(boolean parking) {
        if (!safety.mayMove(clock.nanos())) {
            return Optional.of(safety.refusal());
        }
        return unsafe(parking);
    }

    private Optional<Outcome.Refused> unsafe(boolean parking) {
        return shelter.refusal(parking)
                .or(() -> resting.isUnsafe() && !parking ? Optional.of(UNSAFE) : Optional.empty());
    }

    /** @param news whether it is told, too, when it begins */
    private Outcome move(Pointing place, boolean parking, boolean news, String what) {
        Optional<Outcome.Refused> notNow = notNow(parking);
        if (notNow.isPresent()) {
            return notNow.get();
        }
        resting.wished(clock.nanos());
        Outcome outcome = start(place, parking, clock.nanos(), clock.utc());
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
        stop(who, clock.nanos());
        alerts.note(clock.utc(), who + " holds the antenna");
        return new Outcome.Accepted();
    }

    Outcome calibrate(List<Axis> axes, String who) {
        Optional<Outcome.Refused> notNow = notNow(false);
        if (notNow.isPresent()) {
            return notNow.get();
        }
        if (!(activity instanceof Activity.None)) {
            return new Outcome.Refused("busy", "the antenna is doing something else", "hold it first");
        }
        Optional<String> refusal = Calibration.refusal(rotator, axes);
        if (refusal.isPresent()) {
            return new Outcome.Refused(
                    "invalid", refusal.get(), "measure it by hand, or correct the configured travel and rate");
        }
        Calibration run = new Calibration(rotator, safety, reckoning, axes, clock.nanos());
        calibration = Optional.of(run);
        activity = new Activity.Calibrate(run);
        alerts.note(clock.utc(), "%s calibrates the axes; it takes about %.0f s".formatted(who, run.expectedSeconds()));
        return new Outcome.Accepted();
    }

    /** What the plan of the pass that goes on at {@code utc} or comes next follows from; empty without elements. From any thread. */
    Optional<PlanQuestion> question(int catalogNumber, Instant utc) {
        return tracking.question(catalogNumber, utc);
    }

    /** Finds the pass and plans it. From any thread. */
    CompletionStage<Preparation> prepare(PlanQuestion asked) {
        return tracking.prepare(asked);
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
        Optional<Outcome.Refused> notNow = notNow(false);
        if (notNow.isPresent()) {
            return notNow.get();
        }
        Optional<Outcome.Refused> refusal = tracking.begin(ready, choice, who, follow -> {
            activity = new Activity.Pass(follow);
            resting.wished(clock.nanos());
        });
        return refusal.<Outcome>map(why -> why).orElseGet(Outcome.Accepted::new);
    }

    Outcome adjust(Duration late, String who) {
        if (!(activity instanceof Activity.Pass pass)) {
            return new Outcome.Refused("not-ready", "no pass is followed", "start tracking first");
        }
        return tracking.adjust(pass.follow(), late, who);
    }

    Outcome adjustBySignal(String who) {
        if (!(activity instanceof Activity.Pass pass)) {
            return new Outcome.Refused("not-ready", "no pass is followed", "start tracking first");
        }
        return tracking.adjustBySignal(pass.follow(), who);
    }

    Outcome hear(HeardSignal signal) {
        if (activity instanceof Activity.Pass pass) {
            pass.follow().hear(signal);
        }
        return new Outcome.Accepted();
    }

    Outcome tune(Tuning tuning, String who) {
        if (receiver.isEmpty()) {
            return new Outcome.Refused("no-device", "no receiver is configured", "add a section receiver");
        }
        if (activity instanceof Activity.Pass) {
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

    /** Sends the antenna to its place of rest before slewd ends, if that is wanted. */
    Outcome retire() {
        activity = new Activity.None();
        if (mayMove(clock.nanos()) && !held) {
            resting.placeAtShutdown(clock.nanos()).ifPresent(place -> rest(place, clock.nanos(), clock.utc()));
        }
        return new Outcome.Accepted();
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
        stop(lockOut.by(), clock.nanos());
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
