package org.slewd.api;

import static org.slewd.api.Method.Needs.OBSERVER;
import static org.slewd.api.Method.Needs.OPERATOR;
import static org.slewd.api.Parameter.optional;
import static org.slewd.api.Parameter.required;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import org.slewd.orbit.Group;
import org.slewd.schedule.Wish;
import org.slewd.station.AgendaDesk;
import org.slewd.station.Outcome;
import org.slewd.station.StationControl;

/** The methods about the agenda. */
final class ScheduleMethods {

    private final StationControl station;

    private ScheduleMethods(StationControl station) {
        this.station = station;
    }

    static List<Method> of(StationControl station) {
        ScheduleMethods does = new ScheduleMethods(station);
        return List.of(
                new Method(
                        "schedule.list",
                        OBSERVER,
                        "The agenda of the next day: the passes that are followed, those that are not and why, and the wishes"
                                + " that it is made of.",
                        List.of(),
                        "Schedule",
                        new JsonObject(),
                        (params, caller) -> CompletableFuture.completedFuture(
                                ScheduleJson.of(does.desk().view()))),
                new Method(
                        "schedule.add",
                        OPERATOR,
                        "Adds a wish behind the others; it is kept over restarts.",
                        List.of(
                                required("name", new Parameter.Text(Wish.MAX_NAME), "small letters, digits and dashes"),
                                required("objects", new Parameter.Text(1000), "a group, as of catalog.search"),
                                optional(
                                        "weight",
                                        new Parameter.Decimal(1 / Wish.MAX_WEIGHT, Wish.MAX_WEIGHT),
                                        "what a minute of it is worth beside one of the others; else 1"),
                                optional("minElevationDeg", new Parameter.Decimal(0, 89), "least culmination; else 0"),
                                optional(
                                        "only",
                                        new Parameter.Word(List.of("sunlit", "visible")),
                                        "what has to be lit; else nothing")),
                        "Accepted",
                        new JsonObject()
                                .put("name", "crewed")
                                .put("objects", "stations")
                                .put("weight", 5),
                        does::add),
                new Method(
                        "schedule.remove",
                        OPERATOR,
                        "Takes back a wish that was added; those of the configuration stay.",
                        List.of(required("name", new Parameter.Text(Wish.MAX_NAME), "of the wish")),
                        "Accepted",
                        new JsonObject().put("name", "crewed"),
                        (params, caller) -> outcome(does.desk().remove(params.text("name"), caller.who()))),
                new Method(
                        "schedule.setPolicy",
                        OPERATOR,
                        "Says whether the antenna follows the agenda by itself; kept over restarts.",
                        List.of(required("automatic", new Parameter.Flag(), "whether it does")),
                        "Accepted",
                        new JsonObject().put("automatic", true),
                        (params, caller) ->
                                outcome(does.desk().setAutomatic(params.flag("automatic", false), caller.who()))),
                new Method(
                        "schedule.resume",
                        OPERATOR,
                        "Lets the agenda go on that somebody interrupted by asking something else of the antenna.",
                        List.of(),
                        "Accepted",
                        new JsonObject(),
                        (params, caller) -> outcome(does.desk().resume(caller.who()))));
    }

    private AgendaDesk desk() {
        return station.agenda();
    }

    private CompletionStage<JsonObject> add(Params params, Caller caller) throws RequestException {
        String name = params.text("name");
        if (!Wish.isName(name)) {
            throw new RequestException(
                    Kind.INVALID_PARAMS,
                    "name is not of small letters, digits and dashes",
                    "a name is like weather-satellites");
        }
        String objects = params.text("objects");
        Group group;
        try {
            group = station.groups().parse(objects);
        } catch (IllegalArgumentException e) {
            throw new RequestException(Kind.INVALID_PARAMS, "objects: " + e.getMessage(), "as in catalog.search");
        }
        Wish.Light light = params.findText("only")
                .map(word -> Wish.Light.valueOf(word.toUpperCase(Locale.ROOT)))
                .orElse(Wish.Light.ANY);
        return outcome(desk().add(
                        Wish.of(name, objects, group)
                                .weighing(params.decimal("weight", 1))
                                .above(params.decimal("minElevationDeg", 0), light),
                        caller.who()));
    }

    private static CompletionStage<JsonObject> outcome(CompletionStage<Outcome> answer) {
        return answer.thenApply(outcome -> {
            if (outcome instanceof Outcome.Refused refused) {
                throw new CompletionException(
                        new RequestException(Kind.ofStation(refused.kind()), refused.message(), refused.hint()));
            }
            return new JsonObject().put("accepted", true);
        });
    }
}
