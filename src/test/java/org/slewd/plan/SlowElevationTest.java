package org.slewd.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;

/**
 * Dishes that can look over their back and whose elevation axis may be what is too slow, held to a search over both axes:
 * passes of set 90001 over 48 N, 500 m.
 */
class SlowElevationTest {

    private static final double BEAM_DEG = 20;

    /** A cell of the brute force is half a second of the axis wide, which costs it, and not the plan, some tenths of a degree. */
    private static final double TOLERANCE_DEG = 0.3;

    private static final double TOLERANCE_DB = 0.01;

    private final PassPlanner planner = new PassPlanner();

    @Tag("whole-pass")
    @Test
    void a_dish_whose_axes_are_equally_slow_loses_no_more_than_it_must() {
        assertAsGoodAsBruteForce(8.2326, 2, 2);
    }

    @ParameterizedTest
    @CsvSource({
        "9.7218, 2, 2",
        "8.7178, 2, 2",
        "7.7603, 2, 2",
        "7.2573, 2, 2",
        "8.2326, 2, 1",
        "7.7603, 2, 0.7",
        "8.7178, 6.21, 0.7",
        "9.2134, 6.21, 0.4"
    })
    @Tag("whole-pass")
    void nor_do_dishes_that_cannot_keep_up_in_elevation(
            double longitudeDeg, double azimuthDegPerS, double elevationDegPerS) {
        assertAsGoodAsBruteForce(longitudeDeg, azimuthDegPerS, elevationDegPerS);
    }

    private void assertAsGoodAsBruteForce(double longitudeDeg, double azimuthDegPerS, double elevationDegPerS) {
        PlanRequest request = PlanRequest.of(
                Paths.ofTable(longitudeDeg), axis(-180, 180, azimuthDegPerS), axis(0, 180, elevationDegPerS), BEAM_DEG);
        BothAxesSearch both = new BothAxesSearch(request);
        PlanRequest forPeak = request.minimising(Objective.PEAK);
        PlanRequest forLoss = request.minimising(Objective.LOSS);
        PointingPlan least = planner.plan(forPeak);
        PointingPlan quiet = planner.plan(forLoss);

        PlanChecks.assertFollowable(forPeak, least);
        PlanChecks.assertFollowable(forLoss, quiet);
        assertThat(least.greatestErrorDeg()).isLessThan(both.leastPeakDeg() + TOLERANCE_DEG);
        assertThat(quiet.meanLossDb()).isLessThan(both.leastMeanLossDb() + TOLERANCE_DB);
    }

    private static AxisModel axis(double minDeg, double maxDeg, double rateDegPerS) {
        return new AxisModel(new AxisRange(minDeg, maxDeg), rateDegPerS, 2 * rateDegPerS, 0.2, 0, 0, 0, 12);
    }
}
