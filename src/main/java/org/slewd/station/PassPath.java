package org.slewd.station;

import java.time.Instant;
import java.util.List;
import org.slewd.pass.Pass;

/** A pass with its way across the sky, for plots: a point every few seconds, rise and set included. */
public record PassPath(Pass pass, List<Point> points) {

    /** Where the object is at {@code utc}. */
    public record Point(Instant utc, double azimuthDeg, double elevationDeg) {}
}
