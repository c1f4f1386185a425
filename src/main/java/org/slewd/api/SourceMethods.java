package org.slewd.api;

import static org.slewd.api.Method.Needs.OBSERVER;
import static org.slewd.api.Method.Needs.OPERATOR;
import static org.slewd.api.Parameter.optional;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.slewd.orbit.ElementSupply;
import org.slewd.orbit.RefreshOutcome;

/** The methods about where element sets come from. */
final class SourceMethods {

    /** A provider may take half a minute; nobody waits for that with a request in hand. */
    private static final long ANSWER_WITHIN_MS = 8_000;

    private final ElementSupply supply;
    private final long answerWithinMs;

    private SourceMethods(ElementSupply supply, long answerWithinMs) {
        this.supply = supply;
        this.answerWithinMs = answerWithinMs;
    }

    static List<Method> of(ElementSupply supply) {
        return of(supply, ANSWER_WITHIN_MS);
    }

    static List<Method> of(ElementSupply supply, long answerWithinMs) {
        SourceMethods does = new SourceMethods(supply, answerWithinMs);
        return List.of(
                new Method(
                        "catalog.sources",
                        OBSERVER,
                        "Where element sets come from, what each source said last, and when it is asked next.",
                        List.of(),
                        "ElementSources",
                        new JsonObject(),
                        (params, caller) -> CompletableFuture.completedFuture(SourceJson.sources(supply.sources()))),
                new Method(
                        "catalog.refresh",
                        OPERATOR,
                        "Asks for fresh element sets; what would come too early for a provider is put off.",
                        List.of(
                                optional("source", new Parameter.Text(1000), "name of the one to ask; else all"),
                                optional(
                                        "anyway",
                                        new Parameter.Flag(),
                                        "a person has looked: a source that stopped itself goes on, and may hold fewer sets"
                                                + " than before once")),
                        "Refreshed",
                        new JsonObject().put("source", "amateur").put("anyway", false),
                        does::refresh));
    }

    private CompletionStage<JsonObject> refresh(Params params, Caller caller) {
        return supply.refresh(params.findText("source"), params.flag("anyway", false))
                .thenApply(SourceMethods::answer)
                .toCompletableFuture()
                .completeOnTimeout(SourceJson.notYet(), answerWithinMs, TimeUnit.MILLISECONDS);
    }

    private static JsonObject answer(RefreshOutcome outcome) {
        if (outcome instanceof RefreshOutcome.Done done) {
            return SourceJson.refreshed(done);
        }
        RefreshOutcome.UnknownSource unknown = (RefreshOutcome.UnknownSource) outcome;
        throw new CompletionException(new RequestException(
                Kind.NOT_FOUND,
                "there is no source of elements named " + Request.shortened(unknown.source()),
                unknown.known().isEmpty()
                        ? "this station has no sources"
                        : "known here: " + String.join(", ", unknown.known())));
    }
}
