package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.CatalogueEntry;
import org.slewd.orbit.Disagreement;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Flag;
import org.slewd.orbit.Groups;
import org.slewd.orbit.Judgement;
import org.slewd.orbit.Offer;
import org.slewd.orbit.TleWriter;

/** What is known of objects as JSON. Any thread. */
final class CatalogJson {

    /** Alternatives of one object in an answer; a history of an object offers hundreds, and each costs two propagations. */
    static final int MAX_ALTERNATIVES = 20;

    /** What the rows of {@link #orbits} hold, in this order; more may follow at the end. */
    private static final List<String> ORBIT_COLUMNS =
            List.of("catalogNumber", "name", "periodMin", "perigeeKm", "apogeeKm", "inclinationDeg", "ageDays");

    private CatalogJson() {}

    static JsonObject orbits(Instant utc, int total, List<CatalogueEntry> entries) {
        JsonArray rows = new JsonArray();
        for (CatalogueEntry entry : entries) {
            ElementSet set = entry.set();
            rows.add(new JsonArray()
                    .add(set.catalogNumber())
                    .add(set.name())
                    .add(SnapshotJson.rounded(set.periodSeconds() / 60, 3))
                    .add(SnapshotJson.rounded(set.perigeeKm(), 1))
                    .add(SnapshotJson.rounded(set.apogeeKm(), 1))
                    .add(SnapshotJson.rounded(set.inclinationDeg(), 2))
                    .add(SnapshotJson.rounded(Judgement.of(set, utc).ageDays(), 2)));
        }
        return new JsonObject()
                .put("atUtc", SnapshotJson.utc(utc))
                .put("total", total)
                .put("columns", new JsonArray(ORBIT_COLUMNS))
                .put("rows", rows);
    }

    static JsonObject rows(Instant utc, int total, long offset, List<CatalogueEntry> entries) {
        return new JsonObject()
                .put("atUtc", SnapshotJson.utc(utc))
                .put("total", total)
                .put("offset", offset)
                .put(
                        "objects",
                        new JsonArray(entries.stream()
                                .map(entry -> row(entry, Judgement.of(entry.set(), utc)))
                                .toList()));
    }

    private static JsonObject row(CatalogueEntry entry, Judgement judgement) {
        ElementSet set = entry.set();
        return new JsonObject()
                .put("catalogNumber", set.catalogNumber())
                .put("name", set.name())
                .put("objectId", set.objectId())
                .put("elementEpochUtc", SnapshotJson.utc(set.epoch()))
                .put("ageDays", SnapshotJson.rounded(judgement.ageDays(), 4))
                .put("source", entry.best().source().name())
                .put("perigeeKm", SnapshotJson.rounded(set.perigeeKm(), 1))
                .put("apogeeKm", SnapshotJson.rounded(set.apogeeKm(), 1))
                .put("inclinationDeg", set.inclinationDeg())
                .put("periodMin", SnapshotJson.rounded(set.periodSeconds() / 60, 3))
                .put(
                        "flags",
                        new JsonArray(judgement.flags().stream().map(Flag::word).toList()));
    }

    static JsonObject object(CatalogueEntry entry, Instant utc) {
        Judgement judgement = Judgement.of(entry.set(), utc);
        List<Offer> others = entry.others();
        JsonArray doubts = new JsonArray();
        judgement
                .findings()
                .forEach((flag, why) ->
                        doubts.add(new JsonObject().put("flag", flag.word()).put("message", "its elements " + why)));
        return row(entry, judgement)
                .put("atUtc", SnapshotJson.utc(utc))
                .put("receivedUtc", SnapshotJson.utc(entry.best().received()))
                .put("origin", entry.set().origin())
                .put(
                        "reason",
                        new JsonObject()
                                .put("word", entry.reason().word())
                                .put("message", entry.reason().sentence()))
                .put("doubts", doubts)
                .put("elements", elements(entry.set()))
                .put("tle", TleWriter.lines(entry.set()).map(JsonArray::new).orElse(null))
                .put(
                        "alternatives",
                        new JsonArray(others.stream()
                                .limit(MAX_ALTERNATIVES)
                                .map(other -> alternative(entry.set(), other))
                                .toList()))
                .put("alternativesLeftOut", Math.max(0, others.size() - MAX_ALTERNATIVES));
    }

    private static JsonObject elements(ElementSet set) {
        return new JsonObject()
                .put("meanMotionRevPerDay", set.meanMotionRevPerDay())
                .put("eccentricity", set.eccentricity())
                .put("inclinationDeg", set.inclinationDeg())
                .put("raanDeg", set.raanDeg())
                .put("argOfPericenterDeg", set.argOfPericenterDeg())
                .put("meanAnomalyDeg", set.meanAnomalyDeg())
                .put("bstar", set.bstar())
                .put("meanMotionDot", set.meanMotionDot())
                .put("meanMotionDdot", set.meanMotionDdot())
                .put("elementSetNumber", set.elementSetNumber())
                .put("revolutionAtEpoch", set.revolutionAtEpoch());
    }

    private static JsonObject alternative(ElementSet used, Offer other) {
        Optional<Disagreement> difference = Disagreement.atNewerEpoch(used, other.set());
        return new JsonObject()
                .put("source", other.source().name())
                .put("receivedUtc", SnapshotJson.utc(other.received()))
                .put("elementEpochUtc", SnapshotJson.utc(other.set().epoch()))
                .put("sameSet", other.set().isSameOrbitAs(used))
                .put(
                        "comparedAtUtc",
                        difference.map(far -> SnapshotJson.utc(far.utc())).orElse(null))
                .put(
                        "alongTrackS",
                        difference
                                .filter(Disagreement::isNear)
                                .map(near -> SnapshotJson.rounded(near.alongTrackS(), 3))
                                .orElse(null))
                .put(
                        "distanceKm",
                        difference
                                .map(far -> SnapshotJson.rounded(far.distanceKm(), 3))
                                .orElse(null));
    }

    static JsonObject groups(List<Groups.NamedGroup> groups, Catalogue catalogue) {
        return new JsonObject()
                .put(
                        "groups",
                        new JsonArray(groups.stream()
                                .map(named -> new JsonObject()
                                        .put("name", named.name())
                                        .put("text", named.text())
                                        .put("builtIn", named.builtIn())
                                        .put(
                                                "objects",
                                                catalogue.in(named.group()).size()))
                                .toList()));
    }
}
