package org.slewd.rotator.easycomm;

import org.slewd.rotator.AxisRange;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorTraits;

/** The kinds of rotator controller that speak this protocol. */
public final class Easycomm {

    public static final RotatorKind KIND_II =
            new RotatorKind("easycomm2", "Easycomm II", 9600, EasycommDriver::second, EasycommSimulator::new);

    public static final RotatorKind KIND_III =
            new RotatorKind("easycomm3", "Easycomm III, SatNOGS", 19_200, EasycommDriver::third, SatnogsSimulator::new);

    /** The protocol has no limits. These are the widest of the rotators in use: SPID's, flipped and with half a turn more. */
    static final RotatorTraits TRAITS =
            new RotatorTraits(new AxisRange(-180, 540), new AxisRange(-20, 210), 0.1, 0.1, 100_000_000L, false);

    private Easycomm() {}
}
