package org.slewd.doppler;

/**
 * A stretch of frequencies at the object, both ends included.
 *
 * @param lowHz above 0
 * @param highHz not below {@code lowHz}; the same for a single channel
 */
public record Passband(double lowHz, double highHz) {
    public Passband {
        if (!(lowHz > 0 && highHz >= lowHz && highHz < Double.POSITIVE_INFINITY)) {
            throw new IllegalArgumentException("not a passband: " + lowHz + " to " + highHz + " Hz");
        }
    }

    public double centreHz() {
        return (lowHz + highHz) / 2;
    }
}
