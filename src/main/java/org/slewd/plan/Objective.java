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
    BEAM
}
