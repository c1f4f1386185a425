package org.slewd.signal;

import java.time.Instant;

/**
 * The spectrum of a short stretch of time.
 *
 * @param utc the middle of that time
 * @param seconds its length
 * @param binHz width of one column
 * @param averages how many independent spectra went into it
 * @param power by column, from the lowest frequency to the highest, zero offset in column {@code length / 2}; a carrier at full
 *     scale has 1. Not to be changed
 */
public record SpectrumRow(Instant utc, double seconds, double binHz, int averages, float[] power) {

    public SpectrumRow {
        if (!(seconds > 0) || !(binHz > 0) || averages < 1 || power.length < 8) {
            throw new IllegalArgumentException("not a spectrum: " + seconds + " s, " + binHz + " Hz, " + averages
                    + " averages, " + power.length + " columns");
        }
    }

    /** How far the middle of column {@code column} lies from the middle of the band; fractions count. */
    public double offsetHz(double column) {
        return (column - middle()) * binHz;
    }

    /** The column of an offset, with its fraction; outside the row when the offset is outside the band. */
    public double column(double offsetHz) {
        return offsetHz / binHz + middle();
    }

    private int middle() {
        return power.length / 2;
    }
}
