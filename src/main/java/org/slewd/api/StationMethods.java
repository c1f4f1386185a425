package org.slewd.api;

import static org.slewd.api.Method.Needs.LOGIN;
import static org.slewd.api.Parameter.optional;
import static org.slewd.api.Parameter.required;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.atomic.AtomicInteger;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Tuning;
import org.slewd.rotator.Pointing;
import org.slewd.station.Outcome;
import org.slewd.station.StationControl;
import org.slewd.time.Clock;

/** The methods that ask something of the station. */
final class StationMethods {

    /** Searches at once: the station's pool is small, and a page asks for one at a time. */
    static final int MAX_SEARCHES = 4;

    /** Passes in one answer; with its path a pass takes about 2 kB, so an answer stays near 200 kB. */
    static final int MAX_PASSES = 100;

    private static final double MAX_HOURS = 72;
    private static final int MAX_CATALOG_NUMBER = 999_999_999;
    /** EHF ends here. */
    private static final long MAX_HZ = 300_000_000_000L;

    private static final Parameter.Type HZ = new Parameter.Whole(1, MAX_HZ);
    private static final Parameter.Type MODE =
            new Parameter.Word(Arrays.stream(Mode.values()).map(Mode::name).toList());
    private static final Parameter.Type CATALOG_NUMBER = new Parameter.Whole(1, MAX_CATALOG_NUMBER);

    private final StationControl station;
    private final Clock clock;
    private final AtomicInteger searches = new AtomicInteger();

    private StationMethods(StationControl station, Clock clock) {
        this.station = station;
        this.clock = clock;
    }

    static List<Method> of(StationControl station, Clock clock) {
        StationMethods does = new StationMethods(station, clock);
        return List.of(
                new Method(
                        "station.snapshot",
                        LOGIN,
                        "Everything that is known at the newest tick.",
                        List.of(),
                        "Snapshot",
                        new JsonObject(),
                        (params, caller) -> done(SnapshotJson.of(station.snapshot()))),
                new Method(
                        Dispatcher.STOP,
                        LOGIN,
                        "Stops all motion and ends tracking. Waits for nothing: when the answer is here, the bytes are on their way.",
                        List.of(),
                        "Sent",
                        new JsonObject(),
                        does::stop),
                new Method(
                        "station.reset",
                        LOGIN,
                        "Clears a fault that does not clear itself.",
                        List.of(required(
                                "fault", new Parameter.Text(64), "kind of the fault, as the snapshot names it")),
                        "Accepted",
                        new JsonObject().put("fault", "position"),
                        (params, caller) -> outcome(station.reset(params.text("fault"), caller.who()))),
                new Method(
                        "rotator.point",
                        LOGIN,
                        "Turns to a position in axis angles; refused outside the envelope of the configuration.",
                        List.of(
                                required(
                                        "azimuthDeg",
                                        new Parameter.Decimal(-360, 720),
                                        "azimuth axis, clockwise from true north, unwrapped"),
                                required(
                                        "elevationDeg",
                                        new Parameter.Decimal(-90, 180),
                                        "elevation axis, 0 at the horizon; above 90 the antenna looks backwards")),
                        "Accepted",
                        new JsonObject().put("azimuthDeg", 182.5).put("elevationDeg", 30),
                        (params, caller) -> outcome(station.point(
                                new Pointing(params.decimal("azimuthDeg"), params.decimal("elevationDeg")),
                                caller.who()))),
                new Method(
                        "rotator.park",
                        LOGIN,
                        "Turns to the park position of the configuration.",
                        List.of(),
                        "Accepted",
                        new JsonObject(),
                        (params, caller) -> outcome(station.park(caller.who()))),
                new Method(
                        "rotator.hold",
                        LOGIN,
                        "Ends tracking or turning where the antenna is now, without the alarm of a stop.",
                        List.of(),
                        "Accepted",
                        new JsonObject(),
                        (params, caller) -> outcome(station.hold(caller.who()))),
                new Method(
                        "receiver.tune",
                        LOGIN,
                        "Tunes the receiver by hand; refused while a pass is tracked.",
                        List.of(
                                required("hz", HZ, "dial frequency in hertz"),
                                optional("mode", MODE, "demodulation; left alone when absent")),
                        "Accepted",
                        new JsonObject().put("hz", 145_800_000).put("mode", "FM"),
                        (params, caller) ->
                                outcome(station.tune(new Tuning(params.whole("hz"), mode(params)), caller.who()))),
                new Method(
                        "track.start",
                        LOGIN,
                        "Follows the pass of an object that is going on or comes next, within a day.",
                        List.of(
                                required("catalogNumber", CATALOG_NUMBER, "catalogue number of the object"),
                                optional("downlinkHz", HZ, "transmitter to tune to; else that of the configuration"),
                                optional("mode", MODE, "demodulation; else that of the configuration")),
                        "Accepted",
                        new JsonObject().put("catalogNumber", 25544).put("downlinkHz", 437_800_000),
                        (params, caller) -> outcome(station.track(
                                (int) params.whole("catalogNumber"),
                                params.findWhole("downlinkHz"),
                                mode(params),
                                caller.who()))),
                new Method(
                        "track.stop",
                        LOGIN,
                        "Ends tracking; the antenna stays where it is.",
                        List.of(),
                        "Accepted",
                        new JsonObject(),
                        (params, caller) -> outcome(station.hold(caller.who()))),
                new Method(
                        "pass.list",
                        LOGIN,
                        "Passes over the site, by rise, each with its path across the sky.",
                        List.of(
                                optional("fromUtc", new Parameter.Utc(), "start of the window; else now"),
                                optional(
                                        "hours",
                                        new Parameter.Decimal(0.01, MAX_HOURS),
                                        "length of the window; else 24"),
                                optional(
                                        "minElevationDeg",
                                        new Parameter.Decimal(0, 90),
                                        "least culmination that is listed; else 0"),
                                optional("catalogNumber", CATALOG_NUMBER, "this object only"),
                                optional(
                                        "limit",
                                        new Parameter.Whole(1, MAX_PASSES),
                                        "most passes in the answer; else 20")),
                        "Passes",
                        new JsonObject()
                                .put("hours", 12)
                                .put("minElevationDeg", 10)
                                .put("limit", 3),
                        does::passes));
    }

    private CompletionStage<JsonObject> stop(Params params, Caller caller) {
        station.stop(caller.who());
        return done(new JsonObject().put("sent", true));
    }

    private CompletionStage<JsonObject> passes(Params params, Caller caller) throws RequestException {
        if (searches.incrementAndGet() > MAX_SEARCHES) {
            searches.decrementAndGet();
            throw new RequestException(
                    Kind.BUSY, "already " + MAX_SEARCHES + " searches are running", "ask again in a second");
        }
        CompletionStage<JsonObject> found;
        try {
            Instant from = params.findUtc("fromUtc").orElseGet(clock::utc);
            Instant to = from.plus(Duration.ofMillis(Math.round(params.decimal("hours", 24) * 3_600_000)));
            OptionalInt catalogNumber = params.findWhole("catalogNumber")
                    .map(number -> OptionalInt.of(number.intValue()))
                    .orElseGet(OptionalInt::empty);
            int limit = params.findWhole("limit").orElse(20L).intValue();
            found = station.passes(from, to, params.decimal("minElevationDeg", 0), catalogNumber, limit)
                    .thenApply(passes -> PassJson.list(from, to, passes));
        } catch (RuntimeException e) {
            found = CompletableFuture.failedFuture(e);
        }
        return found.whenComplete((passes, thrown) -> searches.decrementAndGet());
    }

    private static Optional<Mode> mode(Params params) {
        return params.findText("mode").map(Mode::valueOf);
    }

    private static CompletionStage<JsonObject> done(JsonObject result) {
        return CompletableFuture.completedFuture(result);
    }

    private static CompletionStage<JsonObject> outcome(CompletionStage<Outcome> stage) {
        return stage.thenCompose(outcome -> outcome instanceof Outcome.Refused refused
                ? CompletableFuture.failedFuture(
                        new RequestException(Kind.ofStation(refused.kind()), refused.message(), refused.hint()))
                : done(new JsonObject().put("accepted", true)));
    }
}
