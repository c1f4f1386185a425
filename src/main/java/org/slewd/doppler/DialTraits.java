package org.slewd.doppler;

import java.util.OptionalDouble;

/**
 * What the law of tuning has to know of a radio.
 *
 * @param stepHz grid of its dial, at least 1
 * @param holdNanos least time between two settings, above 0
 * @param latencyNanos time from a decision until the radio is there, as measured; at least 0
 * @param hysteresisHz how much nearer another point of the grid has to be before the dial goes there, at least 0
 * @param toleranceHz the residual that is put up with before the dial moves, for a radio to which a setting is costly (it
 *     clicks, or mutes); empty when it is set once every hold
 */
public record DialTraits(
        long stepHz, long holdNanos, long latencyNanos, double hysteresisHz, OptionalDouble toleranceHz) {

    /** A radio that answers within a tick over a quick line: on the wire 15 ms, in the radio about 60. */
    public static final long USUAL_LATENCY_NANOS = 75_000_000L;

    public DialTraits {
        if (stepHz < 1 || holdNanos < 1 || latencyNanos < 0) {
            throw new IllegalArgumentException(
                    "step " + stepHz + " Hz, hold " + holdNanos + " ns, latency " + latencyNanos + " ns");
        }
        if (!(hysteresisHz >= 0 && hysteresisHz < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("hysteresis " + hysteresisHz + " Hz");
        }
        if (toleranceHz.isPresent() && !(toleranceHz.getAsDouble() >= stepHz / 2.0)) {
            throw new IllegalArgumentException("a tolerance of " + toleranceHz.getAsDouble()
                    + " Hz cannot be kept in steps of " + stepHz + " Hz; half a step is the least");
        }
    }

    /** A radio that is set once every hold, with a hysteresis of a tenth of a step. */
    public DialTraits(long stepHz, long holdNanos, long latencyNanos) {
        this(stepHz, holdNanos, latencyNanos, stepHz / 10.0, OptionalDouble.empty());
    }

    /** The same radio, set only when the residual would leave {@code toleranceHz}. */
    public DialTraits sparing(double toleranceHz) {
        return new DialTraits(stepHz, holdNanos, latencyNanos, hysteresisHz, OptionalDouble.of(toleranceHz));
    }

    /** The same radio with another measured latency. */
    public DialTraits withLatency(long nanos) {
        return new DialTraits(stepHz, holdNanos, nanos, hysteresisHz, toleranceHz);
    }

    /** The nearest point of the grid. */
    public long onGrid(double hz) {
        return Math.round(hz / stepHz) * stepHz;
    }
}
