package org.slewd.pass;

import java.time.Duration;
import java.time.Instant;
import org.slewd.sky.LookAngle;

/**
 * One pass of one object over a site.
 *
 * @param catalogNumber of the object
 * @param name of the object
 * @param elementEpoch epoch of the set that the prediction rests on
 * @param aos where it rises above the mask, or where it is at the start of the window
 * @param tca where it stands highest
 * @param los where it sets below the mask, or where it is at the end of the window
 * @param minRangeM least distance during the pass
 * @param clipped which ends are the window's rather than the pass's own
 */
public record Pass(
        int catalogNumber,
        String name,
        Instant elementEpoch,
        Moment aos,
        Moment tca,
        Moment los,
        double minRangeM,
        Clipped clipped) {

    private static final Duration SAME_WITHIN = Duration.ofMinutes(20);

    /** A moment of the pass: when, and where the object is then. */
    public record Moment(Instant utc, LookAngle look) {}

    /** Which ends of a pass were cut off by the window of the search. */
    public enum Clipped {
        NONE,
        START,
        END,
        BOTH;

        static Clipped of(boolean atStart, boolean atEnd) {
            if (atStart) {
                return atEnd ? BOTH : START;
            }
            return atEnd ? END : NONE;
        }
    }

    public double maxElevationDeg() {
        return tca.look().elevationDeg();
    }

    /**
     * Whether two predictions of one moment of a pass of one object, by other elements maybe, are of the same pass. New elements
     * move it by seconds, a bad set by minutes; an orbit takes 85 minutes at least.
     */
    public static boolean isSame(Instant one, Instant other) {
        return Duration.between(one, other).abs().compareTo(SAME_WITHIN) < 0;
    }
}
