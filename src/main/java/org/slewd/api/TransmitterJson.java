package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.OptionalDouble;
import org.slewd.station.StationControl;
import org.slewd.transmitter.Band;
import org.slewd.transmitter.Listed;
import org.slewd.transmitter.Policy;
import org.slewd.transmitter.Transmitter;
import org.slewd.transmitter.Transmitters;

/** Transmitters as JSON. */
final class TransmitterJson {

    private TransmitterJson() {}

    /** Those of one object, with what the station makes of them. */
    static JsonObject rows(StationControl station, int catalogNumber) {
        Transmitters known = station.transmitters();
        Optional<String> chosen = known.choose(catalogNumber, Policy.USUAL, station::canTune)
                .map(one -> one.transmitter().uuid());
        JsonArray rows = new JsonArray();
        known.of(catalogNumber).stream()
                .filter(one -> !one.disabled())
                .forEach(one -> rows.add(row(one, station, chosen)));
        return new JsonObject().put("rows", rows);
    }

    private static JsonObject row(Listed listed, StationControl station, Optional<String> chosen) {
        Transmitter one = listed.transmitter();
        OptionalDouble hz = listed.downlinkHz();
        return new JsonObject()
                .put("uuid", one.uuid())
                .put("description", one.description())
                .put("downlinkHz", hz.isPresent() ? hz.getAsDouble() : null)
                .put("downlinkLowHz", one.downlink().map(Band::lowHz).orElse(null))
                .put("downlinkHighHz", one.downlink().map(Band::highHz).orElse(null))
                .put("uplinkLowHz", one.uplink().map(Band::lowHz).orElse(null))
                .put("uplinkHighHz", one.uplink().map(Band::highHz).orElse(null))
                .put("mode", one.mode())
                .put("uplinkMode", one.uplinkMode())
                .put("inverting", one.inverting())
                .put("baud", one.baud().isPresent() ? one.baud().getAsDouble() : null)
                .put("active", one.isActive())
                .put("tunable", hz.isPresent() && station.canTune(Math.round(hz.getAsDouble())))
                .put("chosen", chosen.filter(one.uuid()::equals).isPresent())
                .put("source", one.source());
    }
}
