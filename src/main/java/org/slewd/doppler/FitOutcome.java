package org.slewd.doppler;

import java.util.Locale;

/** What a fit of a measured curve came to. */
public sealed interface FitOutcome {

    /**
     * A value and how sure it is.
     *
     * @param sigma one standard deviation, from the scatter of the samples; too small where their errors hang together
     */
    record Estimate(double value, double sigma) {

        /** Held at 0 and not sought. */
        static final Estimate HELD = new Estimate(0, 0);
    }

    /**
     * The curve is explained.
     *
     * @param lateS how much later than predicted the object comes along, in seconds; negative when early
     * @param offsetHz the carrier less its nominal frequency, of both oscillators together
     * @param driftHzPerS change of that offset, counted from the middle of the curve
     * @param residualRmsHz of all samples, outliers included
     * @param scatterHz of the good samples: a standard deviation that outliers do not widen
     * @param outliers samples that lie too far off to have counted
     * @param samples all of them
     * @param independent how many samples they are worth whose errors do not hang together
     */
    record Fitted(
            Estimate lateS,
            Estimate offsetHz,
            Estimate driftHzPerS,
            double residualRmsHz,
            double scatterHz,
            int outliers,
            int samples,
            double independent)
            implements FitOutcome {

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "late by %.3f +- %.3f s, offset %.1f +- %.1f Hz, drift %.3f +- %.3f Hz/s;"
                            + " residual %.1f Hz rms, scatter %.1f Hz, %d of %d samples left out",
                    lateS.value,
                    lateS.sigma,
                    offsetHz.value,
                    offsetHz.sigma,
                    driftHzPerS.value,
                    driftHzPerS.sigma,
                    residualRmsHz,
                    scatterHz,
                    outliers,
                    samples);
        }
    }

    /**
     * The curve does not tell what was asked.
     *
     * @param why half a sentence for an operator
     */
    record NotObservable(String why) implements FitOutcome {}
}
