package org.slewd.api;

import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** A client of the WebSocket that keeps every frame in order. One test thread. */
final class RpcClient {

    /** How the server ended a socket. */
    record Close(int code, String reason) {}

    final WebSocket socket;

    /** Events that came while {@link #ask} waited for an answer, in order. */
    final List<JsonObject> events = new ArrayList<>();

    private final BlockingQueue<JsonObject> frames = new LinkedBlockingQueue<>();
    private final BlockingQueue<byte[]> rows = new LinkedBlockingQueue<>();
    private final CompletableFuture<Close> closed = new CompletableFuture<>();
    private int nextId = 1;

    /** @throws io.vertx.core.http.UpgradeRejectedException when there is no socket to be had */
    RpcClient(WebSocketClient clients, WebSocketConnectOptions options) {
        // Handlers before the connection, or the first frame may be missed.
        var connection = clients.webSocket();
        connection.textMessageHandler(text -> frames.add(new JsonObject(text)));
        connection.binaryMessageHandler(row -> rows.add(row.getBytes()));
        connection.closeHandler(none -> closed.complete(new Close(
                connection.closeStatusCode() == null ? 0 : connection.closeStatusCode(), connection.closeReason())));
        socket = LiveApi.await(connection.connect(options));
    }

    /** The next frame of text. */
    JsonObject frame() {
        return next(frames);
    }

    /** The next binary frame. */
    byte[] binary() {
        return next(rows);
    }

    /** How many binary frames wait to be read. */
    int binaries() {
        return rows.size();
    }

    private <T> T next(BlockingQueue<T> queue) {
        try {
            T frame = queue.poll(LiveApi.PATIENCE_S, TimeUnit.SECONDS);
            if (frame == null) {
                throw new AssertionError("no frame came" + (closed.isDone() ? "; closed: " + closed.join() : ""));
            }
            return frame;
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /** The next event, which is kept, too. */
    JsonObject event() {
        JsonObject frame = frame();
        if (!"event".equals(frame.getString("method"))) {
            throw new AssertionError("no event: " + frame.encode());
        }
        events.add(frame);
        return frame.getJsonObject("params");
    }

    void send(String text) {
        LiveApi.await(socket.writeTextMessage(text));
    }

    void sendFrame(WebSocketFrame frame) {
        LiveApi.await(socket.writeFrame(frame));
    }

    /** Sends a request and takes frames up to its answer. */
    JsonObject ask(String method, String params) {
        int id = nextId++;
        send("{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}");
        while (true) {
            JsonObject frame = frame();
            if (Integer.valueOf(id).equals(frame.getValue("id"))) {
                return frame;
            }
            events.add(frame);
        }
    }

    JsonObject result(String method, String params) {
        JsonObject answer = ask(method, params);
        if (!answer.containsKey("result")) {
            throw new AssertionError(method + " was answered " + answer.encode());
        }
        return answer.getJsonObject("result");
    }

    /** The kind of the refusal of a request. */
    String refusal(String method, String params) {
        return kind(ask(method, params));
    }

    /**
     * The events of one topic from what was published up to now. An event loop reads sockets before it runs its tasks, so
     * the first answer may overtake a snapshot; the second cannot.
     */
    List<JsonObject> eventsOf(String topic) {
        result("station.snapshot", "{}");
        result("station.snapshot", "{}");
        return events.stream()
                .map(event -> event.getJsonObject("params"))
                .filter(event -> event.getString("topic").equals(topic))
                .toList();
    }

    /** Waits for the server to close. */
    Close closed() {
        return closed.orTimeout(LiveApi.PATIENCE_S, TimeUnit.SECONDS).join();
    }

    boolean isOpen() {
        return !closed.isDone();
    }

    static String kind(JsonObject answer) {
        return answer.getJsonObject("error").getJsonObject("data").getString("kind");
    }
}
