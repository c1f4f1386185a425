package org.slewd.api;

import io.vertx.core.MultiMap;
import io.vertx.core.json.Json;
import io.vertx.core.json.JsonObject;
import java.util.List;
import java.util.regex.Pattern;

/** Parameters in an address as the same parameters in JSON, so that both are checked by one table. */
final class QueryParameters {

    /** A number as JSON writes it. */
    private static final Pattern NUMBER =
            Pattern.compile("-?(0|[1-9][0-9]{0,30})(\\.[0-9]{1,30})?([eE][+-]?[0-9]{1,3})?");

    private QueryParameters() {}

    /** @param declared which of them are numbers or truth values; 25544 as a text stays a text */
    static JsonObject toJson(MultiMap query, List<Parameter> declared) throws RequestException {
        JsonObject params = new JsonObject();
        for (String name : query.names()) {
            if (query.getAll(name).size() > 1) {
                throw new RequestException(
                        Kind.INVALID_PARAMS,
                        "parameter \"" + Request.shortened(name) + "\" is given more than once",
                        "give it once");
            }
            params.put(name, value(query.get(name), type(name, declared)));
        }
        return params;
    }

    private static String type(String name, List<Parameter> declared) {
        return declared.stream()
                .filter(parameter -> parameter.name().equals(name))
                .findFirst()
                .map(parameter -> parameter.type().schema().getString("type"))
                .orElse("");
    }

    private static Object value(String text, String type) {
        boolean isNumber = type.equals("number") || type.equals("integer");
        if (isNumber && NUMBER.matcher(text).matches()) {
            return Json.decodeValue(text);
        }
        if (type.equals("boolean") && (text.equals("true") || text.equals("false"))) {
            return Boolean.valueOf(text);
        }
        return text;
    }
}
