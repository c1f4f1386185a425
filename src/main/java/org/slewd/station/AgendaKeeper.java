package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slewd.lease.LeaseBook;
import org.slewd.lease.Part;
import org.slewd.link.Contact;
import org.slewd.schedule.Agenda;
import org.slewd.schedule.AgendaRequest;
import org.slewd.schedule.Appointment;
import org.slewd.schedule.Resource;
import org.slewd.schedule.ScheduleConfig;
import org.slewd.schedule.Wish;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keeps the agenda of the station, and has it followed where that is wanted.
 *
 * <p>An {@link AgendaFollower} comes to the antenna by the doors that people use, under the name {@link #WHO}, and so through the same checks.
 * What a person asks goes before: an {@link Interruption} lets the agenda leave the antenna alone. Agendas are made on the thread for
 * work that takes long. {@link #onSnapshot} and {@link #onEvent} belong to the loop, the rest to any thread.
 */
public final class AgendaKeeper implements AgendaDesk, StationOrder.Listener {

    /** As whom it asks for something. */
    public static final String WHO = "schedule";

    private static final Logger LOG = LoggerFactory.getLogger(AgendaKeeper.class);

    /** Far enough to see tomorrow, near enough for elements of today. */
    private static final Duration AHEAD = Duration.ofHours(24);

    /** An agenda is made anew so often even when nothing has changed: new passes come into its sight. */
    private static final Duration REMADE_EVERY = Duration.ofMinutes(10);

    /** What could not be made is tried again after this. */
    private static final long MAKE_AGAIN_NANOS = 30_000_000_000L;

    /** A pass counts for the UTC day of its culmination; a clock may be set. */
    private static final Duration QUOTAS_LOOK_BACK = Duration.ofHours(36);

    private static final long LOOK_EVERY_NANOS = 1_000_000_000L;

    /** The clock counts as set when it is off by this against the other clock. */
    private static final double SET_BY_S = 2;

    private final StationControl station;
    private final AgendaMaker maker;
    private final ScheduleConfig config;
    private final AgendaMemory store;
    private final Executor writer;
    private final Clock clock;
    private final Interruption interruption;
    private final Followings followings;
    private final AgendaFollower follower;

    /** Whether the writer is about to bring what is newest to the disk. */
    private final AtomicBoolean keeping = new AtomicBoolean();

    private volatile OwnWishes own;
    private volatile Agenda agenda;
    private volatile boolean outdated = true;
    private volatile boolean making;

    /** Before that nothing is made again which could not be made. */
    private volatile long makeFromNanos;

    /** Whether the station has to be told anew when it is wanted next. */
    private volatile boolean unexpected = true;

    private long lookAgainNanos;
    private Instant madeAt = Instant.MIN;
    private Optional<Instant> expected = Optional.empty();
    private boolean silent;
    private Instant seenUtc;
    private long seenNanos;

    /**
     * Where it does what may take long.
     *
     * @param writer one thread, where the disk is waited for
     * @param orders one thread, where orders are given
     */
    public record Workers(Executor writer, Executor orders) {}

    /** Of an antenna that nobody shares. */
    public AgendaKeeper(
            StationControl station,
            AgendaMaker maker,
            ScheduleConfig config,
            AgendaMemory store,
            Executor worker,
            Clock clock) {
        this(
                station,
                maker,
                config,
                store,
                new Workers(worker, worker),
                new LeaseBook(EnumSet.allOf(Part.class), clock),
                clock);
    }

    /**
     * A keeper.
     *
     * @param leases by which it has the antenna while it follows a pass
     */
    public AgendaKeeper(
            StationControl station,
            AgendaMaker maker,
            ScheduleConfig config,
            AgendaMemory store,
            Workers workers,
            LeaseBook leases,
            Clock clock) {
        this.station = station;
        this.maker = maker;
        this.config = config;
        this.store = store;
        this.writer = workers.writer();
        this.clock = clock;
        AgendaMemory.Kept kept = store.recall();
        this.own = kept.wishes();
        this.interruption = new Interruption(kept.held(), clock);
        this.followings = new Followings(kept.followed(), kept.goingOn());
        this.follower = new AgendaFollower(station, leases, workers.orders(), interruption, this::isAutomatic, clock);
        this.seenUtc = clock.utc();
        this.seenNanos = clock.nanos();
        this.lookAgainNanos = seenNanos;
        this.makeFromNanos = seenNanos;
        this.agenda = Agenda.empty(seenUtc, seenUtc);
    }

    /** Elements have changed: what stands may rest on old ones. Any thread. */
    public void elementsChanged() {
        outdated = true;
    }

    @Override
    public void ordered(StationOrder order, String who) {
        if (!StationControl.isPerson(who)) {
            return;
        }
        if (order.isStop()) {
            interrupted(order, who);
        } else {
            interruption.asked(order, who);
        }
    }

    @Override
    public void answered(StationOrder order, String who, boolean accepted) {
        if (!StationControl.isPerson(who)) {
            return;
        }
        if (!accepted) {
            interruption.refused();
        } else if (order != StationOrder.TRACK) {
            interrupted(order, who);
        }
    }

    private void interrupted(StationOrder order, String who) {
        if (interruption.begun(order, who)) {
            keepSoon(); // who stopped the antenna for a reason has it after a crash, too
            outdated = true;
        }
    }

    /** Something has happened. On the loop. */
    public void onEvent(StationEvent event) {
        if (event instanceof StationEvent.PassEnded ended) {
            if (ended.pass().by().equals(WHO)) {
                followings.ended();
                follower.passEnded();
            } else {
                interruption.passEnded();
            }
            keepSoon();
            outdated = true;
        } else if (event instanceof StationEvent.PassBegun begun
                && !begun.pass().by().equals(WHO)) {
            interruption.passBegun();
        } else if (event instanceof StationEvent.PassRisen risen
                && risen.pass().by().equals(WHO)) {
            follower.following().ifPresent(one -> followings.risen(risen.pass(), one));
            keepSoon();
        } else if (event instanceof StationEvent.FaultRaised || event instanceof StationEvent.FaultCleared) {
            outdated = true;
        }
    }

    /** Looks what there is to do. On the loop. */
    public void onSnapshot(Snapshot snapshot) {
        long nowNanos = clock.nanos();
        if (nowNanos - lookAgainNanos < 0) {
            return;
        }
        lookAgainNanos = nowNanos + LOOK_EVERY_NANOS;
        Instant now = snapshot.utc();
        boolean wasSilent = silent;
        silent = isSilent(snapshot);
        boolean isSet = isClockSet(now, nowNanos);
        outdated |=
                silent != wasSilent || isSet || Duration.between(madeAt, now).compareTo(REMADE_EVERY) >= 0;
        if (outdated && !making && !follower.isAsking() && nowNanos - makeFromNanos >= 0) {
            make(snapshot, now);
        }
        boolean mayAct = isAutomatic() && waiting(snapshot).isEmpty();
        follower.look(snapshot, agenda, mayAct);
        unexpected |= isSet;
        expect(isAutomatic() ? agenda.nextAt(now).map(Appointment::begin) : Optional.empty());
    }

    private static boolean isSilent(Snapshot snapshot) {
        return snapshot.receiver()
                .filter(radio ->
                        radio.contact() == Contact.SILENT || !radio.link().isUp())
                .isPresent();
    }

    private boolean isClockSet(Instant now, long nowNanos) {
        double wall = Duration.between(seenUtc, now).toNanos() / 1e9;
        boolean set = Math.abs(wall - (nowNanos - seenNanos) / 1e9) > SET_BY_S;
        seenUtc = now;
        seenNanos = nowNanos;
        return set;
    }

    private void make(Snapshot snapshot, Instant now) {
        outdated = false;
        making = true;
        madeAt = now;
        AgendaMaker.Circumstances circumstances = circumstances(snapshot, now);
        List<Wish> wishes = wishes();
        station.consult(catalogue -> maker.make(catalogue, wishes, now.plus(AHEAD), circumstances))
                .whenComplete((made, failure) -> {
                    if (failure == null) {
                        agenda = made;
                        follower.take(made);
                    } else {
                        LOG.error("the agenda could not be made; slewd keeps the one before and tries again", failure);
                        makeFromNanos = clock.nanos() + MAKE_AGAIN_NANOS;
                        outdated = true;
                    }
                    making = false;
                });
    }

    private AgendaMaker.Circumstances circumstances(Snapshot snapshot, Instant now) {
        Map<Resource, String> missing = new EnumMap<>(Resource.class);
        snapshot.fault()
                .filter(fault -> !fault.selfClearing())
                .ifPresent(fault -> missing.put(Resource.ROTATOR, "the antenna may not move: " + fault.message()));
        if (snapshot.receiver().isEmpty()) {
            missing.put(Resource.RECEIVER, "no receiver is configured");
        } else if (isSilent(snapshot)) {
            missing.put(Resource.RECEIVER, "the receiver does not answer");
        }
        // What nobody wishes for any more ends when it ends, and is no part of the agenda.
        Optional<Appointment> running = follower.following()
                .filter(one -> wishes().stream()
                        .anyMatch(wish ->
                                wish.name().equals(one.candidate().wish().name())));
        Optional<Instant> othersUntil = snapshot.target()
                .filter(target -> running.isEmpty())
                .map(target -> target.pass().los().utc())
                .filter(until -> until.isAfter(now));
        return new AgendaMaker.Circumstances(
                othersUntil.orElse(now),
                missing,
                followings.since(now.minus(QUOTAS_LOOK_BACK)),
                Optional.of(agenda),
                committed(running, now));
    }

    /** What is going on; after a crash what was, so that a pass that must not be cut is taken up again all the same. */
    private Optional<AgendaRequest.Committed> committed(Optional<Appointment> running, Instant now) {
        return running.map(one -> new AgendaRequest.Committed(
                        one.candidate().pass().catalogNumber(),
                        one.candidate().pass().tca().utc(),
                        one.end().isBefore(one.candidate().pass().los().utc()) ? one.end() : Instant.MAX))
                .or(() -> followings
                        .goingOn()
                        .filter(one -> one.set().isAfter(now))
                        .map(one -> new AgendaRequest.Committed(
                                one.pass().catalogNumber(), one.pass().tca(), Instant.MAX)));
    }

    /** Tells the station when it will be wanted, so that it does not go to rest shortly before. */
    private void expect(Optional<Instant> next) {
        if (unexpected || !next.equals(expected)) {
            unexpected = false;
            expected = next;
            station.expect(next).thenAccept(outcome -> unexpected |= !(outcome instanceof Outcome.Accepted));
        }
    }

    /** Why the agenda is not followed now although it should be. */
    private Optional<String> waiting(Snapshot snapshot) {
        if (snapshot.fault().isPresent()) {
            return snapshot.fault().map(fault -> "the agenda waits: " + fault.message());
        }
        boolean isBusy = snapshot.state() == StationState.UNKNOWN
                || snapshot.state() == StationState.STOPPING
                || snapshot.state() == StationState.CALIBRATING;
        return interruption
                .why()
                .or(() -> follower.others().map(who -> "the agenda waits: " + who))
                .or(() -> snapshot.clock().refusal().map(why -> "the agenda waits: " + why))
                .or(() -> snapshot.conditions().refusal().map(why -> "the agenda waits: " + why))
                .or(() -> isBusy
                        ? Optional.of("the agenda waits: the antenna is "
                                + snapshot.state().name().toLowerCase(Locale.ROOT))
                        : Optional.empty());
    }

    private boolean isAutomatic() {
        return own.automatic().orElse(config.automatic());
    }

    private List<Wish> wishes() {
        List<Wish> all = new ArrayList<>(config.wishes());
        all.addAll(own.added());
        return all;
    }

    @Override
    public View view() {
        Snapshot snapshot = station.snapshot();
        Optional<String> waiting =
                isAutomatic() ? waiting(snapshot).or(() -> follower.refusal(snapshot.utc())) : Optional.empty();
        return new View(
                isAutomatic(),
                waiting,
                follower.following().map(one -> one.candidate().pass().name()),
                wishes(),
                agenda);
    }

    @Override
    public synchronized CompletionStage<Outcome> add(Wish wish, String who) {
        if (wishes().stream().anyMatch(known -> known.name().equals(wish.name()))) {
            return refused("invalid", "there is a wish named " + wish.name() + " already", "choose another name");
        }
        if (wishes().size() >= ScheduleConfig.MAX_WISHES) {
            return refused("invalid", "there are " + ScheduleConfig.MAX_WISHES + " wishes already", "remove one first");
        }
        List<Wish> added = new ArrayList<>(own.added());
        added.add(wish);
        return change(new OwnWishes(own.automatic(), added), who + " wishes for " + wish.objects());
    }

    @Override
    public synchronized CompletionStage<Outcome> remove(String name, String who) {
        List<Wish> added = new ArrayList<>(own.added());
        if (added.removeIf(wish -> wish.name().equals(name))) {
            return change(new OwnWishes(own.automatic(), added), who + " takes back the wish " + name);
        }
        boolean configured =
                config.wishes().stream().anyMatch(wish -> wish.name().equals(name));
        return configured
                ? refused("invalid", name + " is a wish of the configuration", "take it out of the section schedule")
                : refused("not-found", "there is no wish named " + name, "schedule.list names them");
    }

    @Override
    public synchronized CompletionStage<Outcome> setAutomatic(boolean automatic, String who) {
        return change(
                new OwnWishes(Optional.of(automatic), own.added()),
                who + (automatic ? " lets the antenna follow the agenda" : " ends the following of the agenda"));
    }

    @Override
    public CompletionStage<Outcome> resume(String who) {
        LOG.info("{} lets the agenda go on", who);
        interruption.end();
        outdated = true;
        return kept();
    }

    private CompletionStage<Outcome> change(OwnWishes changed, String what) {
        LOG.info("{}", what);
        own = changed;
        outdated = true;
        return kept();
    }

    private static CompletionStage<Outcome> refused(String kind, String message, String hint) {
        return CompletableFuture.completedFuture(new Outcome.Refused(kind, message, hint));
    }

    /** What was asked counts now; it is reported as done when it survives a restart too. */
    private CompletionStage<Outcome> kept() {
        return CompletableFuture.supplyAsync(this::keep, writer)
                .thenApply(onDisk -> onDisk
                        ? new Outcome.Accepted()
                        : new Outcome.Refused(
                                "not-ready",
                                "it counts from now on, but could not be brought to the disk and ends with slewd",
                                "free space on the disk of the data directory and ask again"));
    }

    /** Brings the newest to the disk, at some time; what comes until then goes with it. */
    private void keepSoon() {
        if (keeping.compareAndSet(false, true)) {
            writer.execute(() -> {
                keeping.set(false);
                keep();
            });
        }
    }

    private boolean keep() {
        return store.keep(new AgendaMemory.Kept(
                own, followings.since(clock.utc().minus(QUOTAS_LOOK_BACK)), interruption.held(), followings.goingOn()));
    }
}
