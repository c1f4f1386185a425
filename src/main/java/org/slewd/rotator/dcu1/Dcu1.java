package org.slewd.rotator.dcu1;

import org.slewd.rotator.AxisRange;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorTraits;

/** The kinds of rotator controller that speak this protocol. */
public final class Dcu1 {

    public static final RotatorKind ROTOR_EZ = kind("rotorez", "Idiom Press Rotor-EZ", Dcu1Codec.Dialect.ROTOR_EZ);

    public static final RotatorKind YRC1 = kind("yrc1", "Yaesu conversion YRC-1, DCU-2/3", Dcu1Codec.Dialect.YRC1);

    public static final RotatorKind ERC = kind("erc", "Easy Rotor Control ERC", Dcu1Codec.Dialect.ERC);

    public static final RotatorKind RT21 = kind("rt21", "Green Heron RT-21", Dcu1Codec.Dialect.RT21);

    private Dcu1() {}

    private static RotatorKind kind(String name, String title, Dcu1Codec.Dialect dialect) {
        return new RotatorKind(
                name, title, 4800, now -> new Dcu1Driver(dialect, now), axes -> new Dcu1Simulator(dialect, axes));
    }

    /** One turn from a stop in the south or in the north; the box itself knows bearings only. */
    static RotatorTraits traits(Dcu1Codec.Dialect dialect) {
        double stepDeg = dialect.stepDeg();
        return new RotatorTraits(
                new AxisRange(-180, 360 - stepDeg), new AxisRange(0, 0), stepDeg, stepDeg, 500_000_000L, false);
    }
}
