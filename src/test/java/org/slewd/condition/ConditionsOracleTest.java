package org.slewd.condition;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Made-up histories against a judge that keeps everything ever heard and looks through all of it at each question:
 * it has no state of its own that could go wrong.
 */
class ConditionsOracleTest {

    private static final long SECOND = 1_000_000_000L;

    private record Heard(long nanos, double value) {}

    /** Everything that was said of one input. */
    private record History(ConditionInput input, List<Heard> heard) {

        private Rule.Limit limit() {
            return (Rule.Limit) input.rule();
        }

        /**
         * Safe is who has, up to now, a stretch without a gap in which nothing reached the upper limit and which begins with
         * values below the lower one for the hold time.
         */
        boolean isSafe(long nowNanos) {
            long staleNanos = input.staleAfter().toNanos();
            int newest = heard.size() - 1;
            if (newest < 0 || nowNanos - heard.get(newest).nanos() > staleNanos) {
                return false;
            }
            int first = newest;
            while (first > 0 && heard.get(first).nanos() - heard.get(first - 1).nanos() <= staleNanos) {
                first--;
            }
            for (int from = first; from <= newest; from++) {
                if (isCalmForHold(from, nowNanos) && nothingUnsafe(from)) {
                    return true;
                }
            }
            return false;
        }

        private boolean isCalmForHold(int from, long nowNanos) {
            long endNanos = heard.get(from).nanos() + input.hold().toNanos();
            if (endNanos > nowNanos) {
                return false;
            }
            for (int i = from; i < heard.size() && heard.get(i).nanos() < endNanos; i++) {
                if (!(heard.get(i).value() < limit().safeBelow())) {
                    return false;
                }
            }
            return heard.get(from).value() < limit().safeBelow();
        }

        private boolean nothingUnsafe(int from) {
            return heard.subList(from, heard.size()).stream().noneMatch(each -> each.value() >= limit().unsafeFrom());
        }
    }

    private static ConditionInput input(int number, Random random) {
        double safeBelow = 10 + random.nextInt(10);
        return new ConditionInput(
                "input " + number,
                new Rule.Limit(Unit.METRES_PER_SECOND, safeBelow + random.nextInt(5), safeBelow, 0, 100),
                new Extract.Whole(),
                new Origin.Web(URI.create("http://gauge/"), Duration.ofSeconds(1), Optional.empty()),
                Duration.ofSeconds(2 + random.nextInt(8)),
                Duration.ofSeconds(random.nextInt(30)),
                random.nextInt(4) == 0 ? Action.STOP : Action.STOW);
    }

    @Test
    void the_verdict_is_that_of_a_judge_who_remembers_everything() {
        int safe = 0;
        for (long seed = 0; seed < 60; seed++) {
            safe += compare(seed);
        }
        assertThat(safe).as("histories have to become safe now and then").isGreaterThan(500);
    }

    private static int compare(long seed) {
        Random random = new Random(seed);
        long nowNanos = Long.MAX_VALUE / 2;
        List<History> histories = new ArrayList<>();
        for (int i = 0; i <= random.nextInt(3); i++) {
            histories.add(new History(input(i, random), new ArrayList<>()));
        }
        Conditions conditions =
                new Conditions(histories.stream().map(History::input).toList());
        double gustiness = random.nextDouble() * 0.1;
        int safe = 0;
        for (int step = 0; step < 400; step++) {
            // Whole and half seconds, so that ages and hold times are met exactly too.
            nowNanos += (random.nextInt(40) == 0 ? 1 + random.nextInt(20) : 1) * SECOND / 2;
            for (History history : histories) {
                say(history, conditions, gustiness, nowNanos, random);
            }
            // Not asked at every step: the answer must not depend on how often somebody asks.
            if (random.nextBoolean()) {
                long askedNanos = nowNanos;
                Verdict verdict = conditions.judge(askedNanos);
                boolean expected = histories.stream().allMatch(each -> each.isSafe(askedNanos));
                assertThat(verdict.isSafe())
                        .as("seed %d, step %d: %s", seed, step, verdict)
                        .isEqualTo(expected);
                boolean stop = histories.stream()
                        .anyMatch(
                                each -> !each.isSafe(askedNanos) && each.input().whenUnsafe() == Action.STOP);
                assertThat(verdict.action().filter(Action.STOP::equals).isPresent())
                        .as("seed %d, step %d", seed, step)
                        .isEqualTo(stop);
                safe += expected ? 1 : 0;
            }
        }
        return safe;
    }

    private static void say(History history, Conditions conditions, double gustiness, long nowNanos, Random random) {
        String name = history.input().name();
        int what = random.nextInt(20);
        if (what < 2) {
            return;
        }
        if (what == 2) {
            conditions.heard(name, random.nextBoolean() ? "NaN" : "-3", nowNanos);
            return;
        }
        if (what == 3) {
            conditions.missed(name, "it does not answer");
            return;
        }
        double roll = random.nextDouble();
        double lower = ((Rule.Limit) history.input().rule()).safeBelow();
        double value = roll < gustiness ? lower + random.nextInt(7) : random.nextInt((int) lower);
        history.heard().add(new Heard(nowNanos, value));
        conditions.heard(name, Double.toString(value), nowNanos);
    }
}
