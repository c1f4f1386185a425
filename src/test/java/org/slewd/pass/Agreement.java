package org.slewd.pass;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slewd.orbit.ElementSet;
import org.slewd.pass.Pass.Clipped;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;

/** Holds the search to {@link BruteForce}: the same passes, none more, none fewer, with the same times and extremes. */
final class Agreement {

    /** Middle, high, low and southern latitudes, and a pole. */
    static final List<SiteFrame> SITES = List.of(
            new SiteFrame(new Site(52, 13, 30)),
            new SiteFrame(new Site(78.2, 15.4, 450)),
            new SiteFrame(new Site(1.3, 103.8, 15)),
            new SiteFrame(new Site(90, 0, 0)),
            new SiteFrame(new Site(-35.4, 149.0, 800)));

    static final double[] MASKS_DEG = {0, 10, 40, -2};

    /** Bisection by one, Newton's method by the other; the promise is a millisecond, and a graze may double it. */
    private static final double CROSSING_S = 0.002;

    private static final double CULMINATION_S = 0.010;

    private static final double ELEVATION_DEG = 0.001;
    private static final double RANGE_M = 0.1;

    private Agreement() {}

    /**
     * Compares at all sites and masks.
     *
     * @return how many passes were compared
     */
    static int check(ElementSet elements, Instant from, int seconds) {
        List<BruteForce> oracles = BruteForce.over(SITES, elements, from, seconds);
        int compared = 0;
        for (int i = 0; i < SITES.size(); i++) {
            for (double maskDeg : MASKS_DEG) {
                List<Pass> found =
                        new PassSearch(SITES.get(i), maskDeg).find(elements, from, from.plusSeconds(seconds));
                List<BruteForce.Interval> truth = oracles.get(i).passes(maskDeg);
                String what = elements.catalogNumber() + " " + elements.name() + " above " + maskDeg + " degrees of "
                        + SITES.get(i).site();
                assertThat(found).as(what).hasSameSizeAs(truth);
                for (int k = 0; k < truth.size(); k++) {
                    check(found.get(k), truth.get(k), from, seconds, what);
                }
                compared += truth.size();
            }
        }
        return compared;
    }

    private static void check(Pass pass, BruteForce.Interval truth, Instant from, int seconds, String of) {
        String what = of + ", " + truth;
        assertThat(seconds(from, pass.aos().utc())).as("rise of " + what).isCloseTo(truth.riseS(), within(CROSSING_S));
        assertThat(seconds(from, pass.los().utc())).as("set of " + what).isCloseTo(truth.setS(), within(CROSSING_S));
        assertThat(pass.maxElevationDeg())
                .as("greatest elevation of " + what)
                .isCloseTo(truth.maxElevationDeg(), within(ELEVATION_DEG));
        assertThat(pass.minRangeM()).as("least range of " + what).isCloseTo(truth.minRangeM(), within(RANGE_M));
        if (truth.maxElevationDeg() > 1) {
            assertThat(seconds(from, pass.tca().utc()))
                    .as("culmination of " + what)
                    .isCloseTo(truth.culminationS(), within(CULMINATION_S));
        }
        assertThat(pass.clipped()).as(what).isEqualTo(clipped(truth.riseS() == 0, truth.setS() == seconds));
    }

    private static Clipped clipped(boolean atStart, boolean atEnd) {
        if (atStart) {
            return atEnd ? Clipped.BOTH : Clipped.START;
        }
        return atEnd ? Clipped.END : Clipped.NONE;
    }

    static double seconds(Instant from, Instant to) {
        return Duration.between(from, to).toNanos() * 1e-9;
    }
}
