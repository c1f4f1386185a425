package org.slewd.receiver.rtltcp;

import java.util.OptionalDouble;
import java.util.OptionalInt;

/**
 * How a dongle is set up.
 *
 * @param rateHz samples per second: 225001 to 300000 or 900001 to 3200000, which is what an RTL2832U can do
 * @param gainDb gain of the tuner; empty for one that the tuner chooses, which makes levels hard to compare
 * @param correctionPpm what its crystal is off by, in millionths
 */
public record RtlTcpSettings(int rateHz, OptionalDouble gainDb, OptionalInt correctionPpm) {

    public RtlTcpSettings {
        boolean low = rateHz > 225_000 && rateHz <= 300_000;
        boolean high = rateHz > 900_000 && rateHz <= 3_200_000;
        if (!low && !high) {
            throw new IllegalArgumentException("a rate of " + rateHz
                    + " Hz is none of an RTL2832U; take one from 225001 to 300000 or from 900001 to 3200000");
        }
        if (gainDb.isPresent() && !(gainDb.getAsDouble() >= -10 && gainDb.getAsDouble() <= 100)) {
            throw new IllegalArgumentException("a gain of " + gainDb.getAsDouble() + " dB is outside -10 to 100");
        }
        if (correctionPpm.isPresent() && Math.abs(correctionPpm.getAsInt()) > 1_000) {
            throw new IllegalArgumentException(
                    "a correction of " + correctionPpm.getAsInt() + " millionths is outside -1000 to 1000");
        }
    }
}
