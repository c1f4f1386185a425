package org.slewd.listen;

import org.slewd.signal.ChainSettings;

/**
 * How samples are looked at.
 *
 * @param chain band, columns and rows
 * @param takesDopplerOut whether zero offset is what is expected to arrive, or else the frequency transmitted
 * @param searchHz how far from where it is expected a carrier is looked for
 * @param asideHz by how much the receiver is tuned beside the frequency transmitted, to keep the spike that some have in
 *     their middle away from the signal
 * @param rows most rows of the waterfall, even
 */
public record ListenSettings(ChainSettings chain, boolean takesDopplerOut, double searchHz, double asideHz, int rows) {

    /** Eight minutes at the grain of the chain, 8 MB. */
    public static final ListenSettings USUAL = new ListenSettings(ChainSettings.USUAL, true, 5_000, 0, 2_048);

    /** Farther than the picture of the band shows, with the Doppler shift at 70 cm. */
    private static final double USUAL_ASIDE_HZ = 40_000;

    /** Doppler shift of the fastest object, 7.5 km/s, as a part of its frequency. */
    private static final double MOST_SHIFT = 25e-6;

    public ListenSettings {
        if (!(searchHz > 0) || !Double.isFinite(asideHz)) {
            throw new IllegalArgumentException("search within " + searchHz + " Hz, tuned aside by " + asideHz + " Hz");
        }
    }

    /**
     * By how much a receiver is tuned beside {@code transmittedHz} unless somebody wants otherwise: less than usual, or not at all,
     * where the band to be looked at and its Doppler shift would not fit beside the middle.
     */
    public static double usualAsideHz(double rateHz, double spanHz, double transmittedHz) {
        double roomHz = rateHz * ChainSettings.FLAT / 2 - spanHz / 2 - transmittedHz * MOST_SHIFT;
        return Math.max(0, Math.min(USUAL_ASIDE_HZ, roomHz));
    }
}
