package org.slewd.api;

import static org.slewd.api.Method.Needs.OBSERVER;
import static org.slewd.api.Parameter.optional;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.slewd.orbit.ElementSet;
import org.slewd.orbit.Group;
import org.slewd.station.PassQuestion;
import org.slewd.station.PassQuestion.Only;
import org.slewd.station.SkyQuestion;
import org.slewd.station.StationControl;
import org.slewd.time.Clock;

/** The methods that ask what passes over the site, and what is over it now. */
final class PassMethods {

    /** Searches at once: they share one thread, and a page asks for one at a time. */
    static final int MAX_SEARCHES = 4;

    /** Passes in one answer; with its path a pass takes about 2 kB, so an answer stays near 200 kB. */
    static final int MAX_PASSES = 100;

    /** Passes in one answer without paths, 1 kB each. */
    static final int MAX_BARE_PASSES = 5000;

    /** Rows of a table in one answer, 95 bytes each: all pieces of a large breakup over a day. */
    static final int MAX_ROWS = 20_000;

    /** Rows that nobody asked for by number: an answer that a slow socket still takes within its ten seconds. */
    private static final long USUAL_ROWS = 2000;

    /** Objects in one answer, 60 bytes each: as many dots as a plot of the sky can show apart. */
    static final int MAX_OBJECTS = 3000;

    private static final double MAX_HOURS = 72;

    /** More passes than a whole catalogue has in the longest window. */
    private static final int MAX_OFFSET = 10_000_000;

    private static final Parameter FROM = optional(
            "fromUtc",
            new Parameter.Utc(),
            "start of the window; else now, rounded down to the minute. Give the fromUtc of the first answer to"
                    + " ask for its further rows");
    private static final Parameter HOURS =
            optional("hours", new Parameter.Decimal(0.01, MAX_HOURS), "length of the window; else 24");
    private static final Parameter GROUP = CatalogMethods.GROUP;
    private static final Parameter MIN_ELEVATION =
            optional("minElevationDeg", new Parameter.Decimal(0, 90), "least culmination that is listed; else 0");
    private static final Parameter OFFSET =
            optional("offset", new Parameter.Whole(0, MAX_OFFSET), "passes to leave out before; else 0");

    private final StationControl station;
    private final Clock clock;
    private final AtomicInteger searches = new AtomicInteger();

    private PassMethods(StationControl station, Clock clock) {
        this.station = station;
        this.clock = clock;
    }

    static List<Method> of(StationControl station, Clock clock) {
        PassMethods does = new PassMethods(station, clock);
        return List.of(
                new Method(
                        "pass.list",
                        OBSERVER,
                        "Passes over the site, by rise, each with what it is like and its path across the sky.",
                        List.of(
                                FROM,
                                HOURS,
                                GROUP,
                                MIN_ELEVATION,
                                optional(
                                        "catalogNumber",
                                        new Parameter.Whole(1, ElementSet.MAX_CATALOG_NUMBER),
                                        "this object only"),
                                optional(
                                        "visibleOnly",
                                        new Parameter.Flag(),
                                        "only what can be seen by eye: lit, in a dark sky, 10 degrees high"),
                                optional("sunlitOnly", new Parameter.Flag(), "only what is lit for a while"),
                                optional(
                                        "reachableOnly",
                                        new Parameter.Flag(),
                                        "only what the rotator can follow from end to end"),
                                OFFSET,
                                optional(
                                        "limit",
                                        new Parameter.Whole(1, MAX_BARE_PASSES),
                                        "most passes in the answer, at most " + MAX_PASSES + " with paths; else 20"),
                                optional(
                                        "path",
                                        new Parameter.Flag(),
                                        "whether each comes with its path across the sky; else true")),
                        "Passes",
                        new JsonObject()
                                .put("hours", 12)
                                .put("minElevationDeg", 10)
                                .put("limit", 3),
                        does::list),
                new Method(
                        "pass.table",
                        OBSERVER,
                        "Passes over the site, by rise, as short rows for a table; and how light it is meanwhile.",
                        List.of(
                                FROM,
                                HOURS,
                                GROUP,
                                MIN_ELEVATION,
                                OFFSET,
                                optional(
                                        "limit",
                                        new Parameter.Whole(1, MAX_ROWS),
                                        "most rows in the answer; else " + USUAL_ROWS
                                                + ". Ask for many over HTTP, where they come compressed")),
                        "PassTable",
                        new JsonObject().put("hours", 24).put("group", "stations or cosmos-1408"),
                        does::table),
                new Method(
                        "sky.now",
                        OBSERVER,
                        "What is over the site at a moment, the highest first, and how many of each group.",
                        List.of(
                                GROUP,
                                optional(
                                        "minElevationDeg",
                                        new Parameter.Decimal(-5, 90),
                                        "geometric elevation above which an object counts as up; else 0"),
                                optional(
                                        "utc",
                                        new Parameter.Utc(),
                                        "the moment; else now. By the elements that are known now, and as sure as their"
                                                + " age allows"),
                                optional(
                                        "limit",
                                        new Parameter.Whole(1, MAX_OBJECTS),
                                        "most objects in the answer; else " + MAX_OBJECTS)),
                        "SkyNow",
                        new JsonObject()
                                .put("group", "cosmos-1408")
                                .put("minElevationDeg", 10)
                                .put("utc", "2026-11-25T18:00:00Z"),
                        does::sky));
    }

    private CompletionStage<JsonObject> list(Params params, Caller caller) throws RequestException {
        boolean withPaths = params.flag("path", true);
        int limit = params.findWhole("limit").orElse(20L).intValue();
        if (withPaths && limit > MAX_PASSES) {
            throw new RequestException(
                    Kind.INVALID_PARAMS,
                    "parameter \"limit\" is above " + MAX_PASSES + ", the most with paths",
                    "give path as false, or page through with offset");
        }
        PassQuestion question = question(params, only(params), limit, withPaths);
        return search(() -> station.passes(question).thenApply(page -> PassJson.list(question, page)));
    }

    private CompletionStage<JsonObject> table(Params params, Caller caller) throws RequestException {
        int limit = params.findWhole("limit").orElse(USUAL_ROWS).intValue();
        PassQuestion question = question(params, Set.of(), limit, false);
        return search(() -> station.passes(question).thenApply(page -> PassTableJson.of(question, page)));
    }

    private CompletionStage<JsonObject> sky(Params params, Caller caller) throws RequestException {
        SkyQuestion question = new SkyQuestion(
                params.findUtc("utc").orElseGet(clock::utc),
                CatalogMethods.group(params, station),
                params.decimal("minElevationDeg", 0),
                params.findWhole("limit").orElse((long) MAX_OBJECTS).intValue());
        return search(() -> station.sky(question).thenApply(view -> SkyJson.of(question, view)));
    }

    private PassQuestion question(Params params, Set<Only> only, int limit, boolean withPaths) throws RequestException {
        Instant from = params.findUtc("fromUtc").orElseGet(() -> clock.utc().truncatedTo(ChronoUnit.MINUTES));
        Optional<Group> group = CatalogMethods.group(params, station);
        return new PassQuestion(
                from,
                from.plus(Duration.ofMillis(Math.round(params.decimal("hours", 24) * 3_600_000))),
                group,
                params.findWhole("catalogNumber")
                        .map(number -> OptionalInt.of(number.intValue()))
                        .orElseGet(OptionalInt::empty),
                params.decimal("minElevationDeg", 0),
                only,
                params.findWhole("offset").orElse(0L).intValue(),
                limit,
                withPaths);
    }

    private static Set<Only> only(Params params) {
        Set<Only> only = EnumSet.noneOf(Only.class);
        if (params.flag("visibleOnly", false)) {
            only.add(Only.VISIBLE);
        }
        if (params.flag("sunlitOnly", false)) {
            only.add(Only.SUNLIT);
        }
        if (params.flag("reachableOnly", false)) {
            only.add(Only.REACHABLE);
        }
        return only;
    }

    private CompletionStage<JsonObject> search(Supplier<CompletionStage<JsonObject>> work) throws RequestException {
        if (searches.incrementAndGet() > MAX_SEARCHES) {
            searches.decrementAndGet();
            throw new RequestException(
                    Kind.BUSY, "already " + MAX_SEARCHES + " searches are running", "ask again in a second");
        }
        CompletionStage<JsonObject> found;
        try {
            found = work.get();
        } catch (RuntimeException e) {
            found = CompletableFuture.failedFuture(e);
        }
        return found.whenComplete((answer, thrown) -> searches.decrementAndGet());
    }
}
