package org.slewd.cli;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.AppenderBase;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slewd.Settings;
import org.slewd.StationHost;
import org.slewd.Wiring;
import org.slewd.time.SystemClock;
import org.slf4j.LoggerFactory;

/**
 * The short life of a station, in which every kind of secret is used, rightly and wrongly, and then a search for all of them, and
 * for where the station stands, in everything that it has left behind.
 */
@Tag("whole-pass")
class SecretsStaySecretTest {

    private static final long PATIENCE_S = 60;

    private static final double LATITUDE_DEG = 48.1371543;
    private static final double LONGITUDE_DEG = 11.5761249;

    /** Both to a hundredth of a degree and near each other: a kilometre. One alone may be where the antenna points. */
    private static final Pattern PLACE = Pattern.compile("48\\.1[34]\\d*.{1,80}?11\\.5[78]", Pattern.DOTALL);

    private static final Pattern EXACT = Pattern.compile("48\\.13715|11\\.57612");

    /** The configuration itself, which stays with the station, and what a replay decides by; the bundle has a copy of that. */
    private static final Set<String> KNOW_THE_PLACE = Set.of("last-good.yaml", "flight");

    @TempDir
    Path folder;

    private final Map<String, String> secrets = new LinkedHashMap<>();
    private final Map<String, String> left = new LinkedHashMap<>();
    private final ConcurrentLinkedQueue<String> log = new ConcurrentLinkedQueue<>();
    private final HttpClient http = HttpClient.newHttpClient();
    private final Logger root = (Logger) LoggerFactory.getLogger(org.slf4j.Logger.ROOT_LOGGER_NAME);
    private final InputStream usualInput = System.in;
    private Level usualLevel;
    private AppenderBase<ILoggingEvent> appender;
    private URI page;
    private volatile boolean isSilent;

    @BeforeEach
    void listen() {
        usualLevel = root.getLevel();
        appender = new AppenderBase<>() {
            @Override
            protected void append(ILoggingEvent event) {
                log.add(event.getLoggerName()
                        + ' '
                        + event.getFormattedMessage()
                        + (event.getThrowableProxy() == null
                                ? ""
                                : ThrowableProxyUtil.asString(event.getThrowableProxy())));
            }
        };
        appender.setContext(root.getLoggerContext());
        appender.start();
        root.addAppender(appender);
        root.setLevel(Level.TRACE);
        // As ever, whatever else is to be logged: Vert.x writes whole addresses.
        for (String library : List.of("io.vertx", "io.netty")) {
            root.getLoggerContext().getLogger(library).setLevel(Level.WARN);
            assertThat(getClass().getResourceAsStream("/logback.xml"))
                    .asString(UTF_8)
                    .contains("<logger name=\"" + library + "\" level=\"WARN\"/>");
        }
    }

    @AfterEach
    void giveBack() {
        root.setLevel(usualLevel);
        List.of("io.vertx", "io.netty")
                .forEach(library -> root.getLoggerContext().getLogger(library).setLevel(null));
        root.detachAppender(appender);
        System.setIn(usualInput);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private Path config() {
        return folder.resolve("slewd.yaml");
    }

    private String secret(String name, String value) {
        assertThat(value).as(name).hasSizeGreaterThan(11);
        secrets.put(name, value);
        return value;
    }

    private static void await(BooleanSupplier condition) throws Exception {
        CompletableFuture.runAsync(() -> {
                    while (!condition.getAsBoolean()) {
                        Thread.onSpinWait();
                    }
                })
                .get(PATIENCE_S, TimeUnit.SECONDS);
    }

    private String run(String input, String... words) {
        System.setIn(new ByteArrayInputStream(input.getBytes(UTF_8)));
        List<String> all = new ArrayList<>(List.of(words));
        all.add("--data");
        all.add(data().toString());
        Cli.Result result = Cli.run(all.toArray(String[]::new));
        assertThat(result.exitCode()).as(String.join(" ", words) + result.err()).isZero();
        return result.out().strip();
    }

    private HttpResponse<String> ask(String path, String body, String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(page.resolve(path));
        for (int i = 0; i < headers.length; i += 2) {
            request.header(headers[i], headers[i + 1]);
        }
        if (!body.isEmpty()) {
            request.header("Content-Type", "application/json").POST(HttpRequest.BodyPublishers.ofString(body));
        }
        return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private int logIn(String body) throws Exception {
        HttpResponse<String> answer = ask("/api/v1/login", body);
        answer.headers().firstValue("Set-Cookie").ifPresent(cookie -> {
            String value = cookie.substring(cookie.indexOf('=') + 1, cookie.indexOf(';'));
            secret("session " + secrets.size(), value);
        });
        return answer.statusCode();
    }

    /** Sends each, and waits for as many answers. */
    private List<String> say(String bearer, String... messages) throws Exception {
        List<String> heard = new ArrayList<>();
        StringBuilder part = new StringBuilder();
        CompletableFuture<Void> all = new CompletableFuture<>();
        WebSocket.Builder builder = http.newWebSocketBuilder();
        if (!bearer.isEmpty()) {
            builder.header("Authorization", "Bearer " + bearer);
        }
        WebSocket socket = builder.buildAsync(
                        URI.create(page.toString().replace("http:", "ws:") + "api/v1/rpc"), new WebSocket.Listener() {
                            @Override
                            public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
                                part.append(data);
                                if (last) {
                                    heard.add(part.toString());
                                    part.setLength(0);
                                    if (heard.size() > messages.length) {
                                        all.complete(null);
                                    }
                                }
                                from.request(1);
                                return null;
                            }
                        })
                .get(PATIENCE_S, TimeUnit.SECONDS);
        for (String message : messages) {
            socket.sendText(message, true).get(PATIENCE_S, TimeUnit.SECONDS);
        }
        all.get(PATIENCE_S, TimeUnit.SECONDS);
        socket.abort();
        return heard;
    }

    private static String call(int id, String method, String params) {
        return "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":" + params + "}";
    }

    private void write(int box, int door) throws IOException {
        Files.copy(Path.of("config/elements/invented.json"), folder.resolve("invented.json"));
        Path credentials = Files.writeString(
                folder.resolve("door.credentials"), "gauge\n" + secret("credentials", "a-door-has-a-password") + "\n");
        Files.setPosixFilePermissions(credentials, PosixFilePermissions.fromString("rw-------"));
        Files.writeString(config(), """
                station: {name: Searched}
                site: {latitudeDeg: %s, longitudeDeg: %s, altitudeM: 519.37}
                elements: {files: [invented.json]}
                http: {port: 0}
                calendar: {objects: "999000001"}
                rotator:
                  kind: gs232b
                  link: "tcp:127.0.0.1:%d"
                  azimuthRateDegPerS: 6
                  elevationRateDegPerS: 3
                  beamWidthDeg: 30
                  parkAzimuthDeg: 180
                  parkElevationDeg: 0
                receiver: {kind: ic-r8600, link: simulated}
                conditions:
                  - {name: door, kind: contact, url: "http://127.0.0.1:%d/door", everySeconds: 0.5, whenUnsafe: stop,
                     credentialsFile: door.credentials}
                """.formatted(LATITUDE_DEG, LONGITUDE_DEG, box, door));
    }

    @Test
    void nothing_that_a_station_leaves_behind_holds_a_secret_or_the_place() throws Exception {
        CompletableFuture<String> doorAsked = new CompletableFuture<>();
        HttpServer door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        door.createContext("/", exchange -> {
            String shown = exchange.getRequestHeaders().getFirst("Authorization");
            doorAsked.complete(String.valueOf(shown));
            exchange.sendResponseHeaders(401, -1);
            exchange.close();
        });
        door.start();
        try (ServerSocket box = new ServerSocket(0, 10, InetAddress.getLoopbackAddress())) {
            Thread answering = new Thread(() -> answer(box), "box");
            answering.setDaemon(true);
            answering.start();
            write(box.getLocalPort(), door.getAddress().getPort());
            try (StationHost host = StationHost.start(new StationHost.Plan(
                    config(),
                    text -> Settings.readText(text, config(), Wiring.ROTATORS, Wiring.RECEIVERS),
                    OptionalInt.empty(),
                    new SystemClock(),
                    false,
                    data(),
                    "1.2.3",
                    false))) {
                String basic = doorAsked.get(PATIENCE_S, TimeUnit.SECONDS);
                assertThat(basic).startsWith("Basic ");
                secret("credentials as sent", basic.substring(6));
                live(host);
            }
        } finally {
            door.stop(0);
        }
        collect();
        search();
    }

    /** A box whose antenna stands, until it falls silent: a fault. */
    private void answer(ServerSocket box) {
        try {
            while (!box.isClosed()) {
                try (Socket socket = box.accept()) {
                    for (int read = socket.getInputStream().read();
                            read >= 0;
                            read = socket.getInputStream().read()) {
                        if (read == 'C' && !isSilent) {
                            socket.getOutputStream().write("AZ=180  EL=000\r\n".getBytes(UTF_8));
                        }
                    }
                } catch (SocketException e) {
                    // slewd has closed the connection, or the test has ended.
                }
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    private void live(StationHost host) throws Exception {
        await(() -> host.running().station().snapshot().rotator().measured().isPresent());
        String address = host.running().loginAddress();
        page = URI.create(address.substring(0, address.indexOf('#')));
        String admin = secret(
                "admin.token", Files.readString(data().resolve("admin.token")).strip());
        comeIn(address.substring(address.indexOf("#login=") + 7));
        people(admin);
        mistakes(admin);
        calendar();
        isSilent = true;
        await(() -> host.running().station().snapshot().fault().isPresent());
        assertThat(say(admin, call(1, "station.stop", "{}"), call(2, "station.reset", "{\"fault\":\"comm\"}")))
                .hasSize(3);
        assertThat(run("", "stop")).isNotEmpty();
        left.put(
                "metrics",
                ask("/metrics", "", "Authorization", "Bearer " + admin).body());
        left.put("ready", ask("/health/ready", "").body());
        left.put("audit", run("", "journal", "--audit"));
        left.put("events", run("", "journal", "--events"));
        left.put("users", run("", "user", "list"));
        left.put("tokens", run("", "token", "list"));
    }

    private void comeIn(String code) throws Exception {
        assertThat(logIn("{\"secret\":\"" + secret("one-time code", code) + "\"}"))
                .isEqualTo(200);
        assertThat(logIn("{\"secret\":\"" + code + "\"}")).as("used up").isEqualTo(401);
        assertThat(logIn("{\"secret\":\"" + secret("wrong code", "wrong-code-of-somebody") + "\"}"))
                .isEqualTo(401);
    }

    private void people(String admin) throws Exception {
        String first = secret("password", "an olive grove in may");
        String second = secret("other password", "a pine wood in december");
        run(first + "\n", "user", "add", "ada", "--role", "operator");
        assertThat(logIn("{\"user\":\"ada\",\"password\":\"" + first + "\"}")).isEqualTo(200);
        assertThat(logIn("{\"user\":\"ada\",\"password\":\"" + secret("wrong password", "a wrong guess at it") + "\"}"))
                .isEqualTo(401);
        assertThat(say(
                        "",
                        call(1, "auth.login", "{\"user\":\"ada\",\"password\":\"" + first + "\"}"),
                        call(
                                2,
                                "user.setPassword",
                                "{\"oldPassword\":\"" + first + "\",\"password\":\"" + second + "\"}"),
                        call(3, "station.stop", "{}")))
                .hasSize(4);
        String token = secret("token", run("", "token", "create", "logger", "--role", "observer"));
        assertThat(ask("/api/v1/snapshot", "", "Authorization", "Bearer " + token)
                        .statusCode())
                .isEqualTo(200);
        assertThat(say("", call(1, "auth.login", "{\"token\":\"" + token + "\"}"))
                        .get(1))
                .contains("result");
        assertThat(ask(
                                "/api/v1/snapshot",
                                "",
                                "Authorization",
                                "Bearer " + secret("wrong token", "wrong-token-of-somebody-else"))
                        .statusCode())
                .isEqualTo(401);
        assertThat(say(
                                admin,
                                call(
                                        1,
                                        "user.add",
                                        "{\"name\":\"bob\",\"role\":\"observer\",\"password\":\""
                                                + secret("password by the socket", "three goats on a hill") + "\"}"))
                        .get(1))
                .contains("\"onDisk\":true");
        run("", "token", "revoke", "logger");
    }

    /** Secrets where none belong. */
    private void mistakes(String admin) throws Exception {
        ask("/api/v1/snapshot?token=" + secret("in an address", "token-put-into-an-address"), "");
        ask("/" + secret("in a path", "token-put-into-a-path"), "");
        String basic = Base64.getEncoder().encodeToString("ada:a pine wood in december".getBytes(UTF_8));
        ask("/api/v1/snapshot", "", "Authorization", "Basic " + secret("basic", basic));
        logIn("{\"user\":\"" + secret("password as a name", "my passphrase in the wrong field")
                + "\",\"password\":\"x\"}");
        logIn("{\"secret\":\"" + secret("broken body", "secret-in-a-broken-body") + "\"");
        say(
                "",
                call(
                        1,
                        "auth.login",
                        "{\"user\":\"" + secret("as a name", "my other passphrase there") + "\",\"password\":\"x\"}"),
                call(2, "auth.login", "{\"tokn\":\"" + secret("misspelt key", "token-by-a-misspelt-key") + "\"}"),
                call(3, secret("as a method", "token-as-a-method"), "{}"),
                "{\"token\":\"" + secret("broken message", "token-in-a-broken-message") + "\"");
        say(
                admin,
                call(
                        1,
                        "user.add",
                        "{\"name\":\"ada\",\"role\":\"observer\",\"password\":\""
                                + secret("of a name that is taken", "nine boats on a lake") + "\"}"));
    }

    private void calendar() throws Exception {
        String path = "passes.ics?token=";
        String old = secret("old calendar", token(run("", "calendar")));
        assertThat(ask("/" + path + old, "").statusCode()).isEqualTo(200);
        String now = secret("calendar", token(run("", "calendar", "--renew")));
        HttpResponse<String> passes = ask("/" + path + now, "");
        assertThat(passes.statusCode()).isEqualTo(200);
        left.put("calendar", passes.body());
        assertThat(ask("/" + path + old, "").statusCode()).isEqualTo(401);
    }

    private static String token(String address) {
        return address.substring(address.indexOf("token=") + 6);
    }

    /** Everything that is left, as text: byte by byte, and what was packed unpacked as well. */
    private void collect() throws Exception {
        left.put("log", String.join("\n", log));
        Path bundle = folder.resolve("diag.zip");
        run("", "diag", "--config", config().toString(), "--out", bundle.toString());
        try (ZipInputStream zip = new ZipInputStream(Files.newInputStream(bundle))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                left.put("bundle " + entry.getName(), unpacked(zip.readAllBytes()));
            }
        }
        try (Stream<Path> files = Files.walk(data())) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                left.put(data().relativize(file).toString(), unpacked(Files.readAllBytes(file)));
            }
        }
        assertThat(left.keySet())
                .contains(
                        "journal.db",
                        "people.state",
                        "admin.token",
                        "calendar.token",
                        "last-good.yaml",
                        "bundle flight.rec")
                .anyMatch(name -> name.startsWith("flight/"));
    }

    private static String unpacked(byte[] bytes) throws DataFormatException {
        String text = new String(bytes, ISO_8859_1);
        if (!text.startsWith("SLWFLT01")) {
            return text;
        }
        StringBuilder all = new StringBuilder(text);
        ByteBuffer frames = ByteBuffer.wrap(bytes, 8, bytes.length - 8);
        Inflater inflater = new Inflater(true);
        byte[] buffer = new byte[1 << 16];
        while (frames.remaining() > 8) {
            byte[] frame = new byte[frames.getInt()];
            frames.getInt();
            frames.get(frame);
            inflater.setInput(frame);
            for (int count = inflater.inflate(buffer); count > 0; count = inflater.inflate(buffer)) {
                all.append(new String(buffer, 0, count, ISO_8859_1));
            }
        }
        inflater.end();
        return all.toString();
    }

    private void search() {
        // The search finds what is there.
        assertThat(left.get("admin.token")).contains(secrets.get("admin.token"));
        assertThat(left.get("last-good.yaml")).containsPattern(EXACT).containsPattern(PLACE);
        assertThat(left.get("people.state")).contains("argon2id", "ada", "bob");
        assertThat(left.get("audit"))
                .contains(
                        "\"user\":\"ada\"", "session.login", "user.add", "token.create", "calendar.open", "auth.login");
        assertThat(left.get("log")).contains("a login from 127.0.0.1 failed", "comm");
        assertThat(left.entrySet().stream()
                        .filter(file -> file.getKey().startsWith("flight/"))
                        .anyMatch(file -> holdsPlace(file.getValue())))
                .isTrue();

        List<String> found = new ArrayList<>();
        left.forEach((where, text) -> {
            secrets.forEach((what, secret) -> {
                boolean isItsHome = where.equals(what);
                if (!isItsHome && (text.contains(secret) || text.contains(URLEncoder.encode(secret, UTF_8)))) {
                    found.add(what + " in " + where + ": " + around(text, secret));
                }
            });
            if (!where.equals("people.state") && text.contains("argon2id")) {
                found.add("hash of a password in " + where);
            }
            if (KNOW_THE_PLACE.stream().noneMatch(where::startsWith) && holdsPlace(text)) {
                found.add("the place in " + where);
            }
        });
        assertThat(found).isEmpty();
    }

    private static String around(String text, String secret) {
        int at = text.indexOf(secret);
        return at < 0
                ? ""
                : text.substring(Math.max(0, at - 120), Math.min(text.length(), at + 40))
                        .replaceAll("[^ -~]+", " ");
    }

    private static boolean holdsPlace(String text) {
        return EXACT.matcher(text).find()
                || PLACE.matcher(text).find()
                || Stream.of(ByteOrder.BIG_ENDIAN, ByteOrder.LITTLE_ENDIAN)
                        .flatMap(order -> Stream.of(LATITUDE_DEG, LONGITUDE_DEG)
                                .map(value -> new String(
                                        ByteBuffer.allocate(8)
                                                .order(order)
                                                .putDouble(value)
                                                .array(),
                                        ISO_8859_1)))
                        .anyMatch(text::contains);
    }
}
