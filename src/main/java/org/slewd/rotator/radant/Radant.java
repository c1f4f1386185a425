package org.slewd.rotator.radant;

import org.slewd.rotator.AxisRange;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorTraits;

/** The kind of rotator controller that speaks this protocol. */
public final class Radant {

    public static final RotatorKind KIND =
            new RotatorKind("radant", "Radant AZ-1, AZV-1", 9600, RadantDriver::new, RadantSimulator::new);

    static final AxisRange AZIMUTH = new AxisRange(0, 360);
    static final AxisRange ELEVATION = new AxisRange(0, 180);

    static final RotatorTraits TRAITS = new RotatorTraits(AZIMUTH, ELEVATION, 0.1, 0.1, 250_000_000L, false);

    private Radant() {}
}
