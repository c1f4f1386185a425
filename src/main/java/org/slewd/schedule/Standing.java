package org.slewd.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.slewd.pass.Pass;

/**
 * What the standing agenda holds of the passes of a request. Passes are known again though elements have changed; of several
 * that may be meant, the one with the nearest culmination is.
 */
final class Standing {

    /** A part that stands may become so much shorter than is useful: rise and set move by some seconds. */
    private static final double SHORTER_S = 30;

    private final double margin;
    private final Map<Integer, List<Candidate>> byNumber;
    private final Map<Candidate, List<Appointment>> parts = new HashMap<>();
    private final Set<Candidate> declined = new HashSet<>();

    /** @param margin by which share of its worth what stands counts for more; nothing counts for more at 0 */
    Standing(AgendaRequest request, double margin) {
        this.margin = margin;
        this.byNumber = request.candidates().stream()
                .collect(Collectors.groupingBy(candidate -> candidate.pass().catalogNumber()));
        if (margin > 0) {
            request.standing().ifPresent(this::recognise);
        }
    }

    private void recognise(Agenda agenda) {
        for (Appointment part : agenda.appointments()) {
            find(part.candidate().pass())
                    .ifPresent(candidate -> parts.computeIfAbsent(candidate, unknown -> new ArrayList<>())
                            .add(part));
        }
        for (Account account : agenda.accounts()) {
            if (account instanceof Account.Declined) {
                find(account.pass()).ifPresent(declined::add);
            }
        }
    }

    private Optional<Candidate> find(Pass pass) {
        Instant tca = pass.tca().utc();
        Candidate nearest = null;
        for (Candidate candidate : byNumber.getOrDefault(pass.catalogNumber(), List.of())) {
            if (candidate.isOf(pass.catalogNumber(), tca)
                    && (nearest == null || distance(candidate, tca).compareTo(distance(nearest, tca)) < 0)) {
                nearest = candidate;
            }
        }
        return Optional.ofNullable(nearest);
    }

    private static Duration distance(Candidate candidate, Instant tca) {
        return Duration.between(candidate.pass().tca().utc(), tca).abs();
    }

    /** The curve of {@code candidate} with moments where parts that stand begin and end, so that they can stay as they are. */
    PassCurve curve(Candidate candidate) {
        PassCurve curve = candidate.curve();
        for (Appointment part : parts.getOrDefault(candidate, List.of())) {
            curve = curve.with(part.begin()).with(part.end());
        }
        return curve;
    }

    /**
     * The parts of {@code candidate} that stand, on {@code curve} between its moments {@code first} and {@code last}. An end that was that of
     * the pass is that of the pass again.
     */
    List<Promise.Kept> kept(Candidate candidate, PassCurve curve, int first, int last) {
        return parts.getOrDefault(candidate, List.of()).stream()
                .map(part -> new Promise.Kept(
                        part.isFromRise() ? first : Math.max(first, curve.nearest(part.begin())),
                        part.isToSet() ? last : Math.min(last, curve.nearest(part.end()))))
                .filter(part -> part.begin() < part.end())
                .toList();
    }

    /** What is promised of {@code candidate}, of which {@code kept} stands. */
    Promise promise(Candidate candidate, PassCurve curve, List<Promise.Kept> kept) {
        if (kept.isEmpty()) {
            return declined.contains(candidate) ? Promise.declined(curve) : Promise.NONE;
        }
        return Promise.of(curve, kept, margin);
    }

    /**
     * Least length of a part, in seconds: what stands is not dropped as too short because it comes out some seconds shorter, or has to be cut
     * once more.
     */
    static double leastS(Wish wish, PassCurve curve, List<Promise.Kept> kept) {
        double leastS = wish.trim().leastUsefulS();
        double shortestS = kept.stream()
                .mapToDouble(part -> curve.sinceRiseS(part.end()) - curve.sinceRiseS(part.begin()))
                .min()
                .orElse(Double.POSITIVE_INFINITY);
        return Math.min(leastS, Math.max(Math.max(leastS / 2, leastS - SHORTER_S), shortestS - PassCurve.STEP_S));
    }
}
