package org.slewd.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;
import org.slewd.rotator.AxisRange;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;

/**
 * Plans for real passes with every travel, with and without a way over the back, for three rotators: none goes around where
 * it need not. Prints the table of {@code -Dslewd.plans} plans, 1500 if that is not given.
 */
@Tag("whole-pass")
class PlanAcceptanceTest {

    private static final Instant FROM = Instant.parse("2022-01-22T12:00:00Z");
    private static final double[][] TRAVELS = {{0, 360}, {-180, 180}, {0, 450}, {-270, 270}};
    private static final Rotators[] ROTATORS = {Rotators.G5500, Rotators.SPID, Rotators.SLOW_DISH};
    private static final double[] HIGHEST = {90, 180};
    private static final double BEAM_DEG = 20;

    private final PassPlanner planner = new PassPlanner();

    /** Time of the processor, as the machine may have other things to do. */
    private final ThreadMXBean processor = ManagementFactory.getThreadMXBean();

    /** What came of one rotator and travel. */
    private static final class Line {
        private int plans;
        private int legal;
        private int turned;
        private int naiveTurned;
        private double offS;
        private double naiveOffS;
        private final List<Double> worst = new ArrayList<>();
        private final List<Double> naiveWorst = new ArrayList<>();
    }

    @Test
    @Timeout(3600)
    void no_plan_goes_around_where_a_way_without_that_exists() {
        int wanted = Integer.getInteger("slewd.plans", 1500);
        List<SkyPath> paths = paths(wanted);
        Line[] lines = IntStream.range(0, 24).mapToObj(i -> new Line()).toArray(Line[]::new);
        double[] tookMs = new double[paths.size()];
        List<String> broken = new ArrayList<>();
        for (int i = 0; i < paths.size(); i++) {
            int kind = i % 24;
            PlanRequest request = request(paths.get(i), kind);
            long before = processor.getCurrentThreadCpuTime();
            PointingPlan plan = planner.plan(request);
            tookMs[i] = (processor.getCurrentThreadCpuTime() - before) / 1e6;
            Follower.Run naive = Follower.naive(request, 0);
            Line line = lines[kind];
            boolean turns = Follower.turns(paths.get(i), azimuths(plan));
            boolean legal = hasLegalWay(request);
            line.plans++;
            line.legal += legal ? 1 : 0;
            line.turned += turns ? 1 : 0;
            line.naiveTurned += naive.turns(paths.get(i)) ? 1 : 0;
            line.offS += plan.offTargetS();
            line.naiveOffS += naive.offTargetS();
            line.worst.add(plan.greatestErrorDeg());
            line.naiveWorst.add(naive.worstDeg());
            if ((turns || !plan.unwinds().isEmpty()) && legal) {
                broken.add(name(kind) + " at " + paths.get(i).start());
            }
            PlanChecks.assertFollowable(request, plan);
        }
        print(lines, tookMs);
        assertThat(broken).isEmpty();
    }

    private static void print(Line[] lines, double[] tookMs) {
        StringBuilder table = new StringBuilder("rotator travel el | plans legal | turned naive | s off/pass naive |"
                + " p95 of worst deg naive | worst naive\n");
        for (int kind = 0; kind < lines.length; kind++) {
            Line line = lines[kind];
            table.append(String.format(
                    "%-24s | %5d %5d | %4d %4d | %6.2f %6.2f | %6.2f %6.2f | %6.2f %6.2f%n",
                    name(kind),
                    line.plans,
                    line.legal,
                    line.turned,
                    line.naiveTurned,
                    line.offS / line.plans,
                    line.naiveOffS / line.plans,
                    share(line.worst, 0.95),
                    share(line.naiveWorst, 0.95),
                    share(line.worst, 1),
                    share(line.naiveWorst, 1)));
        }
        // The first plans are made by code that is not compiled yet.
        double[] warm = Arrays.copyOfRange(tookMs, Math.min(tookMs.length / 2, 500), tookMs.length);
        Arrays.sort(warm);
        table.append(String.format(
                "planning ms: p50 %.2f p90 %.1f p99 %.1f most %.1f%n",
                warm[warm.length / 2],
                warm[warm.length * 9 / 10],
                warm[warm.length * 99 / 100],
                warm[warm.length - 1]));
        System.out.println(table);
    }

    private static double share(List<Double> values, double part) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.isEmpty() ? 0 : sorted.get((int) Math.round((sorted.size() - 1) * part));
    }

    private static PlanRequest request(SkyPath path, int kind) {
        double[] travel = TRAVELS[kind % 4];
        return ROTATORS[kind / 8].request(path, travel[0], travel[1], HIGHEST[kind / 4 % 2], BEAM_DEG);
    }

    private static String name(int kind) {
        double[] travel = TRAVELS[kind % 4];
        return String.format("%s %.0f..%.0f %.0f", ROTATORS[kind / 8], travel[0], travel[1], HIGHEST[kind / 4 % 2]);
    }

    /** Whether some turn carries the whole pass, forwards or over the back, as the speed of the axes aside. */
    private static boolean hasLegalWay(PlanRequest request) {
        double least = Double.POSITIVE_INFINITY;
        double most = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < request.path().size(); i++) {
            least = Math.min(least, request.path().azimuthDeg(i));
            most = Math.max(most, request.path().azimuthDeg(i));
        }
        AxisRange travel = request.azimuth().travel();
        for (int half = -8; half <= 8; half += request.elevation().travel().maxDeg() >= 180 ? 1 : 2) {
            if (travel.contains(least + 180 * half) && travel.contains(most + 180 * half)) {
                return true;
            }
        }
        return false;
    }

    private static double[] azimuths(PointingPlan plan) {
        return IntStream.range(0, plan.size())
                .mapToDouble(i -> plan.pointing(i).azimuthDeg())
                .toArray();
    }

    private static List<SkyPath> paths(int wanted) {
        List<ElementSet> sets = new ArrayList<>(Sets.real("stations/stations_2022-01-22.3le"));
        sets.addAll(Sets.real("cosmos1408/c1408_2022-01-22.3le"));
        List<SiteFrame> sites = List.of(
                new SiteFrame(new Site(52, 5, 10)),
                new SiteFrame(new Site(78.2, 15.4, 450)),
                new SiteFrame(new Site(1.3, 103.8, 20)));
        Random random = new Random(16);
        List<SkyPath> paths = new ArrayList<>();
        while (paths.size() < wanted) {
            ElementSet set =
                    random.nextInt(4) == 0 ? sets.get(random.nextInt(2)) : sets.get(random.nextInt(sets.size()));
            SiteFrame site = sites.get(random.nextInt(sites.size()));
            List<SkyPath> found = Paths.of(set, site, FROM.plusSeconds(random.nextInt(7 * 86_400)), 1, 0);
            Collections.shuffle(found, random);
            paths.addAll(found.subList(0, Math.min(3, found.size())));
        }
        return paths.subList(0, wanted);
    }
}
