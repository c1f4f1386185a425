package org.slewd.api;

import static org.slewd.api.Method.Needs.ADMIN;
import static org.slewd.api.Method.Needs.LOGIN;
import static org.slewd.api.Method.Needs.OPERATOR;
import static org.slewd.api.Parameter.optional;
import static org.slewd.api.Parameter.required;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.people.AccessToken;
import org.slewd.people.Account;
import org.slewd.people.Change;
import org.slewd.people.People;
import org.slewd.people.Person;
import org.slewd.people.Register;
import org.slewd.people.Role;

/** The methods about who may do what. */
final class PeopleMethods {

    /** Not a rule for names, which has its own sentence, but a bound. */
    private static final Parameter.Type NAME = new Parameter.Text(64);

    private static final Parameter.Type PASSWORD = new Parameter.Text(256);
    private static final Parameter.Type ROLE = new Parameter.Word(Role.words());

    private static final String EXAMPLE = "ada";

    /** Examples may be carried out in the order of their names. */
    private static final String LEAVES = "grace";

    private final People people;

    private PeopleMethods(People people) {
        this.people = people;
    }

    static List<Method> of(People people) {
        PeopleMethods does = new PeopleMethods(people);
        return List.of(
                new Method(
                        "user.list",
                        ADMIN,
                        "All accounts.",
                        List.of(),
                        "Users",
                        new JsonObject(),
                        (params, caller) -> CompletableFuture.completedFuture(does.users())),
                new Method(
                        "user.add",
                        ADMIN,
                        "Makes an account.",
                        List.of(
                                required(
                                        "name",
                                        NAME,
                                        "a small letter, then small letters, digits, dots, - and _; at most 32"),
                                required("role", ROLE, "what it may do"),
                                required("password", PASSWORD, "at least 12 characters")),
                        "Changed",
                        new JsonObject()
                                .put("name", EXAMPLE)
                                .put("role", "operator")
                                .put("password", "<12 characters or more>"),
                        (params, caller) ->
                                changed(people.add(params.text("name"), role(params), params.text("password")))),
                new Method(
                        "user.setRole",
                        ADMIN,
                        "Gives an account another role. Its logins end.",
                        List.of(required("name", NAME, "of the account"), required("role", ROLE, "what it may do")),
                        "Changed",
                        new JsonObject().put("name", EXAMPLE).put("role", "observer"),
                        (params, caller) -> changed(people.setRole(params.text("name"), role(params)))),
                new Method(
                        "user.setPassword",
                        LOGIN,
                        "Gives an account another password. Its logins end; its tokens stay good. Everybody may set his own, who"
                                + " has to say the old one; an admin may set that of others.",
                        List.of(
                                optional("name", NAME, "of the account; else one's own"),
                                optional("oldPassword", PASSWORD, "needed for one's own"),
                                required("password", PASSWORD, "at least 12 characters")),
                        "Changed",
                        new JsonObject().put("name", EXAMPLE).put("password", "<12 other characters or more>"),
                        does::setPassword),
                new Method(
                        "user.remove",
                        ADMIN,
                        "Ends an account, its logins and its tokens.",
                        List.of(required("name", NAME, "of the account")),
                        "Changed",
                        new JsonObject().put("name", LEAVES),
                        (params, caller) -> changed(people.remove(params.text("name")))),
                new Method(
                        "token.list",
                        OPERATOR,
                        "One's own tokens; for an admin all of them. Their secrets are kept nowhere.",
                        List.of(),
                        "Tokens",
                        new JsonObject(),
                        (params, caller) -> CompletableFuture.completedFuture(does.tokens(caller))),
                new Method(
                        "token.create",
                        OPERATOR,
                        "Makes a token, by which a program comes in place of whoever asks for it. The answer is the only place"
                                + " where its secret is ever shown.",
                        List.of(
                                required(
                                        "name",
                                        NAME,
                                        "a small letter, then small letters, digits, dots, - and _; at most 32"),
                                required("role", ROLE, "what it may do at most; no more than who makes it"),
                                optional(
                                        "days",
                                        new Parameter.Whole(1, 3650),
                                        "how long it is good for; else for ever")),
                        "TokenMade",
                        new JsonObject()
                                .put("name", "logger")
                                .put("role", "observer")
                                .put("days", 365),
                        does::createToken),
                new Method(
                        "token.revoke",
                        OPERATOR,
                        "Ends a token and whatever is logged in by it. One's own; for an admin any.",
                        List.of(required("name", NAME, "of the token")),
                        "Changed",
                        new JsonObject().put("name", "logger"),
                        does::revokeToken));
    }

    private CompletionStage<JsonObject> setPassword(Params params, Caller caller) throws RequestException {
        Person who = person(caller);
        Optional<String> name = params.findText("name").or(who::account);
        if (name.isEmpty()) {
            throw new RequestException(
                    Kind.INVALID_PARAMS,
                    "whose password it is has to be said",
                    "give name: you have no account of your own");
        }
        Optional<String> old = params.findText("oldPassword");
        if (old.isPresent() && name.equals(who.account())) {
            return changed(people.setPassword(name.get(), old.get(), params.text("password"), caller.address()));
        }
        if (name.equals(who.account())) {
            throw new RequestException(
                    Kind.INVALID_PARAMS,
                    "one's own password is set by whoever knows the old one",
                    "give oldPassword, or have another admin set it");
        }
        if (!who.role().covers(Role.ADMIN)) {
            throw Permissions.forbidden(
                    "the password of others is not for an " + who.role().word(), "it takes an admin");
        }
        return changed(people.setPassword(name.get(), params.text("password")));
    }

    private CompletionStage<JsonObject> createToken(Params params, Caller caller) throws RequestException {
        Person who = person(caller);
        if (who.token().isPresent()) {
            // It would outlive its own end otherwise.
            throw Permissions.forbidden("a token cannot make another one", "log in with name and password");
        }
        Role role = role(params);
        if (!who.role().covers(role)) {
            throw Permissions.forbidden("no token may do more than who makes it", "it takes an " + role.word());
        }
        String secret = People.newSecret();
        return changed(people.addToken(
                        params.text("name"),
                        secret,
                        who.account(),
                        role,
                        params.findWhole("days").map(Duration::ofDays)))
                .thenApply(answer -> answer.put("name", params.text("name")).put("token", secret));
    }

    private CompletionStage<JsonObject> revokeToken(Params params, Caller caller) throws RequestException {
        Person who = person(caller);
        String name = params.text("name");
        if (!who.role().covers(Role.ADMIN)
                && people.register()
                        .token(name)
                        .filter(token -> isOwn(token, who))
                        .isEmpty()) {
            // Also when there is none: what others call theirs is not to be found out by trying.
            throw Permissions.forbidden("this is not a token of yours", "it takes an admin");
        }
        return changed(people.removeToken(name));
    }

    private JsonObject users() {
        Register all = people.register();
        JsonArray users = new JsonArray();
        for (Account account : all.accounts()) {
            users.add(new JsonObject()
                    .put("name", account.name())
                    .put("role", account.role().word())
                    .put(
                            "tokens",
                            all.tokens().stream()
                                    .filter(token -> token.owner().equals(Optional.of(account.name())))
                                    .count()));
        }
        return new JsonObject()
                .put("users", users)
                .put("complaint", people.complaint().orElse(null));
    }

    private JsonObject tokens(Caller caller) {
        JsonArray tokens = new JsonArray();
        for (AccessToken token : people.register().tokens()) {
            if (caller.person()
                    .filter(who -> who.role().covers(Role.ADMIN) || isOwn(token, who))
                    .isPresent()) {
                tokens.add(new JsonObject()
                        .put("name", token.name())
                        .put("user", token.owner().orElse(null))
                        .put("role", token.role().word())
                        .put("madeUtc", SnapshotJson.utc(token.madeUtc()))
                        .put(
                                "expiresUtc",
                                token.expiresUtc().map(SnapshotJson::utc).orElse(null))
                        .put(
                                "lastUsedUtc",
                                token.lastUsedUtc().map(SnapshotJson::utc).orElse(null)));
            }
        }
        return new JsonObject().put("tokens", tokens);
    }

    private static boolean isOwn(AccessToken token, Person who) {
        return token.owner().isPresent() && token.owner().equals(who.account());
    }

    private static Role role(Params params) {
        return Role.of(params.text("role")).orElseThrow();
    }

    /** The login may have ended since the request was let in. */
    static Person person(Caller caller) throws RequestException {
        Optional<Person> person = caller.person();
        if (person.isEmpty()) {
            throw new RequestException(Kind.UNAUTHORIZED, "the login has ended", "log in again");
        }
        return person.get();
    }

    private static CompletionStage<JsonObject> changed(CompletionStage<Change> stage) {
        return stage.thenCompose(change -> {
            Optional<RequestException> refusal = refusal(change);
            if (refusal.isPresent()) {
                return CompletableFuture.failedFuture(refusal.get());
            }
            return CompletableFuture.completedFuture(
                    new JsonObject().put("changed", true).put("onDisk", ((Change.Made) change).onDisk()));
        });
    }

    /** Why it was not done; empty when it was. */
    static Optional<RequestException> refusal(Change change) {
        return change instanceof Change.Refused refused
                ? Optional.of(new RequestException(kind(refused.why()), refused.message(), refused.hint()))
                : Optional.empty();
    }

    private static Kind kind(Change.Why why) {
        switch (why) {
            case UNKNOWN:
                return Kind.NOT_FOUND;
            case WRONG:
                return Kind.FORBIDDEN;
            case TOO_MANY:
                return Kind.TOO_MANY;
            default:
                return Kind.INVALID;
        }
    }
}
