package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketClientOptions;
import io.vertx.core.http.WebSocketConnectOptions;
import java.math.BigInteger;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The network part with a certificate of its own, as browsers and programs meet it. */
@Tag("whole-pass")
class TlsLiveTest {

    @TempDir
    static Path made;

    private static Vertx vertx;
    private static TestCertificate first;
    private static TestCertificate second;

    @TempDir
    Path folder;

    private TlsFiles files;
    private LiveApi api;

    @BeforeAll
    static void make() throws Exception {
        vertx = Vertx.vertx();
        first = TestCertificate.make(made);
        second = TestCertificate.make(made, "-keyalg", "RSA", "-keysize", "2048");
    }

    @AfterAll
    static void end() {
        LiveApi.await(vertx.close());
    }

    @BeforeEach
    void open() throws Exception {
        files = new TlsFiles(folder.resolve("own.pem"), folder.resolve("key.pem"));
        first.write(files);
        api = new LiveApi(
                vertx, folder, new HttpConfig(ListenAddress.LOCALHOST, 0, Optional.of(files), List.of(), List.of()));
    }

    @AfterEach
    void close() {
        api.close();
    }

    private record Seen(BigInteger serial, String protocol, RawHttp.Answer answer) {}

    private Seen ask(String method, String path, String body, String... headers) throws Exception {
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, new TrustManager[] {new Everybody()}, null);
        try (Socket plain = new Socket(InetAddress.getLoopbackAddress(), api.port);
                SSLSocket socket =
                        (SSLSocket) context.getSocketFactory().createSocket(plain, "localhost", api.port, true)) {
            socket.setSoTimeout(Math.toIntExact(LiveApi.PATIENCE_S * 1000));
            socket.startHandshake();
            X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
            String text = method + ' ' + path + " HTTP/1.1\r\nHost: localhost:" + api.port + "\r\nConnection: close\r\n"
                    + String.join(
                            "", List.of(headers).stream().map(h -> h + "\r\n").toList())
                    + (body.isEmpty() ? "" : "Content-Length: " + body.length() + "\r\n") + "\r\n" + body;
            socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return new Seen(shown.getSerialNumber(), socket.getSession().getProtocol(), RawHttp.read(answer));
        }
    }

    private BigInteger serial() throws Exception {
        return ask("GET", "/health/live", "").serial();
    }

    private void look() {
        LiveApi.await(api.verticle.lookAfterCertificate());
    }

    /** Trusts whatever is shown: which that is, is looked at afterwards. */
    private static final class Everybody implements X509TrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String how) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String how) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void a_page_a_login_and_a_socket_come_by_tls() throws Exception {
        Seen page = ask("GET", "/", "", "Origin: https://localhost:" + api.port);
        assertThat(page.serial()).isEqualTo(first.certificate().getSerialNumber());
        assertThat(page.protocol()).isEqualTo("TLSv1.3");
        assertThat(page.answer().status()).isEqualTo(200);
        assertThat(ask("GET", "/", "", "Origin: http://localhost:" + api.port)
                        .answer()
                        .status())
                .as("a page that came in the clear is not this one")
                .isEqualTo(403);

        Seen login =
                ask("POST", "/api/v1/login", "{\"secret\":\"" + api.token() + "\"}", "Content-Type: application/json");
        assertThat(login.answer().status()).isEqualTo(200);
        assertThat(login.answer().header("Set-Cookie").orElseThrow()).contains("Secure", "HTTPOnly", "SameSite=Strict");

        WebSocketClient clients = vertx.createWebSocketClient(
                new WebSocketClientOptions().setSsl(true).setTrustAll(true).setVerifyHost(false));
        RpcClient client = new RpcClient(
                clients,
                new WebSocketConnectOptions()
                        .setSsl(true)
                        .setHost("localhost")
                        .setPort(api.port)
                        .setURI("/api/v1/rpc")
                        .setAllowOriginHeader(true)
                        .addHeader("Origin", "https://localhost:" + api.port)
                        .addHeader("Cookie", login.answer().cookie()));
        assertThat(client.frame().getJsonObject("params").getBoolean("loggedIn"))
                .isTrue();
        LiveApi.await(clients.close());
    }

    @Test
    void what_comes_in_the_clear_is_not_answered() {
        org.assertj.core.api.Assertions.assertThatThrownBy(() -> api.http("GET", "/health/live"));
        assertThat(api.verticle.address()).isEqualTo("https://127.0.0.1:" + api.port + "/");
    }

    @Test
    void old_protocols_are_off() {
        assertThat(api.verticle.options().getEnabledSecureTransportProtocols())
                .containsExactlyInAnyOrder("TLSv1.2", "TLSv1.3");
        assertThat(api.verticle.options().isUseAlpn()).isFalse();
    }

    @Test
    void another_certificate_is_taken_into_use_by_itself() throws Exception {
        assertThat(serial()).isEqualTo(first.certificate().getSerialNumber());
        look();
        assertThat(api.notices).isEmpty();

        second.write(files);
        look();

        assertThat(serial()).isEqualTo(second.certificate().getSerialNumber());
        assertThat(api.notices).singleElement().asString().startsWith("another certificate is in use, good until 20");
        look();
        assertThat(api.notices).hasSize(1);
    }

    @Test
    void one_that_cannot_be_used_leaves_the_old_one_in_use_and_is_told_once() throws Exception {
        Files.writeString(files.certificate(), second.certificatePem());
        look();
        assertThat(api.notices).as("the key may be about to be written").isEmpty();
        look();
        look();
        assertThat(serial()).isEqualTo(first.certificate().getSerialNumber());
        assertThat(api.notices)
                .singleElement()
                .asString()
                .startsWith("! the new certificate cannot be used: " + files.key())
                .contains("keeps the one before, good until");

        Files.delete(files.certificate());
        look();
        look();
        assertThat(serial()).isEqualTo(first.certificate().getSerialNumber());
        assertThat(api.notices).hasSize(2);
        assertThat(api.notices.get(1)).contains(files.certificate() + " cannot be read (NoSuchFile");

        second.write(files);
        look();
        assertThat(serial()).isEqualTo(second.certificate().getSerialNumber());
    }

    @Test
    void the_end_of_a_certificate_is_told_two_weeks_ahead_and_when_it_is_over() {
        Instant end = first.certificate().getNotAfter().toInstant();
        api.clock.advance(Duration.between(api.clock.utc(), end.minus(Duration.ofDays(15))));
        look();
        assertThat(api.notices).isEmpty();
        api.clock.advance(Duration.ofDays(2));
        look();
        look();
        assertThat(api.notices).singleElement().asString().startsWith("! the certificate ends 20");
        api.clock.advance(Duration.ofDays(14));
        look();
        look();
        assertThat(api.notices).hasSize(2);
        assertThat(api.notices.get(1)).startsWith("! the certificate ended 20");
    }
}
