package org.slewd.rotator.rotctld;

import org.slewd.rotator.AxisRange;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorTraits;

/** The kind of rotator that is reached through this protocol. */
public final class Rotctld {

    public static final RotatorKind KIND =
            new RotatorKind("rotctld", "Hamlib rotctld", 0, RotctldDriver::new, RotctldSimulator::new);

    /**
     * The widest travel of the rotators behind it, SPID's; two decimals, as Hamlib prints; and two targets a second at most,
     * since nobody knows how slow the line behind it is.
     */
    static final RotatorTraits TRAITS =
            new RotatorTraits(new AxisRange(-180, 540), new AxisRange(-20, 210), 0.01, 0.01, 500_000_000L, false);

    private Rotctld() {}
}
