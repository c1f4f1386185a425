package org.slewd.rotator.k3ng;

import org.slewd.rotator.AxisRange;
import org.slewd.rotator.RotatorKind;
import org.slewd.rotator.RotatorTraits;

/** The kind of rotator controller that speaks this protocol. */
public final class K3ng {

    /** The firmware ignores rotation for so long after a reset. */
    static final long DEAF_NANOS = 5_000_000_000L;

    /** Opening the port resets the board; its boot loader takes up to two seconds before the firmware starts. */
    static final long READY_NANOS = DEAF_NANOS + 2_000_000_000L;

    public static final RotatorKind KIND = kind("k3ng", READY_NANOS, DEAF_NANOS);

    static final AxisRange AZIMUTH = new AxisRange(0, 450);
    static final AxisRange ELEVATION = new AxisRange(0, 180);

    private K3ng() {}

    static RotatorKind kind(String name, long readyNanos, long deafNanos) {
        return new RotatorKind(
                name,
                "K3NG firmware, extended commands",
                9600,
                now -> new K3ngDriver(traits(), readyNanos, now),
                axes -> new K3ngSimulator(axes, deafNanos));
    }

    private static RotatorTraits traits() {
        return new RotatorTraits(AZIMUTH, ELEVATION, 1, 0.1, 500_000_000L, false);
    }
}
