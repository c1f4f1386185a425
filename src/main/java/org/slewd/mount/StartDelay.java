package org.slewd.mount;

/**
 * How long an axis takes to start, as its slews of every day show.
 *
 * @param seconds from an order's leaving slewd to the first motion, the median of the slews
 * @param spreadSeconds how far apart the slews are, as a standard deviation; 0 for a single one
 * @param errorSeconds standard error of {@code seconds}: what the scatter, the steps of the reports and a ramp that is known
 *     roughly leave open
 * @param slews how many slews it comes from, at least 1
 */
public record StartDelay(double seconds, double spreadSeconds, double errorSeconds, int slews) {

    /** One slew may have met a gust, or a controller that was busy. */
    private static final int LEAST_SLEWS = 3;

    private static final double CONSISTENT_SECONDS = 0.1;

    public StartDelay {
        if (!(seconds >= 0) || !(spreadSeconds >= 0) || !(errorSeconds >= 0) || slews < 1) {
            throw new IllegalArgumentException("not a start delay: " + seconds + " s, spread " + spreadSeconds
                    + " s, error " + errorSeconds + " s, from " + slews + " slews");
        }
    }

    /** Whether it can be relied upon: several slews that agree. */
    public boolean isConsistent() {
        return slews >= LEAST_SLEWS && spreadSeconds <= CONSISTENT_SECONDS && errorSeconds <= CONSISTENT_SECONDS;
    }
}
