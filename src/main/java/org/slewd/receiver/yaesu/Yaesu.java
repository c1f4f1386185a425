package org.slewd.receiver.yaesu;

import org.slewd.receiver.ReceiverKind;

/** The radios of this folder. */
public final class Yaesu {

    /** What the sets are delivered with; the FT-736R knows no other. */
    private static final int BAUD = 4_800;

    public static final ReceiverKind FT_817 = kind("ft-817", YaesuProfile.FT_817);

    public static final ReceiverKind FT_818 = kind("ft-818", YaesuProfile.FT_818);

    public static final ReceiverKind FT_857 = kind("ft-857", YaesuProfile.FT_857);

    public static final ReceiverKind FT_897 = kind("ft-897", YaesuProfile.FT_897);

    public static final ReceiverKind FT_847 = kind("ft-847", YaesuProfile.FT_847);

    public static final ReceiverKind FT_736R = kind("ft-736r", YaesuProfile.FT_736R);

    private Yaesu() {}

    private static ReceiverKind kind(String name, YaesuProfile profile) {
        return new ReceiverKind(
                        name,
                        "Yaesu " + profile.title(),
                        BAUD,
                        nowNanos -> new YaesuDriver(profile, nowNanos),
                        () -> new YaesuSimulator(profile))
                .withTwoStopBits();
    }
}
