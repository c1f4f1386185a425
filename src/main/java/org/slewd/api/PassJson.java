package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slewd.pass.Pass;
import org.slewd.station.PassPath;

/** Passes as JSON. Any thread. */
final class PassJson {

    /**
     * Points of a path that are sent at most: one every ten seconds of the longest pass in low orbit, which a plot shows
     * as a smooth line, and a bound for objects that are up for hours.
     */
    static final int MAX_POINTS = 80;

    private PassJson() {}

    static JsonObject list(Instant from, Instant to, List<PassPath> passes) {
        JsonArray list = new JsonArray();
        for (PassPath path : passes) {
            list.add(of(path.pass()).put("path", path(path)));
        }
        return new JsonObject()
                .put("fromUtc", SnapshotJson.utc(from))
                .put("toUtc", SnapshotJson.utc(to))
                .put("passes", list);
    }

    static JsonObject of(Pass pass) {
        return new JsonObject()
                .put("catalogNumber", pass.catalogNumber())
                .put("name", pass.name())
                .put("elementEpochUtc", SnapshotJson.utc(pass.elementEpoch()))
                .put("aos", moment(pass.aos()))
                .put("tca", moment(pass.tca()))
                .put("los", moment(pass.los()))
                .put("maxElevationDeg", SnapshotJson.rounded(pass.maxElevationDeg(), 4))
                .put("minRangeM", SnapshotJson.rounded(pass.minRangeM(), 1))
                .put("clipped", Words.of(pass.clipped()));
    }

    private static JsonObject moment(Pass.Moment moment) {
        JsonObject json = new JsonObject().put("utc", SnapshotJson.utc(moment.utc()));
        return json.mergeIn(SnapshotJson.look(moment.look()));
    }

    /** The path as rows of seconds after rise, azimuth and elevation; the first and the last point are always in it. */
    private static JsonArray path(PassPath path) {
        List<PassPath.Point> points = path.points();
        JsonArray rows = new JsonArray();
        int count = Math.min(points.size(), MAX_POINTS);
        for (int i = 0; i < count; i++) {
            PassPath.Point point = points.get(count == 1 ? 0 : (int) ((long) i * (points.size() - 1) / (count - 1)));
            double seconds =
                    Duration.between(path.pass().aos().utc(), point.utc()).toMillis() / 1000.0;
            rows.add(new JsonArray()
                    .add(SnapshotJson.rounded(seconds, 1))
                    .add(SnapshotJson.rounded(point.azimuthDeg(), 2))
                    .add(SnapshotJson.rounded(point.elevationDeg(), 2)));
        }
        return rows;
    }
}
