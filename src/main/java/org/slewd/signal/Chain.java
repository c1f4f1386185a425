package org.slewd.signal;

import java.time.Duration;
import java.time.Instant;
import java.util.OptionalDouble;

/**
 * All stages for one stream: the frequency that is wanted goes to the middle, a narrow band is kept, spectra are made of it. One
 * thread. Memory is that of one block and one row.
 */
public final class Chain {

    private final double rateHz;
    private final int factor;
    private final Mixer mixer;
    private final Decimator decimator;
    private final Spectrometer spectrometer;
    private float[] iq = {};
    private float[] narrow = {};
    private long nextIndex;
    private double zeroHz = Double.NaN;
    private Instant rowStart = Instant.EPOCH;
    private double rowStartZeroHz;

    /** Who takes what comes out; called by the thread that calls {@link #accept}. */
    public interface Output {

        /**
         * The narrow band of one block.
         *
         * @param samples complex samples in {@code iq}, I before Q, valid until this returns; may be 0
         * @param utc when the first was taken
         * @param afterGap whether samples before it were lost, or it is the first
         */
        void narrow(float[] iq, int samples, Instant utc, boolean afterGap);

        /**
         * One more spectrum.
         *
         * @param zeroHz the frequency on the air that was zero in the middle of its time
         */
        void row(SpectrumRow row, double zeroHz);
    }

    public Chain(ChainSettings settings, double rateHz) {
        this.rateHz = rateHz;
        this.factor = settings.factor(rateHz);
        this.mixer = new Mixer(rateHz);
        this.decimator = new Decimator(factor);
        int perRow = (int) Math.max(1, Math.round(settings.rowSeconds() * narrowRateHz() / settings.columns()));
        this.spectrometer = new Spectrometer(settings.columns(), perRow);
    }

    /** Samples per second of the narrow band; also the width of a row. */
    public double narrowRateHz() {
        return rateHz / factor;
    }

    /**
     * Takes the next block.
     *
     * @param zero the frequency on the air that goes to the middle; where it is empty, it stays where it was last
     * @throws IllegalArgumentException when the block has another rate
     */
    public void accept(IqBlock block, FrequencyCurve zero, Output output) {
        if (block.rateHz() != rateHz) {
            throw new IllegalArgumentException("a block of " + block.rateHz() + " Hz in a chain of " + rateHz + " Hz");
        }
        int samples = block.samples();
        if (iq.length < 2 * samples) {
            iq = new float[2 * samples];
            narrow = new float[2 * decimator.mostOf(samples)];
        }
        boolean gap = block.index() != nextIndex || Double.isNaN(zeroHz);
        nextIndex = block.index() + samples;
        if (gap) {
            decimator.reset();
            spectrometer.reset();
        }
        block.format().toFloats(block.bytes(), samples, iq);
        double start = orLast(zero.hz(block.utc()), block.centreHz());
        double end = orLast(zero.hz(block.utcOf(samples)), start);
        mixer.mix(iq, samples, start - block.centreHz(), end - block.centreHz());
        zeroHz = end;
        Instant first = block.utcOf(decimator.skip() - decimator.delaySamples());
        int made = decimator.decimate(iq, samples, narrow);
        output.narrow(narrow, made, first, gap);
        double stepHz = (end - start) / samples * factor;
        double firstZeroHz =
                start + (end - start) * Duration.between(block.utc(), first).toNanos() / 1e9 * rateHz / samples;
        spectra(made, first, firstZeroHz, stepHz, output);
    }

    /**
     * Makes spectra of the narrow samples.
     *
     * @param firstZeroHz what was zero in the first, and {@code stepHz} more in each that follows
     */
    private void spectra(int samples, Instant first, double firstZeroHz, double stepHz, Output output) {
        int at = 0;
        while (at < samples) {
            if (spectrometer.isEmpty()) {
                rowStart = first.plusNanos(Math.round(at / narrowRateHz() * 1e9));
                rowStartZeroHz = firstZeroHz + at * stepHz;
            }
            at = spectrometer.take(narrow, at, samples);
            if (spectrometer.isRowComplete()) {
                // A frequency that changes evenly for the quarter of a second that a row takes.
                output.row(row(), (rowStartZeroHz + firstZeroHz + at * stepHz) / 2);
            }
        }
    }

    private SpectrumRow row() {
        int perRow = spectrometer.spectraPerRow();
        double seconds = (double) perRow * spectrometer.size() / narrowRateHz();
        return new SpectrumRow(
                rowStart.plusNanos(Math.round(seconds * 0.5e9)),
                seconds,
                narrowRateHz() / spectrometer.size(),
                perRow,
                spectrometer.row());
    }

    private double orLast(OptionalDouble hz, double fallback) {
        return hz.orElse(Double.isNaN(zeroHz) ? fallback : zeroHz);
    }
}
