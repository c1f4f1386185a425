package org.slewd.lease;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slewd.lease.LeaseEvent.What;
import org.slewd.time.Clock;

/**
 * Who holds which part of the station. One lease a part; it ends {@link #LASTS} after its holder was last heard of. Nothing that is under
 * way ends with a lease: only who may give the next order.
 *
 * <p>The check of an order and its hand-over to the station happen under the same lock as every change of a holder, so no order of
 * a loser gets to the station after the winner has its number. STOP never comes here.
 *
 * <p>Any thread. The lock is held for moments only: whoever hands over or listens must not wait for anything.
 */
public final class LeaseBook {

    /** Of silence, after which a lease ends. */
    public static final Duration LASTS = Duration.ofSeconds(10);

    /** How often a holder should be heard of: four may be lost. */
    public static final Duration HEARTBEAT = Duration.ofSeconds(2);

    /** For the answer to somebody who asks; silence gives the lease. */
    public static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    /**
     * A page that is left open tells that it is there, and not that anybody is: who has given no order for so long does not keep the agenda
     * away any longer. As long as the agenda waits for somebody who pointed the antenna.
     */
    public static final Duration IDLE_AFTER = Duration.ofHours(1);

    /** Refusals that are told of one lease; whoever comes back under new names cannot fill the journal. */
    private static final int MOST_REFUSED = 16;

    private final Map<Part, Entry> entries = new EnumMap<>(Part.class);
    private final List<Consumer<LeaseEvent>> listeners = new CopyOnWriteArrayList<>();
    private final Clock clock;
    private long lastNumber;

    /** What is written of one part. */
    private static final class Entry {
        private Optional<Lease> lease = Optional.empty();
        private long heardNanos;
        private long orderedNanos;
        private Optional<Holder> asker = Optional.empty();
        private long askedNanos;
        private Optional<LeaseEvent> last = Optional.empty();
        private final Set<Holder> refused = new HashSet<>();
    }

    /** @param parts that the station has */
    public LeaseBook(Set<Part> parts, Clock clock) {
        this.clock = clock;
        parts.forEach(part -> entries.put(part, new Entry()));
    }

    /** Calls {@code listener} with everything that happens from now on, in order, on the thread that brings it about. */
    public void listen(Consumer<LeaseEvent> listener) {
        listeners.add(listener);
    }

    /** Wants {@code part}. Who has it already has it for longer, under the same number. */
    public synchronized Grant acquire(Part part, Holder wants, Wish wish) {
        Entry entry = entries.get(part);
        if (entry == null) {
            return new Grant.NoPart();
        }
        expire();
        if (entry.lease.isEmpty()) {
            return grant(part, wants);
        }
        Lease held = entry.lease.get();
        if (held.holder().equals(wants)) {
            entry.heardNanos = clock.nanos();
            return new Grant.Granted(held, seconds(LASTS));
        }
        if (held.holder().givesWay() || wish == Wish.TAKE) {
            end(entry, What.TAKEN, Optional.of(wants));
            return grant(part, wants);
        }
        boolean mayAsk = entry.asker.isEmpty() || entry.asker.get().equals(wants);
        if (wish != Wish.ASK || !mayAsk) {
            // Told once of each lease: the agenda tries again and again, and so do programs that ask once a second.
            if (!wants.givesWay() && entry.refused.size() < MOST_REFUSED && entry.refused.add(wants)) {
                tell(entry, event(What.REFUSED, held, Optional.of(wants)));
            }
            return new Grant.Held(held, secondsLeft(entry));
        }
        if (entry.asker.isEmpty()) {
            entry.asker = Optional.of(wants);
            entry.askedNanos = clock.nanos();
            tell(entry, event(What.ASKED, held, entry.asker));
        }
        return new Grant.Asked(held, secondsToAnswer(entry));
    }

    /**
     * Says that its holder is there.
     *
     * @return whether the lease still counts
     */
    public synchronized boolean renew(Part part, Holder holder, long number) {
        expire();
        Optional<Entry> mine = mine(part, holder, number);
        mine.ifPresent(entry -> entry.heardNanos = clock.nanos());
        return mine.isPresent();
    }

    /**
     * Gives it back; who has asked for it gets it.
     *
     * @return whether it was still there to give
     */
    public synchronized boolean release(Part part, Holder holder, long number) {
        expire();
        Optional<Entry> mine = mine(part, holder, number);
        mine.ifPresent(entry -> endFor(part, entry, What.RELEASED));
        return mine.isPresent();
    }

    /**
     * The holder answers who has asked for it.
     *
     * @return whether there was anything to answer
     */
    public synchronized boolean answer(Part part, Holder holder, boolean give) {
        expire();
        Entry entry = entries.get(part);
        if (entry == null
                || entry.asker.isEmpty()
                || entry.lease.filter(held -> held.holder().equals(holder)).isEmpty()) {
            return false;
        }
        entry.heardNanos = clock.nanos();
        if (give) {
            endFor(part, entry, What.GIVEN);
        } else {
            tell(entry, event(What.KEPT, entry.lease.get(), entry.asker));
            entry.asker = Optional.empty();
        }
        return true;
    }

    /** A connection is gone, and with it what it holds and has asked for. */
    public synchronized void leave(String connection) {
        expire();
        entries.forEach((part, entry) -> {
            entry.asker = entry.asker.filter(asker -> !asker.connection().equals(connection));
            if (entry.lease
                    .filter(held -> held.holder().connection().equals(connection))
                    .isPresent()) {
                endFor(part, entry, What.LEFT);
            }
        });
    }

    /**
     * Hands an order over, if it is given by the lease that counts now; nothing can change hands meanwhile.
     *
     * @param order hands it over and returns at once
     * @param otherwise makes the answer of the reason why not
     */
    public synchronized <T> T carryOut(Claim claim, Supplier<T> order, Function<Barred, T> otherwise) {
        expire();
        Optional<Barred> barred = barred(claim);
        if (barred.isPresent()) {
            return otherwise.apply(barred.get());
        }
        Entry entry = entries.get(claim.part());
        if (entry == null) {
            return order.get(); // the station has no such part, and says so itself
        }
        if (claim.number().isPresent()) {
            entry.heardNanos = clock.nanos();
            entry.orderedNanos = entry.heardNanos;
        } else if (entry.lease.filter(held -> held.holder().givesWay()).isPresent()) {
            end(entry, What.TAKEN, Optional.of(claim.holder()));
        }
        return order.get();
    }

    private Optional<Barred> barred(Claim claim) {
        Optional<Lease> held = Optional.ofNullable(entries.get(claim.part())).flatMap(entry -> entry.lease);
        boolean isNumbered = claim.number().isPresent();
        boolean counts = isNumbered
                ? held.filter(lease -> lease.number() == claim.number().getAsLong())
                        .filter(lease -> lease.holder().equals(claim.holder()))
                        .isPresent()
                : claim.singly()
                        && others(held, claim.holder())
                                .filter(lease -> !lease.holder().givesWay())
                                .isEmpty();
        if (!counts) {
            return Optional.of(new Barred(claim.part(), others(held, claim.holder()), isNumbered));
        }
        Optional<Lease> other = claim.also()
                .map(entries::get)
                .flatMap(entry -> others(entry.lease, claim.holder()))
                .filter(lease -> !lease.holder().givesWay());
        return other.map(lease -> new Barred(lease.part(), other, isNumbered));
    }

    private static Optional<Lease> others(Optional<Lease> held, Holder holder) {
        return held.filter(lease -> !lease.holder().equals(holder));
    }

    /** The lease on {@code part} of somebody who does not give way to the agenda. */
    public synchronized Optional<Lease> heldByPerson(Part part) {
        expire();
        return Optional.ofNullable(entries.get(part))
                .flatMap(entry -> entry.lease)
                .filter(lease -> !lease.holder().givesWay());
    }

    /** How it stands with each part that the station has. */
    public synchronized List<PartView> view() {
        expire();
        return entries.entrySet().stream()
                .map(each -> {
                    Entry entry = each.getValue();
                    return new PartView(
                            each.getKey(),
                            entry.lease,
                            entry.lease.isPresent() ? secondsLeft(entry) : 0,
                            entry.asker,
                            entry.asker.isPresent() ? secondsToAnswer(entry) : 0,
                            entry.last);
                })
                .toList();
    }

    private Optional<Entry> mine(Part part, Holder holder, long number) {
        return Optional.ofNullable(entries.get(part))
                .filter(entry -> entry.lease
                        .filter(held -> held.number() == number && held.holder().equals(holder))
                        .isPresent());
    }

    private void expire() {
        long nowNanos = clock.nanos();
        entries.forEach((part, entry) -> {
            if (entry.lease.isEmpty()) {
                return;
            }
            if (nowNanos - entry.heardNanos >= LASTS.toNanos()) {
                endFor(part, entry, What.EXPIRED);
            } else if (entry.asker.isPresent() && nowNanos - entry.askedNanos >= ANSWER_WITHIN.toNanos()) {
                endFor(part, entry, What.UNANSWERED);
            } else if (nowNanos - entry.orderedNanos >= IDLE_AFTER.toNanos()
                    && !entry.lease.get().holder().givesWay()) {
                endFor(part, entry, What.IDLE);
            }
        });
    }

    /** Ends a lease and gives the next to who has asked for it. */
    private void endFor(Part part, Entry entry, What how) {
        Optional<Holder> next = entry.asker;
        end(entry, how, next);
        next.ifPresent(asker -> grant(part, asker));
    }

    private void end(Entry entry, What how, Optional<Holder> by) {
        Lease over = entry.lease.orElseThrow();
        entry.lease = Optional.empty();
        entry.asker = Optional.empty();
        entry.refused.clear();
        tell(entry, event(how, over, by));
    }

    private Grant grant(Part part, Holder holder) {
        Entry entry = entries.get(part);
        Instant utc = clock.utc();
        Lease lease = new Lease(part, holder, nextNumber(utc), utc);
        entry.lease = Optional.of(lease);
        entry.heardNanos = clock.nanos();
        entry.orderedNanos = entry.heardNanos;
        tell(entry, event(What.GRANTED, lease, Optional.empty()));
        return new Grant.Granted(lease, seconds(LASTS));
    }

    /** By the time of day, so that no number from before a restart comes again; and on from the last where a clock was set back. */
    private long nextNumber(Instant utc) {
        lastNumber = Math.max(lastNumber + 1, ChronoUnit.MICROS.between(Instant.EPOCH, utc));
        return lastNumber;
    }

    private LeaseEvent event(What what, Lease lease, Optional<Holder> by) {
        return new LeaseEvent(what, lease.part(), lease.holder(), lease.number(), by, clock.utc());
    }

    private void tell(Entry entry, LeaseEvent event) {
        if (event.what().isEnd() || event.what() == What.KEPT) {
            entry.last = Optional.of(event);
        }
        listeners.forEach(listener -> listener.accept(event));
    }

    private double secondsLeft(Entry entry) {
        return seconds(LASTS) - (clock.nanos() - entry.heardNanos) / 1e9;
    }

    private double secondsToAnswer(Entry entry) {
        return seconds(ANSWER_WITHIN) - (clock.nanos() - entry.askedNanos) / 1e9;
    }

    private static double seconds(Duration duration) {
        return duration.toNanos() / 1e9;
    }
}
