package org.slewd.receiver.civ;

import java.util.Optional;
import org.slewd.receiver.ReceiverKind;

/** The radios of this folder. */
public final class Civ {

    /** What the sets are delivered with; most find the speed by themselves. */
    private static final int BAUD = 19_200;

    public static final ReceiverKind IC_R8600 = kind("ic-r8600", CivProfile.IC_R8600);

    public static final ReceiverKind IC_9700 = kind("ic-9700", CivProfile.IC_9700);

    public static final ReceiverKind IC_9100 = kind("ic-9100", CivProfile.IC_9100);

    public static final ReceiverKind IC_705 = kind("ic-705", CivProfile.IC_705);

    public static final ReceiverKind IC_7100 = kind("ic-7100", CivProfile.IC_7100);

    public static final ReceiverKind IC_910H = kind("ic-910h", CivProfile.IC_910H);

    public static final ReceiverKind IC_821H = kind("ic-821h", CivProfile.IC_821H);

    private Civ() {}

    private static ReceiverKind kind(String name, CivProfile profile) {
        return new ReceiverKind(
                name,
                "Icom " + profile.title(),
                BAUD,
                nowNanos -> new CivDriver(profile, nowNanos),
                () -> new CivSimulator(profile),
                Optional.of(new ReceiverKind.Fitting(
                        true, profile.twin(), options -> kind(name, profile.fitted(options)))));
    }
}
