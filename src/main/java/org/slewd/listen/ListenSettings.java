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

    public ListenSettings {
        if (!(searchHz > 0) || !Double.isFinite(asideHz)) {
            throw new IllegalArgumentException("search within " + searchHz + " Hz, tuned aside by " + asideHz + " Hz");
        }
    }
}
