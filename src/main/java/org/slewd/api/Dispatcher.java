package org.slewd.api;

import io.vertx.core.json.JsonObject;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** From the text of a request to the text of its answer, the same on every kind of connection. Any thread. */
final class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    /** The one method that nothing may hold up. */
    static final String STOP = "station.stop";

    /**
     * A search over a large catalogue in a cold process takes a second or two; after fifteen a person has given up.
     * Commands are answered within one turn of the loop and fall under the same deadline.
     */
    private static final long ANSWER_WITHIN_MS = 15_000;

    private final Map<String, Method> methods = new TreeMap<>();
    private final Permissions permissions;
    private final Optional<AuditTrail> audit;
    private final long answerWithinMs;

    Dispatcher(Collection<Method> methods) {
        this(methods, ANSWER_WITHIN_MS);
    }

    Dispatcher(Collection<Method> methods, long answerWithinMs) {
        this(methods, new Permissions(false), Optional.empty(), answerWithinMs);
    }

    /** @param audit where what is asked for is written down */
    Dispatcher(Collection<Method> methods, Permissions permissions, AuditTrail audit) {
        this(methods, permissions, Optional.of(audit), ANSWER_WITHIN_MS);
    }

    private Dispatcher(
            Collection<Method> methods, Permissions permissions, Optional<AuditTrail> audit, long answerWithinMs) {
        this.permissions = permissions;
        this.audit = audit;
        methods.forEach(method -> this.methods.put(method.name(), method));
        this.answerWithinMs = answerWithinMs;
    }

    /** By name, in its order. */
    Collection<Method> methods() {
        return methods.values();
    }

    /** What the method called {@code name} takes; nothing when there is none. */
    List<Parameter> parameters(String name) {
        return methods.containsKey(name) ? methods.get(name).parameters() : List.of();
    }

    /**
     * Carries out one request.
     *
     * @return the answer; empty for a notification. Never completed exceptionally. It may be completed by any thread.
     */
    CompletionStage<Optional<String>> dispatch(String text, Caller caller) {
        Request request;
        try {
            request = Request.parse(text);
        } catch (RequestException e) {
            Object id = e.kind() == Kind.PARSE ? null : Request.idOf(text).orElse(null);
            return CompletableFuture.completedFuture(
                    Optional.of(answer(id).put("error", e.toJson()).encode()));
        }
        return run(request, caller)
                .handle((result, thrown) -> request.id()
                        .map(id -> thrown == null
                                ? answer(id).put("result", result).encode()
                                : answer(id)
                                        .put("error", refusal(request, thrown).toJson())
                                        .encode()));
    }

    /** Carries out a request whose parameters are already an object; completed exceptionally with what {@link #refusal} reads. */
    CompletionStage<JsonObject> run(Request request, Caller caller) {
        AuditTrail.Asker asker = AuditTrail.Asker.of(caller);
        CompletionStage<JsonObject> answer;
        try {
            answer = find(request, caller)
                    .thenApply(result -> result)
                    .toCompletableFuture()
                    .orTimeout(answerWithinMs, TimeUnit.MILLISECONDS);
        } catch (RequestException | RuntimeException e) {
            answer = CompletableFuture.failedFuture(e);
        }
        Method method = methods.get(request.method());
        return method == null || audit.isEmpty()
                ? answer
                : answer.whenComplete((result, thrown) -> audit.get()
                        .note(
                                method,
                                request.params(),
                                asker.orNow(caller),
                                Optional.ofNullable(thrown).map(Dispatcher::kind)));
    }

    private CompletionStage<JsonObject> find(Request request, Caller caller) throws RequestException {
        if (!request.method().equals(STOP)) {
            caller.admit();
        }
        Method method = methods.get(request.method());
        if (method == null) {
            throw new RequestException(
                    Kind.UNKNOWN_METHOD,
                    "unknown method \"" + Request.shortened(request.method()) + '"',
                    "see /api/v1/openrpc.json for the methods");
        }
        permissions.require(method, caller.person());
        return method.handler().handle(Params.check(method.parameters(), request.params()), caller);
    }

    /** What a client is told about {@code thrown}; a fault of slewd goes to the log and not over the wire. */
    RequestException refusal(Request request, Throwable thrown) {
        Throwable cause = cause(thrown);
        if (cause instanceof RequestException refused) {
            return refused;
        }
        if (cause instanceof TimeoutException) {
            return new RequestException(
                    Kind.TIMEOUT,
                    request.method() + " was not answered within " + answerWithinMs + " ms",
                    "ask station.snapshot what became of it before trying again");
        }
        LOG.error("{} failed; the client was told so", request.method(), cause);
        return new RequestException(
                Kind.INTERNAL, request.method() + " failed inside slewd", "see the log; please report it");
    }

    private static Throwable cause(Throwable thrown) {
        return thrown instanceof CompletionException && thrown.getCause() != null ? thrown.getCause() : thrown;
    }

    /** The kind of refusal that {@code thrown} stands for. */
    private static Kind kind(Throwable thrown) {
        Throwable cause = cause(thrown);
        if (cause instanceof RequestException refused) {
            return refused.kind();
        }
        return cause instanceof TimeoutException ? Kind.TIMEOUT : Kind.INTERNAL;
    }

    /** The answer to a message that cannot be told from others by its id. */
    static String refused(RequestException refused) {
        return answer(null).put("error", refused.toJson()).encode();
    }

    private static JsonObject answer(Object id) {
        return new JsonObject().put("jsonrpc", "2.0").put("id", id);
    }
}
