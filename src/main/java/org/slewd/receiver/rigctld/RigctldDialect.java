package org.slewd.receiver.rigctld;

/** Who is at the other end. */
enum RigctldDialect {
    /** Extended answers, error numbers below zero, perhaps a VFO in every command. */
    HAMLIB("rigctld", true, -54, 60),
    /** Bare answers, and one error number. */
    GQRX("Gqrx", false, -150, 0),
    /** As Gqrx, with a yes for every frequency, also when it has been told not to be tuned from outside. */
    SDRPP("SDR++", false, 0, 0);

    private final String title;
    private final boolean extended;
    private final double leastDb;
    private final double mostDb;

    RigctldDialect(String title, boolean extended, double leastDb, double mostDb) {
        this.title = title;
        this.extended = extended;
        this.leastDb = leastDb;
        this.mostDb = mostDb;
    }

    /** What people call it. */
    String title() {
        return title;
    }

    /** Whether its answers name their question, and whether it knows a second dial. */
    boolean isExtended() {
        return extended;
    }

    /** Whether it tells the signal strength. */
    boolean hasMeter() {
        return mostDb > leastDb;
    }

    /**
     * The share of the scale that a level is: for rigctld from S0 to 60 dB over S9, for Gqrx of what its display shows. Outside
     * of 0 to 1 for a level that is none, such as that of a receiver that is stopped.
     */
    double share(double db) {
        return (db - leastDb) / (mostDb - leastDb);
    }
}
