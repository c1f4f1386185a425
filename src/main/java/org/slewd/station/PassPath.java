package org.slewd.station;

import java.time.Instant;
import java.util.List;
import org.slewd.pass.Pass;
import org.slewd.track.DescribedPass;

/**
 * A pass with what is told about it and its way across the sky, for plots: a point every few seconds, rise and set
 * included; none where no way was asked for.
 */
public record PassPath(DescribedPass described, List<Point> points) {
    public PassPath {
        points = List.copyOf(points);
    }

    public Pass pass() {
        return described.pass();
    }

    /** Where the object is at {@code utc}. */
    public record Point(Instant utc, double azimuthDeg, double elevationDeg) {}
}
