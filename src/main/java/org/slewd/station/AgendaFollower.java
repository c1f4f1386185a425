package org.slewd.station;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slewd.lease.LeaseBook;
import org.slewd.schedule.Agenda;
import org.slewd.schedule.Appointment;
import org.slewd.schedule.Resource;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Has followed what stands on the agenda: goes to the next pass when it is time, and leaves one that is trimmed. {@link #look} belongs to
 * the loop, the rest to any thread. Its orders are given on a thread of their own, as whoever gives one may have to wait for another.
 */
final class AgendaFollower {

    private static final Logger LOG = LoggerFactory.getLogger(AgendaFollower.class);

    /** What was refused is asked for again after this. */
    private static final long ASK_AGAIN_NANOS = 20_000_000_000L;

    /** Of a pass that is nearly over nothing is begun: the station would take the one after it. */
    private static final Duration LEAST_LEFT = Duration.ofSeconds(30);

    private final StationControl station;
    private final AgendaLease lease;
    private final Executor orders;
    private final Interruption interruption;
    private final BooleanSupplier automatic;
    private final Clock clock;

    private Optional<Appointment> following = Optional.empty();

    /** What was followed until the present one took its place, until its end is told. */
    private Optional<Appointment> left = Optional.empty();

    private Optional<Refusal> refusal = Optional.empty();
    private boolean asking;
    private long askAgainNanos;

    /** Why a pass could not be begun, which is of interest as long as that lasts. */
    private record Refusal(String sentence, Instant until) {}

    /**
     * @param orders one thread, where orders are given
     * @param automatic whether the agenda is to be followed
     */
    AgendaFollower(
            StationControl station,
            LeaseBook leases,
            Executor orders,
            Interruption interruption,
            BooleanSupplier automatic,
            Clock clock) {
        this.station = station;
        this.lease = new AgendaLease(leases);
        this.orders = orders;
        this.interruption = interruption;
        this.automatic = automatic;
        this.clock = clock;
        this.askAgainNanos = clock.nanos();
    }

    /** What it has followed. */
    synchronized Optional<Appointment> following() {
        return following;
    }

    /** Whether an order is under way. */
    synchronized boolean isAsking() {
        return asking;
    }

    /** Why the pass that should be followed at {@code utc} is not; empty without one. */
    synchronized Optional<String> refusal(Instant utc) {
        return refusal.filter(one -> one.until().isAfter(utc)).map(Refusal::sentence);
    }

    /** As {@link AgendaLease#others}. */
    Optional<String> others() {
        return lease.others();
    }

    /** A new agenda was made: what is followed may end at another time by it. */
    synchronized void take(Agenda made) {
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

    /** A pass that it had followed has ended. */
    synchronized void passEnded() {
        // What took its place in the same tick goes on.
        following = following.filter(one -> left.isPresent());
        left = Optional.empty();
    }

    /**
     * Looks what there is to do.
     *
     * @param mayAct whether an order may be given
     */
    void look(Snapshot snapshot, Agenda agenda, boolean mayAct) {
        boolean isFree = interruption.why().isEmpty();
        boolean keeps;
        Runnable order;
        synchronized (this) {
            compare(snapshot);
            keeps = asking || (following.isPresent() && isFree);
            order = mayAct && !asking && clock.nanos() - askAgainNanos >= 0
                    ? next(agenda, snapshot.utc()).orElse(() -> {})
                    : () -> {};
        }
        orders.execute(() -> lease.keep(keeps));
        order.run();
    }

    /** What ended before the station could tell of its begin is followed no more. */
    private void compare(Snapshot snapshot) {
        if (!asking) {
            following = following.filter(one -> snapshot.target()
                    .filter(target ->
                            target.catalogNumber() == one.candidate().pass().catalogNumber())
                    .isPresent());
            left = left.filter(one -> following.isPresent());
        }
    }

    private Optional<Runnable> next(Agenda agenda, Instant now) {
        if (following.filter(one -> one.end().isAfter(now)).isPresent()) {
            return Optional.empty();
        }
        Optional<Appointment> due = agenda.nextAt(now)
                .filter(one -> !one.prepareFrom().isAfter(now))
                .filter(one -> Duration.between(now, one.end()).compareTo(LEAST_LEFT) > 0)
                .filter(one -> one.candidate().wish().needs().contains(Resource.ROTATOR));
        if (due.isPresent()) {
            asking = true;
            askAgainNanos = clock.nanos() + ASK_AGAIN_NANOS;
            LOG.info("the agenda goes on with {}", due.get().words());
            return Optional.of(() -> orders.execute(() -> begin(due.get())));
        }
        return following
                .filter(one -> one.end().isBefore(one.candidate().pass().los().utc()))
                .map(one -> () -> orders.execute(() -> order(() -> station.hold(AgendaKeeper.WHO))));
    }

    private void begin(Appointment due) {
        order(() -> station.track(due.candidate().pass().catalogNumber(), RadioChoice.OPEN, AgendaKeeper.WHO))
                .whenComplete((outcome, failure) -> begun(due, outcome, failure));
    }

    private CompletionStage<Outcome> order(Supplier<CompletionStage<Outcome>> order) {
        // It was decided on some time ago, and a person may have asked something since.
        return lease.order(() -> interruption.unless(
                automatic.getAsBoolean() ? order : () -> refused("the agenda is not followed by itself any more"),
                AgendaFollower::refused));
    }

    private static CompletionStage<Outcome> refused(String why) {
        return CompletableFuture.completedFuture(new Outcome.Refused("busy", why, "it is asked again"));
    }

    private synchronized void begun(Appointment due, Outcome outcome, Throwable failure) {
        asking = false;
        if (failure == null && outcome instanceof Outcome.Accepted) {
            left = following;
            following = Optional.of(due);
            refusal = Optional.empty();
            return;
        }
        String sentence = due.words() + " could not be begun: "
                + (outcome instanceof Outcome.Refused refused ? refused.message() : "see the log");
        refusal = Optional.of(new Refusal(sentence, due.end()));
        if (failure == null) {
            LOG.warn("{}; slewd asks again while it lasts", sentence);
        } else {
            LOG.error("{}; slewd asks again while it lasts", sentence, failure);
        }
    }
}
