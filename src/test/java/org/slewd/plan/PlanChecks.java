package org.slewd.plan;

import static org.assertj.core.api.Assertions.assertThat;

import org.slewd.rotator.AxisModel;

/** What holds for every plan. */
final class PlanChecks {

    private PlanChecks() {}

    /** Every moment lies inside the travel, and every step can be done by the axes. */
    static void assertFollowable(PlanRequest request, PointingPlan plan) {
        double[] azimuths = new double[plan.size()];
        double[] elevations = new double[plan.size()];
        for (int i = 0; i < plan.size(); i++) {
            azimuths[i] = plan.pointing(i).azimuthDeg();
            elevations[i] = plan.pointing(i).elevationDeg();
        }
        assertFollowable("azimuth", request.azimuth(), azimuths, plan.path());
        assertFollowable("elevation", request.elevation(), elevations, plan.path());
    }

    private static void assertFollowable(String name, AxisModel axis, double[] angles, SkyPath path) {
        double stepS = path.stepS();
        for (int i = 0; i < angles.length; i++) {
            String where = name + " at " + path.utc(i) + " of the pass from " + path.start();
            assertThat(axis.travel().contains(angles[i]))
                    .as(where + " inside: " + angles[i])
                    .isTrue();
            if (i > 0) {
                assertThat(Math.abs(angles[i] - angles[i - 1]))
                        .as("step of " + where)
                        .isLessThanOrEqualTo(0.971 * axis.rateDegPerS() * stepS);
            }
            if (i > 2) {
                assertThat(Math.abs(angles[i] - 2 * angles[i - 1] + angles[i - 2]))
                        .as("bend of " + where)
                        .isLessThanOrEqualTo(1.01 * axis.accelerationDegPerS2() * stepS * stepS + 1e-6);
            }
        }
    }
}
