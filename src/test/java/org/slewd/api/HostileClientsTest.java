package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketFrame;
import io.vertx.core.json.JsonObject;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What broken, greedy and malicious clients of the WebSocket get: a clear answer, and nothing moves. */
class HostileClientsTest extends LiveApiTest {

    private JsonObject answerTo(RpcClient client, String text) {
        client.send(text);
        return client.frame();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "not json                                                                           | parse",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.park\"                          | parse",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.park\"} {}                      | parse",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.point\",\"params\":{\"azimuthDeg\":NaN,\"elevationDeg\":0}} | parse",
                "[{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.park\"}]                       | invalid-request",
                "\"rotator.park\"                                                                   | invalid-request",
                "null                                                                               | invalid-request",
                "{\"id\":1,\"method\":\"rotator.park\"}                                             | invalid-request",
                "{\"jsonrpc\":\"2.0\",\"id\":{},\"method\":\"rotator.park\"}                        | invalid-request",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.spin\"}                         | unknown-method",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.point\",\"params\":[10,20]}     | invalid-params",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.point\",\"params\":{\"azimuthDeg\":10}} | invalid-params",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.point\",\"params\":{\"azimuthDeg\":\"NaN\",\"elevationDeg\":0}} | invalid-params",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.point\",\"params\":{\"azimuthDeg\":1e400,\"elevationDeg\":0}} | invalid-params",
                "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"rotator.park\",\"params\":{\"now\":1}}  | invalid-params",
            })
    void unsound_messages_are_answered_and_move_nothing(String text, String kind) {
        RpcClient client = api.client();

        assertThat(RpcClient.kind(answerTo(client, text.strip()))).isEqualTo(kind);
        assertThat(api.station.calls).isEmpty();
        client.result("station.stop", "{}");
        assertThat(api.station.calls).hasSize(1);
    }

    @Test
    void deep_nesting_is_refused_as_no_json() {
        RpcClient client = api.client();

        assertThat(RpcClient.kind(answerTo(client, "[".repeat(30_000)))).isEqualTo("parse");
        client.result("station.snapshot", "{}");
    }

    @Test
    void a_message_over_the_bound_in_many_frames_closes_with_1009() {
        RpcClient client = api.client();
        Buffer part = Buffer.buffer("x".repeat(30_000));
        client.socket.writeFrame(WebSocketFrame.textFrame(part.toString(), false));
        client.socket.writeFrame(WebSocketFrame.continuationFrame(part, false));
        client.socket.writeFrame(WebSocketFrame.continuationFrame(part, true));

        assertThat(client.closed().code()).isEqualTo(1009);
    }

    @Test
    void a_message_in_many_frames_within_the_bound_is_taken() {
        RpcClient client = api.client();
        client.sendFrame(WebSocketFrame.textFrame("{\"jsonrpc\":\"2.0\",\"id\":9,\"met", false));
        client.sendFrame(WebSocketFrame.pingFrame(Buffer.buffer("in between")));
        client.sendFrame(WebSocketFrame.continuationFrame(Buffer.buffer("hod\":\"station.stop\"}"), true));

        assertThat(client.frame().getInteger("id")).isEqualTo(9);
        assertThat(api.station.calls).hasSize(1);
    }

    @Test
    void binary_frames_close_with_1003() {
        RpcClient client = api.client();
        client.socket.writeBinaryMessage(Buffer.buffer("{}"));

        assertThat(client.closed().code()).isEqualTo(1003);
    }

    /** A frame as bytes, the mask all zero so that the payload stands as it is. */
    @ParameterizedTest
    @CsvSource({
        "81 ff 00 00 00 00 06 40 00 00 00 00 00 00, 1009", // one text frame of 100 MB; its payload is not waited for
        "81 fe ff ff 00 00 00 00 ff, ", // begun and cut off
        "81 84 00 00 00 00 c3 28 a0 a1, 1007", // not UTF-8
        "81 02 7b 7d, 1002", // not masked
        "83 82 00 00 00 00 7b 7d, 1002", // a reserved kind of frame
        "c1 82 00 00 00 00 7b 7d, 1002", // claims to be compressed
        "80 82 00 00 00 00 7b 7d, 1002", // continues nothing
        "89 fe 00 80 00 00 00 00, 1002", // a ping that is too long
    })
    void unsound_frames_close_with_the_right_code_and_disturb_nobody(String hex, Integer code) throws IOException {
        RpcClient witness = api.client();
        try (Socket raw = new Socket(InetAddress.getLoopbackAddress(), api.port)) {
            raw.setSoTimeout(20_000);
            raw.getOutputStream().write(upgrade().getBytes(StandardCharsets.US_ASCII));
            readHello(raw.getInputStream());
            raw.getOutputStream().write(HexFormat.of().parseHex(hex.replace(" ", "")));
            if (code == null) {
                raw.shutdownOutput();
            }
            assertThat(closeCode(raw.getInputStream())).isEqualTo(code);
        }
        witness.result("station.snapshot", "{}");
        assertThat(api.station.calls).isEmpty();
    }

    @Test
    void what_came_before_a_broken_frame_is_carried_out_and_answered() throws IOException {
        try (RawWebSocket raw = new RawWebSocket(api.port, Optional.of(api.token()), 20_000)) {
            raw.read();
            String stop = "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"station.stop\"}";
            ByteArrayOutputStream frames = new ByteArrayOutputStream();
            frames.writeBytes(
                    RawWebSocket.frame(RawWebSocket.FINAL | RawWebSocket.TEXT, stop.getBytes(StandardCharsets.UTF_8)));
            frames.writeBytes(HexFormat.of().parseHex("8382000000007b7d"));
            raw.write(frames.toByteArray());

            assertThat(new JsonObject(raw.read().orElseThrow().text()).getInteger("id"))
                    .isEqualTo(7);
            assertThat(raw.read().orElseThrow().closeCode()).isEqualTo(1002);
            assertThat(api.station.calls).hasSize(1);
        }
    }

    private String upgrade() {
        return "GET /api/v1/rpc HTTP/1.1\r\nHost: 127.0.0.1:" + api.port
                + "\r\nAuthorization: Bearer " + api.token()
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Extensions: permessage-deflate"
                + "\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
    }

    /** Reads the headers of the answer and the first frame, which is shorter than 64 kB. */
    private static void readHello(InputStream in) throws IOException {
        StringBuilder head = new StringBuilder();
        while (head.indexOf("\r\n\r\n") < 0) {
            head.append((char) in.read());
        }
        assertThat(head).startsWith("HTTP/1.1 101").doesNotContainIgnoringCase("sec-websocket-extensions");
        byte[] start = in.readNBytes(4);
        assertThat(start[1]).isEqualTo((byte) 126);
        in.readNBytes(((start[2] & 0xff) << 8) | (start[3] & 0xff));
    }

    /** The code of the close frame that comes next; null when the connection just ends. */
    private static Integer closeCode(InputStream in) throws IOException {
        byte[] frame = in.readNBytes(4);
        if (frame.length == 0) {
            return null;
        }
        assertThat(frame[0]).isEqualTo((byte) 0x88);
        return ((frame[2] & 0xff) << 8) | (frame[3] & 0xff);
    }

    @Test
    void a_flood_is_refused_but_a_stop_in_it_is_carried_out() {
        RpcClient client = api.client();
        int burst = ApiLimits.DEFAULT.requestBurst();
        for (int i = 0; i < burst + 40; i++) {
            client.socket.writeTextMessage("{\"jsonrpc\":\"2.0\",\"id\":" + i
                    + ",\"method\":\"station.reset\",\"params\":{\"fault\":\"comm\"}}");
        }
        client.socket.writeTextMessage("{\"jsonrpc\":\"2.0\",\"id\":\"stop\",\"method\":\"station.stop\"}");
        List<JsonObject> answers = new ArrayList<>();
        do {
            answers.add(client.frame());
        } while (!"stop".equals(answers.get(answers.size() - 1).getValue("id")));

        assertThat(answers).hasSize(burst + 41);
        assertThat(answers.get(burst + 40).containsKey("result")).isTrue();
        assertThat(answers.stream()
                        .filter(answer -> answer.containsKey("error"))
                        .map(RpcClient::kind))
                .hasSize(40)
                .containsOnly("too-many");
        assertThat(api.station.calls).hasSize(burst + 1).last().isEqualTo("stop by program 1");
    }

    @Test
    void a_flood_without_end_is_cut_off_and_leaves_others_alone() {
        RpcClient witness = api.client();
        RpcClient client = api.client();
        for (int i = 0; i < 400 && client.isOpen(); i++) {
            client.socket.writeTextMessage(
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"station.reset\",\"params\":{\"fault\":\"comm\"}}");
        }

        assertThat(client.closed()).isEqualTo(new RpcClient.Close(1008, "far too many requests"));
        assertThat(api.station.calls.size()).isLessThanOrEqualTo(ApiLimits.DEFAULT.requestBurst());
        witness.result("station.snapshot", "{}");
    }

    @Test
    void requests_that_are_not_answered_yet_are_bounded() {
        api.station.answerWith(new CompletableFuture<>());
        RpcClient client = api.client();
        int owed = ApiLimits.DEFAULT.maxUnanswered();
        for (int i = 0; i < owed; i++) {
            client.send("{\"jsonrpc\":\"2.0\",\"id\":" + (1000 + i)
                    + ",\"method\":\"station.reset\",\"params\":{\"fault\":\"comm\"}}");
        }

        assertThat(client.refusal("rotator.park", "{}")).isEqualTo("too-many");
        client.result("station.stop", "{}");
        assertThat(api.station.calls).hasSize(owed + 1);
    }

    @Test
    void strangers_are_sent_away_after_a_while_and_cannot_take_all_the_room() throws RefusedToStartException {
        api.close();
        api = new LiveApi(vertx, folder, new ApiLimits(3, 1, 10, 10_000, 25_000, 90_000, 20, 60, 16));
        RpcClient stranger = api.open(Map.of());

        assertThatThrownBy(() -> api.open(Map.of()))
                .isInstanceOfSatisfying(
                        UpgradeRejectedException.class,
                        refused -> assertThat(refused.getStatus()).isEqualTo(503));
        api.client();
        api.client();
        assertThatThrownBy(() -> api.client())
                .isInstanceOfSatisfying(
                        UpgradeRejectedException.class,
                        refused -> assertThat(refused.getStatus()).isEqualTo(503));

        api.clock.advance(java.time.Duration.ofMillis(10));
        assertThat(stranger.closed()).isEqualTo(new RpcClient.Close(1008, "no login within 10 ms"));
        api.client();
    }
}
