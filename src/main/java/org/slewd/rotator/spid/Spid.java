package org.slewd.rotator.spid;

import org.slewd.rotator.RotatorKind;

/** The kinds of rotator controller that speak this protocol. */
public final class Spid {

    public static final RotatorKind KIND_ROT1 = kind("spid-rot1", "SPID Rot1Prog, azimuth only", SpidBox.ROT1);

    public static final RotatorKind KIND_ROT2 = kind("spid-rot2", "SPID Rot2Prog", SpidBox.ROT2);

    public static final RotatorKind KIND_MD01 = kind("spid-md01", "SPID MD-01, MD-02", SpidBox.MD01);

    private Spid() {}

    private static RotatorKind kind(String name, String title, SpidBox box) {
        return new RotatorKind(
                name,
                title,
                box.baud(),
                nowNanos -> new SpidDriver(box, nowNanos),
                axes -> new SpidSimulator(box, axes));
    }
}
