package org.slewd.orbit;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/**
 * All sets that were ever received for one object, and which of them was known and best at a time in the past: what a
 * catalogue of that moment would have said. Immutable; any thread.
 */
public final class SetHistory {

    private final List<Offer> offers;

    /**
     * @param offers in any order
     * @throws IllegalArgumentException when they are of different objects
     */
    public SetHistory(Collection<Offer> offers) {
        this.offers = List.copyOf(offers);
        if (offers.stream()
                        .mapToInt(offer -> offer.set().catalogNumber())
                        .distinct()
                        .count()
                > 1) {
            throw new IllegalArgumentException("a history is of one object");
        }
    }

    /** What was known at {@code utc}: only what had been received by then counts. Empty when that was nothing. */
    public Optional<CatalogueEntry> knownAt(Instant utc) {
        List<Offer> received =
                offers.stream().filter(offer -> !offer.received().isAfter(utc)).toList();
        return received.isEmpty()
                ? Optional.empty()
                : Optional.of(Arbitration.decide(Arbitration.inTheRunning(received)));
    }
}
