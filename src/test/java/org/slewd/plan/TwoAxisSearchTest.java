package org.slewd.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slewd.sky.Angles;

/**
 * The plan against a search that knows nothing of a best elevation: both axes on a grid, step by step through the part of
 * the pass above 60 degrees, each free to go as far as its speed lets it.
 */
@Tag("whole-pass")
class TwoAxisSearchTest {

    private static final double AZIMUTH_CELL_DEG = 1;
    private static final double ELEVATION_CELL_DEG = 0.25;

    /** Two steps of the path: a second. */
    private static final int STRIDE = 2;

    private static final double FROM_ELEVATION_DEG = 60;

    @ParameterizedTest
    @CsvSource({"9.2134, 90", "8.7178, 90", "8.2326, 90", "7.7603, 180"})
    void the_greatest_error_is_that_of_a_search_over_both_axes(double longitudeDeg, double maxElevationDeg) {
        SkyPath path = Paths.ofTable(longitudeDeg);
        PlanRequest request =
                Rotators.G5500.request(path, 0, 450, maxElevationDeg, 30).minimising(Objective.PEAK);

        assertThat(new PassPlanner().plan(request).greatestErrorDeg()).isCloseTo(leastPeakDeg(request), within(0.1));
    }

    private static double leastPeakDeg(PlanRequest request) {
        SkyPath path = request.path();
        int first = 0;
        while (path.elevationDeg(first) < FROM_ELEVATION_DEG) {
            first++;
        }
        int last = path.size() - 1;
        while (path.elevationDeg(last) < FROM_ELEVATION_DEG) {
            last--;
        }
        double lowestAzimuth = Math.min(path.azimuthDeg(first), path.azimuthDeg(last)) - 20;
        int azimuths = (int) (Math.abs(path.azimuthDeg(last) - path.azimuthDeg(first)) + 40);
        double lowest = 50;
        int elevations =
                (int) ((Math.min(130, request.elevation().travel().maxDeg()) - lowest) / ELEVATION_CELL_DEG) + 1;
        double stepS = STRIDE * path.stepS();
        int azimuthReach = (int) (0.97 * request.azimuth().rateDegPerS() * stepS / AZIMUTH_CELL_DEG);
        int elevationReach = (int) (0.97 * request.elevation().rateDegPerS() * stepS / ELEVATION_CELL_DEG);
        double[][] peak = new double[azimuths][elevations];
        for (int i = last; i >= first; i -= STRIDE) {
            peak = leastReached(peak, azimuthReach, elevationReach);
            for (int a = 0; a < azimuths; a++) {
                for (int e = 0; e < elevations; e++) {
                    double error = Angles.separation(
                            lowestAzimuth + a * AZIMUTH_CELL_DEG,
                            lowest + e * ELEVATION_CELL_DEG,
                            path.azimuthDeg(i),
                            path.elevationDeg(i));
                    peak[a][e] = Math.max(peak[a][e], error);
                }
            }
        }
        return Arrays.stream(peak).flatMapToDouble(Arrays::stream).min().orElseThrow();
    }

    /** The least of all cells that can be reached from each. */
    private static double[][] leastReached(double[][] peak, int azimuthReach, int elevationReach) {
        int azimuths = peak.length;
        int elevations = peak[0].length;
        double[][] along = new double[azimuths][elevations];
        double[][] both = new double[azimuths][elevations];
        for (int a = 0; a < azimuths; a++) {
            for (int e = 0; e < elevations; e++) {
                double least = Double.POSITIVE_INFINITY;
                for (int j = Math.max(0, e - elevationReach); j <= Math.min(elevations - 1, e + elevationReach); j++) {
                    least = Math.min(least, peak[a][j]);
                }
                along[a][e] = least;
            }
        }
        for (int a = 0; a < azimuths; a++) {
            Arrays.fill(both[a], Double.POSITIVE_INFINITY);
            for (int j = Math.max(0, a - azimuthReach); j <= Math.min(azimuths - 1, a + azimuthReach); j++) {
                for (int e = 0; e < elevations; e++) {
                    both[a][e] = Math.min(both[a][e], along[j][e]);
                }
            }
        }
        return both;
    }
}
