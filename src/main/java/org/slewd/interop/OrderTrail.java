package org.slewd.interop;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Predicate;
import org.slewd.journal.AuditEntry;
import org.slewd.journal.Journal;
import org.slewd.lease.Lease;
import org.slewd.lease.LeaseBook;
import org.slewd.lease.Part;
import org.slewd.time.Clock;

/**
 * Writes the orders of one kind of neighbour down in the audit: who, from where, what, by which lease, and what became of it.
 *
 * <p>A program that follows an object orders once a second or oftener, and each order says less than the one before. So of a stream the
 * first is written, then one entry a minute with how many there were, the first and the last of them; refusals are a stream of their own. A
 * stop, a park and whatever else is ordered singly is written each time. What a program does by mistake or ill will has a bound: each kind of
 * order has {@link #ROOM} entries at once and one more each {@link #ROOM_AGAIN}, and beyond that it is counted like a stream, of
 * whichever connection. No order is left out of the numbers.
 *
 * <p>Belongs to the event loop. Nobody waits for it.
 */
final class OrderTrail {

    /** How often a stream is summed up; 11 entries tell of a pass of ten minutes. */
    static final Duration SUM_EACH = Duration.ofMinutes(1);

    /** As in {@link RotctldWords}: after so long a silence the next order begins something new. */
    static final Duration STREAM_OVER = Duration.ofSeconds(15);

    /** A person at a terminal gives fewer in a row. */
    static final int ROOM = 10;

    static final Duration ROOM_AGAIN = Duration.ofSeconds(6);

    /** Where what had no room came from, when that are several connections. */
    static final String SEVERAL = "several connections";

    /** A protocol without passwords shows no role. */
    private static final String ROLE = "none";

    /** What is counted together; there are as many as orders in a dialect, times the ways to refuse one, for each connection. */
    private record Key(String address, String action, String outcome) {}

    /** What was counted since something was written of it. */
    private static final class Tally {
        private long sinceNanos;
        private long lastNanos;
        private int orders;
        private JsonObject first = new JsonObject();
        private JsonObject last = new JsonObject();

        private Tally(long nowNanos) {
            sinceNanos = nowNanos;
            lastNanos = nowNanos;
        }

        private void add(JsonObject arguments, long nowNanos) {
            first = orders == 0 ? arguments : first;
            last = arguments;
            lastNanos = nowNanos;
            orders++;
        }
    }

    /** Entries that may be written at once. */
    private static final class Room {
        private int left = ROOM;
        private long sinceNanos;

        private Room(long nowNanos) {
            sinceNanos = nowNanos;
        }

        private boolean take(long nowNanos) {
            long more = (nowNanos - sinceNanos) / ROOM_AGAIN.toNanos();
            sinceNanos += more * ROOM_AGAIN.toNanos();
            left = (int) Math.min(ROOM, left + more);
            if (left == 0) {
                return false;
            }
            left--;
            return true;
        }
    }

    private final Journal journal;
    private final Clock clock;
    private final String who;
    private final Map<Key, Tally> tallies = new LinkedHashMap<>();
    private final Map<String, Room> rooms = new HashMap<>();

    /** @param who as whom the station knows this kind of neighbour: {@code rotctld} */
    OrderTrail(Journal journal, Clock clock, String who) {
        this.journal = journal;
        this.clock = clock;
        this.who = who;
    }

    /**
     * What takes the answered commands of one connection.
     *
     * @param connection as leases know it
     */
    BiConsumer<Request, Answer> of(String address, String connection, LeaseBook leases) {
        return (request, answer) -> request.command().act().ifPresent(act -> {
            JsonObject arguments = act.arguments(request.words());
            act.part()
                    .flatMap(part -> lease(leases, part, connection))
                    .ifPresent(held -> arguments.put("lease", held.number()));
            note(address, act, arguments, answer.outcome());
        });
    }

    /** The lease by which it has just ordered. */
    private static Optional<Lease> lease(LeaseBook leases, Part part, String connection) {
        return leases.view().stream()
                .filter(view -> view.part() == part)
                .flatMap(view -> view.lease().stream())
                .filter(held -> held.holder().connection().equals(connection))
                .findFirst();
    }

    /**
     * Writes down or counts one order that was answered.
     *
     * @param address of the connection
     * @param outcome {@code done}, or why not
     */
    private void note(String address, Act act, JsonObject arguments, String outcome) {
        boolean isDone = outcome.equals(Answer.DONE.outcome());
        if (act.weight() == Act.Weight.FOREIGN && isDone) {
            return; // to receive, or to be without split: it was so before
        }
        long nowNanos = clock.nanos();
        Key key = new Key(address, act.action(), outcome);
        Tally stream = tallies.get(key);
        if (act.weight() == Act.Weight.STREAM
                && stream != null
                && nowNanos - stream.lastNanos < STREAM_OVER.toNanos()) {
            stream.add(arguments, nowNanos);
            return;
        }
        if (!room(act, nowNanos).take(nowNanos)) {
            tallies.computeIfAbsent(new Key(SEVERAL, act.action(), outcome), none -> new Tally(nowNanos))
                    .add(arguments, nowNanos);
            return;
        }
        if (act.weight() == Act.Weight.STREAM) {
            sumUp(other -> other.equals(key), true);
            tallies.put(key, new Tally(nowNanos));
        } else if (isDone) {
            // What it was doing is over; in the order in which it happened.
            sumUp(other -> other.address().equals(address), true);
        }
        write(address, act.action(), arguments, outcome);
    }

    private Room room(Act act, long nowNanos) {
        String kind = act.weight() == Act.Weight.FOREIGN ? "" : act.action();
        return rooms.computeIfAbsent(kind, none -> new Room(nowNanos));
    }

    /** Time has passed: sums up what is due. To be called every few seconds. */
    void tick() {
        long nowNanos = clock.nanos();
        for (Key key : List.copyOf(tallies.keySet())) {
            Tally tally = tallies.get(key);
            boolean isOver = nowNanos - tally.lastNanos >= STREAM_OVER.toNanos();
            if (isOver || nowNanos - tally.sinceNanos >= SUM_EACH.toNanos()) {
                sumUp(key::equals, isOver);
            }
        }
    }

    /** A connection is gone. */
    void left(String address) {
        sumUp(key -> key.address().equals(address), true);
    }

    /** Nothing more comes. */
    void end() {
        sumUp(key -> true, true);
    }

    private void sumUp(Predicate<Key> which, boolean isOver) {
        long nowNanos = clock.nanos();
        for (Iterator<Map.Entry<Key, Tally>> each = tallies.entrySet().iterator(); each.hasNext(); ) {
            Map.Entry<Key, Tally> entry = each.next();
            Key key = entry.getKey();
            Tally tally = entry.getValue();
            if (!which.test(key)) {
                continue;
            }
            if (tally.orders > 0) {
                JsonObject sum = new JsonObject()
                        .put("orders", tally.orders)
                        .put("seconds", Math.round((tally.lastNanos - tally.sinceNanos) / 1e9))
                        .put("first", tally.first)
                        .put("last", tally.last);
                write(key.address(), key.action(), sum, key.outcome());
            }
            tally.orders = 0;
            tally.sinceNanos = nowNanos;
            if (isOver) {
                each.remove();
            }
        }
    }

    private void write(String address, String action, JsonObject arguments, String outcome) {
        // What is lost is counted by the journal, and told.
        var unused =
                journal.write(new AuditEntry(clock.utc(), who, ROLE, address, action, arguments.encode(), outcome));
    }
}
