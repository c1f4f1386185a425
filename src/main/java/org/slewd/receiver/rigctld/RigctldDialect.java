package org.slewd.receiver.rigctld;

/** Who is at the other end. */
enum RigctldDialect {
    /** Extended answers, error numbers below zero, perhaps a VFO in every command. */
    HAMLIB("rigctld", true),
    /** Bare answers, and one error number. */
    GQRX("Gqrx", false),
    /** As Gqrx, with a yes for every frequency, also when it has been told not to be tuned from outside. */
    SDRPP("SDR++", false);

    private final String title;
    private final boolean extended;

    RigctldDialect(String title, boolean extended) {
        this.title = title;
        this.extended = extended;
    }

    /** What people call it. */
    String title() {
        return title;
    }

    /** Whether its answers name their question, and whether it knows a second dial. */
    boolean isExtended() {
        return extended;
    }
}
