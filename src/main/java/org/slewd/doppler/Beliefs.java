package org.slewd.doppler;

import java.time.Duration;

/**
 * What is held to be likely before a curve is looked at: a mean of 0 with so much doubt. Infinite where nothing is held.
 *
 * @param lateSigmaS of the time at which the object comes, above 0
 * @param driftSigmaHzPerS of the drift of both oscillators together, above 0
 */
public record Beliefs(double lateSigmaS, double driftSigmaHzPerS) {

    public static final Beliefs NONE = new Beliefs(Double.POSITIVE_INFINITY, Double.POSITIVE_INFINITY);

    /** What the warmth of a pass does to a crystal without an oven: a tenth of a millionth in ten minutes. */
    private static final double DRIFT_PER_S = 1e-7 / Duration.ofMinutes(10).toSeconds();

    public Beliefs {
        if (!(lateSigmaS > 0 && driftSigmaHzPerS > 0)) {
            throw new IllegalArgumentException(
                    "sigmas " + lateSigmaS + " s and " + driftSigmaHzPerS + " Hz/s must be above 0");
        }
    }

    /** Nothing of the lateness, and of the drift what crystals do. */
    public static Beliefs ofCrystals(double nominalHz) {
        return new Beliefs(Double.POSITIVE_INFINITY, nominalHz * DRIFT_PER_S);
    }

    /** The same with a belief about the lateness. */
    public Beliefs withLate(double sigmaS) {
        return new Beliefs(sigmaS, driftSigmaHzPerS);
    }

    /** How much a lateness and a drift are against it: half the square of their distance in sigmas. */
    double against(double lateS, double driftHzPerS) {
        return half(lateS / lateSigmaS) + half(driftHzPerS / driftSigmaHzPerS);
    }

    private static double half(double sigmas) {
        return sigmas * sigmas / 2;
    }
}
