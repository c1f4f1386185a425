package org.slewd.transmitter;

/**
 * A stretch of frequencies, both ends included; a channel when both are the same.
 *
 * @param lowHz at least {@link #LEAST_HZ}
 * @param highHz not below {@code lowHz}, at most {@link #GREATEST_HZ}
 */
public record Band(long lowHz, long highHz) {

    /** Ionospheric sounders begin at some kilohertz. */
    public static final long LEAST_HZ = 1_000;

    public static final long GREATEST_HZ = 300_000_000_000L;

    public Band {
        if (lowHz < LEAST_HZ || highHz < lowHz || highHz > GREATEST_HZ) {
            throw new IllegalArgumentException("not a band: " + lowHz + " to " + highHz + " Hz");
        }
    }

    public long centreHz() {
        return lowHz + (highHz - lowHz) / 2;
    }

    public boolean isChannel() {
        return lowHz == highHz;
    }
}
