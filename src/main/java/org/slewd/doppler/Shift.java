package org.slewd.doppler;

import java.time.Instant;
import java.util.OptionalDouble;
import org.slewd.receiver.Leg;
import org.slewd.sky.Doppler;

/**
 * What the ways between a site and an object do to a frequency. On the downlink the dial is set to what arrives, on the
 * uplink so that the object hears what it should. slewd follows both with a dial and sends on neither.
 */
public final class Shift {

    private Shift() {}

    /** Frequency at the site that belongs to {@code objectHz} at the object; range rate positive when receding. */
    public static double siteHz(Leg leg, double objectHz, double rangeRateMps) {
        return leg == Leg.DOWNLINK
                ? Doppler.receivedHz(objectHz, rangeRateMps)
                : Doppler.uplinkHz(objectHz, rangeRateMps);
    }

    /** Frequency at the object that belongs to {@code siteHz} at the site: the inverse of {@link #siteHz}. */
    public static double objectHz(Leg leg, double siteHz, double rangeRateMps) {
        double beta = rangeRateMps / Doppler.SPEED_OF_LIGHT_MPS;
        return leg == Leg.DOWNLINK ? siteHz * (1 + beta) : siteHz * (1 - beta);
    }

    /** As {@link #siteHz(Leg, double, double)}, at {@code utc}, with the light time; empty where the motion is not known. */
    public static OptionalDouble siteHz(Leg leg, double objectHz, Motion motion, Instant utc) {
        OptionalDouble rateMps =
                leg == Leg.DOWNLINK ? LightTime.receivedRateMps(motion, utc) : LightTime.sentRateMps(motion, utc);
        return rateMps.isPresent() ? OptionalDouble.of(siteHz(leg, objectHz, rateMps.getAsDouble())) : rateMps;
    }
}
