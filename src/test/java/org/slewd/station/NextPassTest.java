package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.Groups;
import org.slewd.orbit.Sets;
import org.slewd.orbit.Sgp4;
import org.slewd.pass.Pass;
import org.slewd.pass.PassArc;
import org.slewd.pass.PassSearch;
import org.slewd.plan.Clearance;
import org.slewd.plan.PassPlanner;
import org.slewd.plan.PlanRequest;
import org.slewd.plan.PointingPlan;
import org.slewd.plan.SkyPath;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.Refraction;
import org.slewd.sky.Site;
import org.slewd.sky.SiteFrame;

/** Of ways through a pass that are equally good, the station takes the one that suits the pass after it. */
class NextPassTest {

    private static final Site SITE = new Site(48, 11, 500);
    private static final AxisModel AZIMUTH = AxisModel.usual(new AxisRange(-270, 270), 6.2, 0.2);
    private static final AxisModel ELEVATION = AxisModel.usual(new AxisRange(0, 90), 2.7, 0.2);
    private static final double BEAM_DEG = 30;

    private final Predictions predictions = new Predictions(
            new StationConfig("test", SITE, 0, HorizonMask.FLAT, false, List.of(), Groups.builtIn()),
            Optional.empty(),
            Runnable::run,
            Runnable::run);

    /** For each pass of five days: with the antenna at either end of its travel, the turning of this pass and the next is least. */
    @Test
    void the_turning_of_two_passes_together_is_the_least_there_can_be() {
        predictions.use(Catalogue.empty().with(List.of(Sets.STATION)));
        List<Pass> passes = new PassSearch(new SiteFrame(SITE), 0)
                .find(Sets.STATION, Sets.EPOCH, Sets.EPOCH.plusSeconds(5 * 86_400));
        int different = 0;
        for (int i = 0; i + 1 < passes.size(); i++) {
            List<Double> first = turns(passes.get(i));
            List<Double> next = turns(passes.get(i + 1));
            for (double present : new double[] {-200, 0, 200}) {
                double chosen = planned(passes.get(i), present).prePosition().azimuthDeg();
                double spanDeg = spanDeg(passes.get(i));
                if (first.size() > 1 && !next.isEmpty() && first.stream().anyMatch(at -> Math.abs(at - chosen) < 1)) {
                    double least = Double.POSITIVE_INFINITY;
                    for (double turn : first) {
                        least = Math.min(least, turningDeg(present, turn, spanDeg, next));
                    }
                    assertThat(turningDeg(present, chosen, spanDeg, next)).isLessThan(least + 1);
                    double nearest = first.stream()
                            .min((a, b) -> Double.compare(Math.abs(a - present), Math.abs(b - present)))
                            .orElseThrow();
                    different += Math.abs(nearest - chosen) > 1 ? 1 : 0;
                }
            }
        }
        assertThat(different).as("choices that the next pass decided").isPositive();
    }

    private PointingPlan planned(Pass pass, double azimuthDeg) {
        Instant before = pass.aos().utc().minusSeconds(600);
        PlanBasis basis = new PlanBasis(
                AZIMUTH,
                ELEVATION,
                BEAM_DEG,
                Optional.of(new Pointing(azimuthDeg, 0)),
                (middle, marginS) -> Clearance.EVERYWHERE);
        Preparation prepared = predictions
                .prepare(predictions.elements(pass.catalogNumber()).orElseThrow(), before, basis)
                .toCompletableFuture()
                .join();
        return ((Preparation.Ready) prepared).plan();
    }

    private static double turningDeg(double present, double first, double spanDeg, List<Double> next) {
        double gap = next.stream()
                .mapToDouble(at -> Math.abs(at - first - spanDeg))
                .min()
                .orElseThrow();
        return Math.abs(first - present) + gap;
    }

    /** Where the azimuth axis can begin so that it carries the whole pass; empty when the pass is too fast for it. */
    private static List<Double> turns(Pass pass) {
        SkyPath path = path(pass);
        if (PassPlanner.exact(PlanRequest.of(path, AZIMUTH, ELEVATION, BEAM_DEG))
                .isEmpty()) {
            return List.of();
        }
        double first = path.azimuthDeg(0);
        double last = first + spanDeg(pass);
        return List.of(first - 720, first - 360, first, first + 360).stream()
                .filter(at -> AZIMUTH.travel().contains(at) && AZIMUTH.travel().contains(last + at - first))
                .toList();
    }

    private static double spanDeg(Pass pass) {
        SkyPath path = path(pass);
        return path.azimuthDeg(path.size() - 1) - path.azimuthDeg(0);
    }

    private static SkyPath path(Pass pass) {
        PassArc arc =
                PassArc.of(pass, Sgp4.of(Sets.STATION), new SiteFrame(SITE)).orElseThrow();
        return SkyPath.of(arc, Refraction.NONE);
    }
}
