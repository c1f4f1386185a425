package org.slewd.api;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The contract as an OpenRPC document: methods from the table that serves them, results from {@code schemas.json}. */
final class OpenRpc {

    private OpenRpc() {}

    static JsonObject document(Dispatcher dispatcher, String version) {
        JsonArray methods = new JsonArray();
        dispatcher.methods().forEach(method -> methods.add(method(method)));
        return new JsonObject()
                .put("openrpc", "1.3.2")
                .put(
                        "info",
                        new JsonObject()
                                .put("title", "slewd")
                                .put("version", version)
                                .put("description", description()))
                .put("methods", methods)
                .put("components", new JsonObject().put("schemas", schemas()));
    }

    /** What results and events look like, by name. */
    static JsonObject schemas() {
        try (InputStream in = OpenRpc.class.getResourceAsStream("schemas.json")) {
            if (in == null) {
                throw new IllegalStateException("schemas.json is not in the jar");
            }
            return new JsonObject(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String description() {
        Map<Integer, String> kinds = new TreeMap<>(Arrays.stream(Kind.values())
                .collect(Collectors.groupingBy(Kind::code, Collectors.mapping(Kind::word, Collectors.joining(" ")))));
        return "JSON-RPC 2.0 over a WebSocket at /api/v1/rpc, and over the local socket slewd.sock in the data directory,"
                + " one request a line. Parameters are given by name and checked: unknown ones are refused. Batches are refused;"
                + " id is a string or a whole number. The first frame of the server is the notification hello {server, version,"
                + " protocol, features, topics, loggedIn, loginWithinMs}. Log in with auth.login, or with the header"
                + " Authorization: Bearer in the request for the WebSocket. After events.subscribe the notification event"
                + " {topic, seq, utc, data} comes for each topic (schemas: State, Pointing, Tuning, Device, Leases for lease, Alert); seq"
                + " counts per connection and topic, a gap means that events were left out because the connection was slow: ask"
                + " station.snapshot. The topic spectrum comes as binary messages instead, one for each row of the waterfall, at"
                + " most ten a second, and rows that find the connection busy are left out; big-endian: 4 bytes magic SLWS,"
                + " uint8 version 1, uint8 1 when the Doppler shift was taken out, uint16 columns (at most 1024), uint32 seq,"
                + " int64 UTC in ms since 1970, float64 centre in Hz, float64 span in Hz, float32 floor in dBFS, float32 step"
                + " in dB, then a uint8 for each column from the lowest frequency on: floor + level * step. Messages have at most "
                + ApiLimits.MAX_MESSAGE_BYTES
                + " bytes. An error carries data {kind, hint}; the kinds by code: "
                + kinds.entrySet().stream()
                        .map(entry -> entry.getKey() + ": " + entry.getValue())
                        .collect(Collectors.joining("; "))
                + ".";
    }

    private static JsonObject method(Method method) {
        JsonArray params = new JsonArray();
        method.parameters()
                .forEach(parameter -> params.add(new JsonObject()
                        .put("name", parameter.name())
                        .put("summary", parameter.summary())
                        .put("required", parameter.required())
                        .put("schema", parameter.type().schema())));
        return new JsonObject()
                .put("name", method.name())
                .put("summary", method.summary())
                .put("paramStructure", "by-name")
                .put("params", params)
                .put("result", result(method))
                .put("x-needs", Words.of(method.needs()))
                .put("examples", new JsonArray().add(example(method)));
    }

    private static JsonObject result(Method method) {
        return new JsonObject()
                .put("name", "result")
                .put("schema", new JsonObject().put("$ref", "#/components/schemas/" + method.resultSchema()));
    }

    private static JsonObject example(Method method) {
        JsonArray params = new JsonArray();
        method.example()
                .forEach(entry ->
                        params.add(new JsonObject().put("name", entry.getKey()).put("value", entry.getValue())));
        return new JsonObject().put("name", method.name()).put("params", params);
    }
}
