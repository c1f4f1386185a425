package org.slewd.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The least greatest error near the zenith, against an independent search in Python over the same passes (min-max over
 * azimuth, and a coarse search over both axes; agreement to 0.05 degrees): set 90001 over 48 N, 500 m.
 */
@Tag("whole-pass")
class KeyholeTest {

    private static final double TOLERANCE_DEG = 0.15;

    private final PassPlanner planner = new PassPlanner();

    @ParameterizedTest
    @CsvSource({
        "11.0669, 0, 0, 1.38, 1.38, 0",
        "9.7218, 0, 0, 4.07, 4.07, 0",
        "9.2134, 0.42, 0.42, 5.30, 5.30, 0",
        "8.7178, 1.37, 1.37, 6.00, 6.65, 0",
        "8.4741, 1.93, 1.93, 5.00, 7.28, 0",
        "8.2326, 2.57, 2.57, 3.99, 8.05, 0.10",
        "7.9959, 2.99, 3.23, 3.00, 8.72, 0.53",
        "7.7603, 2.00, 3.92, 2.00, 9.39, 1.11",
        "7.5222, 0.97, 4.65, 0.97, 10.2, 0.97",
        "7.2573, 0.16, 5.23, 0.16, 10.7, 0.15"
    })
    void the_greatest_error_is_the_least_there_can_be(
            double longitudeDeg, double yaesu180, double yaesu90, double slow180, double slow90, double fast180) {
        SkyPath path = Paths.ofTable(longitudeDeg);
        assertThat(new double[] {
                    peak(Rotators.G5500, path, 180),
                    peak(Rotators.G5500, path, 90),
                    peak(Rotators.THREE_DEG_PER_S, path, 180),
                    peak(Rotators.THREE_DEG_PER_S, path, 90),
                    peak(Rotators.FAST_WITHOUT_RAMP, path, 180)
                })
                .satisfies(
                        peaks -> assertThat(peaks[0]).isLessThan(yaesu180 + TOLERANCE_DEG),
                        peaks -> assertThat(peaks[1]).isLessThan(yaesu90 + TOLERANCE_DEG),
                        peaks -> assertThat(peaks[2]).isLessThan(slow180 + TOLERANCE_DEG),
                        peaks -> assertThat(peaks[3]).isLessThan(slow90 + TOLERANCE_DEG),
                        peaks -> assertThat(peaks[4]).isLessThan(fast180 + TOLERANCE_DEG));
    }

    private double peak(Rotators rotator, SkyPath path, double maxElevationDeg) {
        PlanRequest request = rotator.request(path, 0, 450, maxElevationDeg, 30);
        return planner.plan(request.minimising(Objective.PEAK)).greatestErrorDeg();
    }
}
