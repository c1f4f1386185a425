package org.slewd.mount;

import org.slewd.rotator.Pointing;

/** One of the two axes. */
public enum Axis {
    AZIMUTH("azimuth"),
    ELEVATION("elevation");

    private final String word;

    Axis(String word) {
        this.word = word;
    }

    /** What it is called, and how its keys in the configuration begin. */
    public String word() {
        return word;
    }

    /** The angle of this axis. */
    public double of(Pointing pointing) {
        return this == AZIMUTH ? pointing.azimuthDeg() : pointing.elevationDeg();
    }

    /** The angle of the other axis. */
    double ofOther(Pointing pointing) {
        return this == AZIMUTH ? pointing.elevationDeg() : pointing.azimuthDeg();
    }

    /** {@code pointing} with this axis at {@code angleDeg}. */
    Pointing at(double angleDeg, Pointing pointing) {
        return this == AZIMUTH
                ? new Pointing(angleDeg, pointing.elevationDeg())
                : new Pointing(pointing.azimuthDeg(), angleDeg);
    }
}
