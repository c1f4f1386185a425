package org.slewd.api;

import static org.slewd.api.Method.Needs.LOGIN;
import static org.slewd.api.Method.Needs.NOTHING;
import static org.slewd.api.Method.Needs.OBSERVER;
import static org.slewd.api.Parameter.optional;
import static org.slewd.api.Parameter.required;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.lease.LeaseBook;
import org.slewd.people.Login;
import org.slewd.people.Person;
import org.slewd.people.Role;
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
    private final LeaseBook leases;
    private final Permissions permissions;

    private SessionMethods(StationControl station, Access access, LeaseBook leases, Permissions permissions) {
        this.station = station;
        this.access = access;
        this.leases = leases;
        this.permissions = permissions;
    }

    static List<Method> of(StationControl station, Access access, LeaseBook leases, Permissions permissions) {
        SessionMethods does = new SessionMethods(station, access, leases, permissions);
        return List.of(
                new Method(
                        "auth.login",
                        NOTHING,
                        "Shows a token, or name and password; a browser is logged in by its cookie instead. Exactly one of the"
                                + " two has to be given.",
                        List.of(
                                optional(
                                        "token",
                                        new Parameter.Text(256),
                                        "one that token.create gave, or the content of admin.token in the data directory"),
                                optional("user", new Parameter.Text(64), "name of an account"),
                                optional("password", new Parameter.Text(256), "its password")),
                        "LoggedIn",
                        new JsonObject().put("token", "<content of admin.token>"),
                        does::logIn),
                new Method(
                        "auth.logout",
                        LOGIN,
                        "Ends what this connection has shown, and the session of the browser with all its connections; they are"
                                + " closed within a second. A token stays good for the next time.",
                        List.of(),
                        "LoggedOut",
                        new JsonObject(),
                        SessionMethods::logOut),
                new Method(
                        "auth.whoami",
                        LOGIN,
                        "Who is logged in here, and in which role.",
                        List.of(),
                        "WhoAmI",
                        new JsonObject(),
                        does::whoAmI),
                new Method(
                        "events.subscribe",
                        OBSERVER,
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
                        OBSERVER,
                        "Ends topics, or all of them.",
                        List.of(optional("topics", TOPICS, "what to hear no more of; else everything")),
                        "Unsubscribed",
                        new JsonObject().put("topics", new JsonArray().add("alert")),
                        does::unsubscribe));
    }

    private CompletionStage<JsonObject> logIn(Params params, Caller caller) throws RequestException {
        Optional<String> token = params.findText("token");
        Optional<String> user = params.findText("user");
        Optional<String> password = params.findText("password");
        boolean isSound =
                token.isPresent() ? user.isEmpty() && password.isEmpty() : user.isPresent() && password.isPresent();
        if (!isSound) {
            throw new RequestException(
                    Kind.INVALID_PARAMS,
                    "auth.login needs either token, or user and password, and not both",
                    "give one of the two");
        }
        return token.isPresent()
                ? CompletableFuture.completedFuture(
                        loggedIn(access.requireToken(token.get(), caller.address()), caller))
                : access.byPassword(user.get(), password.get(), caller.address())
                        .thenApply(login -> loggedIn(login, caller));
    }

    private JsonObject loggedIn(Login login, Caller caller) {
        caller.logIn(login);
        return answer(access.personOf(login));
    }

    /** What a login is answered with; nobody's is one that has ended at this very moment. */
    static JsonObject answer(Optional<Person> person) {
        return new JsonObject()
                .put("role", person.map(Person::role).map(Role::word).orElse("none"))
                .put("user", person.flatMap(Person::account).orElse(null));
    }

    private static CompletionStage<JsonObject> logOut(Params params, Caller caller) {
        caller.logOut();
        return CompletableFuture.completedFuture(new JsonObject().put("loggedOut", true));
    }

    private CompletionStage<JsonObject> whoAmI(Params params, Caller caller) {
        return CompletableFuture.completedFuture(answer(caller.person())
                .put("token", caller.person().flatMap(Person::token).orElse(null))
                .put(
                        "mayReset",
                        caller.person()
                                .map(Person::role)
                                .filter(permissions::mayReset)
                                .isPresent())
                .put("isWithoutAccounts", access.people().register().accounts().isEmpty()));
    }

    private CompletionStage<JsonObject> subscribe(Params params, Caller caller) throws RequestException {
        double maxRateHz = params.decimal("maxRateHz", DEFAULT_RATE_HZ);
        caller.subscribe(topics(params), maxRateHz);
        return CompletableFuture.completedFuture(new JsonObject()
                .put("topics", new JsonArray(params.words("topics")))
                .put("maxRateHz", maxRateHz)
                .put("snapshot", SnapshotJson.of(station.snapshot(), leases.view())));
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
