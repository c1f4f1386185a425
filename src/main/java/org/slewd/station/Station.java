package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slewd.condition.ConditionInput;
import org.slewd.condition.Hearing;
import org.slewd.mount.Axis;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Groups;
import org.slewd.receiver.ReceiverTraits;
import org.slewd.receiver.Tuning;
import org.slewd.rotator.Pointing;
import org.slewd.time.Clock;
import org.slewd.transmitter.Transmitters;

/**
 * The station: the doors by which others come to the loop, and the handle by which the loop is turned. What is asked here
 * is posted, and done by {@link OrderDesk} in the next turn of {@link StationLoop}; STOP alone goes to the wire at once.
 *
 * <p>{@link #open}, {@link #step} and {@link #close} belong to one thread; everything of {@link StationControl} may be called
 * from any. {@link LoopThread} calls {@link #step} in real time, a test calls it in virtual time.
 */
public final class Station implements StationControl, Hearing {

    /** 20 Hz: an object overhead moves 0.05 degrees in a tick. */
    public static final long PERIOD_NANOS = 50_000_000L;

    /** Whoever asked has been told by then that there is no answer; an antenna that moves later comes as a surprise. */
    private static final long TRACK_WITHIN_NANOS = 8_000_000_000L;

    private final Clock clock;
    private final Predictions predictions;
    private final StationLoop loop;
    private final Helm helm;
    private final Optional<ReceiverTraits> tunable;
    private final LockOutMemory lockOuts;
    private final Surroundings surroundings;

    /** Counts what people ask of the antenna, stops too, so that what took long to think out knows when it is outdated. */
    private final AtomicLong orders = new AtomicLong();

    private volatile AgendaDesk agenda = AgendaDesk.none();
    private volatile StationOrder.Listener orderListener = StationOrder.Listener.NONE;

    /** By a clock that is right, for simulations. */
    public Station(
            StationConfig config,
            RotatorUnit rotator,
            Optional<ReceiverUnit> receiver,
            Predictions predictions,
            Clock clock,
            boolean simulation) {
        this(config, rotator, receiver, predictions, Timekeeping.stated(clock), LockOutMemory.none(), simulation);
    }

    /** Without safety inputs. */
    public Station(
            StationConfig config,
            RotatorUnit rotator,
            Optional<ReceiverUnit> receiver,
            Predictions predictions,
            Timekeeping time,
            LockOutMemory lockOuts,
            boolean simulation) {
        this(config, rotator, receiver, predictions, time, lockOuts, List.of(), simulation);
    }

    /**
     * A station.
     *
     * @param conditions its safety inputs; until each has been heard nothing but the way to rest is allowed
     * @param simulation whether hardware or clock are simulated, for the banner
     */
    public Station(
            StationConfig config,
            RotatorUnit rotator,
            Optional<ReceiverUnit> receiver,
            Predictions predictions,
            Timekeeping time,
            LockOutMemory lockOuts,
            List<ConditionInput> conditions,
            boolean simulation) {
        this.lockOuts = lockOuts;
        this.clock = time.source();
        this.predictions = predictions;
        this.surroundings = new Surroundings(
                config.site(),
                rotator.config().azimuth().travel(),
                rotator.config().elevation().travel(),
                rotator.config().beamWidthDeg(),
                config.horizon(),
                rotator.guard());
        this.loop =
                new StationLoop(config, rotator, receiver, predictions, time, lockOuts.kept(), conditions, simulation);
        this.helm = loop.helm();
        this.tunable = receiver.map(unit -> unit.driver().traits());
    }

    /**
     * From now on {@code recorder} gets every turn of the loop at its end, on the loop, of which it must not hold up any; the
     * first says when the station was made. Before {@link #open}.
     */
    public void record(Consumer<Turn> recorder) {
        loop.recordTo(recorder);
    }

    /** Opens the wires; {@code wake} rouses whoever calls {@link #step}, from any thread. */
    public void open(Runnable wake) {
        loop.open(wake);
    }

    /** Sends a stop and closes the wires. After this {@link #step} must not be called any more. */
    public void close() {
        loop.close();
    }

    /** When the next tick is due, on the monotonic clock. */
    public long nextTickNanos() {
        return loop.nextTickNanos();
    }

    /** One turn of the loop. Never waits. */
    public void step() {
        loop.step();
    }

    @Override
    public Snapshot snapshot() {
        return loop.newest();
    }

    @Override
    public Optional<Surroundings> surroundings() {
        return Optional.of(surroundings);
    }

    @Override
    public Runnable subscribe(Consumer<Snapshot> listener) {
        return loop.subscribe(listener);
    }

    @Override
    public Runnable subscribeEvents(Consumer<StationEvent> listener) {
        return loop.subscribeEvents(listener);
    }

    @Override
    public boolean stop(String who) {
        boolean sent = loop.sendStop(); // before all that might fail
        try {
            // Before the loop can see the stop, lest a pass that is just prepared begins after it.
            ordered(StationOrder.STOP, who);
        } finally {
            loop.stopped(who);
        }
        return sent;
    }

    @Override
    public CompletionStage<Outcome> point(Pointing beam, String who) {
        return asked(StationOrder.POINT, who, new Order.Point(beam, who));
    }

    @Override
    public CompletionStage<Outcome> jog(Axis axis, boolean forward, String who) {
        return asked(StationOrder.JOG, who, new Order.Jog(axis, forward, who));
    }

    @Override
    public CompletionStage<Outcome> park(String who) {
        return asked(StationOrder.PARK, who, new Order.Park(who));
    }

    @Override
    public CompletionStage<Outcome> hold(String who) {
        ordered(StationOrder.HOLD, who);
        return loop.post(new Order.Hold(who));
    }

    @Override
    public CompletionStage<Outcome> calibrate(List<Axis> axes, String who) {
        return asked(StationOrder.CALIBRATE, who, new Order.Calibrate(List.copyOf(axes), who));
    }

    @Override
    public CompletionStage<Outcome> track(int catalogNumber, RadioChoice choice, String who) {
        Asked asked = new Asked(ordered(StationOrder.TRACK, who), clock.nanos());
        Optional<PlanQuestion> question = helm.question(catalogNumber, clock.utc());
        if (question.isEmpty()) {
            return CompletableFuture.completedFuture(Predictions.unknownObject(catalogNumber));
        }
        CompletionStage<Outcome> answer = helm.prepare(question.get()).thenCompose(prepared -> {
            if (prepared instanceof Preparation.Ready ready) {
                Order follow = new Order.Follow(question.get(), Order.Plan.of(ready), choice, who);
                return loop.post(
                        () -> outdated(asked).<Order>map(Order.Outdated::new).orElse(follow));
            }
            return CompletableFuture.completedFuture(((Preparation.Impossible) prepared).why());
        });
        return answered(StationOrder.TRACK, who, answer);
    }

    private CompletionStage<Outcome> asked(StationOrder what, String who, Order order) {
        ordered(what, who);
        return answered(what, who, loop.post(order));
    }

    private CompletionStage<Outcome> answered(StationOrder what, String who, CompletionStage<Outcome> answer) {
        return answer.thenApply(outcome -> {
            orderListener.answered(what, who, outcome instanceof Outcome.Accepted);
            return outcome;
        });
    }

    private long ordered(StationOrder order, String who) {
        // Who listens may be about to give an order of its own, which this one outdates then.
        orderListener.ordered(order, who);
        return orders.incrementAndGet();
    }

    /** Somebody else gives the orders from now on: a pass that was asked for before, and is planned yet, is not begun any more. */
    public void handedOver() {
        orders.incrementAndGet();
    }

    /** The count of orders when something was asked, and when that was. */
    private record Asked(long number, long nanos) {}

    /** Why nobody wants any more what was asked; empty while it stands. */
    private Optional<Outcome.Refused> outdated(Asked asked) {
        if (orders.get() != asked.number) {
            return Optional.of(new Outcome.Refused(
                    "busy", "something else was asked of the antenna in between", "ask again if you still want it"));
        }
        if (clock.nanos() - asked.nanos > TRACK_WITHIN_NANOS) {
            return Optional.of(new Outcome.Refused(
                    "busy",
                    "the pass could not be planned in time; nothing moves",
                    "ask again when slewd has less to do"));
        }
        return Optional.empty();
    }

    @Override
    public CompletionStage<Outcome> adjust(Duration late, String who) {
        return loop.post(new Order.Adjust(late, who));
    }

    @Override
    public CompletionStage<Outcome> adjustBySignal(String who) {
        return loop.post(new Order.AdjustBySignal(who));
    }

    /** What the signal of the pass that is followed says so far; of another pass it is left alone. Any thread. */
    public CompletionStage<Outcome> hear(HeardSignal signal) {
        return loop.post(new Order.Hear(signal));
    }

    @Override
    public CompletionStage<Outcome> tune(Tuning tuning, String who) {
        return loop.post(new Order.Tune(tuning, who));
    }

    @Override
    public CompletionStage<Outcome> reference(double azimuthDeg, String who) {
        return loop.post(new Order.Reference(azimuthDeg, who));
    }

    @Override
    public CompletionStage<Outcome> reportSafety(boolean unsafe, String reason, String who) {
        orders.incrementAndGet();
        return loop.post(new Order.ReportSafety(unsafe, reason, who));
    }

    @Override
    public void heard(String input, String text, long nanos) {
        loop.heard(input, text, nanos);
    }

    @Override
    public void missed(String input, String why) {
        loop.missed(input, why);
    }

    /** Sends the antenna to its place of rest before slewd ends, if that is wanted. */
    public CompletionStage<Outcome> retire() {
        orders.incrementAndGet();
        return loop.post(new Order.Retire());
    }

    @Override
    public CompletionStage<Outcome> lock(String reason, String who) {
        stop(who); // the bytes leave before anything else is thought of
        LockOut lockOut = new LockOut(who, reason, clock.utc());
        return loop.post(new Order.Lock(lockOut))
                .thenCompose(outcome -> kept(
                        outcome,
                        Optional.of(lockOut),
                        "the antenna is locked, but that could not be brought to the disk and ends with slewd"));
    }

    @Override
    public CompletionStage<Outcome> unlock(String who) {
        return loop.post(new Order.Unlock(who))
                .thenCompose(outcome -> kept(
                        outcome,
                        Optional.empty(),
                        "the antenna is unlocked, but that could not be brought to the disk: it will be locked again after a"
                                + " restart"));
    }

    /** What was asked has happened; it is reported as done when it survives a restart too. */
    private CompletionStage<Outcome> kept(Outcome outcome, Optional<LockOut> lockOut, String notOnDisk) {
        if (!(outcome instanceof Outcome.Accepted)) {
            return CompletableFuture.completedFuture(outcome);
        }
        return lockOuts.keep(lockOut)
                .thenApply(onDisk -> onDisk
                        ? outcome
                        : new Outcome.Refused(
                                "not-ready", notOnDisk, "free space on the disk of the data directory and ask again"));
    }

    @Override
    public CompletionStage<Outcome> expect(Optional<Instant> next) {
        return loop.post(new Order.Expect(next));
    }

    @Override
    public CompletionStage<Outcome> reset(String kind, String who) {
        return loop.post(new Order.Reset(kind, who));
    }

    /** Has what was ordered once ordered again. */
    void order(Order order) {
        loop.postAgain(order);
    }

    /** Has {@code message} shown, logged and written down, as what happens at the station is. */
    public CompletionStage<Outcome> tell(boolean urgent, String message) {
        return loop.post(new Order.Tell(urgent, message));
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
    public boolean canTune(long hz) {
        return tunable.filter(traits -> traits.contains(hz)).isPresent();
    }

    @Override
    public Transmitters transmitters() {
        return predictions.transmitters();
    }

    @Override
    public <T> CompletionStage<T> consult(Function<Catalogue, T> question) {
        return predictions.consult(question);
    }

    @Override
    public AgendaDesk agenda() {
        return agenda;
    }

    /** From now on {@code keeper} is told of everything that it needs to keep the agenda, which is its. */
    public void use(AgendaKeeper keeper) {
        agenda = keeper;
        orderListener = keeper;
        subscribe(keeper::onSnapshot);
        subscribeEvents(keeper::onEvent);
    }

    @Override
    public Groups groups() {
        return predictions.groups();
    }
}
