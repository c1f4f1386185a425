package org.slewd.rotator.gs232;

import org.slewd.rotator.AxisRange;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorTraits;

/** The kinds of rotator controller that speak this protocol. */
public final class Gs232 {

    static final AxisRange AZIMUTH = new AxisRange(0, 450);
    static final AxisRange ELEVATION = new AxisRange(0, 180);

    private static final RotatorTraits TRAITS = traits(ELEVATION);
    private static final RotatorTraits AZIMUTH_TRAITS = traits(new AxisRange(0, 0));

    public static final RotatorKind KIND_A = kind("gs232a", "Yaesu GS-232A", TRAITS, Gs232Manners.YAESU_A);

    public static final RotatorKind KIND_B = kind("gs232b", "Yaesu GS-232B", TRAITS, Gs232Manners.YAESU_B);

    /** Either dialect without an elevation axis. */
    public static final RotatorKind KIND_AZ =
            kind("gs232-az", "GS-232, azimuth only", AZIMUTH_TRAITS, Gs232Manners.YAESU_B.withoutElevation());

    /** K3NG firmware compiled for the A format; the driver is the same, the simulator has its manners. */
    public static final RotatorKind KIND_K3NG_A =
            kind("gs232a-k3ng", "K3NG firmware, GS-232A", TRAITS, Gs232Manners.K3NG_A);

    /** K3NG firmware compiled for the B format; the driver is the same, the simulator has its manners. */
    public static final RotatorKind KIND_K3NG_B =
            kind("gs232b-k3ng", "K3NG firmware, GS-232B", TRAITS, Gs232Manners.K3NG_B);

    private Gs232() {}

    private static RotatorTraits traits(AxisRange elevation) {
        return new RotatorTraits(AZIMUTH, elevation, 1, 1, 500_000_000L, true);
    }

    static RotatorKind kind(String name, String title, RotatorTraits traits, Gs232Manners manners) {
        return new RotatorKind(
                name, title, 9600, now -> new Gs232Driver(traits, now), axes -> new Gs232Simulator(manners, axes));
    }
}
