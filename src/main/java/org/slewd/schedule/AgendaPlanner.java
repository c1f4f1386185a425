package org.slewd.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Makes the agenda that is worth most.
 *
 * <p>What stands is kept where nothing much better offers itself: a part that stands counts for {@link #margin} more than it is
 * worth, and for some more for being kept and for each of its ends that stays ({@link Promise}). So shifts of a few seconds
 * change nothing that is chosen, and move an end by little more than the pass moves. Since the agenda that is worth most gains most
 * by that, too, one that was made of the same passes stays as it is.
 *
 * <p>Pure and deterministic. Any thread; one agenda at a time in each call.
 */
public final class AgendaPlanner {

    /** Element sets of two days differ by a few percent in what a pass is worth, mostly by less. */
    public static final double USUAL_MARGIN = 0.1;

    /** Before the antenna is sent somewhere: for the motors to settle and for plans to be made. */
    private static final double RESERVE_S = 30;

    private final double margin;

    /** @param margin what is promised counts for so much more, as a part of its worth, at least 0 */
    public AgendaPlanner(double margin) {
        if (!(margin >= 0 && margin < 100)) {
            throw new IllegalArgumentException("a margin of " + margin);
        }
        this.margin = margin;
    }

    /** How much more than it is worth counts what the standing agenda takes, as a part of its worth. */
    public double margin() {
        return margin;
    }

    /** The agenda that is worth most. */
    public Agenda plan(AgendaRequest request) {
        Quotas quotas = new Quotas(request.followed());
        Standing standing = new Standing(request, margin);
        Map<Candidate, Account> accounts = new LinkedHashMap<>();
        List<Piece> pieces = new ArrayList<>();
        for (Candidate candidate : request.candidates()) {
            if (candidate.pass().los().utc().isAfter(request.from())) {
                Piece piece = piece(candidate, request, standing, quotas);
                Optional<Account> refusal = refusal(piece, request, quotas);
                refusal.ifPresentOrElse(why -> accounts.put(candidate, why), () -> pieces.add(piece));
            }
        }
        Lanes lanes = new Lanes(request.setUp(), request.shared(), quotas, request.from());
        Chain.Found found = lanes.find(pieces);
        List<Appointment> appointments = appointments(found.parts(), request.setUp());
        Reasons reasons = new Reasons(pieces, found.parts(), appointments, quotas, this, request);
        pieces.forEach(piece -> accounts.put(piece.candidate(), reasons.account(piece)));
        List<Account> all = new ArrayList<>(request.misfits());
        all.addAll(accounts.values());
        all.sort(Comparator.comparing(account -> account.pass().aos().utc()));
        double worth = appointments.stream().mapToDouble(Appointment::worth).sum();
        return new Agenda(
                request.from(),
                request.to(),
                appointments,
                all,
                worth,
                atMost(found, worth, pieces, lanes),
                found.isBest());
    }

    /** What no agenda of these passes is worth more than: with what is promised the search reckons too much. */
    private static double atMost(Chain.Found found, double worth, List<Piece> pieces, Lanes lanes) {
        boolean plain = pieces.stream().allMatch(piece -> piece.promise() == Promise.NONE);
        if (plain && Double.isFinite(found.atMostMin())) {
            return Math.max(worth, found.atMostMin());
        }
        return Math.max(
                worth, lanes.atMost(pieces.stream().map(Piece::unpromised).toList()));
    }

    private static Piece piece(Candidate candidate, AgendaRequest request, Standing standing, Quotas quotas) {
        Wish wish = candidate.wish();
        Optional<AgendaRequest.Committed> committed =
                request.committed().filter(pass -> candidate.isOf(pass.catalogNumber(), pass.tca()));
        PassCurve curve = standing.curve(candidate);
        int first = Math.min(curve.firstAt(request.from()), curve.size() - 1);
        int last = committed.map(pass -> lastUntil(curve, pass.until(), first)).orElse(curve.size() - 1);
        List<Promise.Kept> kept = standing.kept(candidate, curve, first, last);
        return new Piece(
                candidate,
                curve,
                first,
                last,
                standing.promise(candidate, curve, kept),
                committed.isPresent() ? 0 : Standing.leastS(wish, curve, kept),
                committed.isEmpty() && !wish.trim().allowed(),
                committed.isPresent() && last > first,
                quotas.countersOf(candidate));
    }

    private static int lastUntil(PassCurve curve, Instant until, int first) {
        int last = curve.size() - 1;
        while (last > first && curve.utc(last).isAfter(until)) {
            last--;
        }
        return last;
    }

    /** Why a candidate is out of the question whatever the others are; empty when it is in. */
    private static Optional<Account> refusal(Piece piece, AgendaRequest request, Quotas quotas) {
        Wish wish = piece.candidate().wish();
        if (piece.committed()) {
            return Optional.empty();
        }
        Optional<Resource> missing =
                wish.needs().stream().filter(request.missing()::containsKey).min(Comparator.naturalOrder());
        if (missing.isPresent()) {
            return declined(piece, Account.Why.RESOURCE, request.missing().get(missing.get()));
        }
        if (piece.whole() && piece.first() > 0) {
            return declined(
                    piece,
                    Account.Why.SHORT,
                    "is up before the antenna is free, and " + wish.name() + " wants it whole");
        }
        if (piece.seconds() < piece.leastS()) {
            return declined(
                    piece,
                    Account.Why.SHORT,
                    "%s %.0f s, and %s wants %.0f s at least"
                            .formatted(
                                    piece.first() > 0 ? "has left" : "lasts",
                                    piece.seconds(),
                                    wish.name(),
                                    wish.trim().leastUsefulS()));
        }
        return quotas.isSpent(piece)
                ? declined(
                        piece,
                        Account.Why.QUOTA,
                        wish.name() + " has had as many of " + piece.candidate().day() + " as it may have")
                : Optional.empty();
    }

    static Optional<Account> declined(Piece piece, Account.Why why, String reason) {
        Candidate candidate = piece.candidate();
        return Optional.of(
                new Account.Declined(candidate.pass(), candidate.wish().name(), candidate.worth(), why, reason));
    }

    private static List<Appointment> appointments(List<Part> parts, SetUp setUp) {
        List<Appointment> appointments = new ArrayList<>();
        Instant free = Instant.MIN;
        for (Part part : parts) {
            PassCurve curve = part.piece().curve();
            Instant begin = curve.utc(part.begin());
            Instant end = curve.utc(part.end());
            Candidate candidate = part.piece().candidate();
            boolean turns = candidate.wish().needs().contains(Resource.ROTATOR);
            Instant early = turns ? begin.minusMillis(Math.round((setUp.atMostS() + RESERVE_S) * 1e3)) : begin;
            Instant prepareFrom = turns && free.isAfter(early) ? free : early;
            appointments.add(new Appointment(candidate, begin, end, prepareFrom, part.worth()));
            free = turns ? end : free;
        }
        return appointments;
    }
}
