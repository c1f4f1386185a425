package org.slewd.doppler;

import java.time.Instant;
import java.util.List;

/**
 * The lines that one spectrum shows where a carrier is looked for: that of the object, if it is there, and others.
 *
 * @param utc middle of the time over which it was measured
 * @param lines in any order; may be empty
 */
public record LineRow(Instant utc, List<Line> lines) {

    /**
     * One line.
     *
     * @param receivedHz where it is on the air, above 0
     * @param sigmaHz how well that is known, above 0
     */
    public record Line(double receivedHz, double sigmaHz) {
        public Line {
            if (!(receivedHz > 0 && receivedHz < Double.POSITIVE_INFINITY && sigmaHz > 0 && Double.isFinite(sigmaHz))) {
                throw new IllegalArgumentException("a line at " + receivedHz + " +- " + sigmaHz + " Hz");
            }
        }
    }

    public LineRow {
        lines = List.copyOf(lines);
    }
}
