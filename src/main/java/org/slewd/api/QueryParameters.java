package org.slewd.api;

import io.vertx.core.MultiMap;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.regex.Pattern;

/** Parameters in an address as the same parameters in JSON, so that both are checked by one table. */
final class QueryParameters {

    /** A number as JSON writes it. */
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");

    private QueryParameters() {}

    static JsonObject toJson(MultiMap query) throws RequestException {
        JsonObject params = new JsonObject();
        for (String name : query.names()) {
            if (query.getAll(name).size() > 1) {
                throw new RequestException(
                        Kind.INVALID_PARAMS,
                        "parameter \"" + Request.shortened(name) + "\" is given more than once",
                        "give it once");
            }
            String value = query.get(name);
            params.put(name, NUMBER.matcher(value).matches() ? Json.decodeValue(value) : value);
        }
        return params;
    }
}
