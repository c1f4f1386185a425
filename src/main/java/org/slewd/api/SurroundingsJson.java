package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.Optional;
import org.slewd.guard.KeepOut;
import org.slewd.rotator.AxisRange;
import org.slewd.sky.HorizonMask;
import org.slewd.sky.LookAngle;
import org.slewd.sky.SubPoint;
import org.slewd.station.Heavens;
import org.slewd.station.Surroundings;

/** What stands around the antenna, as JSON. Any thread. */
final class SurroundingsJson {

    /** Of the site: 11 km, which a map of the world does not show and nobody's house is found by. */
    private static final int SITE_DIGITS = 1;

    private static final int DIGITS = 2;

    private SurroundingsJson() {}

    static JsonObject of(Instant utc, Optional<Surroundings> known) {
        return new JsonObject()
                .put("utc", SnapshotJson.utc(utc))
                .put("bounds", known.map(SurroundingsJson::bounds).orElse(null))
                .put(
                        "sky",
                        known.map(around -> heavens(Heavens.at(utc, around.site())))
                                .orElse(null));
    }

    private static JsonObject bounds(Surroundings around) {
        JsonArray keepOuts = new JsonArray();
        for (KeepOut keepOut : around.guard().keepOuts()) {
            JsonArray corners = new JsonArray();
            keepOut.corners().forEach(corner -> corners.add(pair(corner.azimuthDeg(), corner.elevationDeg())));
            keepOuts.add(new JsonObject().put("name", keepOut.name()).put("corners", corners));
        }
        JsonArray horizon = new JsonArray();
        for (HorizonMask.Point point : around.horizon().points()) {
            horizon.add(pair(point.azimuthDeg(), point.elevationDeg()));
        }
        double longitudeDeg = around.site().longitudeDeg();
        return new JsonObject()
                .put("latitudeDeg", SnapshotJson.rounded(around.site().latitudeDeg(), SITE_DIGITS))
                .put(
                        "longitudeDeg",
                        SnapshotJson.rounded(longitudeDeg > 180 ? longitudeDeg - 360 : longitudeDeg, SITE_DIGITS))
                .put("azimuth", range(around.azimuth()))
                .put("elevation", range(around.elevation()))
                .put("beamWidthDeg", around.beamWidthDeg())
                .put("horizon", horizon)
                .put("horizonIsLimit", around.guard().horizonIsLimit())
                .put("keepOuts", keepOuts)
                .put(
                        "sunAvoidanceDeg",
                        around.guard().sunAvoidanceDeg().isPresent()
                                ? around.guard().sunAvoidanceDeg().getAsDouble()
                                : null);
    }

    /** Angles of an axis, in true turns. */
    static JsonObject range(AxisRange range) {
        return new JsonObject()
                .put("minDeg", SnapshotJson.rounded(range.minDeg(), DIGITS))
                .put("maxDeg", SnapshotJson.rounded(range.maxDeg(), DIGITS));
    }

    private static JsonObject heavens(Heavens heavens) {
        return new JsonObject()
                .put("sun", luminary(heavens.sun(), heavens.sunOver(), 1))
                .put("moon", luminary(heavens.moon(), heavens.moonOver(), heavens.moonLit()));
    }

    private static JsonObject luminary(LookAngle look, SubPoint over, double lit) {
        return new JsonObject()
                .put("azimuthDeg", SnapshotJson.rounded(look.azimuthDeg(), DIGITS))
                .put("elevationDeg", SnapshotJson.rounded(look.elevationDeg(), DIGITS))
                .put("latitudeDeg", SnapshotJson.rounded(over.latitudeDeg(), DIGITS))
                .put("longitudeDeg", SnapshotJson.rounded(over.longitudeDeg(), DIGITS))
                .put("lit", SnapshotJson.rounded(lit, DIGITS));
    }

    private static JsonArray pair(double azimuthDeg, double elevationDeg) {
        return new JsonArray()
                .add(SnapshotJson.rounded(azimuthDeg, DIGITS))
                .add(SnapshotJson.rounded(elevationDeg, DIGITS));
    }
}
