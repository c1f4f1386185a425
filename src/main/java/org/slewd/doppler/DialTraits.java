package org.slewd.doppler;

/**
 * What the law of tuning has to know of a radio.
 *
 * @param stepHz grid of its dial, at least 1
 * @param holdNanos least time between two settings, above 0
 * @param latencyNanos time from a decision until the radio is there, as measured; at least 0
 */
public record DialTraits(long stepHz, long holdNanos, long latencyNanos) {

    /** A radio that answers within a tick over a quick line: on the wire 15 ms, in the radio about 60. */
    public static final long USUAL_LATENCY_NANOS = 75_000_000L;

    /** How much nearer another point of the grid has to be before the dial goes there, as a share of a step. */
    private static final double HYSTERESIS = 0.1;

    public DialTraits {
        if (stepHz < 1 || holdNanos < 1 || latencyNanos < 0) {
            throw new IllegalArgumentException(
                    "step " + stepHz + " Hz, hold " + holdNanos + " ns, latency " + latencyNanos + " ns");
        }
    }

    /** How much nearer another point of the grid has to be before the dial goes there. */
    public double hysteresisHz() {
        return HYSTERESIS * stepHz;
    }

    /** The nearest point of the grid. */
    public long onGrid(double hz) {
        return Math.round(hz / stepHz) * stepHz;
    }
}
