package org.slewd.illuminator;

import java.time.Instant;

/**
 * Beams that step through a sector side by side, all at once: each has its share of the sector, and stands at one position
 * of it for a dwell. Which position it is at a time is a fit by listeners and not published.
 *
 * @param beams at least 1
 * @param positions of each beam within its share, at least 1
 * @param dwellS time at each position in seconds, above 0
 */
public record Sweep(int beams, int positions, double dwellS) {
    public Sweep {
        if (beams < 1 || positions < 1 || !(dwellS > 0 && dwellS < 3600)) {
            throw new IllegalArgumentException(beams + " beams, " + positions + " positions, dwell " + dwellS + " s");
        }
    }

    /** At which position the beams stand, [0, positions). */
    public int position(Instant utc) {
        double unixS = utc.getEpochSecond() + utc.getNano() / 1e9;
        return (int) Math.floorMod((long) Math.floor(unixS / dwellS), (long) positions);
    }

    /** Whether a beam stands on an azimuth that lies {@code insideDeg} into a sector of {@code widthDeg}. */
    boolean isOn(double insideDeg, double widthDeg, Instant utc) {
        double stepDeg = widthDeg / beams / positions;
        int cell = (int) Math.min(insideDeg / stepDeg, (double) beams * positions - 1);
        return cell % positions == position(utc);
    }
}
