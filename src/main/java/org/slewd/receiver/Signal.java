package org.slewd.receiver;

/**
 * What a radio's meter shows. Scales differ from model to model, so it is only good for comparison with itself.
 *
 * @param share of the full scale, 0 to 1
 * @param nanos the monotonic time at which it was read
 */
public record Signal(double share, long nanos) {
    public Signal {
        if (!(share >= 0 && share <= 1)) {
            throw new IllegalArgumentException("not a share of a scale: " + share);
        }
    }
}
