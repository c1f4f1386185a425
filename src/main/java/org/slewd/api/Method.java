package org.slewd.api;

import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.concurrent.CompletionStage;

/**
 * One method as it is called, checked and documented.
 *
 * @param needs what the caller must have shown before
 * @param summary one sentence for the document
 * @param resultSchema name of the schema of its result in {@code schemas.json}
 * @param example parameters that are sound, for the document and its test
 */
record Method(
        String name,
        Needs needs,
        String summary,
        List<Parameter> parameters,
        String resultSchema,
        JsonObject example,
        Handler handler) {

    /** The same with other parameters, done in another way. */
    Method taking(List<Parameter> others, Handler by) {
        return new Method(name, needs, summary, List.copyOf(others), resultSchema, example, by);
    }

    /** What a caller must have shown. */
    enum Needs {
        NOTHING,
        /** Whoever is logged in, in whatever role: what keeps people and antenna safe must not wait for somebody else. */
        LOGIN,
        OBSERVER,
        OPERATOR,
        /** An admin, and an operator where the configuration says so: what somebody has to do who stands before the antenna. */
        TRUSTED_OPERATOR,
        ADMIN
    }

    /** The work. Called on the thread of the connection, which it must not hold up. */
    @FunctionalInterface
    interface Handler {

        /**
         * Does it.
         *
         * @throws RequestException when it is refused
         */
        CompletionStage<JsonObject> handle(Params params, Caller caller) throws RequestException;
    }
}
