package org.slewd.plan;

/** What a plan keeps small where the axes cannot follow exactly. */
public enum Objective {

    /**
     * The greatest error; among paths that keep it, the loss. A turn that cannot be avoided makes the greatest error
     * meaningless, and then the loss alone counts.
     */
    PEAK,

    /** The mean loss of signal, each moment capped: seconds off target weigh more than how far off. */
    LOSS,

    /** {@link #PEAK} where the object stays inside the beam through the whole pass, else {@link #LOSS}. */
    BEAM;

    /** With {@link #PEAK}, greater errors than this come from a turn, not from the zenith. */
    private static final double GREATEST_PEAK_DEG = 15;

    /** Greatest errors that differ by less are the same. */
    private static final double SAME_PEAK_DEG = 0.05;

    /** Whether a greatest error of {@code peakDeg}, which is the least there can be, must not be exceeded. */
    boolean holds(double peakDeg, double beamWidthDeg) {
        boolean fitsBeam = peakDeg <= beamWidthDeg / 2;
        return switch (this) {
            case PEAK -> fitsBeam || peakDeg <= GREATEST_PEAK_DEG;
            case BEAM -> fitsBeam;
            case LOSS -> false;
        };
    }

    /** Whether {@code one} is better than {@code other}. */
    boolean prefers(PointingPlan one, PointingPlan other, double beamWidthDeg) {
        double gainDeg = other.greatestErrorDeg() - one.greatestErrorDeg();
        boolean peakCounts = holds(Math.min(one.greatestErrorDeg(), other.greatestErrorDeg()), beamWidthDeg);
        boolean peakDecides = peakCounts && Math.abs(gainDeg) > SAME_PEAK_DEG;
        return peakDecides ? gainDeg > 0 : one.meanLossDb() < other.meanLossDb();
    }
}
