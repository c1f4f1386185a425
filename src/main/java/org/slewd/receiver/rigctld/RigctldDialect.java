package org.slewd.receiver.rigctld;

/** Who is at the other end. */
enum RigctldDialect {
    /** Extended answers, error numbers below zero, perhaps a VFO in every command. */
    HAMLIB("rigctld"),
    /** Bare answers, and one error number. */
    GQRX("Gqrx");

    private final String title;

    RigctldDialect(String title) {
        this.title = title;
    }

    /** What people call it. */
    String title() {
        return title;
    }
}
