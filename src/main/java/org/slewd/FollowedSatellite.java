package org.slewd;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.doppler.Shift;
import org.slewd.listen.Followed;
import org.slewd.orbit.ElementSet;
import org.slewd.receiver.Leg;
import org.slewd.sky.LookAngle;
import org.slewd.sky.SiteFrame;
import org.slewd.track.Satellite;

/** An object of the catalogue whose signal is listened to. One thread. */
public final class FollowedSatellite implements Followed {

    private final String name;
    private final double transmittedHz;
    private final Satellite satellite;

    public FollowedSatellite(ElementSet elements, SiteFrame site, double transmittedHz) {
        this(elements, site, transmittedHz, Duration.ZERO);
    }

    /** @param late how much later than its elements say the object comes along its orbit */
    FollowedSatellite(ElementSet elements, SiteFrame site, double transmittedHz, Duration late) {
        this.name = elements.name();
        this.transmittedHz = transmittedHz;
        this.satellite = new Satellite(elements, site, late);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public double transmittedHz() {
        return transmittedHz;
    }

    @Override
    public OptionalDouble receivedHz(Instant utc) {
        return Shift.siteHz(Leg.DOWNLINK, transmittedHz, satellite::look, utc);
    }

    @Override
    public Optional<LookAngle> look(Instant utc) {
        return satellite.look(utc);
    }
}
