package org.slewd.schedule;

import java.time.Instant;
import java.util.List;

/**
 * The search for the best chain of parts of passes on one antenna or receiver.
 *
 * <p>Worth adds up along a pass, so the best chain is the best way through a {@link Network} in the order of time: without quotas that
 * is found by going through it once. With quotas, prices are put on them ({@link Relaxation}), which gives a bound; then a {@link
 * LabelSearch} that keeps few ways finds a good one, and another that keeps more finds the best, or that there is no
 * better one. What it finds is the best there is unless it had to give up ways for want of room.
 */
final class Chain {

    /** Prices are tried so often at most; mostly they settle before. */
    private static final int STEPS = 160;

    /** Searches below the bound, as shares of it, each with how many ways are kept at a node: the wider, the fewer. */
    private static final double[] SHARES = {0.0003, 0.003, 0.03, 1};

    private static final int[] WAYS = {24, 12, 4, 1};

    private final Network network;
    private final Limits limits;

    Chain(List<Piece> pieces, SetUp setUp, Quotas quotas, Instant from) {
        this.network = Network.of(pieces, setUp, from);
        this.limits = new Limits(network, quotas);
    }

    /**
     * What was found.
     *
     * @param parts in the order of time
     * @param reckonedMin what they are worth to the search, in minutes of the zenith times weight
     * @param atMostMin nothing is worth more to the search
     * @param isBest whether it is known that nothing is worth more
     */
    record Found(List<Part> parts, double reckonedMin, double atMostMin, boolean isBest) {}

    Found find() {
        Relaxation relaxation = new Relaxation(network, limits);
        if (relaxation.tighten(STEPS)) {
            return new Found(network.parts(relaxation.way()), relaxation.bound(), relaxation.bound(), true);
        }
        double atMost = relaxation.bound();
        for (int i = 0; i < SHARES.length; i++) {
            double least = relaxation.bound() * (1 - SHARES[i]) - LabelSearch.EPSILON;
            LabelSearch.Found found = new LabelSearch(network, limits, relaxation, WAYS[i], least).find();
            if (!found.way().isEmpty()) {
                return improved(found, relaxation, atMost);
            }
            atMost = found.isComplete() ? Math.min(atMost, least) : atMost;
        }
        throw new IllegalStateException("no way keeps the quotas, and the empty one does");
    }

    /** Tries once more for what is better than {@code found}, where that may have missed something. */
    private Found improved(LabelSearch.Found found, Relaxation relaxation, double atMost) {
        LabelSearch.Found best = found;
        boolean isBest = found.isComplete();
        if (!isBest) {
            LabelSearch.Found other = new LabelSearch(network, limits, relaxation, WAYS[0], found.value()).find();
            isBest = other.isComplete();
            best = other.way().isEmpty() ? found : other;
        }
        return new Found(
                network.parts(best.way()),
                best.value(),
                isBest ? best.value() : Math.max(best.value(), atMost),
                isBest);
    }

    /** What no chain is worth more than, to the search; quicker than finding one. */
    double atMostMin() {
        Relaxation relaxation = new Relaxation(network, limits);
        relaxation.tighten(STEPS);
        return relaxation.bound();
    }
}
