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
import java.util.concurrent.Executor;
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
 * Keeps the agenda of the station, and follows it where that is wanted.
 *
 * <p>It comes to the antenna by the doors that people use, under the name {@link #WHO}, and so through the same checks. What a
 * person asks goes before: an {@link Interruption} lets the agenda leave the antenna alone. Agendas are made on the thread for
 * work that takes long. {@link #onSnapshot} and {@link #onEvent} belong to the loop, the rest to any thread.
 */
public final class AgendaKeeper implements AgendaDesk {

    /** As whom it asks for something. */
    public static final String WHO = "schedule";

    private static final Logger LOG = LoggerFactory.getLogger(AgendaKeeper.class);

    /** Far enough to see tomorrow, near enough for elements of today. */
    private static final Duration AHEAD = Duration.ofHours(24);

    /** An agenda is made anew so often even when nothing has changed: new passes come into its sight. */
    private static final Duration REMADE_EVERY = Duration.ofMinutes(10);

    /** A pass counts for the UTC day of its culmination; a clock may be set. */
    private static final Duration QUOTAS_LOOK_BACK = Duration.ofHours(36);

    private static final long LOOK_EVERY_NANOS = 1_000_000_000L;

    /** What was refused is asked for again after this. */
    private static final long ASK_AGAIN_NANOS = 20_000_000_000L;

    /** Of a pass that is nearly over nothing is begun: the station would take the one after it. */
    private static final Duration LEAST_LEFT = Duration.ofSeconds(30);

    /** The clock counts as set when it is off by this against the other clock. */
    private static final double SET_BY_S = 2;

    private final StationControl station;
    private final AgendaMaker maker;
    private final ScheduleConfig config;
    private final AgendaMemory store;
    private final Executor writer;
    private final AgendaLease lease;
    private final Clock clock;
    private final Interruption interruption;
    private final Followings followings;

    private volatile OwnWishes own;
    private volatile Agenda agenda;
    private volatile boolean outdated = true;
    private volatile boolean making;
    private volatile Optional<String> refusal = Optional.empty();
    private volatile Optional<Appointment> following = Optional.empty();
    private volatile boolean asking;

    /** What was followed until the present one took its place, until its end is told. */
    private volatile Optional<Appointment> left = Optional.empty();

    private long lookAgainNanos;
    private long askAgainNanos;
    private Instant madeAt = Instant.MIN;
    private Optional<Instant> expected = Optional.empty();
    private boolean silent;
    private Instant seenUtc;
    private long seenNanos;

    /** Of an antenna that nobody shares. */
    public AgendaKeeper(
            StationControl station,
            AgendaMaker maker,
            ScheduleConfig config,
            AgendaMemory store,
            Executor writer,
            Clock clock) {
        this(station, maker, config, store, writer, new LeaseBook(EnumSet.allOf(Part.class), clock), clock);
    }

    /**
     * A keeper.
     *
     * @param writer where {@code store} is used, and {@code leases}, off every thread that answers
     * @param leases by which it has the antenna while it follows a pass
     */
    public AgendaKeeper(
            StationControl station,
            AgendaMaker maker,
            ScheduleConfig config,
            AgendaMemory store,
            Executor writer,
            LeaseBook leases,
            Clock clock) {
        this.station = station;
        this.maker = maker;
        this.config = config;
        this.store = store;
        this.writer = writer;
        this.lease = new AgendaLease(leases);
        this.clock = clock;
        AgendaMemory.Kept kept = store.recall();
        this.own = kept.wishes();
        this.interruption = new Interruption(kept.held());
        this.followings = new Followings(kept.followed(), kept.goingOn());
        this.seenUtc = clock.utc();
        this.seenNanos = clock.nanos();
        this.lookAgainNanos = seenNanos;
        this.askAgainNanos = seenNanos;
        this.agenda = Agenda.empty(seenUtc, seenUtc);
    }

    /** Elements have changed: what stands may rest on old ones. Any thread. */
    public void elementsChanged() {
        outdated = true;
    }

    /** Somebody asks something of the antenna. Any thread. */
    public void ordered(StationOrder order, String who) {
        if (!who.equals(WHO) && !StationControl.isItself(who)) {
            interruption.begin(order, who, clock.utc());
            keep(); // who stopped the antenna for a reason has it after a crash, too
            outdated = true;
        }
    }

    /** Something has happened. On the loop. */
    public void onEvent(StationEvent event) {
        if (event instanceof StationEvent.PassEnded ended) {
            if (ended.pass().by().equals(WHO)) {
                followings.ended();
                keep();
                // What took its place in the same tick goes on.
                following = following.filter(one -> left.isPresent());
                left = Optional.empty();
            } else {
                interruption.passEnded();
                keep();
            }
            outdated = true;
        } else if (event instanceof StationEvent.PassBegun begun
                && !begun.pass().by().equals(WHO)) {
            interruption.passBegun();
        } else if (event instanceof StationEvent.PassRisen risen
                && risen.pass().by().equals(WHO)) {
            following.ifPresent(one -> followings.risen(risen.pass(), one));
            keep();
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
        outdated |= silent != wasSilent
                || isClockSet(now, nowNanos)
                || Duration.between(madeAt, now).compareTo(REMADE_EVERY) >= 0;
        if (outdated && !making && !asking) {
            make(snapshot, now);
        }
        boolean wanted =
                asking || (following.isPresent() && interruption.why(now).isEmpty());
        writer.execute(() -> lease.keep(wanted));
        boolean mayAct = isAutomatic() && waiting(snapshot, now).isEmpty();
        if (mayAct && !asking && nowNanos - askAgainNanos >= 0) {
            act(now, nowNanos);
        }
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
                        take(made);
                    } else {
                        LOG.error("the agenda could not be made; slewd keeps the one before and tries again", failure);
                    }
                    making = false;
                });
    }

    private void take(Agenda made) {
        agenda = made;
        following = following.map(running -> made.appointments().stream()
                .filter(one -> isSamePass(one, running))
                .findFirst()
                .orElse(running));
    }

    private static boolean isSamePass(Appointment one, Appointment other) {
        return one.candidate().pass().catalogNumber()
                        == other.candidate().pass().catalogNumber()
                && one.begin().isBefore(other.end())
                && other.begin().isBefore(one.end());
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
        Optional<Instant> othersUntil = snapshot.target()
                .filter(target -> following.isEmpty())
                .map(target -> target.pass().los().utc())
                .filter(until -> until.isAfter(now));
        return new AgendaMaker.Circumstances(
                othersUntil.orElse(now),
                missing,
                followings.since(now.minus(QUOTAS_LOOK_BACK)),
                Optional.of(agenda),
                committed(now));
    }

    /** What is going on; after a crash what was, so that a pass that must not be cut is taken up again all the same. */
    private Optional<AgendaRequest.Committed> committed(Instant now) {
        return following
                .map(one -> new AgendaRequest.Committed(
                        one.candidate().pass().catalogNumber(),
                        one.candidate().pass().tca().utc(),
                        one.end().isBefore(one.candidate().pass().los().utc()) ? one.end() : Instant.MAX))
                .or(() -> followings
                        .goingOn()
                        .filter(one -> one.set().isAfter(now))
                        .map(one -> new AgendaRequest.Committed(
                                one.pass().catalogNumber(), one.pass().tca(), Instant.MAX)));
    }

    /** Goes to the next pass when it is time, and leaves one that is trimmed. */
    private void act(Instant now, long nowNanos) {
        Optional<Appointment> running = following.filter(one -> one.end().isAfter(now));
        if (running.isPresent()) {
            return;
        }
        Optional<Appointment> due = agenda.nextAt(now)
                .filter(one -> !one.prepareFrom().isAfter(now))
                .filter(one -> Duration.between(now, one.end()).compareTo(LEAST_LEFT) > 0)
                .filter(one -> one.candidate().wish().needs().contains(Resource.ROTATOR));
        if (due.isPresent()) {
            begin(due.get(), nowNanos);
        } else if (following
                .filter(one -> one.end().isBefore(one.candidate().pass().los().utc()))
                .isPresent()) {
            writer.execute(() -> lease.order(() -> station.hold(WHO)));
        }
    }

    private void begin(Appointment due, long nowNanos) {
        asking = true;
        askAgainNanos = nowNanos + ASK_AGAIN_NANOS;
        LOG.info("the agenda goes on with {}", due.words());
        writer.execute(() -> ask(due));
    }

    private void ask(Appointment due) {
        lease.order(() -> station.track(due.candidate().pass().catalogNumber(), RadioChoice.OPEN, WHO))
                .whenComplete((outcome, failure) -> {
                    if (failure == null && outcome instanceof Outcome.Accepted) {
                        left = following;
                        following = Optional.of(due);
                        refusal = Optional.empty();
                    } else {
                        refusal = Optional.of(due.words() + " could not be begun: "
                                + (outcome instanceof Outcome.Refused refused ? refused.message() : "see the log"));
                        LOG.warn("{}; slewd asks again while it lasts", refusal.get());
                    }
                    asking = false;
                });
    }

    /** Tells the station when it will be wanted, so that it does not go to rest shortly before. */
    private void expect(Optional<Instant> next) {
        if (!next.equals(expected)) {
            expected = next;
            station.expect(next);
        }
    }

    /** Why the agenda is not followed now although it should be. */
    private Optional<String> waiting(Snapshot snapshot, Instant now) {
        if (snapshot.fault().isPresent()) {
            return snapshot.fault().map(fault -> "the agenda waits: " + fault.message());
        }
        boolean isBusy = snapshot.state() == StationState.UNKNOWN
                || snapshot.state() == StationState.STOPPING
                || snapshot.state() == StationState.CALIBRATING;
        return interruption
                .why(now)
                .or(() -> lease.others().map(who -> "the agenda waits: " + who))
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
                isAutomatic() ? waiting(snapshot, snapshot.utc()).or(() -> refusal) : Optional.empty();
        return new View(
                isAutomatic(),
                waiting,
                following.map(one -> one.candidate().pass().name()),
                wishes(),
                agenda);
    }

    @Override
    public synchronized Outcome add(Wish wish, String who) {
        if (wishes().stream().anyMatch(known -> known.name().equals(wish.name()))) {
            return new Outcome.Refused(
                    "invalid", "there is a wish named " + wish.name() + " already", "choose another name");
        }
        if (wishes().size() >= ScheduleConfig.MAX_WISHES) {
            return new Outcome.Refused(
                    "invalid", "there are " + ScheduleConfig.MAX_WISHES + " wishes already", "remove one first");
        }
        List<Wish> added = new ArrayList<>(own.added());
        added.add(wish);
        return change(new OwnWishes(own.automatic(), added), who + " wishes for " + wish.objects());
    }

    @Override
    public synchronized Outcome remove(String name, String who) {
        List<Wish> added = new ArrayList<>(own.added());
        if (added.removeIf(wish -> wish.name().equals(name))) {
            return change(new OwnWishes(own.automatic(), added), who + " takes back the wish " + name);
        }
        boolean configured =
                config.wishes().stream().anyMatch(wish -> wish.name().equals(name));
        return configured
                ? new Outcome.Refused(
                        "invalid", name + " is a wish of the configuration", "take it out of the section schedule")
                : new Outcome.Refused("not-found", "there is no wish named " + name, "schedule.list names them");
    }

    @Override
    public synchronized Outcome setAutomatic(boolean automatic, String who) {
        return change(
                new OwnWishes(Optional.of(automatic), own.added()),
                who + (automatic ? " lets the antenna follow the agenda" : " ends the following of the agenda"));
    }

    @Override
    public Outcome resume(String who) {
        LOG.info("{} lets the agenda go on", who);
        interruption.end();
        keep();
        outdated = true;
        return new Outcome.Accepted();
    }

    private Outcome change(OwnWishes changed, String what) {
        LOG.info("{}", what);
        own = changed;
        outdated = true;
        keep();
        return new Outcome.Accepted();
    }

    /** The writer does one after the other, and each finds the newest. */
    private void keep() {
        writer.execute(() -> store.keep(new AgendaMemory.Kept(
                own,
                followings.since(clock.utc().minus(QUOTAS_LOOK_BACK)),
                interruption.held(),
                followings.goingOn())));
    }
}
