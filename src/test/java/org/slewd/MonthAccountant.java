package org.slewd;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.slewd.MonthCauses.Cause;
import org.slewd.MonthLedger.Following;
import org.slewd.MonthLedger.Said;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Judgement;
import org.slewd.pass.Pass;
import org.slewd.pass.PassDescriber;
import org.slewd.pass.PassFacts;
import org.slewd.pass.PassSearch;
import org.slewd.schedule.Account;
import org.slewd.schedule.Wish;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.SiteFrame;
import org.slewd.station.AgendaKeeper;
import org.slewd.station.PassReport;

/**
 * Accounts for every pass of every object that was wished for, from outside: finds them anew, and asks of each that was not
 * followed, or not whole, for a reason that is true.
 */
final class MonthAccountant {

    /** An orbit takes 85 minutes at least. */
    private static final Duration SAME_PASS = Duration.ofMinutes(20);

    /** What is missing of a pass for no reason: the loop looks once a second, and what was refused is asked for again after 20 s. */
    private static final double FORGIVEN_S = 25;

    /** From one end of the axes to the other, with what is kept in reserve. */
    private static final Duration SET_UP = Duration.ofSeconds(115);

    /** After a fault the antenna has to be found standing, and to get to the object. */
    private static final Duration GOES_ON_WITHIN = Duration.ofSeconds(100);

    /** An agenda is made every ten minutes at least. */
    private static final Duration SPOKEN_OF_WITHIN = Duration.ofMinutes(10);

    /** A culmination near an edge is on this side by one set and on that by the next. */
    private static final double EDGE_DEG = 0.4;

    private final Month month;
    private final Instant from;
    private final Instant to;
    private final SiteFrame site = new SiteFrame(MonthStation.SITE);
    private final PassDescriber describer = new PassDescriber(site);
    private final List<Wanted> wanted = new ArrayList<>();
    final Map<String, Integer> table = new TreeMap<>();
    final List<String> unaccounted = new ArrayList<>();

    /** A pass of an object that somebody wishes for. */
    private record Wanted(Pass pass, ElementSet elements) {
        Instant aos() {
            return pass.aos().utc();
        }

        Instant tca() {
            return pass.tca().utc();
        }

        Instant los() {
            return pass.los().utc();
        }

        @Override
        public String toString() {
            return "%s %s to %s, highest %.1f".formatted(pass.name(), aos(), los(), pass.maxElevationDeg());
        }
    }

    MonthAccountant(Month month, Instant from, Instant to) {
        this.month = month;
        this.from = from;
        this.to = to;
        find();
    }

    private void find() {
        List<MonthSky.Said> said = month.sky.said();
        PassSearch search = new PassSearch(site, HorizonMask.FLAT);
        for (int i = 0; i < said.size(); i++) {
            Instant begin = said.get(i).from();
            Instant end = i + 1 < said.size() ? said.get(i + 1).from() : to;
            for (ElementSet set : said.get(i).catalogue().sets()) {
                search.find(set, begin.minusSeconds(1_800), end.plusSeconds(1_800)).stream()
                        .filter(pass -> pass.clipped() == Pass.Clipped.NONE)
                        .filter(pass -> !pass.tca().utc().isBefore(begin.minusSeconds(5))
                                && pass.tca().utc().isBefore(end.plusSeconds(5)))
                        .filter(pass -> pass.aos().utc().isAfter(from)
                                && pass.los().utc().isBefore(to))
                        .filter(pass -> wanted.stream().noneMatch(other -> isSame(other.pass, pass)))
                        .forEach(pass -> wanted.add(new Wanted(pass, set)));
            }
        }
        wanted.sort(Comparator.comparing(Wanted::aos));
    }

    private static boolean isSame(Pass one, Pass other) {
        return one.catalogNumber() == other.catalogNumber()
                && Duration.between(one.tca().utc(), other.tca().utc()).abs().compareTo(SAME_PASS) < 0;
    }

    /** Looks at each pass, and at what is asked of all together. */
    void audit() {
        for (Wanted one : wanted) {
            String verdict = verdict(one);
            table.merge(verdict, 1, Integer::sum);
            if (verdict.startsWith("UNACCOUNTED")) {
                unaccounted.add(one + ": " + verdict + "\n   said " + said(one) + "\n   followed " + followings(one)
                        + "\n   causes "
                        + month.causes.touching(one.aos().minusSeconds(120), one.los(), GOES_ON_WITHIN));
            }
        }
        quotas();
        moments();
    }

    private Optional<Said> said(Wanted one) {
        return month.ledger.lastOf(one.pass.catalogNumber(), one.tca());
    }

    private List<Following> followings(Wanted one) {
        return month.ledger.followings.stream()
                .filter(each -> each.isOf(one.pass.catalogNumber(), one.tca()) && each.risen > 0)
                .toList();
    }

    private String verdict(Wanted one) {
        List<Following> own = followings(one);
        Optional<Said> said = said(one);
        List<Wish> wishes = wishesOf(one);
        if (!own.isEmpty()) {
            return followed(one, own);
        }
        if (wishes.isEmpty() && said.isEmpty()) {
            return "of an object that nobody wished for then";
        }
        if (said.isEmpty()) {
            return missing(one, List.of()) < FORGIVEN_S
                    ? "lost: " + cause(one)
                    : "UNACCOUNTED: the agenda never spoke of it";
        }
        if (said.get().why().isEmpty()) {
            return missing(one, List.of()) <= leastS(said.get())
                    ? "lost: " + cause(one)
                    : "UNACCOUNTED: on the agenda, and not followed";
        }
        return declined(one, said.get());
    }

    private String followed(Wanted one, List<Following> own) {
        boolean byPerson = own.stream().noneMatch(each -> each.by.equals(AgendaKeeper.WHO));
        double heldS = seconds(one) - uncovered(one, spansOf(own, Duration.ZERO, Duration.ZERO));
        if (heldS >= seconds(one) - 6) {
            return byPerson ? "followed for a person" : "followed whole";
        }
        if (missing(one, own) > FORGIVEN_S) {
            return "UNACCOUNTED: missing %.0f of %.0f s".formatted(missing(one, own), seconds(one));
        }
        double withoutCauses = uncovered(
                one,
                Stream.concat(spansOf(own, Duration.ZERO, Duration.ZERO).stream(), others(one).stream())
                        .toList());
        return withoutCauses <= FORGIVEN_S ? "followed, trimmed for another" : "followed, cut: " + cause(one);
    }

    /** Seconds of it that were neither followed nor are explained by what else was followed or by something that was wrong. */
    private double missing(Wanted one, List<Following> own) {
        List<Instant[]> spans = new ArrayList<>(spansOf(own, Duration.ZERO, Duration.ZERO));
        spans.addAll(others(one));
        for (MonthCauses.Span span : causes(one)) {
            spans.add(new Instant[] {
                span.from().minusSeconds(5),
                span.to().equals(Instant.MAX) ? Instant.MAX : span.to().plus(GOES_ON_WITHIN)
            });
        }
        return uncovered(one, spans);
    }

    /** What was wrong, of that which matters to it. */
    private List<MonthCauses.Span> causes(Wanted one) {
        return month.causes.touching(one.aos().minusSeconds(120), one.los(), GOES_ON_WITHIN).stream()
                .filter(span -> span.cause() != Cause.RADIO || MonthSky.WEATHER.contains(one.pass.catalogNumber()))
                .toList();
    }

    private String cause(Wanted one) {
        List<MonthCauses.Span> causes = causes(one);
        return causes.isEmpty()
                ? "for another"
                : causes.get(0).cause() + " "
                        + (causes.get(0).cause() == Cause.CLOCK_SET
                                ? ""
                                : causes.get(0).what());
    }

    /** Other passes that the antenna was at. */
    private List<Instant[]> others(Wanted one) {
        return spansOf(
                month.ledger.followings.stream()
                        .filter(each -> !each.isOf(one.pass.catalogNumber(), one.tca()))
                        .filter(each -> each.begun.isBefore(one.los())
                                && each.endedOr(to).plus(SET_UP).isAfter(one.aos()))
                        .toList(),
                Duration.ofSeconds(2),
                SET_UP);
    }

    /** Other passes that it was at, or was to be at by what the agenda said last of them. */
    private List<Instant[]> contenders(Wanted one) {
        List<Instant[]> spans = new ArrayList<>(others(one));
        for (Said other : month.ledger.all()) {
            if (other.number() != one.pass.catalogNumber()
                    || Duration.between(other.tca(), one.tca()).abs().compareTo(SAME_PASS) >= 0) {
                other.parts()
                        .forEach(part -> spans.add(new Instant[] {
                            part.begin().minus(SET_UP), part.end().plus(SET_UP)
                        }));
            }
        }
        return spans;
    }

    private List<Instant[]> spansOf(List<Following> followings, Duration before, Duration after) {
        return followings.stream()
                .map(each -> new Instant[] {
                    each.begun.minus(before), each.endedOr(to).plus(after)
                })
                .toList();
    }

    private static double seconds(Wanted one) {
        return Duration.between(one.aos(), one.los()).toMillis() / 1e3;
    }

    /** Seconds of a pass in none of the spans, to a second. */
    private static double uncovered(Wanted one, List<Instant[]> spans) {
        double left = 0;
        for (Instant at = one.aos(); at.isBefore(one.los()); at = at.plusSeconds(1)) {
            Instant then = at;
            left += spans.stream().noneMatch(span -> !then.isBefore(span[0]) && then.isBefore(span[1])) ? 1 : 0;
        }
        return left;
    }

    private List<Wish> wishesOf(Wanted one) {
        List<Wish> all = new ArrayList<>(MonthStation.WISHES);
        if (month.guestSince
                .filter(since -> since.plus(SPOKEN_OF_WITHIN).isBefore(one.aos()))
                .isPresent()) {
            all.add(MonthStation.GUEST);
        }
        return all.stream()
                .filter(wish -> List.of(wish.objects().split(",")).contains(String.valueOf(one.pass.catalogNumber())))
                .toList();
    }

    private double leastS(Said said) {
        return wish(said.wish()).trim().allowed() ? wish(said.wish()).trim().leastUsefulS() + FORGIVEN_S : 1e6;
    }

    private static Wish wish(String name) {
        return Stream.concat(MonthStation.WISHES.stream(), Stream.of(MonthStation.GUEST))
                .filter(wish -> wish.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private String declined(Wanted one, Said said) {
        Account.Why why = said.why().orElseThrow();
        Wish wish = wish(said.wish());
        boolean isTrue = switch (why) {
            case ELEMENTS ->
                !Judgement.of(one.elements, one.tca().plusSeconds(3_600)).isFitUnattended();
            case LOW -> one.pass.maxElevationDeg() < wish.minElevationDeg() + EDGE_DEG;
            case HOURS ->
                wish.hours().stream()
                        .noneMatch(hours -> hours.contains(one.tca().minusSeconds(60))
                                && hours.contains(one.tca().plusSeconds(60)));
            case LIGHT ->
                describer
                        .describe(one.pass, one.elements)
                        .filter(PassFacts::isVisible)
                        .isEmpty();
            case SHORT ->
                seconds(one) < wish.trim().leastUsefulS() + 10
                        || (!wish.trim().allowed() && missing(one, List.of()) < seconds(one))
                        || missing(one, List.of()) < leastS(said);
            case QUOTA -> isSpent(one, wish);
            case RESOURCE -> !causes(one).isEmpty();
            case OVERLAP -> uncovered(one, contenders(one)) < leastS(said) || missing(one, List.of()) < leastS(said);
        };
        if (isTrue && why == Account.Why.QUOTA && !isUsedUp(one, wish)) {
            return "declined: QUOTA, for others that were lost";
        }
        return (isTrue ? "declined: " : "UNACCOUNTED: an untrue reason, ") + why;
    }

    /** Whether as many of its day were followed as may be. */
    private boolean isUsedUp(Wanted one, Wish wish) {
        List<Wanted> day = wanted.stream()
                .filter(each -> day(each.tca()).equals(day(one.tca())))
                .filter(each -> said(each)
                        .filter(said -> said.wish().equals(wish.name()))
                        .isPresent())
                .filter(each -> followings(each).stream().anyMatch(own -> own.by.equals(AgendaKeeper.WHO)))
                .toList();
        long ofObject = day.stream()
                .filter(each -> each.pass.catalogNumber() == one.pass.catalogNumber())
                .count();
        return day.size() >= wish.quota().passesPerDay().orElse(Integer.MAX_VALUE)
                || ofObject >= wish.quota().passesPerDayOfObject().orElse(Integer.MAX_VALUE);
    }

    /** Whether the day had as many as it may have, followed or about to be when something else came in between. */
    private boolean isSpent(Wanted one, Wish wish) {
        List<Said> day = month.ledger.all().stream()
                .filter(each -> each.wish().equals(wish.name()) && each.everTaken())
                .filter(each -> day(each.tca()).equals(day(one.tca())))
                .toList();
        long ofObject = day.stream()
                .filter(each -> each.number() == one.pass.catalogNumber())
                .count();
        // What was lost to a fault was on the agenda when this one was left out for it.
        Wish.Quota quota = wish.quota();
        return (quota.passesPerDay().isPresent()
                        && day.size() >= quota.passesPerDay().getAsInt())
                || (quota.passesPerDayOfObject().isPresent()
                        && ofObject >= quota.passesPerDayOfObject().getAsInt());
    }

    private static LocalDate day(Instant utc) {
        return utc.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private void quotas() {
        Map<String, Integer> counts = new HashMap<>();
        for (Wanted one : wanted) {
            boolean followed = followings(one).stream().anyMatch(each -> each.by.equals(AgendaKeeper.WHO));
            if (followed && said(one).isPresent()) {
                Wish wish = wish(said(one).get().wish());
                wish.quota().passesPerDay().ifPresent(most -> count(counts, wish.name() + day(one.tca()), most));
                wish.quota()
                        .passesPerDayOfObject()
                        .ifPresent(
                                most -> count(counts, wish.name() + one.pass.catalogNumber() + day(one.tca()), most));
            }
        }
    }

    private void count(Map<String, Integer> counts, String what, int most) {
        if (counts.merge(what, 1, Integer::sum) > most) {
            unaccounted.add("more than " + most + " of " + what + " were followed");
        }
    }

    /** What is told of each following, and that none begins while it must not. */
    private void moments() {
        unaccounted.addAll(month.ledger.broken);
        for (Following one : month.ledger.followings) {
            boolean goesOn = month.ledger.open().filter(one::equals).isPresent();
            if (one.risen > 1 || one.set > 1 || (one.ended.isEmpty() && !goesOn)) {
                unaccounted.add(one + ": risen " + one.risen + ", set " + one.set);
            }
            boolean isDeaf = MonthSky.WEATHER.contains(one.number)
                    && month.causes.at(one.begun.minusSeconds(60), Cause.RADIO).isPresent()
                    && month.causes.at(one.begun, Cause.RADIO).isPresent();
            if (one.by.equals(AgendaKeeper.WHO) && isDeaf) {
                unaccounted.add(one + " was begun without a radio");
            }
            if (one.by.equals(AgendaKeeper.WHO)) {
                for (Cause cause : List.of(Cause.PERSON, Cause.CLOCK, Cause.FAULT)) {
                    // The loop looks once a second.
                    month.causes
                            .at(one.begun.minusMillis(1_500), cause)
                            .filter(span -> span.holdsAt(one.begun))
                            .ifPresent(span -> unaccounted.add(one + " was begun during " + span));
                }
            }
        }
        for (Wanted one : wanted) {
            long sets = followings(one).stream().mapToInt(each -> each.set).sum();
            long pieces = followings(one).size();
            if (sets > 1) {
                unaccounted.add(one + ": its setting was told " + sets + " times");
            }
            boolean again = pieces > 1
                    && causes(one).isEmpty()
                    && followings(one).stream()
                            .limit(pieces - 1)
                            .anyMatch(each -> each.ending
                                    .filter(how -> how == PassReport.Ending.COMPLETE)
                                    .isPresent());
            if (again) {
                unaccounted.add(one + " was followed again: " + followings(one));
            }
            if (Judgement.isTooOld(one.elements, one.tca()) && pieces > 0) {
                unaccounted.add(one + " was followed by elements of " + one.elements.epoch());
            }
        }
    }

    int wished() {
        return wanted.size();
    }
}
