package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slewd.condition.ConditionInput;
import org.slewd.guard.Envelope;
import org.slewd.guard.TurnKnowledge;
import org.slewd.time.StepClock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The loop: bytes in, a tick when it is due, bytes out, and one {@link Snapshot} a tick. One thread calls {@link #step}; what
 * may be called from any says so.
 */
final class StationLoop {

    private static final Logger LOG = LoggerFactory.getLogger(StationLoop.class);

    private final StepClock clock;
    private final TurnLog log;
    private final StepLink rotatorLink;
    private final Optional<StepLink> receiverLink;
    private final Reckoning reckoning;
    private final RotatorPart rotator;
    private final Optional<ReceiverPart> receiver;
    private final SnapshotBuilder snapshots;
    private final EventDesk events = new EventDesk();
    private final Alerts alerts = new Alerts(this::happened);
    private final EventWatch watch = new EventWatch(this::happened);
    private final ClockCheck clockCheck;
    private final FreezeWatch freezes = new FreezeWatch();
    private final Safety safety;
    private final Helm helm;
    private final TravelOfBox travelOfBox;
    private final DutyCycle cycle = new DutyCycle(Station.PERIOD_NANOS);
    private final Inbox inbox = new Inbox();

    /** Apart from the orders, so that a gauge that talks too much keeps nobody from giving one. */
    private final Inbox readings = new Inbox();

    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private final AtomicLong stops = new AtomicLong();

    private volatile Runnable wake = () -> {};
    private volatile Snapshot newest;
    private volatile String stoppedBy = "";

    private long stopsSeen;
    private long nextTickNanos;

    StationLoop(
            StationConfig config,
            RotatorUnit rotator,
            Optional<ReceiverUnit> receiver,
            Predictions predictions,
            Timekeeping time,
            Optional<LockOut> lockedBefore,
            List<ConditionInput> conditions,
            boolean simulation) {
        this.clock = StepClock.of(time.clock());
        this.log = new TurnLog(clock);
        this.reckoning = new Reckoning(predictions, log);
        this.rotatorLink = new StepLink(rotator.link(), Turn.Line.ROTATOR, clock, log);
        this.receiverLink = receiver.map(unit -> new StepLink(unit.link(), Turn.Line.RECEIVER, clock, log));
        this.clockCheck =
                new ClockCheck(new Timekeeping(clock, new StepTrust(time.trust(), clock, log), time.limits()), alerts);
        this.rotator = new RotatorPart(
                rotator.over(rotatorLink),
                new Envelope(
                        rotator.config(), rotator.driver().traits(), rotator.guard(), config.horizon(), config.site()),
                reckoning::begin);
        this.receiver =
                receiver.map(unit -> new ReceiverPart(unit.config(), unit.driver(), receiverLink.orElseThrow()));
        this.travelOfBox = new TravelOfBox(rotator.config());
        this.safety = new Safety(this.rotator, alerts, rotator.faults(), lockedBefore);
        Shelter shelter = new Shelter(conditions, this.rotator, safety, alerts, this::happened);
        this.helm = new Helm(
                config,
                predictions,
                reckoning,
                log,
                new Tracking.Antenna(this.rotator, this.receiver, rotator.mount(), this::newest),
                rotator.rest(),
                safety,
                shelter,
                alerts,
                clock);
        this.snapshots = new SnapshotBuilder(this.rotator, this.receiver, simulation);
        this.newest = snapshots
                .build(
                        clock.nanos(),
                        clock.utc(),
                        StationState.UNKNOWN,
                        safety.fault(),
                        helm.activity(),
                        cycle.summary(List.of()))
                .with(helm.conditions());
    }

    /** What carries out the orders; its methods belong to the loop, unless they say otherwise. */
    Helm helm() {
        return helm;
    }

    /** As {@link Station#record}. */
    void recordTo(Consumer<Turn> recorder) {
        log.recordTo(recorder);
        log.end();
    }

    /** A safety input was heard. Any thread; what is too much at once is lost. */
    void heard(String input, String text, long nanos) {
        // Nothing can have been measured later than now: what came from a clock that runs ahead would live longer.
        long nowNanos = clock.source().nanos();
        long asOfNanos = nanos - nowNanos > 0 ? nowNanos : nanos;
        var unused = readings.post(() -> new Order.ConditionHeard(input, text, asOfNanos));
    }

    /** A safety input could not be heard. Any thread. */
    void missed(String input, String why) {
        var unused = readings.post(() -> new Order.ConditionMissed(input, why));
    }

    /** Opens the wires; {@code rouse} wakes whoever calls {@link #step}, from any thread. */
    void open(Runnable rouse) {
        wake = rouse;
        clock.advance();
        log.note(new Turn.Opened());
        nextTickNanos = clock.nanos();
        rotator.link().open(rouse);
        receiver.ifPresent(part -> part.link().open(rouse));
        log.end();
    }

    /** Sends a stop and closes the wires. */
    void close() {
        beginTurn();
        log.note(new Turn.Closed());
        rotator.stopNow();
        rotator.link().close();
        receiver.ifPresent(ReceiverPart::close);
        log.end();
    }

    long nextTickNanos() {
        return nextTickNanos;
    }

    /** The newest snapshot. Any thread. */
    Snapshot newest() {
        return newest;
    }

    /** Calls {@code listener} with every snapshot, on the loop, until what is returned is run. Any thread. */
    Runnable subscribe(Consumer<Snapshot> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    /** Calls {@code listener} with everything that happens, on the loop, until what is returned is run. Any thread. */
    Runnable subscribeEvents(Consumer<StationEvent> listener) {
        return events.subscribe(listener);
    }

    /** Has {@code order} carried out on the loop. Any thread. */
    CompletionStage<Outcome> post(Order order) {
        return post(() -> order);
    }

    /** Has what was carried out in a recording carried out again. */
    void postAgain(Order order) {
        var unused = (order.isReading() ? readings : inbox).post(() -> order);
    }

    /** The same as {@link #post(Order)}, for one that depends on what has happened until then. */
    CompletionStage<Outcome> post(Supplier<Order> order) {
        CompletionStage<Outcome> answer = inbox.post(order);
        wake.run();
        return answer;
    }

    /**
     * Sends a stop: its bytes are on their way when this returns. Any thread. {@link #stopped} has to follow.
     *
     * @return whether there is a wire that takes them; where there is none, the stop is sent when it is back
     */
    boolean sendStop() {
        return rotator.stopNow();
    }

    /** Has what was stopped stay so. Any thread. */
    void stopped(String who) {
        stoppedBy = who;
        stops.incrementAndGet();
        wake.run();
    }

    /** One turn: commands, bytes, the tick if it is due, bytes again. Never waits. */
    void step() {
        beginTurn();
        try {
            turn(clock.nanos(), clock.utc());
        } catch (RuntimeException | Error e) {
            log.note(new Turn.Failed(e.toString()));
            throw e;
        } finally {
            log.end();
        }
    }

    /** Takes all that comes from outside, so that nothing of it changes during the turn. */
    private void beginTurn() {
        clock.advance();
        rotatorLink.take();
        receiverLink.ifPresent(StepLink::take);
        reckoning.take();
    }

    private void turn(long nowNanos, Instant utc) {
        freezes.look(nowNanos).ifPresent(gap -> thaw(gap, nowNanos, utc));
        takeStop(nowNanos, utc);
        inbox.drain(this::carryOut);
        readings.drain(this::carryOut);
        if (rotator.receive(nowNanos)) {
            safety.onConnect(nowNanos, utc);
        }
        receiver.ifPresent(part -> part.receive(nowNanos));
        long lateNanos = nowNanos - nextTickNanos;
        if (lateNanos >= 0) {
            // Ticks that were missed are skipped: an old azimuth is worthless.
            nextTickNanos += Station.PERIOD_NANOS * (1 + lateNanos / Station.PERIOD_NANOS);
            cycle.record(lateNanos);
            tick(nowNanos, utc);
        }
        rotator.step(nowNanos);
        receiver.ifPresent(part -> part.step(nowNanos));
    }

    /** What was right before says nothing of now: the antenna is stopped before anything else, and looked after anew. */
    private void thaw(Duration gap, long nowNanos, Instant utc) {
        rotator.stopNow();
        alerts.warn(
                utc,
                "frozen",
                String.format(
                        Locale.ROOT,
                        "slewd did not run for %.1f s; it stopped the antenna first, and goes on with a pass that it follows when"
                                + " it knows where the antenna stands; look for what kept the machine from it",
                        gap.toMillis() / 1e3));
        helm.thaw(gap, nowNanos, utc);
    }

    private Outcome carryOut(Order order) {
        log.note(new Turn.Ordered(order));
        Outcome outcome = order.carryOut(helm.desk());
        log.note(new Turn.Answered(outcome));
        if (order.isShownFirst()) {
            // Whoever hears of it looks there next, and must not find what was before.
            publish(clock.nanos(), clock.utc());
        }
        return outcome;
    }

    private void happened(StationEvent event) {
        log.note(new Turn.Happened(event));
        events.note(event);
    }

    private void takeStop(long nowNanos, Instant utc) {
        long asked = stops.get();
        if (asked != stopsSeen) {
            stopsSeen = asked;
            log.note(new Turn.Stopped(stoppedBy));
            helm.stop(stoppedBy, nowNanos);
            happened(new StationEvent.Stopped(utc, stoppedBy));
            alerts.warn(utc, "stop", "STOP by " + stoppedBy);
        }
    }

    private void tick(long nowNanos, Instant utc) {
        clockCheck.tick(nowNanos, utc).ifPresent(step -> {
            happened(new StationEvent.ClockStepped(utc, step));
            helm.clockStepped(step, utc);
        });
        safety.tick(nowNanos, utc);
        helm.tick(nowNanos, utc);
        tellOfTrouble(nowNanos, utc);
        publish(nowNanos, utc);
        log.note(new Turn.Shown(newest));
        listeners.forEach(listener -> hand(newest, listener));
        watch.tick(
                helm.activity(),
                newest.state(),
                safety.fault(),
                helm.isUnsafe(),
                newest.loop().skipped(),
                utc);
        events.handOut();
    }

    /** Who cannot take a snapshot must neither keep it from the others nor hold up the antenna. */
    private static void hand(Snapshot snapshot, Consumer<Snapshot> listener) {
        try {
            listener.accept(snapshot);
        } catch (RuntimeException e) {
            LOG.error("a part of slewd could not take a snapshot; the others have it", e);
        }
    }

    private void tellOfTrouble(long nowNanos, Instant utc) {
        if (safety.isKnown() && rotator.turns().knowledge() instanceof TurnKnowledge.Unknown unknown) {
            alerts.noteOnce(utc, unknown.sentence() + ", by 'slewd reference' or on the page");
        }
        rotator.trouble(utc).ifPresent(trouble -> alerts.noteOnce(utc, trouble.sentence()));
        travelOfBox.take(rotator.driver().state(nowNanos).travel()).forEach(text -> alerts.warn(utc, text));
        rotator.delays().takeNotice().ifPresent(text -> alerts.note(utc, text));
        rotator.driver().state(nowNanos).trouble().ifPresent(text -> alerts.noteOnce(utc, text));
        receiver.flatMap(part -> part.driver().state(nowNanos).trouble()).ifPresent(text -> alerts.noteOnce(utc, text));
    }

    private void publish(long nowNanos, Instant utc) {
        newest = snapshots
                .build(
                        nowNanos,
                        utc,
                        helm.state(utc),
                        safety.fault(),
                        helm.activity(),
                        cycle.summary(alerts.newestFirst()))
                .with(helm.calibration().map(run -> run.snapshot(nowNanos)), clockCheck.snapshot(nowNanos))
                .with(helm.conditions());
    }
}
