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
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class AgendaPlannerTest {

    private static final AgendaPlanner PLANNER = new AgendaPlanner(AgendaPlanner.USUAL_MARGIN);

    private static final List<Wish> WISHES = List.of(
            Skies.wish("stations").weighing(5),
            Skies.wish("amateurs").with(new Wish.Quota(OptionalInt.of(12), OptionalInt.of(2))),
            Skies.wish("whole-ones").with(new Wish.Trim(false, 120)));

    @Test
    void is_never_worse_than_taking_the_best_pass_first() {
        double most = 1;
        for (int seed = 0; seed < 5; seed++) {
            List<Candidate> night = Skies.night(seed, 100, 20, 8, WISHES);

            Agenda agenda = PLANNER.plan(Skies.request(night, 8));

            double greedy = greedy(night);
            assertThat(agenda.worth()).as("seed " + seed).isGreaterThanOrEqualTo(greedy);
            assertThat(agenda.worth()).isLessThanOrEqualTo(agenda.worthAtMost() + 1e-9);
            most = Math.max(most, agenda.worth() / greedy);
        }
        assertThat(most).isGreaterThan(1.05);
    }

    @Test
    void leaves_time_for_the_way_keeps_quotas_and_accounts_for_every_pass() {
        for (int seed = 0; seed < 5; seed++) {
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

    /** Element sets of two fetches put a pass a few seconds off and a degree higher or lower. */
    @Test
    void does_not_flap_when_elements_change_a_little() {
        Random random = new Random(7);
        double[][] passes = new double[150][];
        for (int i = 0; i < passes.length; i++) {
            passes[i] = new double[] {
                random.nextDouble() * 32_400, 300 + 300 * random.nextDouble(), 10 + 75 * random.nextDouble()
            };
        }
        Agenda standing = PLANNER.plan(Skies.request(jittered(passes, random), 9));
        Agenda loose = standing;
        int changes = 0;
        int looseChanges = 0;
        for (int time = 0; time < 6; time++) {
            List<Candidate> now = jittered(passes, random);
            Agenda next = PLANNER.plan(Skies.request(now, 9).after(standing));
            Agenda looseNext = PLANNER.plan(Skies.request(now, 9));
            changes += gone(standing, next).size();
            looseChanges += gone(loose, looseNext).size();
            // What comes and goes is what was hardly long enough to be useful.
            assertThat(gone(standing, next))
                    .allMatch(one -> one.isTrimmed() && PassCurve.seconds(one.begin(), one.end()) < 240);
            standing = next;
            loose = looseNext;
        }
        assertThat(changes).isLessThanOrEqualTo(3);
        assertThat(looseChanges).isGreaterThan(changes);
    }

    private static List<Appointment> gone(Agenda before, Agenda after) {
        return before.appointments().stream()
                .filter(one -> !after.takes(one.candidate()))
                .toList();
    }

    private static List<Candidate> jittered(double[][] passes, Random random) {
        List<Candidate> candidates = new ArrayList<>();
        for (int i = 0; i < passes.length; i++) {
            candidates.add(new Candidate(
                    Skies.pass(
                            i + 1,
                            passes[i][0] + 2 * random.nextGaussian(),
                            passes[i][1] + random.nextGaussian(),
                            Math.min(90, passes[i][2] + 0.3 * random.nextGaussian())),
                    Skies.wish("all")));
        }
        return candidates;
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
        Wish once = Skies.wish("once").with(new Wish.Quota(OptionalInt.of(2), OptionalInt.empty()));
        List<Candidate> candidates = List.of(
                new Candidate(Skies.pass(1, 0, 600, 20), once), new Candidate(Skies.pass(2, 2000, 600, 30), once));
        AgendaRequest all = Skies.request(candidates, 1);
        AgendaRequest request = new AgendaRequest(
                all.from(),
                all.to(),
                candidates,
                List.of(),
                all.setUp(),
                Set.of(),
                Map.of(),
                List.of(new AgendaRequest.Followed("once", 7, Skies.NIGHT.minusSeconds(3600))),
                Optional.empty(),
                Optional.empty());

        Agenda agenda = PLANNER.plan(request);

        assertThat(objects(agenda)).containsExactly(2);
        assertThat(agenda.accounts().get(0).reason())
                .isEqualTo("once may have no more of 2026-11-26, and the others are better together");
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
