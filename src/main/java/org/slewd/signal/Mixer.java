package org.slewd.signal;

/**
 * A numerically controlled oscillator that moves a band down by a frequency that changes: what was at that frequency is at
 * zero afterwards. The phase runs on from block to block, so a carrier stays one carrier. One thread.
 */
final class Mixer {

    /** After so many samples the oscillator is set anew from its exact phase; rounding has added up to 1e-13 by then. */
    private static final int ANCHOR_SAMPLES = 1024;

    private static final double TURN = 2 * Math.PI;

    private final double rateHz;
    private double phaseTurns;

    Mixer(double rateHz) {
        this.rateHz = rateHz;
    }

    /**
     * Takes a frequency out, in place.
     *
     * @param iq complex samples, I before Q
     * @param samples how many
     * @param startHz what to take out at the first sample
     * @param endHz what to take out at the first sample after these; the frequency is linear in between
     */
    void mix(float[] iq, int samples, double startHz, double endHz) {
        double start = -startHz / rateHz;
        double slope = -(endHz - startHz) / rateHz / samples;
        double growthRe = Math.cos(TURN * slope);
        double growthIm = Math.sin(TURN * slope);
        for (int from = 0; from < samples; from += ANCHOR_SAMPLES) {
            int to = Math.min(samples, from + ANCHOR_SAMPLES);
            double phase = phaseTurns + from * start + 0.5 * slope * from * from;
            // From sample n to n + 1 the phase grows by the frequency halfway between them.
            double step = start + slope * (from + 0.5);
            turn(iq, from, to, phase, step, growthRe, growthIm);
        }
        double end = phaseTurns + samples * start + 0.5 * slope * samples * samples;
        phaseTurns = end - Math.floor(end);
    }

    private static void turn(
            float[] iq, int from, int to, double phaseTurns, double stepTurns, double growthRe, double growthIm) {
        double re = Math.cos(TURN * phaseTurns);
        double im = Math.sin(TURN * phaseTurns);
        double stepRe = Math.cos(TURN * stepTurns);
        double stepIm = Math.sin(TURN * stepTurns);
        for (int i = 2 * from; i < 2 * to; i += 2) {
            double sampleRe = iq[i];
            double sampleIm = iq[i + 1];
            iq[i] = (float) (sampleRe * re - sampleIm * im);
            iq[i + 1] = (float) (sampleRe * im + sampleIm * re);
            double nextRe = re * stepRe - im * stepIm;
            im = re * stepIm + im * stepRe;
            re = nextRe;
            double nextStepRe = stepRe * growthRe - stepIm * growthIm;
            stepIm = stepRe * growthIm + stepIm * growthRe;
            stepRe = nextStepRe;
        }
    }
}
