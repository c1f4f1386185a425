package org.slewd.station;

import java.time.Instant;
import org.slewd.doppler.FitOutcome;

/**
 * What the signal of a pass says of the orbit so far. It is shown, and applied when somebody asks for it; never by itself.
 *
 * @param catalogNumber whose signal
 * @param rise of the pass, by the elements
 * @param epoch of the elements that the lateness is counted from
 * @param utc when this was found
 * @param carrierHz the frequency that the offset is counted from
 * @param spectra how many there are so far
 * @param orbitSigmaS how unsure the time of the pass is by the age of its elements; infinite where that is not known
 * @param outcome lateness and offset, or why they cannot be told
 */
public record HeardSignal(
        int catalogNumber,
        Instant rise,
        Instant epoch,
        Instant utc,
        double carrierHz,
        int spectra,
        double orbitSigmaS,
        FitOutcome outcome) {

    /** A time that is so sure moves no beam: an object overhead moves a degree in a second. */
    private static final double SURE_ENOUGH_S = 0.1;

    /** A fit that is not much surer than the elements teaches nothing that is worth a new plan. */
    private static final double SHARE_OF_ORBIT = 0.3;

    /** How sure the lateness has to be before the antenna is pointed by it. */
    public double applicableSigmaS() {
        return Math.max(SURE_ENOUGH_S, SHARE_OF_ORBIT * orbitSigmaS);
    }

    /** Whether the antenna may be pointed by it. */
    public boolean isApplicable() {
        return outcome instanceof FitOutcome.Fitted fitted && fitted.lateS().sigma() <= applicableSigmaS();
    }
}
