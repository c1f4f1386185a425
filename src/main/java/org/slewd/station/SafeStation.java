package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
import org.slewd.link.Contact;
import org.slewd.link.LinkStatus;
import org.slewd.mount.Axis;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Groups;
import org.slewd.receiver.Tuning;
import org.slewd.rotator.Pointing;
import org.slewd.time.Clock;
import org.slewd.time.ClockTrust;
import org.slewd.transmitter.Transmitters;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A station in safe mode: no device is open, nothing moves, and every order is refused with what is wrong and what to do. STOP goes
 * out all the same, by whatever wires are known; a lock-out is kept for the station that follows. Any thread.
 */
public final class SafeStation implements StationControl {

    /** The kind of the fault that it shows. */
    public static final String KIND = "safe-mode";

    private static final Logger LOG = LoggerFactory.getLogger("station");

    private static final double PERIOD_MS = 1_000;

    /** As of a station at work. */
    private static final int ALERTS = 20;

    private static final String CLOSED = "slewd is in safe mode; no device is open";

    /**
     * Why there is no more than this.
     *
     * @param sentence what is wrong, without a full stop
     * @param remedy what to do, likewise
     * @param details more of it, a line each
     */
    public record Why(String sentence, String remedy, List<String> details) {
        public Why {
            details = List.copyOf(details);
        }

        String message() {
            return String.join(
                    "\n",
                    Stream.concat(Stream.of(sentence + "; " + remedy), details.stream())
                            .toList());
        }
    }

    /**
     * What it can do.
     *
     * @param stop sends a stop without waiting for it; answers whether there is a wire known to send it by
     * @param leave has somebody try to leave safe mode
     * @param lockOuts where a lock-out survives
     */
    public record Means(
            BooleanSupplier stop, Function<String, CompletionStage<Outcome>> leave, LockOutMemory lockOuts) {}

    private final Why why;
    private final Means means;
    private final String kind;
    private final String address;
    private final Clock clock;
    private final Snapshot.Fault fault;
    private final Outcome.Refused refused;
    private final List<Consumer<Snapshot>> listeners = new CopyOnWriteArrayList<>();
    private final List<Consumer<StationEvent>> eventListeners = new CopyOnWriteArrayList<>();
    private List<Snapshot.Alert> alerts = List.of();
    private long ticks;
    private volatile Snapshot newest;

    /**
     * A station that is not at work yet.
     *
     * @param kind of the controller that is not opened, and
     * @param address where that is; {@code none} where nobody knows
     */
    public SafeStation(Why why, String kind, String address, Means means, Clock clock) {
        this.why = why;
        this.kind = kind;
        this.address = address;
        this.means = means;
        this.clock = clock;
        this.fault = new Snapshot.Fault(KIND, why.message(), false, clock.utc());
        this.refused = new Outcome.Refused("faulted", why.sentence() + "; nothing moves", why.remedy());
        this.newest = build();
    }

    /** Says what is wrong to all who listen by now. */
    public void begin() {
        happen(new StationEvent.FaultRaised(clock.utc(), fault));
        why.details().forEach(line -> tell(true, line));
        tell(true, "slewd is in safe mode: " + why.sentence() + "; " + why.remedy());
    }

    /** Has all listeners hear that it goes on; to be called once a second. */
    public void tick() {
        Snapshot now;
        synchronized (this) {
            ticks++;
            now = build();
            newest = now;
        }
        listeners.forEach(listener -> listener.accept(now));
    }

    /** Tells whoever listens or looks. */
    public void tell(boolean urgent, String message) {
        Instant utc = clock.utc();
        synchronized (this) {
            alerts = Stream.concat(Stream.of(new Snapshot.Alert(utc, message)), alerts.stream())
                    .limit(ALERTS)
                    .toList();
            newest = build();
        }
        if (urgent) {
            LOG.warn("{}", message);
        } else {
            LOG.info("{}", message);
        }
        happen(new StationEvent.Told(utc, urgent, message));
    }

    private void happen(StationEvent event) {
        eventListeners.forEach(listener -> listener.accept(event));
    }

    private Snapshot build() {
        Snapshot.Rotator rotator = new Snapshot.Rotator(
                kind,
                address,
                new LinkStatus(LinkStatus.State.CLOSED, 0, CLOSED),
                Contact.UNKNOWN,
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                List.of(),
                Optional.empty());
        Snapshot bare = new Snapshot(
                ticks,
                clock.utc(),
                false,
                StationState.FAULTED,
                fault.since(),
                Optional.of(fault),
                Optional.empty(),
                rotator,
                Optional.empty(),
                new Snapshot.Loop(PERIOD_MS, ticks, 0, 0, 0, 0, alerts));
        return bare.with(
                Optional.empty(),
                new Snapshot.ClockState(
                        ClockTrust.unknown("nobody", "it is not asked about its clock in safe mode", clock.nanos()),
                        ClockTrust.Verdict.REFUSED,
                        Optional.of(CLOSED),
                        0));
    }

    @Override
    public Snapshot snapshot() {
        return newest;
    }

    @Override
    public Optional<Surroundings> surroundings() {
        return Optional.empty();
    }

    @Override
    public Runnable subscribe(Consumer<Snapshot> listener) {
        listeners.add(listener);
        return () -> listeners.remove(listener);
    }

    @Override
    public Runnable subscribeEvents(Consumer<StationEvent> listener) {
        eventListeners.add(listener);
        return () -> eventListeners.remove(listener);
    }

    @Override
    public boolean stop(String who) {
        boolean known = means.stop().getAsBoolean();
        happen(new StationEvent.Stopped(clock.utc(), who));
        tell(true, "STOP by " + who + (known ? "" : "; in safe mode slewd knows no wire to send it by"));
        return known;
    }

    @Override
    public CompletionStage<Outcome> lock(String reason, String who) {
        stop(who);
        LockOut lockOut = new LockOut(who, reason, clock.utc());
        return kept(Optional.of(lockOut), lockOut.fault().message());
    }

    @Override
    public CompletionStage<Outcome> unlock(String who) {
        return kept(Optional.empty(), who + " unlocked the antenna; it may move again when slewd leaves safe mode");
    }

    private CompletionStage<Outcome> kept(Optional<LockOut> lockOut, String message) {
        tell(true, message);
        return means.lockOuts()
                .keep(lockOut)
                .thenApply(onDisk -> onDisk
                        ? new Outcome.Accepted()
                        : new Outcome.Refused(
                                "not-ready",
                                "it could not be brought to the disk and is forgotten",
                                "free space on the disk of the data directory and ask again"));
    }

    @Override
    public CompletionStage<Outcome> reset(String faultKind, String who) {
        return faultKind.equals(KIND) ? means.leave().apply(who) : refused();
    }

    private CompletionStage<Outcome> refused() {
        return CompletableFuture.completedFuture(refused);
    }

    @Override
    public CompletionStage<Outcome> point(Pointing beam, String who) {
        return refused();
    }

    @Override
    public CompletionStage<Outcome> park(String who) {
        return refused();
    }

    @Override
    public CompletionStage<Outcome> hold(String who) {
        return refused();
    }

    @Override
    public CompletionStage<Outcome> jog(Axis axis, boolean forward, String who) {
        return refused();
    }

    @Override
    public CompletionStage<Outcome> calibrate(List<Axis> axes, String who) {
        return refused();
    }

    @Override
    public CompletionStage<Outcome> track(int catalogNumber, RadioChoice choice, String who) {
        return refused();
    }

    @Override
    public CompletionStage<Outcome> adjust(Duration late, String who) {
        return refused();
    }

    @Override
    public CompletionStage<Outcome> adjustBySignal(String who) {
        return refused();
    }

    @Override
    public CompletionStage<Outcome> tune(Tuning tuning, String who) {
        return refused();
    }

    @Override
    public CompletionStage<Outcome> reference(double azimuthDeg, String who) {
        return refused();
    }

    @Override
    public CompletionStage<Outcome> reportSafety(boolean unsafe, String reason, String who) {
        return refused();
    }

    @Override
    public CompletionStage<Outcome> expect(Optional<Instant> next) {
        return refused();
    }

    @Override
    public CompletionStage<PassPage> passes(PassQuestion question) {
        return CompletableFuture.completedFuture(new PassPage(0, List.of(), List.of()));
    }

    @Override
    public CompletionStage<SkyView> sky(SkyQuestion question) {
        return CompletableFuture.completedFuture(new SkyView(0, List.of(), List.of()));
    }

    @Override
    public <T> CompletionStage<T> consult(Function<Catalogue, T> question) {
        return CompletableFuture.completedFuture(question.apply(Catalogue.empty()));
    }

    @Override
    public Transmitters transmitters() {
        return Transmitters.NONE;
    }

    @Override
    public boolean canTune(long hz) {
        return false;
    }

    @Override
    public AgendaDesk agenda() {
        return AgendaDesk.refusing(refused);
    }

    @Override
    public Groups groups() {
        return Groups.builtIn();
    }
}
