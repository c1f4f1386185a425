package org.slewd.signal;

/**
 * Keeps the middle of a band at a lower rate: a low-pass filter of which only every {@code factor}-th output is computed.
 * A windowed sinc (Blackman) with {@value #TAPS_PER_PHASE} taps for each sample that is dropped: flat to 0.2 dB over the middle four fifths of
 * what is kept, and what would fold into those is 75 dB down. One thread.
 */
final class Decimator {

    private static final int TAPS_PER_PHASE = 24;

    /** Cut-off as a part of half the new rate; the rest of the band is the slope of the filter. */
    private static final double CUT_OFF = 0.95;

    private final int factor;
    private final float[] taps;

    /** The last taps - 1 input samples, then the new ones. */
    private float[] line;

    private final int history;

    /** Input samples to skip before the next output. */
    private int skip;

    Decimator(int factor) {
        if (factor < 1) {
            throw new IllegalArgumentException("factor " + factor + " is below 1");
        }
        this.factor = factor;
        this.taps = design(factor);
        this.history = taps.length - 1;
        this.line = new float[2 * history];
    }

    /** How many input samples an output lags behind: the middle of the filter. */
    double delaySamples() {
        return history / 2.0;
    }

    /** At most how many come out of {@code samples}. */
    int mostOf(int samples) {
        return samples / factor + 1;
    }

    /** Forgets what came before, as after a gap. */
    void reset() {
        java.util.Arrays.fill(line, 0, 2 * history, 0);
        skip = 0;
    }

    /** How many input samples of the next block lie before the one that its first output ends on. */
    int skip() {
        return skip;
    }

    /**
     * Filters one block.
     *
     * @return how many complex samples were put into {@code out}
     */
    int decimate(float[] in, int samples, float[] out) {
        if (line.length < 2 * (history + samples)) {
            line = java.util.Arrays.copyOf(line, 2 * (history + samples));
        }
        System.arraycopy(in, 0, line, 2 * history, 2 * samples);
        int made = 0;
        int at = skip;
        for (; at < samples; at += factor) {
            float re = 0;
            float im = 0;
            int base = 2 * at;
            for (int tap = 0; tap < taps.length; tap++) {
                re += taps[tap] * line[base + 2 * tap];
                im += taps[tap] * line[base + 2 * tap + 1];
            }
            out[2 * made] = re;
            out[2 * made + 1] = im;
            made++;
        }
        skip = at - samples;
        System.arraycopy(line, 2 * samples, line, 0, 2 * history);
        return made;
    }

    private static float[] design(int factor) {
        if (factor == 1) {
            return new float[] {1};
        }
        int length = TAPS_PER_PHASE * factor + 1;
        double middle = (length - 1) / 2.0;
        double cutOff = CUT_OFF / factor;
        double[] exact = new double[length];
        double sum = 0;
        for (int i = 0; i < length; i++) {
            double x = Math.PI * cutOff * (i - middle);
            double sinc = x == 0 ? 1 : Math.sin(x) / x;
            double turn = 2 * Math.PI * i / (length - 1);
            exact[i] = sinc * (0.42 - 0.5 * Math.cos(turn) + 0.08 * Math.cos(2 * turn));
            sum += exact[i];
        }
        float[] taps = new float[length];
        for (int i = 0; i < length; i++) {
            taps[i] = (float) (exact[i] / sum);
        }
        return taps;
    }
}
