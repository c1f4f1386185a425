package org.slewd.sky;

/**
 * Position and velocity in the frame of SGP4: true equator, mean equinox of date, Earth-centred, not rotating.
 *
 * <p>A mutable buffer, so that a search over a catalogue allocates nothing. One thread at a time.
 */
public final class TemeState {
    /** Position in metres. */
    public double xM;

    public double yM;
    public double zM;

    /** Velocity in metres per second. */
    public double vxMps;

    public double vyMps;
    public double vzMps;

    /** Distance from the centre of the Earth in metres. */
    public double radiusM() {
        return Math.sqrt(xM * xM + yM * yM + zM * zM);
    }
}
