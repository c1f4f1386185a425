package org.slewd.signal;

/**
 * What is made of a stream.
 *
 * @param spanHz width of the band that is looked at; the stream is brought down to the lowest rate that holds it
 * @param columns of a spectrum, a power of two from 16 to 8192
 * @param rowSeconds length of one row; it becomes a whole number of transforms
 */
public record ChainSettings(double spanHz, int columns, double rowSeconds) {

    /** Room for the Doppler shift at 2.4 GHz when it is not taken out; columns of 60 Hz, four rows a second. */
    public static final ChainSettings USUAL = new ChainSettings(60_000, 1024, 0.25);

    /** The middle part of the band that is kept, in which the filter is flat. */
    public static final double FLAT = 0.8;

    public ChainSettings {
        if (!(spanHz > 0) || !(rowSeconds > 0 && rowSeconds <= 60)) {
            throw new IllegalArgumentException("span " + spanHz + " Hz, rows of " + rowSeconds + " s");
        }
        if (columns < 16 || columns > Spectrometer.MAX_SIZE || Integer.bitCount(columns) != 1) {
            throw new IllegalArgumentException(columns + " columns: not a power of two from 16 to 8192");
        }
    }

    /** By how much a stream of {@code rateHz} is brought down. */
    public int factor(double rateHz) {
        return (int) Math.max(1, Math.floor(rateHz / spanHz));
    }
}
