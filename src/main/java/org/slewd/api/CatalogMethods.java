package org.slewd.api;

import static org.slewd.api.Method.Needs.OBSERVER;
import static org.slewd.api.Parameter.optional;
import static org.slewd.api.Parameter.required;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.slewd.orbit.Catalogue;
import org.slewd.orbit.CatalogueEntry;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Group;
import org.slewd.station.GroundTrack;
import org.slewd.station.StationControl;
import org.slewd.time.Clock;

/** The methods that ask what is known of objects. */
final class CatalogMethods {

    /** Questions at once: each walks the whole catalogue, and they share a thread with the searches for passes. */
    static final int MAX_QUESTIONS = 8;

    /** Rows in one answer; with 300 bytes each it stays near 30 kB. */
    static final int MAX_ROWS = 100;

    /** Three times the largest breakup that is catalogued; 350 kB, and a third of that once it is compressed. */
    static final int MAX_ORBITS = 5000;

    private static final long USUAL_TRACK_MINUTES = 95;

    /** A day, in which a low orbit draws all of its band. */
    private static final int MAX_TRACK_MINUTES = 1440;

    private static final int MAX_OFFSET = 1_000_000;

    /** A name or a number; longer is no search but a slip. */
    private static final int MAX_TEXT = 64;

    /** As long as a group of the configuration may be. */
    private static final int MAX_GROUP = 1000;

    /** A choice of objects; {@link #group} reads it. */
    static final Parameter GROUP = optional(
            "group",
            new Parameter.Text(MAX_GROUP),
            "a group: COSMOS 1408*, 1982-092*, 25544,49863-50100, source:NAME, the name of one, or some of these"
                    + " joined with or, and, not");

    private static final Parameter AT =
            optional("atUtc", new Parameter.Utc(), "when the sets are to be used, for age and flags; else now");

    private final StationControl station;
    private final Clock clock;
    private final AtomicInteger questions = new AtomicInteger();

    private CatalogMethods(StationControl station, Clock clock) {
        this.station = station;
        this.clock = clock;
    }

    static List<Method> of(StationControl station, Clock clock) {
        CatalogMethods does = new CatalogMethods(station, clock);
        return List.of(
                new Method(
                        "catalog.search",
                        OBSERVER,
                        "Objects that are known, by catalogue number, each with the set that is used and what speaks against it.",
                        List.of(
                                optional(
                                        "text",
                                        new Parameter.Text(MAX_TEXT),
                                        "part of a name, designator or number; capitals do not matter"),
                                GROUP,
                                optional("limit", new Parameter.Whole(1, MAX_ROWS), "most rows in the answer; else 20"),
                                optional(
                                        "offset",
                                        new Parameter.Whole(0, MAX_OFFSET),
                                        "rows to leave out before; else 0"),
                                AT),
                        "CatalogRows",
                        new JsonObject().put("group", "stations or 1982-092*").put("limit", 50),
                        does::search),
                new Method(
                        "catalog.get",
                        OBSERVER,
                        "All that is known of one object: the set that is used, why it is, and what else was offered.",
                        List.of(
                                required(
                                        "catalogNumber",
                                        new Parameter.Whole(1, ElementSet.MAX_CATALOG_NUMBER),
                                        "catalogue number of the object"),
                                AT),
                        "CatalogObject",
                        new JsonObject().put("catalogNumber", 25544),
                        does::get),
                new Method(
                        "catalog.groups",
                        OBSERVER,
                        "The groups that have a name, with how many known objects are in each.",
                        List.of(),
                        "CatalogGroups",
                        new JsonObject(),
                        does::groups),
                new Method(
                        "catalog.orbits",
                        OBSERVER,
                        "How high and how fast the objects of a group go by their elements, as a table: a diagram after Gabbard.",
                        List.of(
                                GROUP,
                                optional(
                                        "limit",
                                        new Parameter.Whole(1, MAX_ORBITS),
                                        "most rows in the answer, by catalogue number; else all that one may hold"),
                                AT),
                        "CatalogOrbits",
                        new JsonObject().put("group", "stations or 1982-092*").put("limit", 2000),
                        does::orbits),
                new Method(
                        "sky.groundTrack",
                        OBSERVER,
                        "What places of the Earth an object flies over, at steps of 30 seconds, or longer ones where that is long.",
                        List.of(
                                required(
                                        "catalogNumber",
                                        new Parameter.Whole(1, ElementSet.MAX_CATALOG_NUMBER),
                                        "catalogue number of the object"),
                                optional("fromUtc", new Parameter.Utc(), "the first moment; else now"),
                                optional(
                                        "minutes",
                                        new Parameter.Whole(1, MAX_TRACK_MINUTES),
                                        "for how long; else " + USUAL_TRACK_MINUTES + ", a turn of a low orbit")),
                        "GroundTrack",
                        new JsonObject()
                                .put("catalogNumber", 25544)
                                .put("fromUtc", "2026-11-25T18:00:00Z")
                                .put("minutes", 95),
                        does::groundTrack));
    }

    private CompletionStage<JsonObject> search(Params params, Caller caller) throws RequestException {
        Instant utc = at(params);
        Optional<Group> group = group(params, station);
        Optional<String> text = params.findText("text").map(part -> part.strip().toUpperCase(Locale.ROOT));
        long offset = params.findWhole("offset").orElse(0L);
        long limit = params.findWhole("limit").orElse(20L);
        return ask(catalogue -> {
            List<CatalogueEntry> found = group.map(catalogue::in).orElse(catalogue.entries()).stream()
                    .filter(entry -> text.isEmpty() || mentions(entry.set(), text.get()))
                    .toList();
            return CatalogJson.rows(
                    utc,
                    found.size(),
                    offset,
                    found.stream().skip(offset).limit(limit).toList());
        });
    }

    private CompletionStage<JsonObject> get(Params params, Caller caller) throws RequestException {
        Instant utc = at(params);
        return ofObject(params, entry -> CatalogJson.object(entry, utc));
    }

    private CompletionStage<JsonObject> orbits(Params params, Caller caller) throws RequestException {
        Instant utc = at(params);
        Optional<Group> group = group(params, station);
        long limit = params.findWhole("limit").orElse((long) MAX_ORBITS);
        return ask(catalogue -> {
            List<CatalogueEntry> found = group.map(catalogue::in).orElse(catalogue.entries());
            return CatalogJson.orbits(
                    utc, found.size(), found.stream().limit(limit).toList());
        });
    }

    private CompletionStage<JsonObject> groundTrack(Params params, Caller caller) throws RequestException {
        Instant fromUtc = params.findUtc("fromUtc").orElseGet(clock::utc);
        Duration length = Duration.ofMinutes(params.findWhole("minutes").orElse(USUAL_TRACK_MINUTES));
        return ofObject(params, entry -> SkyJson.of(fromUtc, GroundTrack.of(entry.set(), fromUtc, length)));
    }

    private CompletionStage<JsonObject> ofObject(Params params, Function<CatalogueEntry, JsonObject> question)
            throws RequestException {
        int catalogNumber = (int) params.whole("catalogNumber");
        return ask(catalogue -> catalogue.entry(catalogNumber).map(question))
                .thenCompose(found -> found.map(CompletableFuture::completedFuture)
                        .orElseGet(() -> CompletableFuture.failedFuture(new RequestException(
                                Kind.NOT_FOUND,
                                "there is no element set for object " + catalogNumber,
                                "check the number, or add a source that lists it"))));
    }

    private CompletionStage<JsonObject> groups(Params params, Caller caller) throws RequestException {
        return ask(catalogue -> CatalogJson.groups(station.groups().all(), catalogue));
    }

    private <T> CompletionStage<T> ask(Function<Catalogue, T> question) throws RequestException {
        if (questions.incrementAndGet() > MAX_QUESTIONS) {
            questions.decrementAndGet();
            throw new RequestException(
                    Kind.BUSY, "already " + MAX_QUESTIONS + " questions are waiting", "ask again in a second");
        }
        CompletionStage<T> answer;
        try {
            answer = station.consult(question);
        } catch (RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        return answer.whenComplete((result, thrown) -> questions.decrementAndGet());
    }

    /** The objects that a request is about; empty when it is about all. */
    static Optional<Group> group(Params params, StationControl station) throws RequestException {
        Optional<String> text = params.findText("group");
        try {
            return text.map(station.groups()::parse);
        } catch (IllegalArgumentException e) {
            throw new RequestException(
                    Kind.INVALID_PARAMS, "parameter \"group\": " + e.getMessage(), "see catalog.groups for names");
        }
    }

    private Instant at(Params params) {
        return params.findUtc("atUtc").orElseGet(clock::utc);
    }

    private static boolean mentions(ElementSet set, String capitals) {
        return set.name().toUpperCase(Locale.ROOT).contains(capitals)
                || set.objectId().contains(capitals)
                || Integer.toString(set.catalogNumber()).contains(capitals);
    }
}
