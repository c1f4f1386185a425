package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slewd.guard.Envelope;
import org.slewd.guard.GuardConfig;
import org.slewd.guard.ParkPolicy;
import org.slewd.guard.TurnKnowledge;
import org.slewd.guard.Verdict;
import org.slewd.link.Link;
import org.slewd.mount.Axis;
import org.slewd.mount.MountModel;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Groups;
import org.slewd.receiver.Mode;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.receiver.ReceiverDriver;
import org.slewd.receiver.Tuning;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;
import org.slewd.rotator.RotatorDriver;
import org.slewd.time.Clock;

/**
 * The station. {@link #step} belongs to one thread, the loop; everything of {@link StationControl} may be called from any.
 * {@link LoopThread} calls it in real time, a test calls it in virtual time.
 */
public final class Station implements StationControl {

    /** 20 Hz: an object overhead moves 0.05 degrees in a tick. */
    public static final long PERIOD_NANOS = 50_000_000L;

    /** Whoever asked has been told by then that there is no answer; an antenna that moves later comes as a surprise. */
    private static final long TRACK_WITHIN_NANOS = 8_000_000_000L;

    private static final Outcome.Refused UNSAFE = new Outcome.Refused(
            "not-ready",
            "a safety input says that it is not safe; the antenna stays at its place of rest",
            "wait until it is reported safe again");

    private final Clock clock;
    private final Predictions predictions;
    private final RotatorPart rotator;
    private final Optional<ReceiverPart> receiver;
    private final SnapshotBuilder snapshots;
    private final Tracking tracking;

    private final Alerts alerts = new Alerts();
    private final Safety safety;
    private final Resting resting;
    private final DutyCycle cycle = new DutyCycle(PERIOD_NANOS);
    private final Inbox inbox = new Inbox();
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong stops = new AtomicLong();

    /** Counts what people ask of the antenna, stops too, so that what took long to think out knows when it is outdated. */
    private final AtomicLong orders = new AtomicLong();

    private volatile Runnable wake = () -> {};
    private volatile Snapshot newest;
    private volatile String stoppedBy = "";

    private Activity activity = new Activity.None();
    private Optional<Calibration> calibration = Optional.empty();
    private long stopsSeen;
    private long nextTickNanos;

    /**
     * The wire and the driver of the rotator, and what is to be minded with it.
     *
     * @param mount how its axes differ from those of an ideal mount
     * @param guard what the envelope holds beyond the travel of the axes
     * @param rest when the antenna is brought to rest by itself
     * @param memory what survives a restart
     */
    public record RotatorUnit(
            RotatorConfig config,
            RotatorDriver driver,
            Link link,
            MountModel mount,
            GuardConfig guard,
            ParkPolicy rest,
            AxisMemory memory) {

        /** With the travel of the axes as its only bounds, parked after passes, and nothing kept: for simulations. */
        public RotatorUnit(RotatorConfig config, RotatorDriver driver, Link link) {
            this(config, driver, link, MountModel.IDEAL, GuardConfig.NONE, ParkPolicy.AFTER_PASSES, AxisMemory.none());
        }
    }

    /** The wire and the driver of the receiver. */
    public record ReceiverUnit(ReceiverConfig config, ReceiverDriver driver, Link link) {}

    /** @param simulation whether hardware or clock are simulated, for the banner */
    public Station(
            StationConfig config,
            RotatorUnit rotator,
            Optional<ReceiverUnit> receiver,
            Predictions predictions,
            Clock clock,
            boolean simulation) {
        this.clock = clock;
        this.predictions = predictions;
        this.rotator = new RotatorPart(
                rotator,
                new Envelope(
                        rotator.config(), rotator.driver().traits(), rotator.guard(), config.horizon(), config.site()));
        this.resting = new Resting(rotator.rest(), this.rotator);
        this.receiver = receiver.map(unit -> new ReceiverPart(unit.config(), unit.driver(), unit.link()));
        this.safety = new Safety(this.rotator, alerts);
        this.tracking = new Tracking(
                config,
                predictions,
                new Tracking.Antenna(this.rotator, this.receiver, rotator.mount(), () -> newest),
                alerts,
                clock,
                new Tracking.Loop(
                        this::post, follow -> activity instanceof Activity.Pass pass && pass.follow() == follow));
        this.snapshots = new SnapshotBuilder(this.rotator, this.receiver, simulation);
        this.newest = snapshots.build(
                clock.nanos(), clock.utc(), StationState.UNKNOWN, safety.fault(), activity, cycle.summary(List.of()));
    }

    /** Opens the wires; {@code wake} rouses whoever calls {@link #step}, from any thread. */
    public void open(Runnable wake) {
        this.wake = wake;
        nextTickNanos = clock.nanos();
        rotator.link().open(wake);
        receiver.ifPresent(part -> part.link().open(wake));
    }

    /** Sends a stop and closes the wires. After this {@link #step} must not be called any more. */
    public void close() {
        rotator.stopNow();
        rotator.link().close();
        receiver.ifPresent(part -> part.link().close());
    }

    /** When the next tick is due, on the monotonic clock. */
    public long nextTickNanos() {
        return nextTickNanos;
    }

    /** One turn of the loop: commands, bytes, the tick if it is due, bytes again. Never waits. */
    public void step() {
        long nowNanos = clock.nanos();
        Instant utc = clock.utc();
        takeStop(nowNanos, utc);
        inbox.drain();
        if (rotator.receive(nowNanos)) {
            safety.onConnect(nowNanos, utc);
        }
        receiver.ifPresent(part -> part.receive(nowNanos));
        long lateNanos = nowNanos - nextTickNanos;
        if (lateNanos >= 0) {
            // Ticks that were missed are skipped: an old azimuth is worthless.
            nextTickNanos += PERIOD_NANOS * (1 + lateNanos / PERIOD_NANOS);
            cycle.record(lateNanos);
            tick(nowNanos, utc);
        }
        rotator.step(nowNanos);
        receiver.ifPresent(part -> part.step(nowNanos));
    }

    private void takeStop(long nowNanos, Instant utc) {
        long asked = stops.get();
        if (asked != stopsSeen) {
            stopsSeen = asked;
            activity = new Activity.None();
            resting.wished(nowNanos);
            safety.stop(nowNanos);
            alerts.warn(utc, "STOP by " + stoppedBy);
        }
    }

    private void tick(long nowNanos, Instant utc) {
        safety.tick(nowNanos, utc);
        if (safety.endsActivity() || (resting.isUnsafe() && !isParking())) {
            activity = new Activity.None();
        }
        if (safety.mayMove(nowNanos)) {
            rotator.goOn(utc, nowNanos).ifPresent(refusal -> giveUp(refusal, utc));
        }
        if (activity instanceof Activity.Turn turn) {
            turn(turn, nowNanos);
        } else if (activity instanceof Activity.Pass pass) {
            follow(pass.follow(), nowNanos, utc);
        }
        calibration.ifPresent(run -> calibrate(run, nowNanos, utc));
        if (activity instanceof Activity.None && safety.mayMove(nowNanos)) {
            resting.place(nowNanos).ifPresent(rest -> rest(rest, nowNanos, utc));
        }
        if (safety.isKnown() && rotator.turns().knowledge() instanceof TurnKnowledge.Unknown unknown) {
            alerts.noteOnce(utc, unknown.sentence() + ", by 'slewd reference' or on the page");
        }
        rotator.trouble(utc).ifPresent(trouble -> alerts.noteOnce(utc, trouble.sentence()));
        rotator.driver().state(nowNanos).trouble().ifPresent(text -> alerts.noteOnce(utc, text));
        receiver.flatMap(part -> part.driver().state(nowNanos).trouble()).ifPresent(text -> alerts.noteOnce(utc, text));
        newest = snapshots
                .build(nowNanos, utc, state(utc), safety.fault(), activity, cycle.summary(alerts.newestFirst()))
                .with(calibration.map(run -> run.snapshot(nowNanos)));
        for (Consumer<Snapshot> listener : listeners) {
            listener.accept(newest);
        }
    }

    private boolean isParking() {
        return activity instanceof Activity.Turn turn && turn.parking();
    }

    private void turn(Activity.Turn turn, long nowNanos) {
        boolean arrived = rotator.isAt(turn.place()) && rotator.isStill();
        // A fault ends a turn: nothing but a person starts it again.
        if (arrived || !safety.mayMove(nowNanos)) {
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
                            "choose a position inside, or change the configured envelope");
        }
        activity = new Activity.Turn(rotator.bound().orElseThrow(), parking);
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
        if (activity instanceof Activity.Turn) {
            activity = new Activity.None();
        }
        alerts.warn(utc, refusal.sentence() + "; slewd ended the way there");
    }

    private StationState state(Instant utc) {
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
        if (activity instanceof Activity.Pass pass) {
            return pass.follow().hasRisen(utc) ? StationState.TRACKING : StationState.PREPOSITIONING;
        }
        return StationState.IDLE;
    }

    @Override
    public Snapshot snapshot() {
        return newest;
    }

    @Override
    public Runnable subscribe(Consumer<Snapshot> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public void stop(String who) {
        rotator.stopNow();
        stoppedBy = who;
        orders.incrementAndGet();
        stops.incrementAndGet();
        wake.run();
    }

    @Override
    public CompletionStage<Outcome> point(Pointing position, String who) {
        orders.incrementAndGet();
        return post(() -> move(
                position,
                false,
                who
                        + " points to azimuth %.1f, elevation %.1f"
                                .formatted(position.azimuthDeg(), position.elevationDeg())));
    }

    @Override
    public CompletionStage<Outcome> park(String who) {
        orders.incrementAndGet();
        return post(() -> move(rotator.config().park(), true, who + " parks the antenna"));
    }

    private Outcome move(Pointing place, boolean parking, String what) {
        if (!safety.mayMove(clock.nanos())) {
            return safety.refusal();
        }
        if (resting.isUnsafe() && !parking) {
            return UNSAFE;
        }
        resting.wished(clock.nanos());
        Outcome outcome = start(place, parking, clock.nanos(), clock.utc());
        if (outcome instanceof Outcome.Accepted) {
            alerts.note(clock.utc(), what);
        }
        return outcome;
    }

    @Override
    public CompletionStage<Outcome> hold(String who) {
        orders.incrementAndGet();
        return post(() -> {
            activity = new Activity.None();
            resting.wished(clock.nanos());
            safety.stop(clock.nanos());
            alerts.note(clock.utc(), who + " holds the antenna");
            return new Outcome.Accepted();
        });
    }

    @Override
    public CompletionStage<Outcome> calibrate(List<Axis> axes, String who) {
        orders.incrementAndGet();
        return post(() -> {
            if (!safety.mayMove(clock.nanos())) {
                return safety.refusal();
            }
            if (resting.isUnsafe()) {
                return UNSAFE;
            }
            if (!(activity instanceof Activity.None)) {
                return new Outcome.Refused("busy", "the antenna is doing something else", "hold it first");
            }
            Optional<String> refusal = Calibration.refusal(rotator, axes);
            if (refusal.isPresent()) {
                return new Outcome.Refused(
                        "invalid", refusal.get(), "measure it by hand, or correct the configured travel and rate");
            }
            Calibration run = new Calibration(rotator, safety, axes, clock.nanos());
            calibration = Optional.of(run);
            activity = new Activity.Calibrate(run);
            // Whoever hears that it was accepted looks for it in the snapshot at once, and must not find the last one.
            newest = newest.with(calibration.map(begun -> begun.snapshot(clock.nanos())));
            alerts.note(
                    clock.utc(), "%s calibrates the axes; it takes about %.0f s".formatted(who, run.expectedSeconds()));
            return new Outcome.Accepted();
        });
    }

    @Override
    public CompletionStage<Outcome> track(
            int catalogNumber, Optional<Long> downlinkHz, Optional<Mode> mode, String who) {
        Order order = new Order(orders.incrementAndGet(), clock.nanos());
        return tracking.prepare(catalogNumber).thenCompose(prepared -> {
            if (prepared instanceof Preparation.Ready ready) {
                return post(() -> follow(ready, downlinkHz, mode, who, order));
            }
            return CompletableFuture.completedFuture(((Preparation.Impossible) prepared).why());
        });
    }

    /** What was asked, and when. */
    private record Order(long number, long askedNanos) {}

    private Outcome follow(
            Preparation.Ready ready, Optional<Long> askedHz, Optional<Mode> askedMode, String who, Order order) {
        if (orders.get() != order.number) {
            return new Outcome.Refused(
                    "busy", "something else was asked of the antenna in between", "ask again if you still want it");
        }
        if (clock.nanos() - order.askedNanos > TRACK_WITHIN_NANOS) {
            return new Outcome.Refused(
                    "busy",
                    "the pass could not be planned in time; nothing moves",
                    "ask again when slewd has less to do");
        }
        if (!safety.mayMove(clock.nanos())) {
            return safety.refusal();
        }
        if (resting.isUnsafe()) {
            return UNSAFE;
        }
        Optional<Outcome.Refused> refusal = tracking.begin(ready, askedHz, askedMode, who, follow -> {
            activity = new Activity.Pass(follow);
            resting.wished(clock.nanos());
        });
        return refusal.<Outcome>map(why -> why).orElseGet(Outcome.Accepted::new);
    }

    @Override
    public CompletionStage<Outcome> adjust(Duration late, String who) {
        return post(() -> {
            if (!(activity instanceof Activity.Pass pass)) {
                return new Outcome.Refused("not-ready", "no pass is followed", "start tracking first");
            }
            return tracking.adjust(pass.follow(), late, who);
        });
    }

    @Override
    public CompletionStage<Outcome> tune(Tuning tuning, String who) {
        return post(() -> {
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
            receiver.get().tune(tuning);
            alerts.note(clock.utc(), who + " tunes to " + tuning.hz() + " Hz");
            return new Outcome.Accepted();
        });
    }

    @Override
    public CompletionStage<Outcome> reference(double azimuthDeg, String who) {
        return post(() -> {
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
        });
    }

    @Override
    public CompletionStage<Outcome> reportSafety(boolean unsafe, String reason, String who) {
        orders.incrementAndGet();
        return post(() -> {
            resting.reportSafety(unsafe);
            alerts.warn(
                    clock.utc(),
                    who + (unsafe ? " reports that it is not safe: " : " reports that it is safe again: ") + reason);
            return new Outcome.Accepted();
        });
    }

    /** Sends the antenna to its place of rest before slewd ends, if that is wanted. */
    public CompletionStage<Outcome> retire() {
        orders.incrementAndGet();
        return post(() -> {
            activity = new Activity.None();
            if (safety.mayMove(clock.nanos())) {
                resting.placeAtShutdown(clock.nanos()).ifPresent(place -> rest(place, clock.nanos(), clock.utc()));
            }
            // Whoever asked looks at the state next.
            newest = snapshots.build(
                    clock.nanos(),
                    clock.utc(),
                    state(clock.utc()),
                    safety.fault(),
                    activity,
                    cycle.summary(alerts.newestFirst()));
            return new Outcome.Accepted();
        });
    }

    @Override
    public CompletionStage<Outcome> reset(String kind, String who) {
        return post(() -> safety.reset(kind, who, clock.utc()));
    }

    @Override
    public CompletionStage<PassPage> passes(PassQuestion question) {
        return predictions.passes(question);
    }

    @Override
    public CompletionStage<SkyView> sky(SkyQuestion question) {
        return predictions.sky(question);
    }

    @Override
    public <T> CompletionStage<T> consult(Function<Catalogue, T> question) {
        return predictions.consult(question);
    }

    @Override
    public Groups groups() {
        return predictions.groups();
    }

    private CompletionStage<Outcome> post(Supplier<Outcome> command) {
        CompletionStage<Outcome> answer = inbox.post(command);
        wake.run();
        return answer;
    }
}
