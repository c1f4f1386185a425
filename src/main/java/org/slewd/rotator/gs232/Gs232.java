package org.slewd.rotator.gs232;

import org.slewd.rotator.AxisRange;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorTraits;

/** The kinds of rotator controller that speak this protocol. */
public final class Gs232 {

    public static final RotatorKind KIND_A = new RotatorKind(
            "gs232a", "Yaesu GS-232A", 9600, Gs232Driver::new, axes -> new Gs232Simulator(Gs232Codec.Dialect.A, axes));

    public static final RotatorKind KIND_B = new RotatorKind(
            "gs232b", "Yaesu GS-232B", 9600, Gs232Driver::new, axes -> new Gs232Simulator(Gs232Codec.Dialect.B, axes));

    static final AxisRange AZIMUTH = new AxisRange(0, 450);
    static final AxisRange ELEVATION = new AxisRange(0, 180);

    static final RotatorTraits TRAITS = new RotatorTraits(AZIMUTH, ELEVATION, 1, 1, 500_000_000L, true);

    private Gs232() {}
}
