package org.slewd.rotator.prosistel;

import java.util.List;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.RotatorTraits;

/**
 * A box of this maker, and what tells it from the others.
 *
 * @param axes the axes that it turns, azimuth first
 * @param traits what it can be told; an axis that it does not turn stays at 0
 */
record ProsistelBox(List<Axis> axes, RotatorTraits traits) {

    /**
     * One axis of a box.
     *
     * @param letter what the box calls it
     * @param isAzimuth whether it is the azimuth; if not, it is the elevation
     * @param unitsPerDeg the unit of angles on the wire: 1 for degrees, 10 for tenths
     * @param stopTarget the target that means a stop
     */
    record Axis(char letter, boolean isAzimuth, int unitsPerDeg, int stopTarget) {}

    /** What means a stop with a ramp, in whole degrees and in tenths. */
    private static final int STOP = 997;

    private static final int STOP_IN_TENTHS = 9777;

    private static final AxisRange TURN = new AxisRange(0, 360);
    private static final AxisRange TILT = new AxisRange(0, 180);
    private static final AxisRange NONE = new AxisRange(0, 0);

    static final ProsistelBox AZIMUTH = new ProsistelBox(List.of(new Axis('A', true, 1, STOP)), traits(TURN, NONE, 1));

    static final ProsistelBox ELEVATION =
            new ProsistelBox(List.of(new Axis('E', false, 1, STOP)), traits(NONE, TILT, 1));

    static final ProsistelBox COMBI = new ProsistelBox(
            List.of(new Axis('A', true, 10, STOP_IN_TENTHS), new Axis('B', false, 10, STOP_IN_TENTHS)),
            traits(TURN, TILT, 0.1));

    static final List<ProsistelBox> ALL = List.of(AZIMUTH, ELEVATION, COMBI);

    private static RotatorTraits traits(AxisRange azimuth, AxisRange elevation, double stepDeg) {
        return new RotatorTraits(azimuth, elevation, stepDeg, stepDeg, 500_000_000L, false);
    }
}
