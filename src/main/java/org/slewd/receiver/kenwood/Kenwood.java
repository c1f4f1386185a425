package org.slewd.receiver.kenwood;

import org.slewd.receiver.ReceiverKind;

/** The radios of this folder. */
public final class Kenwood {

    public static final ReceiverKind TS_2000 = kind("ts-2000", "Kenwood TS-2000", 57_600, KenwoodProfile.TS_2000);

    public static final ReceiverKind TS_480 = kind("ts-480", "Kenwood TS-480", 57_600, KenwoodProfile.TS_480);

    public static final ReceiverKind K3 = kind("k3", "Elecraft K3", 38_400, KenwoodProfile.K3);

    public static final ReceiverKind FT_991A = kind("ft-991a", "Yaesu FT-991A", 38_400, KenwoodProfile.FT_991A);

    private Kenwood() {}

    private static ReceiverKind kind(String name, String title, int baud, KenwoodProfile profile) {
        return new ReceiverKind(
                name,
                title,
                baud,
                nowNanos -> new KenwoodDriver(profile, nowNanos),
                () -> new KenwoodSimulator(profile));
    }
}
