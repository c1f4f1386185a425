package org.slewd.station;

import java.util.Locale;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorConfig;

/**
 * Watches an antenna on its way to a place. One that has come to stand beside it (a motor that runs on, a box with a wide dead band) is
 * sent there anew, from a stop, as boxes do not take the same target twice; and is left alone when that does not help. Belongs to the
 * loop.
 */
final class Arrival {

    /** How often it is sent there at most: what three times did not do, more would not. */
    static final int MOST_TRIES = 3;

    /** That it stands is believed after this and the time in which its reading changes, or it starts, three times over. */
    private static final double STANDS_SECONDS = 5;

    /** How it goes on. */
    enum Sign {
        ON_THE_WAY,
        THERE,
        /** It stands beside the place, and may be sent there anew. */
        AGAIN,
        /** It stands beside the place, as after every try before. */
        BESIDE
    }

    private final long patienceNanos;
    private int tries = 1;
    private long sinceNanos;

    /** @param stepDeg of the read-back */
    Arrival(RotatorConfig config, double stepDeg, long nowNanos) {
        this.patienceNanos = Math.round(1e9
                * Math.max(patienceSeconds(config.azimuth(), stepDeg), patienceSeconds(config.elevation(), stepDeg)));
        this.sinceNanos = nowNanos;
    }

    private static double patienceSeconds(AxisModel axis, double stepDeg) {
        return STANDS_SECONDS + 3 * (axis.startDelaySeconds() + stepDeg / axis.rateDegPerS());
    }

    /**
     * Takes a look.
     *
     * @param isThere whether it is at the place
     * @param isStill whether it stands
     */
    Sign look(boolean isThere, boolean isStill, long nowNanos) {
        if (!isStill) {
            sinceNanos = nowNanos;
            return Sign.ON_THE_WAY;
        }
        if (isThere) {
            return Sign.THERE;
        }
        if (nowNanos - sinceNanos < patienceNanos) {
            return Sign.ON_THE_WAY;
        }
        if (tries == MOST_TRIES) {
            return Sign.BESIDE;
        }
        tries++;
        sinceNanos = nowNanos;
        return Sign.AGAIN;
    }

    /** What an operator is told of {@link Sign#BESIDE}. */
    static String beside(Pointing at, Pointing place) {
        return String.format(
                Locale.ROOT,
                "the antenna was sent to azimuth %.1f, elevation %.1f %d times and came to stand at %.1f, %.1f; slewd leaves it there."
                        + " See how it moves with 'slewd calibrate axis', and configure its dead band if it has one",
                place.azimuthDeg(),
                place.elevationDeg(),
                MOST_TRIES,
                at.azimuthDeg(),
                at.elevationDeg());
    }
}
