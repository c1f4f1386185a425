package org.slewd.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Sets;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;

/** What plans for a G-5500 have to reach on sets of passes of a space station over four sites. */
class PlanGoalsTest {

    private static final int PASSES = 200;
    private static final int NODES = 10;
    private static final double BEAM_DEG = 30;

    private final PassPlanner planner = new PassPlanner();

    @Test
    void below_the_keyhole_there_is_no_error_and_in_it_no_more_than_the_table_has() {
        double worst = 0;
        for (SkyPath path : passes(false)) {
            PointingPlan plan = planner.plan(Rotators.G5500.request(path, 0, 450, 180, BEAM_DEG));
            if (highestDeg(path) < 81) {
                assertThat(plan.greatestErrorDeg()).isLessThan(0.01);
            }
            worst = Math.max(worst, plan.greatestErrorDeg());
        }
        assertThat(worst).isLessThanOrEqualTo(3.2);
    }

    /**
     * What is left over many passes is the keyhole alone, so it depends on how many go through it. A sample of 200 passes of
     * four sites is too small for it: drawn a thousand times from these passes, its RMS lies between 0.02 and 0.06 degrees,
     * and the peak that 95 % stay below between 0 and 0.9. So this is every pass over every fifth degree of latitude
     * that the orbit rises over.
     */
    @Test
    @Tag("whole-pass")
    @Timeout(300) // 52 s on quiet cores
    void over_all_latitudes_the_error_of_the_plan_stays_within_the_goal() {
        List<Double> peaks = new ArrayList<>();
        double square = 0;
        for (int latitude = -55; latitude <= 60; latitude += 5) {
            SiteFrame frame = new SiteFrame(new Site(latitude, 10, 100));
            for (int node = 0; node < 12; node++) {
                ElementSet set = Sets.set(90_001, 15.498, 0.0007, 51.64, 7 + 30.0 * node, 60, 23 * node, 3e-4);
                for (SkyPath path : Paths.of(set, frame, Sets.EPOCH, 4, 10)) {
                    PointingPlan plan = planner.plan(Rotators.G5500.request(path, 0, 450, 180, BEAM_DEG));
                    peaks.add(plan.greatestErrorDeg());
                    square += plan.rmsErrorDeg() * plan.rmsErrorDeg();
                }
            }
        }
        peaks.sort(null);
        double rms = Math.sqrt(square / peaks.size());
        double p95 = peaks.get((int) (0.95 * peaks.size()));
        System.out.printf("%d passes: RMS %.3f deg, 95 %% of the peaks below %.3f deg%n", peaks.size(), rms, p95);
        assertThat(peaks).hasSizeGreaterThan(4_000);
        assertThat(rms).as("RMS").isLessThanOrEqualTo(0.05);
        assertThat(p95).as("95 % of the peaks").isLessThanOrEqualTo(0.2);
    }

    private static double highestDeg(SkyPath path) {
        double highest = 0;
        for (int i = 0; i < path.size(); i++) {
            highest = Math.max(highest, path.elevationDeg(i));
        }
        return highest;
    }

    @Tag("whole-pass")
    @Test
    void no_pass_over_north_costs_a_second_where_overlap_or_flip_avoids_it() {
        for (SkyPath path : passes(true)) {
            assertThat(planner.plan(Rotators.G5500.request(path, 0, 450, 180, BEAM_DEG))
                            .offTargetS())
                    .isZero();
            assertThat(planner.plan(Rotators.G5500.request(path, 0, 360, 180, BEAM_DEG))
                            .offTargetS())
                    .isZero();
        }
    }

    @Tag("whole-pass")
    @Test
    void an_unavoidable_turn_costs_less_than_gpredict_makes_of_it() {
        double planned = 0;
        double most = Double.NEGATIVE_INFINITY;
        double gpredict = 0;
        List<SkyPath> passes = passes(true);
        for (SkyPath path : passes) {
            PlanRequest request = Rotators.G5500.request(path, 0, 360, 90, BEAM_DEG);
            double lossDb = planner.plan(request).meanLossDb();
            double otherDb = Follower.gpredict(request).meanLossDb();
            planned += lossDb;
            gpredict += otherDb;
            most = Math.max(most, lossDb - otherDb);
        }
        assertThat(planned / passes.size()).as("mean loss").isLessThanOrEqualTo(1.4);
        assertThat(planned).isLessThan(gpredict);
        assertThat(most).as("worse than gpredict on one pass").isLessThanOrEqualTo(0.3);
    }

    /** Evenly over the sites, from several nodes of the orbit; {@code overNorth} keeps those that cross north. */
    private static List<SkyPath> passes(boolean overNorth) {
        List<SkyPath> chosen = new ArrayList<>();
        double[][] sites = {{48, 11}, {52, -1}, {35, 139}, {-34, 151}};
        for (double[] site : sites) {
            SiteFrame frame = new SiteFrame(new Site(site[0], site[1], 100));
            for (int node = 0; node < NODES; node++) {
                ElementSet set = Sets.set(90_001, 15.498, 0.0007, 51.64, 7 + 36.5 * node, 60, 23 * node, 3e-4);
                List<SkyPath> found = Paths.of(set, frame, Sets.EPOCH, 2, 10);
                found.removeIf(path -> overNorth && !crossesNorth(path));
                chosen.addAll(found.subList(0, Math.min(found.size(), overNorth ? 1 : PASSES / NODES / 4)));
            }
        }
        return chosen;
    }

    private static boolean crossesNorth(SkyPath path) {
        for (int i = 0; i < path.size(); i++) {
            if (path.azimuthDeg(i) < 0 || path.azimuthDeg(i) >= 360) {
                return true;
            }
        }
        return false;
    }
}
