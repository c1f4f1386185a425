package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.slewd.sky.LookAngle;
import org.slewd.station.GroundTrack;
import org.slewd.station.SkyQuestion;
import org.slewd.station.SkyView;

/** What is over the site, as JSON. Any thread. */
final class SkyJson {

    /** What the rows hold, in this order; more may follow at the end. */
    private static final List<String> COLUMNS = List.of(
            "catalogNumber",
            "name",
            "azimuthDeg",
            "elevationDeg",
            "rangeKm",
            "sunlit",
            "rangeRateKmS",
            "elementAgeDays");

    /** What the rows of a ground track hold, likewise. */
    private static final List<String> TRACK_COLUMNS =
            List.of("seconds", "latitudeDeg", "longitudeDeg", "altitudeKm", "horizonDeg", "sunlit");

    private SkyJson() {}

    static JsonObject of(Instant fromUtc, GroundTrack track) {
        JsonArray rows = new JsonArray();
        for (GroundTrack.Point point : track.points()) {
            rows.add(new JsonArray()
                    .add(SnapshotJson.rounded(
                            Duration.between(fromUtc, point.utc()).toMillis() / 1e3, 1))
                    .add(SnapshotJson.rounded(point.at().latitudeDeg(), 2))
                    .add(SnapshotJson.rounded(point.at().longitudeDeg(), 2))
                    .add(SnapshotJson.rounded(point.at().altitudeM() / 1000, 1))
                    .add(SnapshotJson.rounded(point.at().horizonDeg(), 2))
                    .add(point.sunlit()));
        }
        return new JsonObject()
                .put("catalogNumber", track.elements().catalogNumber())
                .put("name", track.elements().name())
                .put("fromUtc", SnapshotJson.utc(fromUtc))
                .put("elementAgeDays", ageDays(track.elements().epoch(), fromUtc))
                .put("columns", new JsonArray(TRACK_COLUMNS))
                .put("rows", rows);
    }

    /** How old elements are at a moment, negative before their epoch: what is said of another day is as sure as they are. */
    private static double ageDays(Instant epoch, Instant utc) {
        return SnapshotJson.rounded(Duration.between(epoch, utc).toMillis() / 86_400e3, 2);
    }

    static JsonObject of(SkyQuestion question, SkyView view) {
        JsonArray groups = new JsonArray();
        view.groups()
                .forEach(count ->
                        groups.add(new JsonObject().put("name", count.group()).put("up", count.up())));
        JsonArray rows = new JsonArray();
        for (SkyView.Body body : view.objects()) {
            LookAngle look = body.look();
            rows.add(new JsonArray()
                    .add(body.catalogNumber())
                    .add(body.name())
                    .add(SnapshotJson.rounded(look.azimuthDeg(), 2))
                    .add(SnapshotJson.rounded(look.elevationDeg(), 2))
                    .add(SnapshotJson.rounded(look.rangeM() / 1000, 1))
                    .add(body.sunlit())
                    .add(SnapshotJson.rounded(look.rangeRateMps() / 1000, 3))
                    .add(ageDays(body.elementEpoch(), question.utc())));
        }
        return new JsonObject()
                .put("utc", SnapshotJson.utc(question.utc()))
                .put("total", view.total())
                .put("capped", view.total() > view.objects().size())
                .put("groups", groups)
                .put("columns", new JsonArray(COLUMNS))
                .put("rows", rows);
    }
}
