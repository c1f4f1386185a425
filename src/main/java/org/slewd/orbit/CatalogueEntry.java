package org.slewd.orbit;

import java.util.List;

/**
 * What a catalogue knows of one object: the set that is used, why, and what else was offered.
 *
 * @param best the offer whose set is used
 * @param reason why it is this one
 * @param offers all that are in the running, {@code best} among them, the newest epoch first
 */
public record CatalogueEntry(Offer best, Reason reason, List<Offer> offers) {
    public CatalogueEntry {
        offers = List.copyOf(offers);
    }

    /** The set that is used. */
    public ElementSet set() {
        return best.set();
    }

    public int catalogNumber() {
        return best.set().catalogNumber();
    }

    /** What was offered besides {@link #best}, the newest epoch first. */
    public List<Offer> others() {
        return offers.stream().filter(offer -> !offer.equals(best)).toList();
    }
}
