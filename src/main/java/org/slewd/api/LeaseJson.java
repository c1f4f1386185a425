package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import org.slewd.lease.Holder;
import org.slewd.lease.Lease;
import org.slewd.lease.LeaseEvent;
import org.slewd.lease.PartView;

/** Leases as JSON, for the topic, the snapshot and lease.list. Any thread. */
final class LeaseJson {

    private LeaseJson() {}

    static JsonObject of(List<PartView> parts) {
        return new JsonObject()
                .put("parts", new JsonArray(parts.stream().map(LeaseJson::part).toList()));
    }

    private static JsonObject part(PartView part) {
        return new JsonObject()
                .put("part", Words.of(part.part()))
                .put("held", part.lease().map(lease -> held(lease, part)).orElse(null))
                .put("asked", part.asker().map(asker -> asked(asker, part)).orElse(null))
                .put("last", part.last().map(LeaseJson::ended).orElse(null));
    }

    private static JsonObject held(Lease lease, PartView part) {
        return new JsonObject()
                .put("by", lease.holder().who())
                .put(LeaseFence.LEASE, lease.number())
                .put("sinceUtc", SnapshotJson.utc(lease.sinceUtc()))
                .put("secondsLeft", tenths(part.secondsLeft()));
    }

    private static JsonObject asked(Holder asker, PartView part) {
        return new JsonObject().put("by", asker.who()).put("secondsLeft", tenths(part.secondsToAnswer()));
    }

    private static JsonObject ended(LeaseEvent last) {
        return new JsonObject()
                .put("what", Words.of(last.what()))
                .put("holder", last.holder().who())
                .put(LeaseFence.LEASE, last.number())
                .put("by", last.by().map(Holder::who).orElse(null))
                .put("utc", SnapshotJson.utc(last.utc()));
    }

    private static double tenths(double seconds) {
        return Math.round(10 * Math.max(0, seconds)) / 10.0;
    }
}
