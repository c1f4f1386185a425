package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.slewd.guard.ParkPolicy;
import org.slewd.guard.Verdict;
import org.slewd.receiver.Leg;
import org.slewd.rotator.Pointing;
import org.slewd.time.Clock;

/**
 * What the station is at: goes on with the order that stands, tick by tick, and ends what cannot go on. {@link OrderDesk} takes the
 * orders. Belongs to the loop, but for {@link #question} and {@link #prepare}.
 */
final class Helm {

    private static final Outcome.Refused UNSAFE = new Outcome.Refused(
            "not-ready",
            "a safety input says that it is not safe; the antenna stays at its place of rest",
            "wait until it is reported safe again");

    private final RotatorPart rotator;
    private final Optional<ReceiverPart> receiver;
    private final Safety safety;
    private final Shelter shelter;
    private final Resting resting;
    private final Tracking tracking;
    private final Alerts alerts;
    private final Clock clock;

    private final OrderDesk desk;

    private Activity activity = new Activity.None();

    /** A person stopped the antenna while it was not safe, and has the last word until it is, or somebody parks it. */
    private boolean held;

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
        this.receiver = antenna.receiver();
        this.safety = safety;
        this.shelter = shelter;
        this.resting = new Resting(rest, rotator);
        this.alerts = alerts;
        this.clock = clock;
        this.tracking = new Tracking(config, predictions, reckoning, log, antenna, alerts, clock);
        this.desk = new OrderDesk(this, antenna, safety, shelter, resting, tracking, reckoning, alerts, clock);
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

    /** Where orders are taken. */
    OrderDesk desk() {
        return desk;
    }

    /** Begins something else; what was going on is over. */
    void begin(Activity other) {
        activity = other;
        resting.wished(clock.nanos());
    }

    /** Measures the axes from now on. */
    void begin(Calibration run) {
        calibration = Optional.of(run);
        activity = new Activity.Calibrate(run);
    }

    /** A person who had stopped the antenna lets it move again. */
    void letGo() {
        held = false;
    }

    /** Turns the antenna to a place, if nothing speaks against it. */
    Outcome turn(Pointing place, boolean parking) {
        Optional<Outcome.Refused> notNow = notNow(parking);
        if (notNow.isPresent()) {
            return notNow.get();
        }
        resting.wished(clock.nanos());
        return start(place, parking, clock.nanos(), clock.utc());
    }

    /** Why no motion may begin now; empty when one may. */
    Optional<Outcome.Refused> notNow(boolean parking) {
        if (!safety.mayMove(clock.nanos())) {
            return Optional.of(safety.refusal());
        }
        return unsafe(parking);
    }

    private Optional<Outcome.Refused> unsafe(boolean parking) {
        return shelter.refusal(parking)
                .or(() -> resting.isUnsafe() && !parking ? Optional.of(UNSAFE) : Optional.empty());
    }

    /** What the plan of the pass that goes on at {@code utc} or comes next follows from; empty without elements. From any thread. */
    Optional<PlanQuestion> question(int catalogNumber, Instant utc) {
        return tracking.question(catalogNumber, utc);
    }

    /** Finds the pass and plans it. From any thread. */
    CompletionStage<Preparation> prepare(PlanQuestion asked) {
        return tracking.prepare(asked);
    }

    /** Sends the antenna to its place of rest before slewd ends, if that is wanted. */
    Outcome retire() {
        activity = new Activity.None();
        if (mayMove(clock.nanos()) && !held) {
            resting.placeAtShutdown(clock.nanos()).ifPresent(place -> rest(place, clock.nanos(), clock.utc()));
        }
        return new Outcome.Accepted();
    }
}
