package org.slewd.receiver.aor;

import org.slewd.receiver.ReceiverKind;

/** The receivers of this folder. */
public final class Aor {

    public static final ReceiverKind AR8200 = kind("ar8200", 9_600, AorProfile.AR8200);

    public static final ReceiverKind AR8600 = kind("ar8600", 9_600, AorProfile.AR8600);

    public static final ReceiverKind AR5000 = kind("ar5000", 9_600, AorProfile.AR5000);

    public static final ReceiverKind SR2200 = kind("sr2200", 19_200, AorProfile.SR2200);

    private Aor() {}

    private static ReceiverKind kind(String name, int baud, AorProfile profile) {
        return new ReceiverKind(
                        name,
                        "AOR " + profile.title(),
                        baud,
                        nowNanos -> new AorDriver(profile, nowNanos),
                        () -> new AorSimulator(profile))
                .withTwoStopBits();
    }
}
