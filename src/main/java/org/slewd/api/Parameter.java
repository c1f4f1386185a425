package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One parameter of a method: what it may be. Both the check of a request and the published schema are made from this.
 *
 * @param required whether a request without it is refused
 * @param type what values it takes
 */
record Parameter(String name, boolean required, Type type, String summary) {

    /** What values a parameter takes. */
    sealed interface Type {

        /** The value to hand on: a Double, Long, Boolean, String, Instant, List of String or Map of String to String. */
        Object check(String name, Object value) throws RequestException;

        JsonObject schema();
    }

    static Parameter required(String name, Type type, String summary) {
        return new Parameter(name, true, type, summary);
    }

    static Parameter optional(String name, Type type, String summary) {
        return new Parameter(name, false, type, summary);
    }

    /** A finite number within bounds, both included. */
    record Decimal(double min, double max) implements Type {
        @Override
        public Object check(String name, Object value) throws RequestException {
            // Written so that NaN fails: JSON has none, but 1e999 is read as infinite.
            if (value instanceof Number number && number.doubleValue() >= min && number.doubleValue() <= max) {
                return number.doubleValue();
            }
            throw wrong(name, "a number from " + text(min) + " to " + text(max));
        }

        @Override
        public JsonObject schema() {
            return new JsonObject().put("type", "number").put("minimum", min).put("maximum", max);
        }

        private static String text(double bound) {
            return bound == Math.rint(bound) ? Long.toString((long) bound) : Double.toString(bound);
        }
    }

    /** A whole number within bounds, both included; 5.0 is whole too. */
    record Whole(long min, long max) implements Type {
        @Override
        public Object check(String name, Object value) throws RequestException {
            if (value instanceof Number number) {
                double wanted = number.doubleValue();
                if (wanted == Math.rint(wanted) && wanted >= min && wanted <= max) {
                    return number.longValue();
                }
            }
            throw wrong(name, "a whole number from " + min + " to " + max);
        }

        @Override
        public JsonObject schema() {
            return new JsonObject().put("type", "integer").put("minimum", min).put("maximum", max);
        }
    }

    /** {@code true} or {@code false}. */
    record Flag() implements Type {
        @Override
        public Object check(String name, Object value) throws RequestException {
            if (value instanceof Boolean) {
                return value;
            }
            throw wrong(name, "true or false");
        }

        @Override
        public JsonObject schema() {
            return new JsonObject().put("type", "boolean");
        }
    }

    /** A string, not empty. */
    record Text(int maxLength) implements Type {
        @Override
        public Object check(String name, Object value) throws RequestException {
            if (value instanceof String text && !text.isEmpty() && text.length() <= maxLength) {
                return text;
            }
            throw wrong(name, "a string of 1 to " + maxLength + " characters");
        }

        @Override
        public JsonObject schema() {
            return new JsonObject().put("type", "string").put("minLength", 1).put("maxLength", maxLength);
        }
    }

    /** One of some words. */
    record Word(List<String> words) implements Type {
        @Override
        public Object check(String name, Object value) throws RequestException {
            if (value instanceof String word && words.contains(word)) {
                return word;
            }
            throw wrong(name, "one of " + String.join(", ", words));
        }

        @Override
        public JsonObject schema() {
            return new JsonObject().put("type", "string").put("enum", new JsonArray(words));
        }
    }

    /** Some of some words, each at most once and at least one. */
    record WordList(List<String> words) implements Type {
        @Override
        public Object check(String name, Object value) throws RequestException {
            if (value instanceof JsonArray array
                    && !array.isEmpty()
                    && array.stream().allMatch(word -> word instanceof String && words.contains(word))
                    && array.stream().distinct().count() == array.size()) {
                return array.stream().map(String.class::cast).toList();
            }
            throw wrong(name, "a list with one or more of " + String.join(", ", words) + ", each once");
        }

        @Override
        public JsonObject schema() {
            return new JsonObject()
                    .put("type", "array")
                    .put("items", new JsonObject().put("type", "string").put("enum", new JsonArray(words)))
                    .put("minItems", 1)
                    .put("uniqueItems", true);
        }
    }

    /** Texts by name, of some names; an empty text is allowed. */
    record Texts(List<String> names, int maxLength) implements Type {
        @Override
        public Object check(String name, Object value) throws RequestException {
            if (value instanceof JsonObject object
                    && names.containsAll(object.fieldNames())
                    && object.stream()
                            .allMatch(one -> one.getValue() instanceof String text && text.length() <= maxLength)) {
                Map<String, String> texts = new HashMap<>();
                object.forEach(one -> texts.put(one.getKey(), (String) one.getValue()));
                return texts;
            }
            throw wrong(
                    name,
                    "an object of strings of at most " + maxLength + " characters by some of these names: "
                            + String.join(", ", names));
        }

        @Override
        public JsonObject schema() {
            JsonObject properties = new JsonObject();
            names.forEach(one ->
                    properties.put(one, new JsonObject().put("type", "string").put("maxLength", maxLength)));
            return new JsonObject()
                    .put("type", "object")
                    .put("required", new JsonArray())
                    .put("properties", properties)
                    .put("additionalProperties", false);
        }
    }

    /**
     * A moment, as ISO-8601 text in UTC.
     *
     * @param first the first that is taken
     * @param end the first that is no longer taken
     */
    record Utc(Instant first, Instant end) implements Type {

        /** In the age of satellites. */
        Utc() {
            this(Instant.parse("1957-10-04T00:00:00Z"), Instant.parse("2200-01-01T00:00:00Z"));
        }

        @Override
        public Object check(String name, Object value) throws RequestException {
            if (value instanceof String text && text.length() <= 40) {
                try {
                    Instant instant = Instant.parse(text);
                    if (!instant.isBefore(first) && instant.isBefore(end)) {
                        return instant;
                    }
                } catch (DateTimeException e) {
                    throw wrong(name, "a time such as 2026-11-24T18:00:00Z");
                }
            }
            throw wrong(
                    name,
                    "a time from " + year(first) + " to " + year(end.minusMillis(1)) + " such as 2026-11-24T18:00:00Z");
        }

        @Override
        public JsonObject schema() {
            return new JsonObject().put("type", "string").put("format", "date-time");
        }

        private static int year(Instant utc) {
            return utc.atOffset(ZoneOffset.UTC).getYear();
        }
    }

    private static RequestException wrong(String name, String allowed) {
        return new RequestException(
                Kind.INVALID_PARAMS, "parameter \"" + name + "\" is not " + allowed, "give " + name + " as " + allowed);
    }
}
