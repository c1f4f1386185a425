package org.slewd.rotator.rc2800;

import org.slewd.rotator.AxisRange;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorTraits;

/** The kind of rotator controller that speaks this protocol. */
public final class Rc2800 {

    public static final RotatorKind KIND = new RotatorKind(
            "rc2800",
            "M2 RC2800PX, azimuth and elevation",
            9600,
            Rc2800Driver::new,
            axes -> new Rc2800Simulator(Rc2800Codec.Form.SPACED, axes));

    /** Whole degrees are told, tenths reported. Nothing says that a report counts turns. */
    static final RotatorTraits TRAITS =
            new RotatorTraits(new AxisRange(0, 360), new AxisRange(0, 180), 1, 0.1, 500_000_000L, false);

    private Rc2800() {}
}
