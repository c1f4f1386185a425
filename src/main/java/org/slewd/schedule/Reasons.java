package org.slewd.schedule;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** Says why each candidate is taken, trimmed or declined. */
final class Reasons {

    /** A sentence that names more is read by nobody. */
    private static final int MOST_NAMED = 2;

    private final List<Part> parts;
    private final List<Appointment> appointments;
    private final Quotas quotas;
    private final double margin;
    private final AgendaRequest request;
    private final int[] used;

    /** @param appointments of {@code parts}, one for one */
    Reasons(
            List<Piece> pieces,
            List<Part> parts,
            List<Appointment> appointments,
            Quotas quotas,
            AgendaPlanner planner,
            AgendaRequest request) {
        this.parts = parts;
        this.appointments = appointments;
        this.quotas = quotas;
        this.margin = planner.margin();
        this.request = request;
        this.used = new int[quotas.size()];
        Set<Candidate> known = pieces.stream().map(Piece::candidate).collect(Collectors.toSet());
        for (Part part : parts) {
            if (known.contains(part.piece().candidate())) {
                for (int counter : part.piece().counters()) {
                    used[counter]++;
                }
            }
        }
    }

    Account account(Piece piece) {
        Candidate candidate = piece.candidate();
        List<Appointment> own = appointments.stream()
                .filter(one -> one.candidate().equals(candidate))
                .toList();
        return own.isEmpty()
                ? declined(piece)
                : new Account.Taken(candidate.pass(), candidate.wish().name(), own, trimmed(candidate, own));
    }

    /** What was cut off, and for what; empty when nothing was. */
    private String trimmed(Candidate candidate, List<Appointment> own) {
        List<String> cuts = new ArrayList<>();
        Instant begin = own.get(0).begin();
        Instant end = own.get(own.size() - 1).end();
        if (begin.isAfter(candidate.pass().aos().utc())) {
            cuts.add("the first %.0f s are left out %s"
                    .formatted(
                            PassCurve.seconds(candidate.pass().aos().utc(), begin),
                            appointments.stream()
                                    .filter(one -> turns(one) && !one.end().isAfter(begin) && !own.contains(one))
                                    .filter(one -> one.end()
                                            .isAfter(candidate
                                                    .pass()
                                                    .aos()
                                                    .utc()
                                                    .minusMillis(Math.round(
                                                            request.setUp().atMostS() * 1e3))))
                                    .reduce((a, b) -> b)
                                    .map(one -> "for " + one.words())
                                    .orElse("as it is up before the antenna is free")));
        }
        for (int i = 1; i < own.size(); i++) {
            cuts.add("it is left from %s to %s for another"
                    .formatted(
                            Sentences.time(own.get(i - 1).end()),
                            Sentences.time(own.get(i).begin())));
        }
        if (end.isBefore(candidate.pass().los().utc())) {
            cuts.add("the last %.0f s are left out %s"
                    .formatted(
                            PassCurve.seconds(end, candidate.pass().los().utc()),
                            appointments.stream()
                                    .filter(one -> turns(one) && !one.begin().isBefore(end) && !own.contains(one))
                                    .findFirst()
                                    .map(one -> "for " + one.words())
                                    .orElse("for another")));
        }
        if (cuts.isEmpty()) {
            return "";
        }
        double worth = own.stream().mapToDouble(Appointment::worth).sum();
        return String.join("; ", cuts) + "; worth " + Sentences.worth(worth) + " of "
                + Sentences.worth(candidate.worth());
    }

    private static boolean turns(Appointment one) {
        return one.candidate().wish().needs().contains(Resource.ROTATOR);
    }

    private Account declined(Piece piece) {
        for (int counter : piece.counters()) {
            if (used[counter] >= quotas.left(counter)) {
                return decline(
                        piece,
                        Account.Why.QUOTA,
                        piece.candidate().wish().name() + " may have no more of "
                                + piece.candidate().day() + ", and the others are better together");
            }
        }
        List<Part> rivals = parts.stream().filter(part -> clashes(part, piece)).toList();
        if (rivals.isEmpty()) {
            return decline(
                    piece, Account.Why.OVERLAP, "leaves the antenna no time to get to it and on to what comes next");
        }
        return decline(piece, Account.Why.OVERLAP, overlap(piece, rivals));
    }

    private String overlap(Piece piece, List<Part> rivals) {
        String names = rivals.stream().limit(MOST_NAMED).map(Reasons::words).collect(Collectors.joining(" and "))
                + (rivals.size() > MOST_NAMED ? " and " + (rivals.size() - MOST_NAMED) + " more" : "");
        double theirs = rivals.stream().mapToDouble(Part::worth).sum();
        double own = new Part(piece, piece.first(), piece.last()).worth();
        String which = rivals.size() == 1 ? "which is worth " : "which together are worth ";
        String what = "overlaps " + names + ", " + which + Sentences.worth(theirs) + " against " + Sentences.worth(own);
        if (theirs >= own) {
            return what;
        }
        if (rivals.stream().anyMatch(part -> part.piece().committed())) {
            return what + " but has begun";
        }
        if (rivals.stream().mapToDouble(Part::reckonedMin).sum() >= own
                && rivals.stream().anyMatch(part -> part.piece().promise().isKept())) {
            return what
                    + String.format(
                            Locale.ROOT,
                            " but stands on the agenda; it is not given up for less than %.0f %% more",
                            100 * margin);
        }
        return what + "; with the passes around it that is the better agenda";
    }

    private static String words(Part part) {
        PassCurve curve = part.piece().curve();
        return Sentences.pass(curve.pass().name(), curve.utc(part.begin()), curve.utc(part.end()));
    }

    /** Whether {@code part} and all of {@code piece} cannot both be followed. */
    private boolean clashes(Part part, Piece piece) {
        Set<Resource> needs = piece.candidate().wish().needs();
        Set<Resource> theirs = part.piece().candidate().wish().needs();
        if (needs.stream()
                .noneMatch(need -> theirs.contains(need) && !request.shared().contains(need))) {
            return false;
        }
        boolean turn = needs.contains(Resource.ROTATOR) && theirs.contains(Resource.ROTATOR);
        SetUp way = turn ? request.setUp() : SetUp.NONE;
        PassCurve curve = piece.curve();
        PassCurve other = part.piece().curve();
        double there = way.seconds(other, part.end(), curve, piece.first());
        double on = way.seconds(curve, piece.last(), other, part.begin());
        boolean after = PassCurve.seconds(other.utc(part.end()), curve.utc(piece.first())) >= there;
        boolean before = PassCurve.seconds(curve.utc(piece.last()), other.utc(part.begin())) >= on;
        return !after && !before;
    }

    private static Account decline(Piece piece, Account.Why why, String reason) {
        return AgendaPlanner.declined(piece, why, reason).orElseThrow();
    }
}
