package org.slewd.illuminator;

import java.time.Instant;
import java.util.Optional;
import org.slewd.doppler.Motion;
import org.slewd.sky.Doppler;
import org.slewd.sky.LookAngle;

/**
 * The way from an illuminator over an object to a station.
 *
 * @param illuminator that lights
 * @param fromIlluminator how the object moves over the illuminator
 * @param fromStation how it moves over the station
 */
public record Bistatic(Illuminator illuminator, Motion fromIlluminator, Motion fromStation) {

    /**
     * One moment.
     *
     * @param utc when the station receives
     * @param fromIlluminator where the illuminator saw the object when it lit it
     * @param fromStation where the station sees it
     * @param receivedHz the carrier that comes back, exact but for the transverse term
     * @param rangeM of both ways together
     * @param lit whether the beams pass over it
     * @param inBeam whether one stood on it
     */
    public record Echo(
            Instant utc,
            LookAngle fromIlluminator,
            LookAngle fromStation,
            double receivedHz,
            double rangeM,
            boolean lit,
            boolean inBeam) {

        /** Received less sent. */
        public double shiftHz(double carrierHz) {
            return receivedHz - carrierHz;
        }
    }

    /**
     * What would come back at {@code utc}. The wave met the object a light time before, and both range rates are those of
     * that moment.
     *
     * @return empty where the orbit model is silent
     */
    public Optional<Echo> at(Instant utc) {
        return fromStation
                .look(utc)
                .flatMap(here ->
                        met(utc.minusNanos(Math.round(here.rangeM() / Doppler.SPEED_OF_LIGHT_MPS * 1e9)), here, utc));
    }

    private Optional<Echo> met(Instant then, LookAngle here, Instant utc) {
        Optional<LookAngle> lighting = fromIlluminator.look(then);
        Optional<LookAngle> returning = fromStation.look(then);
        if (lighting.isEmpty() || returning.isEmpty()) {
            return Optional.empty();
        }
        double receivedHz = receivedHz(
                illuminator.carrierHz(),
                lighting.get().rangeRateMps(),
                returning.get().rangeRateMps());
        return Optional.of(new Echo(
                utc,
                lighting.get(),
                here,
                receivedHz,
                lighting.get().rangeM() + returning.get().rangeM(),
                illuminator.lights(lighting.get()),
                illuminator.isOn(lighting.get(), then)));
    }

    /** {@code carrier (1 - b1) / (1 + b2)}, with the range rates to the illuminator and to the station. */
    public static double receivedHz(double carrierHz, double illuminatorRateMps, double stationRateMps) {
        return carrierHz
                * (1 - illuminatorRateMps / Doppler.SPEED_OF_LIGHT_MPS)
                / (1 + stationRateMps / Doppler.SPEED_OF_LIGHT_MPS);
    }
}
