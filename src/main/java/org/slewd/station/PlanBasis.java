package org.slewd.station;

import java.time.Instant;
import java.util.Optional;
import org.slewd.plan.Clearance;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;

/**
 * What the planning of a pass has to know of the antenna.
 *
 * @param azimuth the axis, with the travel that the envelope admits; likewise {@code elevation}
 * @param beamWidthDeg full width of the main lobe at half power
 * @param present where the axes stand; empty when nobody knows
 * @param clearances where the axes may be inside their travel
 */
record PlanBasis(
        AxisModel azimuth,
        AxisModel elevation,
        double beamWidthDeg,
        Optional<Pointing> present,
        Clearances clearances) {

    /** Obstacles, the Sun among them, which moves. */
    @FunctionalInterface
    interface Clearances {

        /** Where the axes may be for {@code marginS} seconds before and after {@code middle}. */
        Clearance around(Instant middle, double marginS);
    }
}
