package org.slewd.api;

import io.vertx.core.json.DecodeException;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.Optional;
import java.util.Set;

/**
 * One request of JSON-RPC 2.0, as sent; the method may not exist and the parameters may be wrong.
 *
 * <p>Stricter than the specification in two places, and saying so in the answer: a batch is refused, so that one message
 * is one request with one answer and the bound on a message is a bound on the work; and {@code id} may not be null,
 * because an answer to it could not be told from one to a message that could not be read.
 *
 * @param id a string or a whole number; empty for a notification, which gets no answer
 * @param params by name; empty when there are none
 */
record Request(Optional<Object> id, String method, JsonObject params) {

    /** Longest {@code id} that is echoed: a UUID in any dress fits, a novel does not. */
    static final int MAX_ID_LENGTH = 128;

    private static final Set<String> MEMBERS = Set.of("jsonrpc", "id", "method", "params");

    static Request parse(String text) throws RequestException {
        Object value;
        try {
            value = Json.decodeValue(text);
        } catch (DecodeException e) {
            throw new RequestException(Kind.PARSE, "this is not JSON", "send one JSON object per message, in UTF-8");
        }
        if (value instanceof JsonArray) {
            throw new RequestException(
                    Kind.INVALID_REQUEST, "batches are not served", "send the requests one after another");
        }
        if (!(value instanceof JsonObject object)) {
            throw invalid("a request is a JSON object");
        }
        return of(object);
    }

    private static Request of(JsonObject object) throws RequestException {
        for (String name : object.fieldNames()) {
            if (!MEMBERS.contains(name)) {
                throw invalid("unknown member \"" + shortened(name) + '"');
            }
        }
        if (!"2.0".equals(object.getValue("jsonrpc"))) {
            throw invalid("member \"jsonrpc\" is not \"2.0\"");
        }
        if (!(object.getValue("method") instanceof String method)) {
            throw invalid("member \"method\" is not a string");
        }
        if (object.containsKey("id")) {
            requireSoundId(object);
        }
        Object params = object.getValue("params");
        if (object.containsKey("params") && !(params instanceof JsonObject)) {
            throw new RequestException(
                    Kind.INVALID_PARAMS, "params are not an object", "give parameters by name: \"params\": {...}");
        }
        return new Request(idIn(object), method, params instanceof JsonObject named ? named : new JsonObject());
    }

    /** The {@code id} of a message that need not be a sound request, so that even its refusal can be told apart. */
    static Optional<Object> idOf(String text) {
        try {
            return Json.decodeValue(text) instanceof JsonObject object ? idIn(object) : Optional.empty();
        } catch (DecodeException e) {
            return Optional.empty();
        }
    }

    private static void requireSoundId(JsonObject object) throws RequestException {
        if (idIn(object).isEmpty()) {
            throw invalid(
                    "member \"id\" is neither a whole number nor a string of at most " + MAX_ID_LENGTH + " characters");
        }
    }

    private static Optional<Object> idIn(JsonObject object) {
        Object id = object.getValue("id");
        boolean sound = id instanceof Integer
                || id instanceof Long
                || (id instanceof String text && text.length() <= MAX_ID_LENGTH);
        return sound ? Optional.of(id) : Optional.empty();
    }

    /** A name out of a request, cut so that the answer to a long one stays short. */
    static String shortened(String name) {
        return name.length() <= 64 ? name : name.substring(0, 64) + "...";
    }

    private static RequestException invalid(String message) {
        return new RequestException(
                Kind.INVALID_REQUEST,
                message,
                "send {\"jsonrpc\": \"2.0\", \"id\": 1, \"method\": \"...\", \"params\": {...}}");
    }
}
