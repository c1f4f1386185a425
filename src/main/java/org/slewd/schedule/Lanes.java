package org.slewd.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Passes that need different things, side by side. Those that need the rotator are one {@link Chain}; the others are one for each
 * set of needs, in what time is left of what they share with chains before them. The order of the chains that brings most is taken, of
 * those in which one of them goes first and the others follow by what they are worth: the best there is while all need the rotator.
 */
final class Lanes {

    private final SetUp setUp;
    private final Set<Resource> shared;
    private final Quotas quotas;
    private final Instant from;

    Lanes(SetUp setUp, Set<Resource> shared, Quotas quotas, Instant from) {
        this.setUp = setUp;
        this.shared = shared;
        this.quotas = quotas;
        this.from = from;
    }

    /** Chains of {@code pieces}, put together by their beginning. */
    Chain.Found find(List<Piece> pieces) {
        Map<Set<Resource>, List<Piece>> lanes = new LinkedHashMap<>();
        pieces.forEach(piece ->
                lanes.computeIfAbsent(lane(piece), unknown -> new ArrayList<>()).add(piece));
        List<Set<Resource>> byWorth = lanes.keySet().stream()
                .sorted(Comparator.comparingDouble(needs -> -lanes.get(needs).stream()
                        .mapToDouble(piece -> piece.candidate().worth())
                        .sum()))
                .toList();
        Chain.Found best = new Chain.Found(List.of(), 0, 0, true);
        for (Set<Resource> first : byWorth) {
            List<Set<Resource>> order = new ArrayList<>(byWorth);
            order.remove(first);
            order.add(0, first);
            Chain.Found found = inOrder(order, lanes);
            best = found.reckonedMin() > best.reckonedMin() ? found : best;
        }
        return best;
    }

    /** What no chains of {@code pieces} are worth more than: each chain as if it were alone. */
    double atMost(List<Piece> pieces) {
        return pieces.stream().collect(Collectors.groupingBy(Lanes::lane)).entrySet().stream()
                .mapToDouble(lane -> chain(lane.getKey(), lane.getValue()).atMostMin())
                .sum();
    }

    /** What a pass that is followed needs besides the rotator is free when the rotator is. */
    private static Set<Resource> lane(Piece piece) {
        Set<Resource> needs = piece.candidate().wish().needs();
        return needs.contains(Resource.ROTATOR) ? Set.of(Resource.ROTATOR) : needs;
    }

    private Chain.Found inOrder(List<Set<Resource>> order, Map<Set<Resource>, List<Piece>> lanes) {
        List<Part> parts = new ArrayList<>();
        double reckonedMin = 0;
        double atMostMin = order.size() == 1 ? 0 : Double.POSITIVE_INFINITY;
        boolean isBest = order.size() == 1;
        for (Set<Resource> needs : order) {
            List<Piece> free = new ArrayList<>();
            lanes.get(needs).forEach(piece -> free.addAll(besides(parts, piece)));
            Chain.Found found = chain(needs, free).find();
            isBest &= found.isBest();
            reckonedMin += found.reckonedMin();
            atMostMin += found.atMostMin();
            parts.addAll(found.parts());
        }
        parts.sort(Comparator.comparing(part -> part.piece().curve().utc(part.begin())));
        return new Chain.Found(parts, reckonedMin, atMostMin, isBest);
    }

    private Chain chain(Set<Resource> needs, List<Piece> pieces) {
        return new Chain(pieces, needs.contains(Resource.ROTATOR) ? setUp : SetUp.NONE, quotas, from);
    }

    /** What is left of {@code piece} when what it needs is used by {@code parts}. */
    private List<Piece> besides(Collection<Part> parts, Piece piece) {
        List<Piece> left = List.of(piece);
        for (Part part : parts) {
            if (clash(part.piece(), piece)) {
                Instant begin = part.piece().curve().utc(part.begin());
                Instant end = part.piece().curve().utc(part.end());
                List<Piece> next = new ArrayList<>();
                left.forEach(each -> next.addAll(outside(each, begin, end)));
                left = next;
            }
        }
        return left;
    }

    private boolean clash(Piece one, Piece other) {
        Set<Resource> both = EnumSet.noneOf(Resource.class);
        both.addAll(one.candidate().wish().needs());
        both.retainAll(other.candidate().wish().needs());
        both.removeAll(shared);
        return !both.isEmpty();
    }

    private static List<Piece> outside(Piece piece, Instant begin, Instant end) {
        PassCurve curve = piece.curve();
        if (!begin.isBefore(curve.utc(piece.last())) || !end.isAfter(curve.utc(piece.first()))) {
            return List.of(piece);
        }
        if (piece.whole()) {
            return List.of();
        }
        List<Piece> left = new ArrayList<>();
        int before = curve.firstAt(begin);
        before = before < curve.size() && curve.utc(before).isAfter(begin) ? before - 1 : before;
        if (before > piece.first()) {
            left.add(piece.between(piece.first(), before));
        }
        int after = curve.firstAt(end);
        if (after < piece.last()) {
            left.add(piece.between(Math.max(after, piece.first()), piece.last()));
        }
        return left;
    }
}
