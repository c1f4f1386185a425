package org.slewd.signal;

import java.util.Arrays;
import org.jtransforms.fft.FloatFFT_1D;

/**
 * Averages the spectra of successive stretches of samples, Hann window, no overlap. Neighbouring columns share noise: of a
 * carrier between two columns each sees 1.4 dB less. One thread.
 */
final class Spectrometer {

    /** Beyond 8192 points the library would start threads of its own. */
    static final int MAX_SIZE = 8192;

    private final int size;
    private final int spectraPerRow;
    private final FloatFFT_1D transform;
    private final float[] window;
    private final float[] samples;
    private final float[] sum;
    private final float fullScale;
    private int filled;
    private int spectra;

    /**
     * @param size points of a transform, a power of two from 16 to {@value #MAX_SIZE}
     * @param spectraPerRow how many are averaged, at least 1
     */
    Spectrometer(int size, int spectraPerRow) {
        if (size < 16 || size > MAX_SIZE || Integer.bitCount(size) != 1 || spectraPerRow < 1) {
            throw new IllegalArgumentException(
                    size + " points and " + spectraPerRow + " spectra: a power of two up to " + MAX_SIZE + " and 1");
        }
        this.size = size;
        this.spectraPerRow = spectraPerRow;
        this.transform = new FloatFFT_1D(size);
        this.samples = new float[2 * size];
        this.sum = new float[size];
        this.window = new float[size];
        double total = 0;
        for (int i = 0; i < size; i++) {
            double weight = 0.5 - 0.5 * Math.cos(2 * Math.PI * i / size);
            window[i] = (float) weight;
            total += weight;
        }
        this.fullScale = (float) (1 / (total * total));
    }

    /** Points of a transform: columns of a row. */
    int size() {
        return size;
    }

    int spectraPerRow() {
        return spectraPerRow;
    }

    /** Whether the next sample is the first of a row. */
    boolean isEmpty() {
        return filled == 0 && spectra == 0;
    }

    boolean isRowComplete() {
        return spectra == spectraPerRow;
    }

    /** Forgets the row that was begun, as after a gap. */
    void reset() {
        filled = 0;
        spectra = 0;
        Arrays.fill(sum, 0);
    }

    /**
     * Takes samples from {@code from} on until a row is complete or they are used up.
     *
     * @return the index of the first that was not taken
     */
    int take(float[] iq, int from, int to) {
        int at = from;
        while (at < to && !isRowComplete()) {
            int count = Math.min(to - at, size - filled);
            for (int i = 0; i < count; i++) {
                float weight = window[filled + i];
                samples[2 * (filled + i)] = iq[2 * (at + i)] * weight;
                samples[2 * (filled + i) + 1] = iq[2 * (at + i) + 1] * weight;
            }
            filled += count;
            at += count;
            if (filled == size) {
                transform();
            }
        }
        return at;
    }

    /** The completed row, lowest frequency first, and begins the next. */
    float[] row() {
        float[] row = new float[size];
        float scale = fullScale / spectra;
        int half = size / 2;
        for (int i = 0; i < size; i++) {
            row[i] = sum[(i + half) % size] * scale;
        }
        reset();
        return row;
    }

    private void transform() {
        transform.complexForward(samples);
        for (int i = 0; i < size; i++) {
            sum[i] += samples[2 * i] * samples[2 * i] + samples[2 * i + 1] * samples[2 * i + 1];
        }
        filled = 0;
        spectra++;
    }
}
