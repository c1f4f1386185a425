package org.slewd.sky;

/**
 * Shift of a frequency between an object and the site. Range rate is positive when receding, so what we hear of a
 * receding object is lower.
 *
 * <p>Both forms are exact to first order in the receiver's frame and leave out only the transverse term, v^2 / 2c^2 =
 * 3.3e-10 (0.14 Hz at 437.8 MHz).
 */
public final class Doppler {

    public static final double SPEED_OF_LIGHT_MPS = 299_792_458.0;

    private Doppler() {}

    /** What the site receives of a carrier sent by the object at {@code transmittedHz}. */
    public static double receivedHz(double transmittedHz, double rangeRateMps) {
        return transmittedHz / (1 + rangeRateMps / SPEED_OF_LIGHT_MPS);
    }

    /** What the site has to send so that the object hears {@code heardHz}. slewd computes it and never transmits. */
    public static double uplinkHz(double heardHz, double rangeRateMps) {
        return heardHz / (1 - rangeRateMps / SPEED_OF_LIGHT_MPS);
    }

    /** Received minus transmitted, in hertz; negative when receding. */
    public static double shiftHz(double transmittedHz, double rangeRateMps) {
        return receivedHz(transmittedHz, rangeRateMps) - transmittedHz;
    }
}
