package org.slewd.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

class AgendaPlannerTest {

    private static final AgendaPlanner PLANNER = new AgendaPlanner(AgendaPlanner.USUAL_MARGIN);

    private static final List<Wish> WISHES = List.of(
            Skies.wish("stations").weighing(5),
            Skies.wish("amateurs").with(new Wish.Quota(OptionalInt.of(12), OptionalInt.of(2))),
            Skies.wish("whole-ones").with(new Wish.Trim(false, 120)));

    @Test
    void is_never_worse_than_taking_the_best_pass_first() {
        assertThat(mostAboveGreedy(4, 80)).isGreaterThan(1.05);
    }

    /** Measured: proved the best in all of them, and 4 to 9 % above greed. */
    @Test
    @Tag("whole-pass")
    void is_never_worse_than_taking_the_best_pass_first_of_three_hundred() {
        assertThat(mostAboveGreedy(20, 300)).isGreaterThan(1.05);
    }

    private static double mostAboveGreedy(int nights, int passes) {
        double most = 1;
        for (int seed = 0; seed < nights; seed++) {
            List<Candidate> night = Skies.night(seed, passes, passes / 5, 8, WISHES);

            Agenda agenda = PLANNER.plan(Skies.request(night, 8));

            double greedy = greedy(night);
            assertThat(agenda.isBest()).as("seed " + seed).isTrue();
            assertThat(agenda.worth()).as("seed " + seed).isGreaterThanOrEqualTo(greedy);
            assertThat(agenda.worth()).isLessThanOrEqualTo(agenda.worthAtMost() + 1e-9);
            most = Math.max(most, agenda.worth() / greedy);
        }
        return most;
    }

    /** Four wishes with quotas for each object: here the search may have to give up ways, and says how far it may be off. */
    @Test
    @Tag("whole-pass")
    void is_near_the_bound_under_hundreds_of_quotas() {
        Wish.Quota once = new Wish.Quota(OptionalInt.of(10), OptionalInt.of(1));
        List<Wish> wishes = List.of(
                Skies.wish("stations").weighing(5).with(once),
                Skies.wish("amateurs").with(new Wish.Quota(OptionalInt.of(12), OptionalInt.of(2))),
                Skies.wish("weather").weighing(2).with(once),
                Skies.wish("whole-ones").with(new Wish.Trim(false, 120)).with(once));
        for (int seed = 0; seed < 10; seed++) {
            Agenda agenda = PLANNER.plan(Skies.request(Skies.night(seed, 300, 60, 12, wishes), 12));

            assertThat(agenda.worthAtMost() / agenda.worth())
                    .as("seed " + seed)
                    .isBetween(1 - 1e-12, agenda.isBest() ? 1 + 1e-12 : 1.03);
        }
    }

    @Test
    void leaves_time_for_the_way_keeps_quotas_and_accounts_for_every_pass() {
        for (int seed = 0; seed < 3; seed++) {
            List<Candidate> night = Skies.night(seed, 80, 15, 8, WISHES);

            Agenda agenda = PLANNER.plan(Skies.request(night, 8));

            assertThat(agenda.accounts()).hasSize(night.size());
            List<Appointment> taken = agenda.appointments();
            for (int i = 1; i < taken.size(); i++) {
                assertThat(seconds(taken.get(i - 1), taken.get(i))).isGreaterThan(1.9);
                assertThat(taken.get(i).prepareFrom())
                        .isAfterOrEqualTo(taken.get(i - 1).end());
            }
            assertThat(count(taken, "amateurs 26")).isLessThanOrEqualTo(12);
            for (int number = 1; number <= 15; number++) {
                assertThat(count(taken, "amateurs 26 " + number)).isLessThanOrEqualTo(2);
            }
            assertThat(taken)
                    .filteredOn(one -> one.candidate().wish().name().equals("whole-ones"))
                    .noneMatch(Appointment::isTrimmed);
            agenda.accounts().stream()
                    .filter(Account.Declined.class::isInstance)
                    .forEach(account -> assertThat(account.reason()).isNotBlank());
        }
    }

    private static double seconds(Appointment before, Appointment after) {
        return PassCurve.seconds(before.end(), after.begin());
    }

    private static long count(List<Appointment> taken, String key) {
        return taken.stream()
                .filter(one -> one.candidate().wish().name().equals("amateurs"))
                .map(one -> "amateurs " + one.candidate().day().getDayOfMonth() + " "
                        + one.candidate().pass().catalogNumber())
                .filter(one -> one.equals(key) || (key.equals("amateurs 26") && one.startsWith(key)))
                .count();
    }

    @Test
    void says_the_same_again_when_asked_again() {
        for (int seed = 0; seed < 3; seed++) {
            AgendaRequest request = Skies.request(Skies.night(seed, 100, 20, 12, WISHES), 12);
            Agenda first = PLANNER.plan(request);

            Agenda second = PLANNER.plan(request.after(first));

            assertThat(second.appointments()).isEqualTo(first.appointments());
        }
    }

    private static List<Integer> objects(Agenda agenda) {
        return agenda.appointments().stream()
                .map(one -> one.candidate().pass().catalogNumber())
                .toList();
    }

    /** The best pass first, whole, then the best of what fits beside it, and so on. */
    private static double greedy(List<Candidate> night) {
        List<Candidate> taken = new ArrayList<>();
        Map<String, Integer> counts = new HashMap<>();
        double worth = 0;
        List<Candidate> byWorth = night.stream()
                .sorted(Comparator.comparingDouble(one -> -one.worth()))
                .toList();
        for (Candidate one : byWorth) {
            boolean fits = taken.stream().allMatch(other -> isBeside(one, other) || isBeside(other, one));
            String object = one.wish().name() + ' ' + one.pass().catalogNumber() + ' ' + one.day();
            String wish = one.wish().name() + ' ' + one.day();
            fits &= counts.getOrDefault(object, 0)
                    < one.wish().quota().passesPerDayOfObject().orElse(999);
            fits &= counts.getOrDefault(wish, 0)
                    < one.wish().quota().passesPerDay().orElse(999);
            if (fits && one.curve().sinceRiseS(one.curve().size() - 1) >= 120) {
                taken.add(one);
                counts.merge(object, 1, Integer::sum);
                counts.merge(wish, 1, Integer::sum);
                worth += one.worth();
            }
        }
        return worth;
    }

    private static boolean isBeside(Candidate before, Candidate after) {
        int end = before.curve().size() - 1;
        return PassCurve.seconds(before.pass().los().utc(), after.pass().aos().utc())
                >= Skies.ROTATOR.seconds(before.curve(), end, after.curve(), 0);
    }

    @Test
    void tells_of_each_pass_what_became_of_it() {
        Candidate high = new Candidate(Skies.pass(1, 0, 600, 70), Skies.wish("all"));
        Candidate hidden = new Candidate(Skies.pass(2, 60, 400, 30), Skies.wish("all"));
        Candidate later = new Candidate(Skies.pass(3, 500, 600, 60), Skies.wish("all"));
        Candidate brief = new Candidate(Skies.pass(4, 2000, 100, 60), Skies.wish("all"));
        Candidate deaf = new Candidate(
                Skies.pass(5, 3000, 600, 60), Skies.listening("voice", Resource.ROTATOR, Resource.RECEIVER));
        AgendaRequest all = Skies.request(List.of(high, hidden, later, brief, deaf), 1);
        AgendaRequest request = new AgendaRequest(
                all.from(),
                all.to(),
                all.candidates(),
                List.of(),
                all.setUp(),
                Set.of(),
                Map.of(Resource.RECEIVER, "the receiver does not answer"),
                List.of(),
                Optional.empty(),
                Optional.empty());

        Agenda agenda = PLANNER.plan(request);

        assertThat(agenda.accounts().stream().map(account -> account.pass().name() + ": " + account.reason()))
                .containsExactly(
                        "SAT 1: the last 60 s are left out for SAT 3 18:09-18:18; worth 6.4 of 6.6",
                        "SAT 2: overlaps SAT 1 18:00-18:09, which is worth 6.4 against 2.2",
                        "SAT 3: the first 60 s are left out for SAT 1 18:00-18:09; worth 5.7 of 5.9",
                        "SAT 4: lasts 100 s, and all wants 120 s at least",
                        "SAT 5: the receiver does not answer");
        assertThat(agenda.nextAt(Skies.NIGHT).map(one -> one.candidate().pass().name()))
                .contains("SAT 1");
        assertThat(agenda.nextDecisionAfter(Skies.NIGHT))
                .contains(agenda.appointments().get(0).end());
    }

    @Test
    void keeps_what_is_going_on_but_for_a_wish_that_preempts() {
        Candidate going = new Candidate(Skies.pass(1, 0, 600, 20), Skies.wish("all"));
        Candidate better =
                new Candidate(Skies.pass(2, 100, 600, 80), Skies.wish("urgent").weighing(10));
        Candidate urgent = new Candidate(better.curve(), better.wish().preempting());
        AgendaRequest.Committed committed = new AgendaRequest.Committed(
                1, going.pass().tca().utc(), going.pass().los().utc());

        Agenda kept = PLANNER.plan(Skies.request(List.of(going, better), 1).keeping(committed));
        Agenda interrupted =
                PLANNER.plan(Skies.request(List.of(going, urgent), 1).keeping(committed));

        assertThat(kept.appointments().get(0).end())
                .isEqualTo(going.pass().los().utc());
        assertThat(interrupted.appointments().get(0).end())
                .isBefore(better.pass().aos().utc().plusSeconds(20));
        assertThat(objects(interrupted)).containsExactly(1, 2);
    }

    @Test
    void what_was_followed_counts_for_the_day() {
        Agenda agenda = withQuotaOfTwo(new AgendaRequest.Followed("once", 7, Skies.NIGHT.minusSeconds(3600)));

        assertThat(objects(agenda)).containsExactly(2);
        assertThat(agenda.accounts().get(0).reason())
                .isEqualTo("once may have no more of 2026-11-26, and the others are better together");
    }

    @Test
    void what_is_taken_up_again_counts_once() {
        AgendaRequest.Followed before = new AgendaRequest.Followed("once", 7, Skies.NIGHT.minusSeconds(3600));
        AgendaRequest.Followed itself = new AgendaRequest.Followed("once", 1, Skies.NIGHT.plusSeconds(310));

        assertThat(objects(withQuotaOfTwo(itself))).as("one and another").containsExactly(1, 2);
        assertThat(objects(withQuotaOfTwo(before, itself)))
                .as("it is the second already")
                .containsExactly(1);
    }

    /** Of two passes, of objects 1 and 2, that do not overlap. */
    private static Agenda withQuotaOfTwo(AgendaRequest.Followed... followed) {
        Wish wish = Skies.wish("once").with(new Wish.Quota(OptionalInt.of(2), OptionalInt.empty()));
        List<Candidate> candidates = List.of(
                new Candidate(Skies.pass(1, 0, 600, 20), wish), new Candidate(Skies.pass(2, 2000, 600, 30), wish));
        AgendaRequest all = Skies.request(candidates, 1);
        return PLANNER.plan(new AgendaRequest(
                all.from(),
                all.to(),
                candidates,
                List.of(),
                all.setUp(),
                Set.of(),
                Map.of(),
                List.of(followed),
                Optional.empty(),
                Optional.empty()));
    }

    @Test
    void passes_without_the_rotator_go_beside_the_others() {
        Candidate followed =
                new Candidate(Skies.pass(1, 0, 600, 60), Skies.listening("dish", Resource.ROTATOR, Resource.RECEIVER));
        Candidate fixed = new Candidate(Skies.pass(2, 60, 600, 40), Skies.listening("fixed", Resource.SAMPLES));
        Candidate rival = new Candidate(Skies.pass(3, 30, 600, 30), Skies.listening("other", Resource.RECEIVER));

        Agenda agenda = PLANNER.plan(Skies.request(List.of(followed, fixed, rival), 1));

        assertThat(objects(agenda)).containsExactly(1, 2);
        assertThat(agenda.worth()).isCloseTo(followed.worth() + fixed.worth(), within(1e-9));
        AgendaRequest sharing = new AgendaRequest(
                Skies.NIGHT,
                Skies.NIGHT.plusSeconds(3600),
                List.of(followed, fixed, rival),
                List.of(),
                Skies.ROTATOR,
                Set.of(Resource.RECEIVER),
                Map.of(),
                List.of(),
                Optional.empty(),
                Optional.empty());
        assertThat(objects(PLANNER.plan(sharing))).containsExactly(1, 3, 2);
    }
}
