package org.slewd.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whether an agenda stays when new elements shift rise and set by some seconds, and culminations by a fraction of a degree. */
class SteadinessTest {

    private static final AgendaPlanner PLANNER = new AgendaPlanner(AgendaPlanner.USUAL_MARGIN);

    private static final double MOST_SHIFT_S = 5;

    private static final List<Wish> ALIKE = List.of(Skies.wish("all"));

    private static final List<Wish> UNLIKE = List.of(
            Skies.wish("stations").weighing(5),
            Skies.wish("amateurs").with(new Wish.Quota(OptionalInt.of(12), OptionalInt.of(2))),
            Skies.wish("whole-ones").with(new Wish.Trim(false, 120)));

    /** Two shifts that differ by twice their most, and one step of a curve where a cut has to give way. */
    private static final double MOST_MOVE_S = 2 * MOST_SHIFT_S + PassCurve.STEP_S;

    /** From the first agenda on, over any number of new ones. */
    private static final double MOST_DRIFT_S = MOST_MOVE_S + 2 * PassCurve.STEP_S;

    @Test
    void nothing_chosen_changes_when_elements_shift_passes_by_seconds() {
        staysThrough(12, 0, 80, 5 * 3600, ALIKE);
    }

    @Test
    @Tag("whole-pass")
    void nothing_chosen_changes_in_a_hundred_new_agendas() {
        for (int seed = 0; seed < 3; seed++) {
            staysThrough(100, seed, 150, 9 * 3600, ALIKE);
            staysThrough(100, seed, 150, 9 * 3600, UNLIKE);
        }
    }

    private static void staysThrough(int times, int seed, int passes, double nightS, List<Wish> wishes) {
        Night night = new Night(seed, passes, nightS, wishes);
        Agenda first = PLANNER.plan(night.shifted());
        Agenda standing = first;
        Agenda loose = first;
        int looseChanges = 0;
        for (int time = 0; time < times; time++) {
            AgendaRequest request = night.shifted();
            Agenda next = PLANNER.plan(request.after(standing));
            assertThat(numbers(next)).as("seed " + seed + ", time " + time).isEqualTo(numbers(standing));
            for (int i = 0; i < next.appointments().size(); i++) {
                assertNear(next.appointments().get(i), standing.appointments().get(i), MOST_MOVE_S);
                assertNear(next.appointments().get(i), first.appointments().get(i), MOST_DRIFT_S);
            }
            Agenda looseNext = PLANNER.plan(request);
            looseChanges += numbers(looseNext).equals(numbers(loose)) ? 0 : 1;
            loose = looseNext;
            standing = next;
        }
        // Without a standing agenda they would change most of the time.
        assertThat(looseChanges).isGreaterThan(times / 3);
    }

    private static void assertNear(Appointment one, Appointment other, double mostS) {
        assertThat(PassCurve.seconds(other.begin(), one.begin()))
                .as("begin of %s, then %s", other.words(), one.words())
                .isCloseTo(0, within(mostS));
        assertThat(PassCurve.seconds(other.end(), one.end()))
                .as("end of %s, then %s", other.words(), one.words())
                .isCloseTo(0, within(mostS));
    }

    @Test
    void what_is_worth_more_than_is_promised_takes_the_place_of_what_stands() {
        Candidate stands = new Candidate(Skies.pass(1, 0, 600, 50), Skies.wish("all"));
        Candidate better = new Candidate(Skies.pass(2, 3, 600, 55), Skies.wish("all"));
        Candidate muchBetter = new Candidate(Skies.pass(2, 3, 600, 85), Skies.wish("all"));
        Agenda standing = PLANNER.plan(Skies.request(List.of(stands), 1));

        Agenda kept = PLANNER.plan(Skies.request(List.of(stands, better), 1).after(standing));
        Agenda changed =
                PLANNER.plan(Skies.request(List.of(stands, muchBetter), 1).after(standing));

        assertThat(numbers(kept)).containsExactly(1);
        assertThat(numbers(changed)).contains(2);
    }

    private static List<Integer> numbers(Agenda agenda) {
        return agenda.appointments().stream()
                .map(one -> one.candidate().pass().catalogNumber())
                .toList();
    }

    /** Passes of a night, each a little elsewhere whenever they are asked for. */
    private static final class Night {
        private final Random random;
        private final double nightS;
        private final List<Wish> wishes;
        private final List<double[]> passes = new ArrayList<>();

        Night(int seed, int count, double nightS, List<Wish> wishes) {
            this.random = new Random(seed);
            this.nightS = nightS;
            this.wishes = wishes;
            for (int i = 0; i < count; i++) {
                passes.add(new double[] {
                    nightS * random.nextDouble(), 300 + 300 * random.nextDouble(), 10 + 75 * random.nextDouble()
                });
            }
        }

        AgendaRequest shifted() {
            List<Candidate> candidates = new ArrayList<>();
            for (double[] pass : passes) {
                double riseS = pass[0] + shift(MOST_SHIFT_S);
                double setS = pass[0] + pass[1] + shift(MOST_SHIFT_S);
                candidates.add(new Candidate(
                        Skies.pass(candidates.size() + 1, riseS, setS - riseS, pass[2] + shift(0.2)),
                        wishes.get(candidates.size() % wishes.size())));
            }
            return Skies.request(candidates, nightS / 3600);
        }

        private double shift(double most) {
            return most * (2 * random.nextDouble() - 1);
        }
    }
}
