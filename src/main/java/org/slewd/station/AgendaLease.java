package org.slewd.station;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;
import org.slewd.lease.Claim;
import org.slewd.lease.Grant;
import org.slewd.lease.Holder;
import org.slewd.lease.Lease;
import org.slewd.lease.LeaseBook;
import org.slewd.lease.Part;
import org.slewd.lease.Wish;

/**
 * By which the agenda has antenna and receiver while it follows a pass; everybody may take them from it. One thread, which is not the
 * loop: whoever gives an order holds the book meanwhile. But {@link #others} any.
 */
final class AgendaLease {

    private final LeaseBook leases;
    private final Map<Part, Long> numbers = new EnumMap<>(Part.class);
    private volatile Optional<String> others = Optional.empty();

    AgendaLease(LeaseBook leases) {
        this.leases = leases;
    }

    /** Who else has what it needs, as a part of a sentence, when it was looked last; empty when nobody has. */
    Optional<String> others() {
        return others;
    }

    /** Keeps the leases going, takes them where they are free, or gives them back. */
    void keep(boolean wanted) {
        if (wanted) {
            acquire();
        } else {
            numbers.forEach((part, number) -> leases.release(part, Holder.SCHEDULE, number));
            numbers.clear();
        }
        look();
    }

    /** Gives an order by its lease; refused where a person has one. */
    CompletionStage<Outcome> order(Supplier<CompletionStage<Outcome>> order) {
        acquire();
        look();
        Long number = numbers.get(Part.ROTATOR);
        Claim claim = new Claim(
                Part.ROTATOR,
                Holder.SCHEDULE,
                number == null ? OptionalLong.empty() : OptionalLong.of(number),
                false,
                Optional.of(Part.RECEIVER));
        return leases.carryOut(
                claim,
                order,
                barred -> CompletableFuture.completedFuture(new Outcome.Refused(
                        "busy",
                        barred.held().map(AgendaLease::words).orElse("somebody else gives orders to the antenna"),
                        "it is asked again")));
    }

    private void acquire() {
        for (Part part : Part.values()) {
            Grant grant = leases.acquire(part, Holder.SCHEDULE, Wish.IF_FREE);
            if (grant instanceof Grant.Granted granted) {
                numbers.put(part, granted.lease().number());
            } else {
                numbers.remove(part);
            }
        }
    }

    private void look() {
        others = Arrays.stream(Part.values())
                .flatMap(part -> leases.heldByPerson(part).stream())
                .findFirst()
                .map(AgendaLease::words);
    }

    private static String words(Lease lease) {
        return lease.holder().who() + " holds the " + lease.part().words();
    }
}
