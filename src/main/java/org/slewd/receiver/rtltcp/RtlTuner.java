package org.slewd.receiver.rtltcp;

import java.util.Arrays;

/** The chip before the RTL2832U, by its number in the header. Ranges are those usually reached, not guaranteed. */
public enum RtlTuner {
    UNKNOWN(0, "unknown tuner", 24_000_000L, 1_766_000_000L),
    E4000(1, "Elonics E4000", 52_000_000L, 2_200_000_000L),
    FC0012(2, "Fitipower FC0012", 22_000_000L, 948_600_000L),
    FC0013(3, "Fitipower FC0013", 22_000_000L, 1_100_000_000L),
    FC2580(4, "FCI FC2580", 146_000_000L, 924_000_000L),
    R820T(5, "Rafael Micro R820T", 24_000_000L, 1_766_000_000L),
    R828D(6, "Rafael Micro R828D", 24_000_000L, 1_766_000_000L);

    private final int number;
    private final String title;
    private final long minHz;
    private final long maxHz;

    RtlTuner(int number, String title, long minHz, long maxHz) {
        this.number = number;
        this.title = title;
        this.minHz = minHz;
        this.maxHz = maxHz;
    }

    /** What it is called by people. */
    public String title() {
        return title;
    }

    /** Whether it can be tuned to {@code hz}, as far as is known. */
    public boolean reaches(double hz) {
        return hz >= minHz && hz <= maxHz;
    }

    int number() {
        return number;
    }

    static RtlTuner of(int number) {
        return Arrays.stream(values())
                .filter(tuner -> tuner.number == number)
                .findFirst()
                .orElse(UNKNOWN);
    }
}
