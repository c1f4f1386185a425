package org.slewd.rotator.prosistel;

import org.slewd.rotator.RotatorKind;

/** The kinds of rotator controller that speak this protocol. */
public final class Prosistel {

    public static final RotatorKind KIND_AZIMUTH =
            kind("prosistel-d", "Prosistel D, azimuth only", ProsistelBox.AZIMUTH);

    public static final RotatorKind KIND_ELEVATION =
            kind("prosistel-d-elevation", "Prosistel D, elevation only", ProsistelBox.ELEVATION);

    public static final RotatorKind KIND_COMBI = kind("prosistel-combi", "Prosistel Combi-Track", ProsistelBox.COMBI);

    private Prosistel() {}

    private static RotatorKind kind(String name, String title, ProsistelBox box) {
        return new RotatorKind(
                name,
                title,
                9600,
                nowNanos -> new ProsistelDriver(box, nowNanos),
                axes -> new ProsistelSimulator(box, axes));
    }
}
