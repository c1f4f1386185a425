package org.slewd.api;

import static org.slewd.api.Method.Needs.LOGIN;
import static org.slewd.api.Method.Needs.NOTHING;
import static org.slewd.api.Parameter.optional;
import static org.slewd.api.Parameter.required;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.station.StationControl;

/** The methods that change what a connection may do and hears. */
final class SessionMethods {

    /** Slowest and fastest rate of events: once in ten seconds, and the loop's own 20 Hz. */
    private static final Parameter.Type RATE = new Parameter.Decimal(0.1, 20);

    /** What a page needs to look alive. */
    private static final double DEFAULT_RATE_HZ = 5;

    private static final Parameter.Type TOPICS = new Parameter.WordList(Topic.words());

    private final StationControl station;
    private final Access access;

    private SessionMethods(StationControl station, Access access) {
        this.station = station;
        this.access = access;
    }

    static List<Method> of(StationControl station, Access access) {
        SessionMethods does = new SessionMethods(station, access);
        return List.of(
                new Method(
                        "auth.login",
                        NOTHING,
                        "Shows the token of admin.token; a browser is logged in by its cookie instead.",
                        List.of(required(
                                "token", new Parameter.Text(256), "content of admin.token in the data directory")),
                        "LoggedIn",
                        new JsonObject().put("token", "<content of admin.token>"),
                        does::logIn),
                new Method(
                        "events.subscribe",
                        LOGIN,
                        "Adds topics and sets the rate for all of them. The answer is a snapshot; events follow.",
                        List.of(
                                required("topics", TOPICS, "what to hear of"),
                                optional("maxRateHz", RATE, "most events a second and topic; else 5")),
                        "Subscribed",
                        new JsonObject()
                                .put("topics", new JsonArray().add("pointing").add("alert"))
                                .put("maxRateHz", 2),
                        does::subscribe),
                new Method(
                        "events.unsubscribe",
                        LOGIN,
                        "Ends topics, or all of them.",
                        List.of(optional("topics", TOPICS, "what to hear no more of; else everything")),
                        "Unsubscribed",
                        new JsonObject().put("topics", new JsonArray().add("alert")),
                        does::unsubscribe));
    }

    private CompletionStage<JsonObject> logIn(Params params, Caller caller) throws RequestException {
        access.requireToken(params.text("token"));
        caller.logIn();
        return CompletableFuture.completedFuture(new JsonObject().put("role", "admin"));
    }

    private CompletionStage<JsonObject> subscribe(Params params, Caller caller) throws RequestException {
        double maxRateHz = params.decimal("maxRateHz", DEFAULT_RATE_HZ);
        caller.subscribe(topics(params), maxRateHz);
        return CompletableFuture.completedFuture(new JsonObject()
                .put("topics", new JsonArray(params.words("topics")))
                .put("maxRateHz", maxRateHz)
                .put("snapshot", SnapshotJson.of(station.snapshot())));
    }

    private CompletionStage<JsonObject> unsubscribe(Params params, Caller caller) throws RequestException {
        Set<Topic> topics = topics(params);
        caller.unsubscribe(topics.isEmpty() ? EnumSet.allOf(Topic.class) : topics);
        return CompletableFuture.completedFuture(new JsonObject().put("unsubscribed", true));
    }

    private static Set<Topic> topics(Params params) {
        Set<Topic> topics = EnumSet.noneOf(Topic.class);
        params.words("topics").forEach(word -> topics.add(Topic.of(word)));
        return topics;
    }
}
