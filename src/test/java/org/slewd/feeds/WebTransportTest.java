package org.slewd.feeds;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.PfxOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.PeerWire;

class WebTransportTest {

    /** Bound of every wait: reached only when something is broken. */
    private static final long PATIENCE_S = 20;

    private static final int MAX_BYTES = 1 << 20;

    private static Vertx vertx;

    @BeforeAll
    static void open() {
        vertx = Vertx.vertx();
    }

    @AfterAll
    static void close() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void a_whole_answer_comes_with_what_matters_of_its_head() throws IOException {
        Reply reply = ask(StubServer.content(
                200,
                "Content-Type: Application/JSON; charset=utf-8\r\nETag: \"a1\"\r\nLast-Modified: Tue, 24 Nov 2026 06:00:00"
                        + " GMT\r\nSet-Cookie: key=value; path=/; secure\r\n",
                "[]"));

        assertThat(reply).isInstanceOfSatisfying(Reply.Answered.class, answer -> {
            assertThat(answer.status()).isEqualTo(200);
            assertThat(answer.mediaType()).isEqualTo("application/json");
            assertThat(answer.etag()).isEqualTo("\"a1\"");
            assertThat(answer.lastModified()).isEqualTo("Tue, 24 Nov 2026 06:00:00 GMT");
            assertThat(answer.cookies()).containsExactly("key=value");
            assertThat(new String(answer.content(), StandardCharsets.UTF_8)).isEqualTo("[]");
        });
    }

    @Test
    void a_redirect_is_handed_back_and_not_followed() throws IOException {
        try (StubServer elsewhere = new StubServer(StubServer.json("[]"));
                StubServer server = new StubServer(
                        StubServer.content(302, "Location: " + elsewhere.address("/new?key=secret") + "\r\n", ""))) {
            assertThat(ask(server, "/gp.php")).isInstanceOfSatisfying(Reply.Answered.class, answer -> {
                assertThat(answer.status()).isEqualTo(302);
                assertThat(answer.location())
                        .isEqualTo(elsewhere.address("/new").toString());
            });
            assertThat(elsewhere.requests).isEmpty();
        }
    }

    @Test
    void nobody_at_the_port_was_not_reached() throws IOException {
        int port = PeerWire.freePort();
        assertThat(ask(URI.create("http://127.0.0.1:" + port + "/")))
                .isInstanceOfSatisfying(
                        Reply.NotReached.class, none -> assertThat(none.why()).contains("takes no connections"));
    }

    @Test
    void a_name_that_nobody_knows_was_not_reached() {
        assertThat(ask(URI.create("https://no-such-host.invalid/")))
                .isEqualTo(new Reply.NotReached(
                        "its name is not known to the name server; check the network and the address"));
    }

    @Test
    void a_peer_that_hangs_up_without_a_word_gave_no_reply() throws IOException {
        assertThat(ask((request, out) -> {})).isInstanceOf(Reply.NoReply.class);
    }

    @Test
    void content_that_ends_before_its_length_gave_no_reply() throws IOException {
        assertThat(ask((request, out) -> out.text("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n[{\"OBJECT")))
                .isInstanceOf(Reply.NoReply.class);
    }

    @Test
    void what_is_no_http_gave_no_reply() throws IOException {
        assertThat(ask((request, out) -> out.text("220 mail.example ESMTP\r\n")))
                .isInstanceOf(Reply.NoReply.class);
    }

    @Test
    void two_gigabytes_are_broken_off_at_the_bound() throws IOException {
        byte[] piece = new byte[64 << 10];
        Arrays.fill(piece, (byte) ' ');
        try (StubServer server = new StubServer((request, out) -> {
            out.text("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 2147483648\r\n\r\n");
            for (int i = 0; i < 32_768; i++) {
                out.bytes(piece);
            }
        })) {
            assertThat(ask(server, "/")).isEqualTo(new Reply.Unusable("it is more than 1 MiB and was broken off"));
            // What lies in the buffers of two sockets comes on top, and nothing else.
            assertThat(server.sent.get()).isLessThan(32L << 20);
        }
    }

    @Test
    void a_packed_answer_is_unpacked() throws IOException {
        Reply reply = ask(
                StubServer.content(200, "Content-Encoding: gzip\r\n", gzip("[1]".getBytes(StandardCharsets.UTF_8))));

        assertThat(((Reply.Answered) reply).content()).asString().isEqualTo("[1]");
    }

    @Test
    void a_packed_answer_that_swells_beyond_the_bound_is_refused() throws IOException {
        byte[] bomb = gzip(new byte[64 << 20]);
        assertThat(bomb).hasSizeLessThan(MAX_BYTES / 10);

        assertThat(ask(StubServer.content(200, "Content-Encoding: gzip\r\n", bomb)))
                .isEqualTo(new Reply.Unusable("it is more than 1 MiB and was broken off"));
    }

    @Test
    void a_packed_answer_that_is_damaged_is_refused() throws IOException {
        byte[] packed = gzip(new byte[1000]);
        for (int length = 0; length < packed.length; length++) {
            byte[] cut = Arrays.copyOf(packed, length);
            ReplyBody body = new ReplyBody(MAX_BYTES, true);
            body.add(io.vertx.core.buffer.Buffer.buffer(cut));

            assertThat(body.answer(
                            200,
                            io.vertx.core.MultiMap.caseInsensitiveMultiMap().add("content-encoding", "gzip")))
                    .isInstanceOf(Reply.Unusable.class);
        }
    }

    @Test
    void a_packing_that_was_not_asked_for_is_refused() throws IOException {
        assertThat(ask(StubServer.content(200, "Content-Encoding: br\r\n", "x")))
                .isInstanceOf(Reply.Unusable.class);
    }

    @Test
    void a_slow_drip_is_broken_off_however_steady_it_is() throws IOException {
        WebLimits hasty = new WebLimits(MAX_BYTES, 300, 300);
        try (StubServer server = new StubServer((request, out) -> {
            out.text("HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n").drip();
        })) {
            assertThat(ask(hasty, new Question(server.address("/"), Map.of(), Optional.empty())))
                    .isInstanceOfSatisfying(
                            Reply.NoReply.class, none -> assertThat(none.why()).contains("took longer than"));
        }
    }

    @Test
    void a_peer_that_never_answers_is_given_up() throws IOException {
        WebLimits hasty = new WebLimits(MAX_BYTES, 100, 100);
        try (StubServer server = new StubServer((request, out) -> out.hang())) {
            assertThat(ask(hasty, new Question(server.address("/"), Map.of(), Optional.empty())))
                    .isInstanceOf(Reply.NoReply.class);
        }
    }

    @Test
    void of_a_refusal_only_the_beginning_is_read() throws IOException {
        Reply reply = ask(StubServer.content(403, "", "You asked too often. ".repeat(1000)));

        assertThat(((Reply.Answered) reply).status()).isEqualTo(403);
        assertThat(((Reply.Answered) reply).content()).hasSize(WebLimits.MAX_REFUSAL_BYTES);
    }

    @Test
    void says_who_asks_and_what_it_has_already() throws IOException {
        try (StubServer server = new StubServer(StubServer.content(304, "", ""))) {
            QueryRecord known = QueryRecord.NEW.taken(Omm.EPOCH, "\"a1\"", "Tue, 24 Nov 2026 06:00:00 GMT", 5, "");
            Reply reply = ask(
                    WebLimits.forHeap(1L << 30),
                    Question.conditional(server.address("/gp.php?GROUP=a&FORMAT=json"), known));

            assertThat(((Reply.Answered) reply).status()).isEqualTo(304);
            assertThat(server.requests.get(0).toLowerCase(java.util.Locale.ROOT))
                    .startsWith("get /gp.php?group=a&format=json http/1.1\n")
                    .contains("\nuser-agent: slewd/1.2.3\n")
                    .contains("\nif-none-match: \"a1\"\n")
                    .contains("\nif-modified-since: tue, 24 nov 2026 06:00:00 gmt\n")
                    .contains("\naccept-encoding: gzip\n");
        }
    }

    @Test
    @Tag("whole-pass")
    void a_certificate_that_nobody_vouches_for_is_not_accepted(@TempDir Path folder) throws Exception {
        Path keys = folder.resolve("keys.p12");
        List<String> keytool = List.of(
                Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                "-genkeypair",
                "-alias",
                "stub",
                "-keyalg",
                "EC",
                "-dname",
                "CN=localhost",
                "-ext",
                "SAN=dns:localhost",
                "-keystore",
                keys.toString(),
                "-storetype",
                "PKCS12",
                "-storepass",
                "changeit");
        assertThat(new ProcessBuilder(keytool).inheritIO().start().waitFor()).isZero();
        AtomicInteger requests = new AtomicInteger();
        HttpServer server = vertx.createHttpServer(new HttpServerOptions()
                        .setSsl(true)
                        .setKeyCertOptions(
                                new PfxOptions().setPath(keys.toString()).setPassword("changeit")))
                .requestHandler(request -> {
                    requests.incrementAndGet();
                    request.response().end("[]");
                })
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(PATIENCE_S, TimeUnit.SECONDS);

        assertThat(ask(URI.create("https://localhost:" + server.actualPort() + "/")))
                .isInstanceOfSatisfying(
                        Reply.NoReply.class,
                        none -> assertThat(none.why()).startsWith("its certificate was not accepted"));
        assertThat(requests).hasValue(0);
    }

    @Test
    void a_small_heap_has_small_bounds() {
        assertThat(WebLimits.forHeap(1L << 30).maxBytes()).isEqualTo(32 << 20);
        assertThat(WebLimits.forHeap(64L << 20).maxBytes()).isEqualTo(8 << 20);
    }

    private static Reply ask(StubServer.Answer answer) throws IOException {
        try (StubServer server = new StubServer(answer)) {
            return ask(server, "/");
        }
    }

    private static Reply ask(StubServer server, String path) {
        return ask(server.address(path));
    }

    private static Reply ask(URI address) {
        return ask(new WebLimits(MAX_BYTES, 15_000, 5_000), new Question(address, Map.of(), Optional.empty()));
    }

    private static Reply ask(WebLimits limits, Question question) {
        try (WebTransport transport = new WebTransport(vertx, limits, "1.2.3")) {
            return transport
                    .ask(question)
                    .toCompletableFuture()
                    .orTimeout(PATIENCE_S, TimeUnit.SECONDS)
                    .join();
        }
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(content);
        }
        return bytes.toByteArray();
    }
}
