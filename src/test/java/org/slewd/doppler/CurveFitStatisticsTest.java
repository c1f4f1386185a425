package org.slewd.doppler;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slewd.doppler.FitOutcome.Fitted;
import org.slewd.orbit.Sets;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;

/** How sure a lateness is, over many simulated curves: 437.8 MHz, a sample a second with 20 Hz of noise, drift free. */
@Tag("whole-pass")
class CurveFitStatisticsTest {

    private static final int SEEDS = 100;
    private static final SiteFrame SITE = new SiteFrame(new Site(48, 11, 500));
    private static final CurveFit FIT = new CurveFit(Curves.CARRIER_HZ, true, true, Duration.ofSeconds(30));

    private record Statistics(double biasS, double deviationS, double meanSigmaS, double withinOneSigma) {}

    @Test
    void lateness_is_as_sure_as_the_goal_asks_and_not_biased() {
        StringBuilder table = new StringBuilder("""
                | max el deg | part | bias s | deviation s | mean sigma s | within 1 sigma |
                |---|---|---|---|---|---|
                """);
        for (double elevationDeg : new double[] {10, 20, 40, 60, 85}) {
            Instant from = Sets.EPOCH;
            Curves curves = Curves.nearest(elevationDeg, SITE, from, Duration.ofDays(12));
            Statistics whole = over(curves, 0, 1, SEEDS, table, "whole");
            double goalS = elevationDeg >= 40 ? 0.025 : elevationDeg >= 20 ? 0.045 : 0.08;
            assertThat(whole.deviationS).as(table::toString).isLessThanOrEqualTo(goalS);
            assertThat(Math.abs(whole.biasS)).as(table::toString).isLessThan(whole.deviationS / 3);
            assertThat(whole.meanSigmaS / whole.deviationS).as(table::toString).isBetween(0.75, 1.3);
            over(curves, 0, 0.5, SEEDS / 4, table, "first half");
        }
        System.out.println(table);
    }

    private static Statistics over(Curves curves, double from, double to, int seeds, StringBuilder table, String part) {
        double sum = 0;
        double squares = 0;
        double sigmas = 0;
        int within = 0;
        int fits = 0;
        for (int seed = 0; seed < seeds; seed++) {
            double lateS = -3 + 0.06 * seed;
            DopplerCurve curve = curves.part(curves.curve(lateS, 400 + seed, 0.05, 20, 2_500 + seed), from, to);
            if (FIT.fit(curve, curves.object()) instanceof Fitted fitted) {
                double errorS = fitted.lateS().value() - lateS;
                sum += errorS;
                squares += errorS * errorS;
                sigmas += fitted.lateS().sigma();
                within += Math.abs(errorS) <= fitted.lateS().sigma() ? 1 : 0;
                fits++;
            }
        }
        double bias = sum / fits;
        Statistics statistics =
                new Statistics(bias, Math.sqrt(squares / fits - bias * bias), sigmas / fits, (double) within / fits);
        table.append(String.format(
                Locale.ROOT,
                "| %.1f | %s (%d of %d) | %.4f | %.4f | %.4f | %.2f |%n",
                curves.pass().maxElevationDeg(),
                part,
                fits,
                seeds,
                statistics.biasS,
                statistics.deviationS,
                statistics.meanSigmaS,
                statistics.withinOneSigma));
        return statistics;
    }
}
