package org.slewd.orbit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Which of the sets that are offered for one object is used. Pure, and blind to the order of the offers. The current
 * catalogue and the past ask the same code.
 */
final class Arbitration {

    /**
     * Epochs within this are as good as one: a low orbit gets about three sets a day, and what a source knows of the
     * object then tells more than the hours.
     */
    static final Duration TOLERANCE = Duration.ofHours(6);

    private Arbitration() {}

    /**
     * The entry for the offers that are in the running.
     *
     * @param offers of one object, at least one; see {@link #inTheRunning}
     */
    static CatalogueEntry decide(List<Offer> offers) {
        if (offers.size() == 1) {
            return new CatalogueEntry(offers.get(0), new Reason.OnlyOne(), offers);
        }
        List<Offer> sorted = new ArrayList<>(offers);
        sorted.sort(Offer.NEWEST_FIRST);
        List<Offer> sound = sorted.stream().filter(Arbitration::isSound).toList();
        List<Offer> candidates = sound.isEmpty() ? sorted : sound;
        Offer newest = candidates.get(0);
        List<Offer> recent = candidates.stream()
                .filter(offer -> between(offer, newest).compareTo(TOLERANCE) <= 0)
                .toList();
        Offer best = recent.stream()
                .filter(offer -> recent.stream().noneMatch(other -> corrects(other, offer)))
                .min(Comparator.comparingInt((Offer offer) -> -offer.source().priority())
                        .thenComparing(Offer.NEWEST_FIRST))
                .orElseThrow();
        Reason reason = sound.isEmpty() ? new Reason.NoneSound(sorted.size()) : reason(best, newest, sorted);
        return new CatalogueEntry(best, reason, sorted);
    }

    private static Reason reason(Offer best, Offer newest, List<Offer> sorted) {
        Offer first = sorted.get(0);
        if (!isSound(first)) {
            return Judgement.absurdity(first.set())
                    .<Reason>map(why -> new Reason.NewestSound(first, why))
                    .orElseGet(() -> new Reason.NewestPlausible(
                            first,
                            Duration.between(first.received(), first.set().epoch())));
        }
        List<Offer> different = sorted.stream()
                .filter(offer -> !offer.set().isSameOrbitAs(best.set()))
                .toList();
        if (different.isEmpty()) {
            return new Reason.SameSet(sorted.size());
        }
        if (!newest.set().isSameOrbitAs(best.set())) {
            return corrects(best, newest)
                    ? new Reason.Correction(newest)
                    : new Reason.PreferredSource(newest, between(best, newest));
        }
        Offer next = different.get(0);
        return between(next, best).isZero()
                        && next.source().priority() < best.source().priority()
                ? new Reason.PreferredSource(next, Duration.ZERO)
                : new Reason.NewestEpoch(sorted.size(), between(next, best));
    }

    /**
     * What of all that was ever offered for one object still counts. Of each source this is what it said last; where that
     * is not sound, what it last said that was; and where that is older than what it said before, the newest it ever said,
     * since a cache on the way sometimes brings back yesterday. The order of {@code offers} does not matter, nor whether
     * some of them had been weeded out in this way before.
     */
    static List<Offer> inTheRunning(List<Offer> offers) {
        if (haveDifferentSources(offers)) {
            return offers; // nearly always, and then nobody supersedes anybody
        }
        Map<String, Offer> last = new HashMap<>();
        Map<String, Offer> lastSound = new HashMap<>();
        Map<String, Offer> newestSound = new HashMap<>();
        for (Offer offer : offers) {
            String source = offer.source().name();
            last.merge(source, offer, Arbitration::laterReceived);
            if (isSound(offer)) {
                lastSound.merge(source, offer, Arbitration::laterReceived);
                newestSound.merge(source, offer, (a, b) -> Offer.NEWEST_FIRST.compare(a, b) <= 0 ? a : b);
            }
        }
        // A set: a file that is read twice offers everything twice.
        Set<Offer> running = new LinkedHashSet<>();
        for (Offer offer : offers) {
            String source = offer.source().name();
            if (isOfContent(offer, last.get(source))
                    || (isOfContent(offer, lastSound.get(source)) && isSound(offer))
                    || offer.equals(newestSound.get(source))) {
                running.add(offer);
            }
        }
        return List.copyOf(running);
    }

    private static boolean haveDifferentSources(List<Offer> offers) {
        Set<String> names = new HashSet<>();
        for (Offer offer : offers) {
            if (!names.add(offer.source().name())) {
                return false;
            }
        }
        return true;
    }

    private static boolean isOfContent(Offer offer, Offer one) {
        return one != null && offer.received().equals(one.received());
    }

    private static Offer laterReceived(Offer a, Offer b) {
        return b.received().isAfter(a.received()) ? b : a;
    }

    /** Whether an offer may be the best one as long as there is another. */
    static boolean isSound(Offer offer) {
        return !Judgement.isAhead(offer.set(), offer.received())
                && Judgement.absurdity(offer.set()).isEmpty();
    }

    /** Whether the source of {@code earlier} has said {@code later} since. */
    private static boolean corrects(Offer later, Offer earlier) {
        return later.source().name().equals(earlier.source().name())
                && later.received().isAfter(earlier.received());
    }

    private static Duration between(Offer older, Offer newer) {
        return Duration.between(older.set().epoch(), newer.set().epoch());
    }
}
