package org.slewd.doppler;

import java.time.Instant;
import java.util.OptionalDouble;
import org.slewd.sky.Doppler;

/** The two ways between a site and an object. slewd follows both with a dial and sends on neither. */
public enum Leg {
    /** From the object to the site: the dial is set to what arrives. */
    DOWNLINK,
    /** From the site to the object: the dial is set so that the object hears what it should. */
    UPLINK;

    /** Frequency at the site that belongs to {@code objectHz} at the object; range rate positive when receding. */
    public double siteHz(double objectHz, double rangeRateMps) {
        return this == DOWNLINK ? Doppler.receivedHz(objectHz, rangeRateMps) : Doppler.uplinkHz(objectHz, rangeRateMps);
    }

    /** Frequency at the object that belongs to {@code siteHz} at the site: the inverse of {@link #siteHz}. */
    public double objectHz(double siteHz, double rangeRateMps) {
        double beta = rangeRateMps / Doppler.SPEED_OF_LIGHT_MPS;
        return this == DOWNLINK ? siteHz * (1 + beta) : siteHz * (1 - beta);
    }

    /** As {@link #siteHz}, at {@code utc}, with the light time; empty where the motion is not known. */
    public OptionalDouble siteHz(double objectHz, Motion motion, Instant utc) {
        OptionalDouble rateMps =
                this == DOWNLINK ? LightTime.receivedRateMps(motion, utc) : LightTime.sentRateMps(motion, utc);
        return rateMps.isPresent() ? OptionalDouble.of(siteHz(objectHz, rateMps.getAsDouble())) : rateMps;
    }
}
