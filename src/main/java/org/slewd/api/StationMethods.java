package org.slewd.api;

import static org.slewd.api.Method.Needs.LOGIN;
import static org.slewd.api.Method.Needs.OBSERVER;
import static org.slewd.api.Method.Needs.OPERATOR;
import static org.slewd.api.Method.Needs.TRUSTED_OPERATOR;
import static org.slewd.api.Parameter.optional;
import static org.slewd.api.Parameter.required;

import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.lease.LeaseBook;
import org.slewd.mount.Axis;
import org.slewd.receiver.Mode;
import org.slewd.receiver.Tuning;
import org.slewd.rotator.Pointing;
import org.slewd.station.Outcome;
import org.slewd.station.RadioChoice;
import org.slewd.station.SafeStation;
import org.slewd.station.StationControl;

/** The methods that ask something of the station. */
final class StationMethods {

    private static final int MAX_CATALOG_NUMBER = 999_999_999;
    /** EHF ends here. */
    private static final long MAX_HZ = 300_000_000_000L;

    /** A uuid has 36 characters; a file of one's own may have longer names. */
    private static final int MAX_UUID = 64;

    private static final String UNSENT =
            "the wire to the rotator is down and took no stop; slewd sends it as soon as the wire"
                    + " is back, and until then the antenna may go on to where it was sent last";

    private static final String NO_WIRE =
            "slewd is in safe mode and knows no wire to the rotator; it has moved nothing since it started";

    private static final Parameter.Type HZ = new Parameter.Whole(1, MAX_HZ);
    private static final Parameter.Type MODE =
            new Parameter.Word(Arrays.stream(Mode.values()).map(Mode::name).toList());
    /** The years for which the formulae of Sun and Moon were held to the full theory. */
    private static final Parameter.Type SUN_AND_MOON =
            new Parameter.Utc(Instant.parse("2005-01-01T00:00:00Z"), Instant.parse("2046-01-01T00:00:00Z"));

    private static final Parameter.Type CATALOG_NUMBER = new Parameter.Whole(1, MAX_CATALOG_NUMBER);

    private final StationControl station;

    private StationMethods(StationControl station) {
        this.station = station;
    }

    /** @param leases by which orders to the antenna and the receiver are let through */
    static List<Method> of(StationControl station, LeaseBook leases) {
        StationMethods does = new StationMethods(station);
        LeaseFence fence = new LeaseFence(leases);
        return List.of(
                new Method(
                        "station.snapshot",
                        OBSERVER,
                        "Everything that is known at the newest tick.",
                        List.of(),
                        "Snapshot",
                        new JsonObject(),
                        (params, caller) -> done(SnapshotJson.of(station.snapshot(), leases.view()))),
                new Method(
                        "station.surroundings",
                        OBSERVER,
                        "What stands around the antenna and bounds it: travel of the axes, beam, horizon, keep-outs; and where Sun"
                                + " and Moon are.",
                        List.of(optional(
                                "utc", SUN_AND_MOON, "the moment for Sun and Moon, from 2005 to 2045; else now")),
                        "Surroundings",
                        new JsonObject().put("utc", "2026-11-25T18:00:00Z"),
                        (params, caller) -> done(SurroundingsJson.of(
                                params.findUtc("utc")
                                        .orElseGet(() -> station.snapshot().utc()),
                                station.surroundings()))),
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
                        TRUSTED_OPERATOR,
                        "Clears a fault that does not clear itself.",
                        List.of(required(
                                "fault", new Parameter.Text(64), "kind of the fault, as the snapshot names it")),
                        "Accepted",
                        new JsonObject().put("fault", "position"),
                        (params, caller) -> outcome(station.reset(params.text("fault"), caller.who()))),
                new Method(
                        "station.lock",
                        LOGIN,
                        "Stops all motion and refuses any, over restarts too, until station.unlock: somebody works at the"
                                + " antenna. Anybody who is logged in may ask for it.",
                        List.of(required("reason", new Parameter.Text(200), "why, for people")),
                        "Accepted",
                        new JsonObject().put("reason", "grease the bearing"),
                        (params, caller) -> outcome(station.lock(params.text("reason"), caller.who()))),
                new Method(
                        "station.unlock",
                        LOGIN,
                        "Ends a lock-out. Over the local socket of the station only, as by 'slewd unlock' there.",
                        List.of(),
                        "Accepted",
                        new JsonObject(),
                        (params, caller) -> caller.isAtStation()
                                ? outcome(station.unlock(caller.who()))
                                : CompletableFuture.failedFuture(new RequestException(
                                        Kind.UNSUPPORTED,
                                        "a lock-out is not cleared over the network",
                                        "use 'slewd unlock' on the machine of the station"))),
                new Method(
                        "station.safety",
                        OPERATOR,
                        "Says whether it is safe to leave the antenna where it is, as a wind gauge or a person knows. With"
                                + " parkOnSafetyInput it is parked while it is not, and does nothing else.",
                        List.of(
                                required("unsafe", new Parameter.Flag(), "whether it is not safe"),
                                required("reason", new Parameter.Text(200), "why, for people")),
                        "Accepted",
                        new JsonObject().put("unsafe", true).put("reason", "wind of 17 m/s"),
                        (params, caller) -> outcome(station.reportSafety(
                                params.flag("unsafe", true), params.text("reason"), caller.who()))),
                fence.antenna(new Method(
                        "rotator.point",
                        OPERATOR,
                        "Turns the beam to a direction. The calibration of the mount is applied, as in a pass, so the axes may"
                                + " stand elsewhere; refused where they would leave the envelope of the configuration.",
                        List.of(
                                required(
                                        "azimuthDeg",
                                        new Parameter.Decimal(-360, 720),
                                        "clockwise from true north, unwrapped: 370 is one turn past 10"),
                                required(
                                        "elevationDeg",
                                        new Parameter.Decimal(-90, 180),
                                        "0 at the horizon; above 90 the antenna looks backwards")),
                        "Accepted",
                        new JsonObject().put("azimuthDeg", 182.5).put("elevationDeg", 30),
                        (params, caller) -> outcome(station.point(
                                new Pointing(params.decimal("azimuthDeg"), params.decimal("elevationDeg")),
                                caller.who())))),
                fence.antenna(new Method(
                        "rotator.jog",
                        OPERATOR,
                        "Turns one axis on, inside the envelope, as long as it is said again within half a second; then it is stopped."
                                + " Refused while something else is going on.",
                        List.of(
                                required(
                                        "axis",
                                        new Parameter.Word(List.of("azimuth", "elevation")),
                                        "which axis; it turns as it is, whatever the mount"),
                                required(
                                        "direction",
                                        new Parameter.Word(List.of("plus", "minus")),
                                        "plus is clockwise from above, or up")),
                        "Accepted",
                        new JsonObject().put("axis", "azimuth").put("direction", "plus"),
                        (params, caller) -> outcome(station.jog(
                                axes(params.text("axis")).get(0),
                                params.text("direction").equals("plus"),
                                caller.who())))),
                fence.antenna(new Method(
                        "rotator.calibrate",
                        OPERATOR,
                        "Measures how the axes move, by moves inside the envelope; refused while something else is going on."
                                + " The snapshot tells how far it is and what it found; station.stop ends it.",
                        List.of(required(
                                "axis",
                                new Parameter.Word(List.of("azimuth", "elevation", "both")),
                                "what to measure; both takes one after the other")),
                        "Accepted",
                        new JsonObject().put("axis", "both"),
                        (params, caller) -> outcome(station.calibrate(axes(params.text("axis")), caller.who())))),
                fence.antenna(new Method(
                        "rotator.park",
                        OPERATOR,
                        "Turns to the park position of the configuration.",
                        List.of(),
                        "Accepted",
                        new JsonObject(),
                        (params, caller) -> outcome(station.park(caller.who())))),
                new Method(
                        "rotator.reference",
                        TRUSTED_OPERATOR,
                        "Says in which turn the azimuth axis is, when its report does not tell and nothing was kept of it.",
                        List.of(required(
                                "azimuthDeg",
                                new Parameter.Decimal(-720, 720),
                                "where the azimuth axis stands, clockwise from true north, unwrapped")),
                        "Accepted",
                        new JsonObject().put("azimuthDeg", 400),
                        (params, caller) -> outcome(station.reference(params.decimal("azimuthDeg"), caller.who()))),
                fence.antenna(new Method(
                        "rotator.hold",
                        OPERATOR,
                        "Ends tracking or turning where the antenna is now, without the alarm of a stop.",
                        List.of(),
                        "Accepted",
                        new JsonObject(),
                        (params, caller) -> outcome(station.hold(caller.who())))),
                fence.receiver(new Method(
                        "receiver.tune",
                        OPERATOR,
                        "Tunes the receiver by hand; refused while a pass is tracked.",
                        List.of(
                                required("hz", HZ, "dial frequency in hertz"),
                                optional("mode", MODE, "demodulation; left alone when absent")),
                        "Accepted",
                        new JsonObject().put("hz", 145_800_000).put("mode", "FM"),
                        (params, caller) ->
                                outcome(station.tune(new Tuning(params.whole("hz"), mode(params)), caller.who())))),
                fence.both(new Method(
                        "track.start",
                        OPERATOR,
                        "Follows the pass of an object that is going on or comes next, within a day.",
                        List.of(
                                required("catalogNumber", CATALOG_NUMBER, "catalogue number of the object"),
                                optional("downlinkHz", HZ, "transmitter to tune to; else that of the configuration"),
                                optional("mode", MODE, "demodulation; else that of the configuration"),
                                optional(
                                        "transmitter",
                                        new Parameter.Text(MAX_UUID),
                                        "uuid of one of its transmitters, as transmitter.list names it; in place of"
                                                + " downlinkHz, and with the uplink where the radio has one")),
                        "Accepted",
                        new JsonObject().put("catalogNumber", 25544).put("downlinkHz", 437_800_000),
                        (params, caller) -> outcome(station.track(
                                (int) params.whole("catalogNumber"),
                                new RadioChoice(
                                        params.findWhole("downlinkHz"), mode(params), params.findText("transmitter")),
                                caller.who())))),
                new Method(
                        "transmitter.list",
                        OBSERVER,
                        "What an object is known to send and to hear.",
                        List.of(required("catalogNumber", CATALOG_NUMBER, "catalogue number of the object")),
                        "Transmitters",
                        new JsonObject().put("catalogNumber", 25544),
                        (params, caller) -> done(TransmitterJson.rows(station, (int) params.whole("catalogNumber")))),
                fence.antenna(new Method(
                        "track.adjust",
                        OPERATOR,
                        "Corrects the time of the pass that is followed, by a number or by what its signal says; the"
                                + " antenna's way is then planned anew. One of the two has to be given.",
                        List.of(
                                optional(
                                        "lateSeconds",
                                        new Parameter.Decimal(-600, 600),
                                        "how much later than its elements say the object comes; negative when it is early"),
                                optional(
                                        "fromSignal",
                                        new Parameter.Flag(),
                                        "true takes what tuning.heard says; refused while that is not applicable")),
                        "Accepted",
                        new JsonObject().put("lateSeconds", 3.5),
                        (params, caller) -> adjust(station, params, caller))),
                fence.antenna(new Method(
                        "track.stop",
                        OPERATOR,
                        "Ends tracking; the antenna stays where it is.",
                        List.of(),
                        "Accepted",
                        new JsonObject(),
                        (params, caller) -> outcome(station.hold(caller.who())))));
    }

    private static CompletionStage<JsonObject> adjust(StationControl station, Params params, Caller caller) {
        Optional<Double> lateSeconds = params.findDecimal("lateSeconds");
        boolean fromSignal = params.flag("fromSignal", false);
        if (lateSeconds.isPresent() == fromSignal) {
            return CompletableFuture.failedFuture(new RequestException(
                    Kind.INVALID_PARAMS,
                    "track.adjust needs either lateSeconds or fromSignal, and not both",
                    "say how late the object comes, or let its signal say it"));
        }
        return outcome(
                fromSignal
                        ? station.adjustBySignal(caller.who())
                        : station.adjust(Duration.ofMillis(Math.round(lateSeconds.get() * 1000)), caller.who()));
    }

    private CompletionStage<JsonObject> stop(Params params, Caller caller) {
        boolean sent = station.stop(caller.who());
        JsonObject answer = new JsonObject().put("sent", sent);
        return done(sent ? answer : answer.put("message", isSafeMode() ? NO_WIRE : UNSENT));
    }

    private boolean isSafeMode() {
        return station.snapshot()
                .fault()
                .filter(fault -> fault.kind().equals(SafeStation.KIND))
                .isPresent();
    }

    private static List<Axis> axes(String word) {
        return Arrays.stream(Axis.values())
                .filter(axis -> word.equals("both") || word.equals(axis.word()))
                .toList();
    }

    private static Optional<Mode> mode(Params params) {
        return params.findText("mode").map(Mode::valueOf);
    }

    private static CompletionStage<JsonObject> done(JsonObject result) {
        return CompletableFuture.completedFuture(result);
    }

    static CompletionStage<JsonObject> outcome(CompletionStage<Outcome> stage) {
        return stage.thenCompose(outcome -> outcome instanceof Outcome.Refused refused
                ? CompletableFuture.failedFuture(
                        new RequestException(Kind.ofStation(refused.kind()), refused.message(), refused.hint()))
                : done(new JsonObject().put("accepted", true)));
    }
}
