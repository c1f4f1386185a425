package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import org.slewd.pass.Pass;
import org.slewd.pass.PassFacts;
import org.slewd.station.PassPage;
import org.slewd.station.PassPath;
import org.slewd.station.PassQuestion;
import org.slewd.track.DescribedPass;
import org.slewd.track.Reach;

/** Passes as JSON. Any thread. */
final class PassJson {

    /**
     * Points of a path that are sent at most: one every ten seconds of the longest pass in low orbit, which a plot shows
     * as a smooth line, and a bound for objects that are up for hours.
     */
    static final int MAX_POINTS = 80;

    private PassJson() {}

    static JsonObject list(PassQuestion question, PassPage page) {
        JsonArray list = new JsonArray();
        for (PassPath path : page.passes()) {
            JsonObject pass = of(path.pass()).mergeIn(told(path.described()));
            list.add(question.withPaths() ? pass.put("path", path(path)) : pass);
        }
        return new JsonObject()
                .put("fromUtc", SnapshotJson.utc(question.from()))
                .put("toUtc", SnapshotJson.utc(question.to()))
                .put("total", page.total())
                .put("offset", question.offset())
                .put("passes", list);
    }

    private static JsonObject told(DescribedPass pass) {
        return new JsonObject()
                .put("elementAgeDays", SnapshotJson.rounded(pass.timing().ageDays(), 3))
                .put("timingSigmaS", SnapshotJson.rounded(pass.timing().sigmaS(), 2))
                .put("trusted", pass.timing().trusted())
                .put("facts", pass.facts().map(PassJson::facts).orElse(null))
                .put("reach", pass.reach().map(PassJson::reach).orElse(null));
    }

    private static JsonObject facts(PassFacts facts) {
        return new JsonObject()
                .put("sunlit", facts.isSunlit())
                .put("visible", facts.isVisible())
                .put("light", Words.of(facts.lightAtCulmination()))
                .put("maxSkyRateDegPerS", SnapshotJson.rounded(facts.maxSkyRateDegPerS(), 4))
                .put("sun", body(facts.sun()))
                .put("moon", body(facts.moon()));
    }

    private static JsonObject body(PassFacts.Body body) {
        return new JsonObject()
                .put("elevationDeg", SnapshotJson.rounded(body.elevationDeg(), 2))
                .put("leastSeparationDeg", SnapshotJson.rounded(body.leastSeparationDeg(), 2));
    }

    private static JsonObject reach(Reach reach) {
        return new JsonObject()
                .put("lostS", SnapshotJson.rounded(reach.lostS(), 1))
                .put("reason", reach.reason().map(Words::of).orElse(null));
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
