package org.slewd.api;

import static org.slewd.api.Method.Needs.ADMIN;
import static org.slewd.api.Method.Needs.NOTHING;
import static org.slewd.api.Parameter.required;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.people.AppRequests;
import org.slewd.people.AppRequests.AppRequest;
import org.slewd.people.Change;
import org.slewd.people.People;
import org.slewd.people.Person;
import org.slewd.people.Role;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Apps that ask for a token, which an admin grants or refuses. */
final class AppMethods {

    private static final Logger LOG = LoggerFactory.getLogger(AppMethods.class);

    /** Often enough for a person who looks on. */
    private static final int POLL_SECONDS = 2;

    /** Nothing that comes in by itself should end up as admin: such a token is made by hand. */
    private static final Parameter.Type ROLE = new Parameter.Word(List.of("observer", "operator"));

    private static final Parameter.Type NAME = new Parameter.Text(64);

    private final AppRequests requests;
    private final People people;
    private final AuditTrail audit;

    private AppMethods(AppRequests requests, People people, AuditTrail audit) {
        this.requests = requests;
        this.people = people;
        this.audit = audit;
    }

    static List<Method> of(AppRequests requests, People people, AuditTrail audit) {
        AppMethods does = new AppMethods(requests, people, audit);
        return List.of(
                new Method(
                        "token.ask",
                        NOTHING,
                        "Asks for a token, without a login. The answer has a code to show to the person who uses the app, by which"
                                + " an admin knows the request, and a secret by which token.fetch tells what became of it,"
                                + " within five minutes. Also as POST to /api/v1/token/ask.",
                        List.of(
                                required(
                                        "name",
                                        NAME,
                                        "of the token: a small letter, then small letters, digits, dots, - and _; at most 32"),
                                required("role", ROLE, "what it is to do at most")),
                        "AppAsked",
                        new JsonObject().put("name", "panel").put("role", "observer"),
                        does::ask),
                new Method(
                        "token.fetch",
                        NOTHING,
                        "What became of token.ask. A token is in one answer only, and is made by it. Also as POST to"
                                + " /api/v1/token/fetch.",
                        List.of(required("secret", new Parameter.Text(64), "of token.ask")),
                        "AppAnswer",
                        new JsonObject().put("secret", "<secret of token.ask>"),
                        does::fetch),
                new Method(
                        "token.requests",
                        ADMIN,
                        "Apps that wait for a decision, the oldest first.",
                        List.of(),
                        "AppRequests",
                        new JsonObject(),
                        (params, caller) -> CompletableFuture.completedFuture(does.undecided())),
                new Method(
                        "token.decide",
                        ADMIN,
                        "Grants or refuses what an app asks for. The token is that of whoever grants it.",
                        List.of(
                                required("request", new Parameter.Text(16), "its code, as the app shows it"),
                                required("grant", new Parameter.Flag(), "whether it gets the token")),
                        "AppDecided",
                        new JsonObject().put("request", "K7Q-F2M").put("grant", true),
                        does::decide));
    }

    private CompletionStage<JsonObject> ask(Params params, Caller caller) throws RequestException {
        String name = params.text("name");
        Optional<Change.Refused> objection = People.objectionTo(name);
        if (objection.isPresent()) {
            throw new RequestException(
                    Kind.INVALID, objection.get().message(), objection.get().hint());
        }
        AppRequests.Asked asked =
                requests.ask(name, Role.of(params.text("role")).orElseThrow(), caller.address());
        if (asked instanceof AppRequests.TooMany tooMany) {
            throw new RequestException(
                    Kind.TOO_MANY,
                    "too many apps wait for a token, of this address or of all",
                    "have an admin decide on those, or wait " + tooMany.seconds() + " s");
        }
        AppRequests.Waits waits = (AppRequests.Waits) asked;
        AppRequest request = waits.request();
        LOG.info(
                "an app at {} asks for a token named {} as {}; its code is {}. Compare it with what the app shows, then grant it in"
                        + " the view Settings or with 'slewd token grant {}'; else it is over in {} minutes",
                request.address(),
                request.name(),
                request.role().word(),
                request.code(),
                request.code(),
                AppRequests.LIFE.toMinutes());
        return CompletableFuture.completedFuture(new JsonObject()
                .put("code", request.code())
                .put("secret", waits.secret())
                .put("expiresUtc", SnapshotJson.utc(request.expiresUtc()))
                .put("pollSeconds", POLL_SECONDS));
    }

    private CompletionStage<JsonObject> fetch(Params params, Caller caller) throws RequestException {
        Optional<AppRequests.Answer> found = requests.fetch(params.text("secret"));
        if (found.isEmpty()) {
            // The same for whatever is wrong with it: who guesses learns nothing.
            throw new RequestException(
                    Kind.NOT_FOUND,
                    "nothing waits by this secret",
                    "a request is over after " + AppRequests.LIFE.toMinutes()
                            + " minutes, and its answer is told once; call token.ask again");
        }
        AppRequests.Answer answer = found.get();
        AppRequest request = answer.request();
        JsonObject told = new JsonObject()
                .put("name", request.name())
                .put("role", request.role().word())
                .putNull("token");
        if (!(answer instanceof AppRequests.Granted granted)) {
            return CompletableFuture.completedFuture(
                    told.put("state", answer instanceof AppRequests.Undecided ? "waiting" : "refused"));
        }
        String secret = People.newSecret();
        return people.addToken(request.name(), secret, granted.by(), request.role(), Optional.empty())
                .thenCompose(change -> {
                    Optional<RequestException> refused = PeopleMethods.refusal(change);
                    audit.note(
                            AuditTrail.Asker.of(caller),
                            "token.fetch",
                            new JsonObject()
                                    .put("request", request.code())
                                    .put("name", request.name())
                                    .put("role", request.role().word()),
                            refused.map(RequestException::kind));
                    return refused.isPresent()
                            ? CompletableFuture.failedFuture(refused.get())
                            : CompletableFuture.completedFuture(
                                    told.put("state", "granted").put("token", secret));
                });
    }

    private JsonObject undecided() {
        JsonArray all = new JsonArray();
        for (AppRequest request : requests.undecided()) {
            all.add(new JsonObject()
                    .put("code", request.code())
                    .put("name", request.name())
                    .put("role", request.role().word())
                    .put("address", request.address())
                    .put("askedUtc", SnapshotJson.utc(request.askedUtc()))
                    .put("expiresUtc", SnapshotJson.utc(request.expiresUtc())));
        }
        return new JsonObject().put("requests", all);
    }

    private CompletionStage<JsonObject> decide(Params params, Caller caller) throws RequestException {
        Person who = PeopleMethods.person(caller);
        boolean grant = params.flag("grant", false);
        if (grant && who.token().isPresent()) {
            // As with token.create: it would outlive its own end otherwise.
            throw Permissions.forbidden("a token cannot make another one", "log in with name and password");
        }
        String code = params.text("request").strip().toUpperCase(Locale.ROOT);
        Optional<AppRequest> waiting = requests.undecided().stream()
                .filter(request -> request.code().equals(code))
                .findFirst();
        if (grant
                && waiting.isPresent()
                && people.register().token(waiting.get().name()).isPresent()) {
            throw new RequestException(
                    Kind.INVALID,
                    "there is a token named " + waiting.get().name() + " already",
                    "revoke that one first, or refuse this app and have it ask by another name");
        }
        Optional<AppRequest> decided = requests.decide(code, grant, who.account());
        if (decided.isEmpty()) {
            throw new RequestException(
                    Kind.NOT_FOUND,
                    "no app waits with this code",
                    "token.requests has those that do; a request is over after " + AppRequests.LIFE.toMinutes()
                            + " minutes, or when somebody has decided");
        }
        return CompletableFuture.completedFuture(new JsonObject()
                .put("request", code)
                .put("name", decided.get().name())
                .put("role", decided.get().role().word())
                .put("granted", grant));
    }
}
