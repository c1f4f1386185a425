package org.slewd.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.json.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.PeerWire;
import org.slewd.Peers;

/** Debian's nginx with TLS before slewd, by the very lines that the README gives. */
@Tag("peer")
@Timeout(120)
class NginxPeerTest {

    private static final String STATION = "station.example.org";
    private static final String PAGE = "Origin: https://" + STATION;
    private static final int PATIENCE_MS = 20_000;

    @TempDir
    Path folder;

    private final Vertx vertx = Vertx.vertx();
    private LiveApi api;
    private SSLSocketFactory tls;
    private Process nginx;
    private int port;

    @BeforeEach
    void begin() throws Exception {
        String program = Peers.require("nginx").toString();
        // This machine has many loopback addresses: one of them is the proxy, the others stand for the rest of the
        // world.
        api = new LiveApi(
                vertx,
                folder,
                new HttpConfig(
                        ListenAddress.LOCALHOST,
                        0,
                        Optional.empty(),
                        List.of(HostName.parse(STATION).orElseThrow()),
                        List.of(AddressRange.parse("127.0.0.1"))));
        TestCertificate certificate = TestCertificate.make(folder);
        Path pem = folder.resolve("own.pem");
        Path key = folder.resolve("own.key");
        Files.writeString(pem, certificate.certificatePem());
        TestCertificate.writeKey(key, certificate.keyPem());
        tls = trusting(certificate);
        port = PeerWire.freePort();
        Path configuration = folder.resolve("nginx.conf");
        Files.writeString(configuration, """
                daemon off;
                master_process off;
                pid %1$s/nginx.pid;
                events {}
                http {
                    access_log off;
                    client_body_temp_path %1$s/body;
                    proxy_temp_path %1$s/proxy;
                    fastcgi_temp_path %1$s/fastcgi;
                    uwsgi_temp_path %1$s/uwsgi;
                    scgi_temp_path %1$s/scgi;
                    server {
                        listen 127.0.0.1:%2$d ssl;
                        server_name %3$s;
                        ssl_certificate %4$s;
                        ssl_certificate_key %5$s;
                        %6$s
                    }
                }
                """.formatted(folder, port, STATION, pem, key, ofReadme()));
        nginx = new ProcessBuilder(program, "-e", folder.resolve("log").toString(), "-c", configuration.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("out").toFile())
                .start();
        PeerWire.await("nginx listens", () -> {
            try (Socket there = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return there.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
    }

    @AfterEach
    void end() throws Exception {
        if (nginx != null) {
            nginx.destroy();
            assertThat(nginx.waitFor(20, TimeUnit.SECONDS)).isTrue();
        }
        if (api != null) {
            api.close();
        }
        LiveApi.await(vertx.close());
    }

    /** The section {@code location} of the README, before this slewd. */
    private String ofReadme() throws IOException {
        String readme = Files.readString(Path.of("README.md"));
        int from = readme.indexOf("        location / {\n");
        String lines = readme.substring(from, readme.indexOf("\n        }\n", from) + 11);
        assertThat(lines).contains("proxy_pass http://127.0.0.1:8080;");
        return lines.replace("127.0.0.1:8080", "127.0.0.1:" + api.port);
    }

    private static SSLSocketFactory trusting(TestCertificate certificate) throws Exception {
        KeyStore known = KeyStore.getInstance("PKCS12");
        known.load(null, null);
        known.setCertificateEntry("nginx", certificate.certificate());
        TrustManagerFactory trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(known);
        SSLContext context = SSLContext.getInstance("TLS");
        context.init(null, trust.getTrustManagers(), null);
        return context.getSocketFactory();
    }

    /** A connection of somebody at {@code address} to nginx. */
    private Socket from(String address) throws IOException {
        Socket plain = new Socket("127.0.0.1", port, InetAddress.getByName(address), 0);
        return tls.createSocket(plain, STATION, port, true);
    }

    private RawHttp.Answer ask(String address, String method, String path, String body, String... headers)
            throws IOException {
        try (Socket socket = from(address)) {
            return RawHttp.send(socket, request(method, path, body, headers));
        }
    }

    private static String request(String method, String path, String body, String... headers) {
        String length = body.isEmpty() ? "" : "\r\nContent-Type: application/json\r\nContent-Length: " + body.length();
        String more = headers.length == 0 ? "" : "\r\n" + String.join("\r\n", headers);
        return method + ' ' + path + " HTTP/1.1\r\nHost: " + STATION + "\r\nConnection: close" + more + length
                + "\r\n\r\n" + body;
    }

    private RawHttp.Answer guess(String address, int user, String... headers) throws IOException {
        return ask(
                address,
                "POST",
                "/api/v1/login",
                "{\"user\":\"user" + user + "\",\"password\":\"a wrong password\"}",
                headers);
    }

    private String cookie(String address) throws IOException {
        RawHttp.Answer login = ask(address, "POST", "/api/v1/login", "{\"secret\":\"" + api.token() + "\"}", PAGE);
        assertThat(login.status()).as(login.body()).isEqualTo(200);
        assertThat(login.header("Set-Cookie").orElseThrow()).contains("; Secure");
        return login.cookie();
    }

    @Test
    void a_page_logs_in_opens_its_socket_and_stops_the_antenna_through_it() throws Exception {
        assertThat(ask("127.0.0.2", "GET", "/", "").status()).isEqualTo(200);
        String cookie = cookie("127.0.0.2");
        try (RawWebSocket socket = new RawWebSocket(
                from("127.0.0.2"), PATIENCE_MS, "Host: " + STATION + "\r\n" + PAGE + "\r\nCookie: " + cookie)) {
            assertThat(socket.read().orElseThrow().text()).contains("\"hello\"");
            socket.write(RawWebSocket.frame(
                    RawWebSocket.TEXT | RawWebSocket.FINAL,
                    "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"station.stop\"}".getBytes(StandardCharsets.UTF_8)));
            JsonObject answer = new JsonObject(socket.read().orElseThrow().text());
            assertThat(answer.getJsonObject("result").getBoolean("sent")).isTrue();
        }
        assertThat(api.station.calls).anyMatch(call -> call.startsWith("stop by"));
        assertThat(api.journal.audited()).anyMatch(line -> line.contains("127.0.0.2 station.stop"));
    }

    @Test
    void a_page_from_elsewhere_gets_no_socket_and_no_login() throws Exception {
        String cookie = cookie("127.0.0.2");
        assertThatThrownBy(() -> new RawWebSocket(
                        from("127.0.0.2"),
                        PATIENCE_MS,
                        "Host: " + STATION + "\r\nOrigin: https://evil.example\r\nCookie: " + cookie))
                .hasMessageContaining("403");
        assertThatThrownBy(() -> new RawWebSocket(
                        from("127.0.0.2"),
                        PATIENCE_MS,
                        "Host: " + STATION + "\r\nOrigin: http://" + STATION + "\r\nCookie: " + cookie))
                .as("the page in the clear is another page")
                .hasMessageContaining("403");
        assertThat(ask("127.0.0.2", "GET", "/", "", "X-Forwarded-Host: evil.example")
                        .status())
                .isEqualTo(421);
    }

    @Test
    void limits_are_those_of_whoever_asks_and_nobody_writes_himself_another_address() throws Exception {
        int guesses = 0;
        int status = 401;
        while (status == 401 && guesses < 100) {
            status = guess("127.0.0.2", guesses++).status();
        }
        assertThat(status).as("after %d guesses", guesses).isEqualTo(429);
        assertThat(guess("127.0.0.2", 200, "X-Forwarded-For: 203.0.113.9").status())
                .as("as if from elsewhere")
                .isEqualTo(429);
        // The audit bounds what strangers write into it; by then it has room again.
        api.clock.advance(Duration.ofMinutes(1));
        assertThat(guess("127.0.0.3", 201).status()).as("somebody else").isEqualTo(401);
        awaitLogin("127.0.0.2");
        awaitLogin("127.0.0.3");

        api.clock.advance(Duration.ofMinutes(1));
        try (Socket past = new Socket("127.0.0.1", api.port, InetAddress.getByName("127.0.0.4"), 0)) {
            String body = "{\"user\":\"user300\",\"password\":\"a wrong password\"}";
            RawHttp.Answer direct = RawHttp.send(
                    past,
                    request("POST", "/api/v1/login", body, "X-Forwarded-For: 203.0.113.9")
                            .replace("Host: " + STATION, "Host: 127.0.0.1:" + api.port));
            assertThat(direct.status()).isEqualTo(401);
        }
        awaitLogin("127.0.0.4");
        assertThat(api.journal.audited())
                .noneMatch(line -> line.contains("203.0.113.9") || line.contains(" 127.0.0.1 "));
    }

    /** It is written when the answer is on its way. */
    private void awaitLogin(String address) throws InterruptedException {
        PeerWire.await(
                "a login from " + address + " is written",
                () -> api.journal.audited().stream().anyMatch(line -> line.contains(' ' + address + " session.login")));
    }
}
