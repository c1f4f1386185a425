package org.slewd.recording;

/** What was done about the Doppler shift, as the metadata has it. */
public final class DopplerLaw {

    /** Begins the law of samples from which the shift was taken out. */
    static final String TAKEN_OUT = "Doppler shift taken out";

    private DopplerLaw() {}

    /** The samples are as they came. */
    public static String none() {
        return "Doppler shift left in: fixed centre frequency; slewd:expected_hz is transmitted_hz / (1 + range rate / c)";
    }

    /** A numerical oscillator has followed what was expected, so the carrier lies at zero. */
    public static String takenOut() {
        return TAKEN_OUT + " by a phase-continuous oscillator: zero is slewd:expected_hz ="
                + " transmitted_hz / (1 + range rate / c), linear between blocks of 50 ms";
    }
}
