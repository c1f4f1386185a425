package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;

/**
 * Random messages, sound, nearly sound and absurd, made from the published document of the methods. The same random numbers give the
 * same messages. One thread.
 */
final class FuzzedMessages {

    /** Carried out for whoever is logged in, so asked for seldom: an antenna that is being stopped all the time would prove little. */
    private static final Set<String> ENDS_MOTION = Set.of("station.stop", "station.lock");

    private static final int SELDOM = 100;

    private static final List<String> NUMBERS = List.of(
            "0", "-0", "-1", "1e999", "-1e999", "1e-999", "0.1", "9007199254740993", "1e17", "-9223372036854775809");

    private static final List<String> ALIEN = List.of(
            "null",
            "true",
            "\"NaN\"",
            "\"\"",
            "[]",
            "{}",
            "[[[]]]",
            "{\"a\":{\"b\":{}}}",
            "\"\\ud800\"",
            "\"\\u0000\"");

    private static final List<String> IDS = List.of(
            "null", "{}", "[1]", "1.5", "1e400", "true", "-1", "9223372036854775807", "99999999999999999999", "\"\"");

    private final List<JsonObject> methods;
    private final Random random;
    private final boolean isOnlyOrders;
    private final long leaseOfAnother;

    /**
     * Messages of one connection.
     *
     * @param methods of the document
     * @param isOnlyOrders whether all sound ones are orders to antenna and receiver, for a caller who may give them but has no lease
     * @param leaseOfAnother a number by which somebody else may give orders
     */
    FuzzedMessages(List<JsonObject> methods, Random random, boolean isOnlyOrders, long leaseOfAnother) {
        this.methods = isOnlyOrders
                ? methods.stream().filter(FuzzedMessages::takesLease).toList()
                : methods;
        this.random = random;
        this.isOnlyOrders = isOnlyOrders;
        this.leaseOfAnother = leaseOfAnother;
    }

    /** An order to the antenna or the receiver; what begins or ends a lease is none. */
    private static boolean takesLease(JsonObject method) {
        return !method.getString("name").startsWith("lease.")
                && method.getJsonArray("params").stream()
                        .anyMatch(each -> ((JsonObject) each).getString("name").equals(LeaseFence.LEASE));
    }

    String next() {
        int kind = random.nextInt(1000);
        if (kind < 400) {
            return request(id(), method(), 0);
        } else if (kind < 650) {
            return request(id(), method(), 0.5);
        } else if (kind < 800) {
            return scratched(request(id(), method(), 0.2));
        } else if (kind < 850) {
            return request(pick(IDS), method(), 0);
        } else if (kind < 880) {
            return envelope();
        } else if (kind < 900) {
            return batch();
        } else if (kind < 920) {
            return deep();
        } else if (kind < 925) {
            return giant();
        } else if (kind < 960) {
            return request(id(), new JsonObject().put("name", word(40)).put("params", new JsonArray()), 1);
        }
        return noise();
    }

    private JsonObject method() {
        JsonObject method = methods.get(random.nextInt(methods.size()));
        return ENDS_MOTION.contains(method.getString("name")) && random.nextInt(SELDOM) > 0 ? method() : method;
    }

    private String id() {
        return random.nextInt(20) == 0 ? "\"" + word(12) + "\"" : Integer.toString(random.nextInt());
    }

    /** @param unsound chance of a value that is of another type or out of its bounds, and of a name that is not declared */
    private String request(String id, JsonObject method, double unsound) {
        List<String> params = new ArrayList<>();
        for (Object each : method.getJsonArray("params")) {
            JsonObject parameter = (JsonObject) each;
            boolean isGiven = parameter.getBoolean("required")
                    ? random.nextDouble() >= unsound / 5
                    : random.nextInt(isOnlyOrders ? 2 : 4) == 0;
            if (isGiven) {
                String name = parameter.getString("name");
                String value = random.nextDouble() < unsound ? alien() : sound(name, parameter.getJsonObject("schema"));
                params.add(quoted(name) + ":" + value);
            }
        }
        if (random.nextDouble() < unsound / 5) {
            params.add(quoted(word(20)) + ":" + alien());
        }
        return "{\"jsonrpc\":\"2.0\"," + (random.nextInt(50) == 0 ? "" : "\"id\":" + id + ",") + "\"method\":"
                + quoted(method.getString("name")) + ",\"params\":{" + String.join(",", params) + "}}";
    }

    private String sound(String name, JsonObject schema) {
        if (name.equals(LeaseFence.LEASE)) {
            return Long.toString(random.nextBoolean() ? leaseOfAnother : 1 + random.nextInt(100));
        }
        if (schema.containsKey("enum")) {
            JsonArray words = schema.getJsonArray("enum");
            return quoted(words.getString(random.nextInt(words.size())));
        }
        return switch (schema.getString("type", "")) {
            case "number" -> Double.toString(between(schema.getDouble("minimum"), schema.getDouble("maximum")));
            case "integer" -> Long.toString((long) between(schema.getLong("minimum"), schema.getLong("maximum")));
            case "boolean" -> Boolean.toString(random.nextBoolean());
            case "array" -> "[" + sound("", schema.getJsonObject("items")) + "]";
            default ->
                "date-time".equals(schema.getString("format"))
                        ? quoted("20%02d-%02d-%02dT%02d:00:00Z"
                                .formatted(
                                        random.nextInt(60),
                                        1 + random.nextInt(12),
                                        1 + random.nextInt(28),
                                        random.nextInt(24)))
                        : quoted(word(Math.min(schema.getInteger("maxLength", 20), 60)));
        };
    }

    /** Mostly where stations live, and at the very bounds. */
    private double between(double min, double max) {
        switch (random.nextInt(4)) {
            case 0:
                return random.nextBoolean() ? min : max;
            case 1:
                return min + random.nextDouble() * (max - min);
            default:
                return Math.max(min, Math.min(max, random.nextInt(360)));
        }
    }

    private String alien() {
        return random.nextBoolean() ? pick(NUMBERS) : pick(ALIEN);
    }

    /** Some characters fewer, more or others. */
    private String scratched(String text) {
        StringBuilder scratched = new StringBuilder(text);
        int scratches = 1 + random.nextInt(4);
        for (int i = 0; i < scratches && scratched.length() > 0; i++) {
            int at = random.nextInt(scratched.length());
            switch (random.nextInt(4)) {
                case 0:
                    scratched.deleteCharAt(at);
                    break;
                case 1:
                    scratched.insert(at, "{}[]\",:\\0\u20ac\n".charAt(random.nextInt(11)));
                    break;
                case 2:
                    scratched.setCharAt(at, (char) (1 + random.nextInt(0xff)));
                    break;
                default:
                    scratched.setLength(at);
            }
        }
        return scratched.toString();
    }

    private String envelope() {
        String method = quoted(method().getString("name"));
        return switch (random.nextInt(8)) {
            case 0 -> "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":" + method + "}";
            case 1 -> "{\"jsonrpc\":2.0,\"id\":1,\"method\":" + method + "}";
            case 2 -> "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":" + alien() + "}";
            case 3 -> "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":" + method + ",\"params\":" + alien() + "}";
            case 4 -> "{\"jsonrpc\":\"2.0\",\"id\":1,\"id\":2,\"method\":" + method + ",\"method\":\"rotator.park\"}";
            case 5 -> "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}";
            case 6 -> "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":" + method + ",\"__proto__\":{\"role\":\"admin\"}}";
            default -> alien();
        };
    }

    private String batch() {
        List<String> requests = new ArrayList<>();
        int size = random.nextInt(30);
        for (int i = 0; i < size; i++) {
            requests.add(request(id(), method(), 0));
        }
        return "[" + String.join(",", requests) + "]";
    }

    private String deep() {
        int levels = 1 << (1 + random.nextInt(14));
        String open = random.nextBoolean() ? "[" : "{\"a\":";
        String nested =
                open.repeat(levels) + (random.nextBoolean() ? "" : "0" + (open.equals("[") ? "]" : "}").repeat(levels));
        nested = nested.substring(0, Math.min(nested.length(), 60_000));
        return random.nextBoolean()
                ? nested
                : "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.point\",\"params\":{\"azimuthDeg\":" + nested
                        + "}}";
    }

    /** Up to the largest message that is taken. */
    private String giant() {
        int length = ApiLimits.MAX_MESSAGE_BYTES - 500 - random.nextInt(30_000);
        String filling = random.nextBoolean() ? "x" : "9";
        return "{\"jsonrpc\":\"2.0\",\"id\":" + (random.nextBoolean() ? "1" : quoted(filling.repeat(200)))
                + ",\"method\":\"rotator.point\",\"params\":{\"azimuthDeg\":"
                + (filling.equals("9") ? filling.repeat(length) : quoted(filling.repeat(length))) + "}}";
    }

    private String noise() {
        StringBuilder noise = new StringBuilder();
        int length = random.nextInt(80);
        for (int i = 0; i < length; i++) {
            noise.appendCodePoint(
                    switch (random.nextInt(3)) {
                        case 0 -> "{}[]\",:0123456789.eE+-truefalsn\\u ".charAt(random.nextInt(34));
                        case 1 -> random.nextInt(0x80);
                        default -> 0xe000 + random.nextInt(0x1000);
                    });
        }
        return noise.toString();
    }

    private String word(int longest) {
        StringBuilder word = new StringBuilder();
        int length = 1 + random.nextInt(longest);
        for (int i = 0; i < length; i++) {
            word.append((char) ('a' + random.nextInt(26)));
        }
        return word.toString();
    }

    private String pick(List<String> of) {
        return of.get(random.nextInt(of.size()));
    }

    private static String quoted(String text) {
        return '"' + text + '"';
    }
}
