package org.slewd.transmitter;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.stream.Stream;

/**
 * Which transmitter of an object is listened to when nobody says. Only what can be received is in question: it sends, it is
 * not disabled, and its frequency is within the bands of the receiver. What the station prefers comes first; then decide
 * the wishes, in their order; among equals the lowest frequency, and then the uuid, so that the choice is always the same.
 *
 * @param wishes the weightiest first
 */
public record Policy(List<Wish> wishes) {

    /** Something that is on the air now, known to be so, and heard without talking to it. */
    public static final Policy USUAL = new Policy(List.of(Wish.ACTIVE, Wish.CONFIRMED, Wish.TELEMETRY, Wish.FM));

    public Policy {
        wishes = List.copyOf(wishes);
        if (wishes.stream().distinct().count() != wishes.size()) {
            throw new IllegalArgumentException("names a wish twice: " + wishes);
        }
    }

    /** The best of {@code candidates}; {@code tunable} says whether the receiver can be tuned to a frequency in hertz. */
    Optional<Listed> best(Stream<Listed> candidates, LongPredicate tunable) {
        return candidates
                .filter(one -> !one.disabled() && one.downlinkHz().isPresent())
                .filter(one -> tunable.test(Math.round(one.downlinkHz().orElseThrow())))
                .min(order());
    }

    private Comparator<Listed> order() {
        Comparator<Listed> order = Comparator.comparing((Listed one) -> !one.preferred());
        for (Wish wish : wishes) {
            order = order.thenComparing(one -> !wish.isGranted(one.transmitter()));
        }
        return order.thenComparing(one -> one.downlinkHz().orElseThrow())
                .thenComparing(one -> one.transmitter().uuid());
    }
}
