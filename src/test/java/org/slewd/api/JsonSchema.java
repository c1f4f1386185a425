package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Checks a value against the part of JSON Schema that our contract uses; a keyword it does not know is an error. */
final class JsonSchema {

    private static final Set<String> KNOWN = Set.of(
            "$ref",
            "description",
            "type",
            "format",
            "required",
            "additionalProperties",
            "properties",
            "items",
            "enum",
            "minimum",
            "maximum",
            "minLength",
            "maxLength",
            "minItems",
            "uniqueItems",
            "anyOf");

    private final JsonObject schemas;

    JsonSchema(JsonObject schemas) {
        this.schemas = schemas;
    }

    static JsonObject named(String name) {
        return new JsonObject().put("$ref", "#/components/schemas/" + name);
    }

    List<String> problems(Object value, JsonObject schema) {
        List<String> problems = new ArrayList<>();
        check("$", value, schema, problems);
        return problems;
    }

    private void check(String at, Object value, JsonObject schema, List<String> problems) {
        for (String keyword : schema.fieldNames()) {
            if (!KNOWN.contains(keyword)) {
                problems.add(at + ": unknown keyword " + keyword);
            }
        }
        if (schema.containsKey("$ref")) {
            String name = schema.getString("$ref").substring("#/components/schemas/".length());
            check(at, value, schemas.getJsonObject(name), problems);
        } else if (schema.containsKey("anyOf")) {
            boolean fits = schema.getJsonArray("anyOf").stream()
                    .anyMatch(each -> problems(value, (JsonObject) each).isEmpty());
            if (!fits) {
                problems.add(at + ": fits none of the alternatives: " + value);
            }
        } else {
            checkType(at, value, schema, problems);
        }
    }

    private void checkType(String at, Object value, JsonObject schema, List<String> problems) {
        // A list of values needs no type beside it.
        String type = schema.getString("type", "any");
        boolean fits = switch (type) {
            case "any" -> schema.containsKey("enum");
            case "null" -> value == null;
            case "string" -> value instanceof String;
            case "boolean" -> value instanceof Boolean;
            case "number" -> value instanceof Number;
            case "integer" -> value instanceof Integer || value instanceof Long;
            case "array" -> value instanceof JsonArray;
            case "object" -> value instanceof JsonObject;
            default -> false;
        };
        if (!fits) {
            problems.add(at + ": " + value + " is not of type " + type);
        } else if (value instanceof JsonObject object && schema.containsKey("properties")) {
            checkMembers(at, object, schema, problems);
        } else if (value instanceof JsonArray array) {
            for (int i = 0; i < array.size(); i++) {
                check(at + "[" + i + "]", array.getValue(i), schema.getJsonObject("items"), problems);
            }
        } else if (value instanceof Number number) {
            double v = number.doubleValue();
            if (v < schema.getDouble("minimum", v) || v > schema.getDouble("maximum", v)) {
                problems.add(at + ": " + value + " is out of bounds");
            }
        }
        if (schema.containsKey("enum") && !schema.getJsonArray("enum").contains(value)) {
            problems.add(at + ": " + value + " is not in the list");
        }
    }

    private void checkMembers(String at, JsonObject object, JsonObject schema, List<String> problems) {
        JsonObject properties = schema.getJsonObject("properties");
        for (Object name : schema.getJsonArray("required")) {
            if (!object.containsKey((String) name)) {
                problems.add(at + ": " + name + " is missing");
            }
        }
        for (String name : object.fieldNames()) {
            if (properties.containsKey(name)) {
                check(at + "." + name, object.getValue(name), properties.getJsonObject(name), problems);
            } else {
                problems.add(at + ": " + name + " is not declared");
            }
        }
    }
}
