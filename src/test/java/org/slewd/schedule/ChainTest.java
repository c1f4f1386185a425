package org.slewd.schedule;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The search against trying everything. */
class ChainTest {

    @Test
    void finds_what_trying_everything_finds() {
        compare(0, 60);
    }

    @Test
    @Tag("whole-pass")
    void finds_what_trying_everything_finds_a_thousand_times() {
        compare(0, 1000);
    }

    private static void compare(int from, int to) {
        int trimmed = 0;
        int withQuota = 0;
        for (int seed = from; seed < to; seed++) {
            List<Candidate> candidates = few(seed);
            AgendaRequest request = Skies.request(candidates, 1);

            Agenda agenda = new AgendaPlanner(0).plan(request);

            assertThat(agenda.isBest()).isTrue();
            assertThat(agenda.worth()).as("seed " + seed).isCloseTo(new Everything(candidates).best(), within(1e-9));
            assertThat(agenda.worthAtMost()).isGreaterThanOrEqualTo(agenda.worth() - 1e-9);
            trimmed += agenda.appointments().stream().anyMatch(Appointment::isTrimmed) ? 1 : 0;
            withQuota += candidates.stream().anyMatch(one -> !one.wish().quota().equals(Wish.Quota.NONE)) ? 1 : 0;
        }
        // The cases are worth trying.
        assertThat(trimmed).isGreaterThan((to - from) * 3 / 10);
        assertThat(withQuota).isGreaterThan((to - from) * 3 / 10);
    }

    /** Four to six passes that are close together, of two wishes. */
    private static List<Candidate> few(int seed) {
        Random random = new Random(seed);
        List<Wish> wishes = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            Wish.Trim trim = new Wish.Trim(random.nextInt(4) > 0, 60 + random.nextInt(3) * 60);
            Wish wish =
                    Skies.wish("wish-" + i).weighing(0.5 + random.nextInt(4)).with(trim);
            wishes.add(
                    random.nextInt(3) == 0
                            ? wish.with(new Wish.Quota(
                                    OptionalInt.of(1 + random.nextInt(2)),
                                    random.nextBoolean() ? OptionalInt.of(1) : OptionalInt.empty()))
                            : wish);
        }
        List<Candidate> candidates = new ArrayList<>();
        int count = 4 + random.nextInt(2);
        for (int i = 0; i < count; i++) {
            int steps = 3 + random.nextInt(2);
            PassCurve curve = Skies.pass(
                    1 + random.nextInt(3),
                    random.nextInt(1200),
                    steps * (50 + random.nextInt(40)),
                    10 + random.nextInt(80),
                    steps,
                    random.nextInt(360));
            candidates.add(new Candidate(curve, wishes.get(random.nextInt(2))));
        }
        return candidates;
    }

    /** Every row of parts of passes that the rules allow. */
    private static final class Everything {
        private final List<Candidate> candidates;
        private double most;

        Everything(List<Candidate> candidates) {
            this.candidates = candidates;
        }

        double best() {
            goOn(null, 0, 0, new int[10]);
            return most;
        }

        private void goOn(Candidate last, int left, double worth, int[] counts) {
            most = Math.max(most, worth);
            for (Candidate next : candidates) {
                PassCurve curve = next.curve();
                int end = curve.size() - 1;
                boolean over = last != null && gapS(last.curve(), left, curve, end) < 0;
                if (next.equals(last) || over || !isAllowed(next, counts)) {
                    continue;
                }
                boolean trim = next.wish().trim().allowed();
                for (int i = 0; i < (trim ? end : 1); i++) {
                    if (last != null && !isInTime(last.curve(), left, curve, i)) {
                        continue;
                    }
                    for (int j = trim ? i + 1 : end; j <= end; j++) {
                        if (curve.sinceRiseS(j) - curve.sinceRiseS(i)
                                >= next.wish().trim().leastUsefulS() - 1e-9) {
                            count(next, counts, 1);
                            goOn(
                                    next,
                                    j,
                                    worth + next.wish().weight() * (curve.usefulMin(j) - curve.usefulMin(i)),
                                    counts);
                            count(next, counts, -1);
                        }
                    }
                }
            }
        }

        private static boolean isInTime(PassCurve from, int leaving, PassCurve to, int beginning) {
            double gapS = gapS(from, leaving, to, beginning);
            return gapS >= 0 && gapS >= Skies.ROTATOR.seconds(from, leaving, to, beginning) - 1e-9;
        }

        private static double gapS(PassCurve from, int leaving, PassCurve to, int beginning) {
            return PassCurve.seconds(from.pass().aos().utc(), to.pass().aos().utc())
                    + to.sinceRiseS(beginning)
                    - from.sinceRiseS(leaving);
        }

        private static boolean isAllowed(Candidate next, int[] counts) {
            Wish.Quota quota = next.wish().quota();
            return counts[ofWish(next)] < quota.passesPerDay().orElse(99)
                    && counts[ofObject(next)] < quota.passesPerDayOfObject().orElse(99);
        }

        private static void count(Candidate next, int[] counts, int more) {
            counts[ofWish(next)] += more;
            counts[ofObject(next)] += more;
        }

        private static int ofWish(Candidate next) {
            return next.wish().name().equals("wish-0") ? 0 : 1;
        }

        private static int ofObject(Candidate next) {
            return 2 + 4 * ofWish(next) + next.pass().catalogNumber();
        }
    }
}
