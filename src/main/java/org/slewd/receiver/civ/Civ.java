package org.slewd.receiver.civ;

import org.slewd.receiver.ReceiverKind;

/** The radios of this folder. */
public final class Civ {

    /** What the sets are delivered with; most find the speed by themselves. */
    private static final int BAUD = 19_200;

    public static final ReceiverKind IC_R8600 = kind("ic-r8600", CivProfile.IC_R8600);

    public static final ReceiverKind IC_9700 = kind("ic-9700", CivProfile.IC_9700);

    private Civ() {}

    private static ReceiverKind kind(String name, CivProfile profile) {
        return new ReceiverKind(
                name,
                "Icom " + profile.title(),
                BAUD,
                nowNanos -> new CivDriver(profile, nowNanos),
                () -> new CivSimulator(profile));
    }
}
