package org.slewd.api;

import io.vertx.core.json.JsonObject;

/** A request is refused. Carries what the client is told; it is no fault of slewd, so it has no stack trace. */
final class RequestException extends Exception {
    private static final long serialVersionUID = 1L;

    private final Kind kind;
    private final String hint;

    /**
     * @param message what is wrong
     * @param hint what to do
     */
    RequestException(Kind kind, String message, String hint) {
        super(message, null, false, false);
        this.kind = kind;
        this.hint = hint;
    }

    Kind kind() {
        return kind;
    }

    String hint() {
        return hint;
    }

    /** The {@code error} member of an answer. */
    JsonObject toJson() {
        return new JsonObject()
                .put("code", kind.code())
                .put("message", getMessage())
                .put("data", new JsonObject().put("kind", kind.word()).put("hint", hint));
    }
}
