package org.slewd.schedule;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;
import org.slewd.orbit.CatalogueEntry;
import org.slewd.orbit.Judgement;
import org.slewd.pass.Pass;
import org.slewd.pass.PassFacts;

/**
 * Finds the wish that each pass fits.
 *
 * @param candidates passes that fit a wish
 * @param misfits passes of objects that are wished for which fit none
 */
public record Selection(List<Candidate> candidates, List<Account> misfits) {
    public Selection {
        candidates = List.copyOf(candidates);
        misfits = List.copyOf(misfits);
    }

    /**
     * A pass that was found.
     *
     * @param facts what it is like; asked for where the light counts, and empty when the model has nothing to say
     */
    public record Seen(CatalogueEntry object, PassCurve curve, Supplier<Optional<PassFacts>> facts) {}

    /** Each pass counts for the first of {@code wishes} that it fits; those of objects that nobody wants are left out. */
    public static Selection of(List<Wish> wishes, List<Seen> seen) {
        List<Candidate> candidates = new ArrayList<>();
        List<Account> misfits = new ArrayList<>();
        for (Seen one : seen) {
            Optional<Account> misfit = Optional.empty();
            boolean fits = false;
            for (Wish wish : wishes) {
                if (!fits && wish.group().contains(one.object())) {
                    Optional<Account> why = misfit(wish, one);
                    fits = why.isEmpty();
                    if (fits) {
                        candidates.add(new Candidate(one.curve(), wish));
                    }
                    misfit = misfit.or(() -> why);
                }
            }
            if (!fits) {
                misfit.ifPresent(misfits::add);
            }
        }
        return new Selection(candidates, misfits);
    }

    /** Why a pass of an object of {@code wish} does not fit it; empty when it does. */
    private static Optional<Account> misfit(Wish wish, Seen seen) {
        Pass pass = seen.curve().pass();
        Judgement elements = Judgement.of(seen.object().set(), pass.tca().utc());
        if (!elements.isFitUnattended()) {
            return declined(
                    wish,
                    seen,
                    Account.Why.ELEMENTS,
                    "has elements that " + String.join(", and that ", elements.sentences()) + "; fetch newer ones");
        }
        if (!(pass.maxElevationDeg() >= wish.minElevationDeg())) {
            return declined(
                    wish,
                    seen,
                    Account.Why.LOW,
                    String.format(
                            Locale.ROOT,
                            "culminates at %.1f degrees, and %s wants %.1f",
                            pass.maxElevationDeg(),
                            wish.name(),
                            wish.minElevationDeg()));
        }
        if (!wish.hours().isEmpty()
                && wish.hours().stream()
                        .noneMatch(hours -> hours.contains(pass.tca().utc()))) {
            return declined(
                    wish,
                    seen,
                    Account.Why.HOURS,
                    "culminates at " + Sentences.time(pass.tca().utc()) + ", and " + wish.name() + " wants "
                            + String.join(
                                    ", ",
                                    wish.hours().stream()
                                            .map(DailyHours::toString)
                                            .toList())
                            + " UTC");
        }
        if (wish.light() == Wish.Light.ANY
                || seen.facts()
                        .get()
                        .filter(facts -> wish.light() == Wish.Light.SUNLIT ? facts.isSunlit() : facts.isVisible())
                        .isPresent()) {
            return Optional.empty();
        }
        return declined(
                wish,
                seen,
                Account.Why.LIGHT,
                (wish.light() == Wish.Light.SUNLIT ? "stays in the shadow of the Earth" : "cannot be seen by eye")
                        + ", and " + wish.name() + " wants it "
                        + wish.light().name().toLowerCase(Locale.ROOT));
    }

    private static Optional<Account> declined(Wish wish, Seen seen, Account.Why why, String reason) {
        double worth = new Candidate(seen.curve(), wish).worth();
        return Optional.of(new Account.Declined(seen.curve().pass(), wish.name(), worth, why, reason));
    }
}
