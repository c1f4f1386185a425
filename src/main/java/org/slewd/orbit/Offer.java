package org.slewd.orbit;

import java.time.Instant;
import java.util.Comparator;

/**
 * One element set as one source gave it.
 *
 * @param received UTC when slewd got it; an upper bound for when it was published
 */
public record Offer(Source source, Instant received, ElementSet set) {

    /**
     * The newer epoch first; then the source of higher priority, what was received later, and names and contents, so that no
     * two different offers are equal and the order in which they came in never counts.
     */
    static final Comparator<Offer> NEWEST_FIRST =
            Comparator.comparing((Offer offer) -> offer.set.epoch()).reversed().thenComparing(byPreference());

    /** The same without the epoch. */
    static Comparator<Offer> byPreference() {
        return Comparator.comparingInt((Offer offer) -> -offer.source.priority())
                .thenComparing(Comparator.comparing(Offer::received).reversed())
                .thenComparing(offer -> offer.source.name())
                .thenComparing(Comparator.comparingInt((Offer offer) -> offer.set.elementSetNumber())
                        .reversed())
                // Nothing is left that could make one better: any order will do, if only it is always the same.
                .thenComparing(offer -> offer.set.toString());
    }
}
