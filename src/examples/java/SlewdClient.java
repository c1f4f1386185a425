import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A small client of slewd: hears what the station does, turns the antenna, follows a pass, stops. Needs a JDK of version 17 and nothing else:
 *
 * <pre>
 * slewd token create script --role operator            on the machine of the station; prints the token
 * export SLEWD_TOKEN=...                               or SLEWD_TOKEN_FILE=data/admin.token
 * java SlewdClient.java watch 10
 * java SlewdClient.java point 180 30
 * java SlewdClient.java jog azimuth plus 2
 * java SlewdClient.java track 25544 600
 * java SlewdClient.java stop
 * </pre>
 *
 * SLEWD_URL names another station than ws://127.0.0.1:8080/api/v1/rpc. Ctrl-C stops the antenna while this client holds it. The JDK has no reader
 * of JSON, so the few members that are needed are found by patterns; a program of your own uses a library for it. Take from it what you need.
 */
final class SlewdClient implements WebSocket.Listener {

    private static final String URL = System.getenv().getOrDefault("SLEWD_URL", "ws://127.0.0.1:8080/api/v1/rpc");

    /** What slewd answered instead of a result. Decide by the kind, a word of a closed list. */
    static final class Refused extends Exception {
        private static final long serialVersionUID = 1L;

        Refused(String answer) {
            super("refused (" + text(answer, "kind") + "): " + text(answer, "message") + "; " + text(answer, "hint"));
        }
    }

    /** Somebody else had another idea. */
    static final class Elsewhere extends Exception {
        private static final long serialVersionUID = 1L;

        Elsewhere(String message) {
            super(message);
        }
    }

    private final Map<Integer, CompletableFuture<String>> waiting = new ConcurrentHashMap<>();
    private final StringBuilder message = new StringBuilder();
    private final ScheduledExecutorService heart = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "heart");
        thread.setDaemon(true);
        return thread;
    });
    private volatile CompletableFuture<Void> told = new CompletableFuture<>();
    private volatile String state = "idle";
    private volatile String since = "";
    private volatile double azimuthDeg = Double.NaN;
    private volatile double elevationDeg = Double.NaN;
    private WebSocket socket;
    private int nextId = 1;

    public static void main(String[] args) throws Exception {
        try {
            new SlewdClient().run(args);
        } catch (Refused | Elsewhere e) {
            System.err.println(e.getMessage());
            System.exit(1);
        } catch (CompletionException | IOException | TimeoutException e) {
            System.err.println("no station at " + URL + ": " + e.getMessage());
            System.exit(1);
        }
    }

    private void run(String[] args) throws Exception {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .connectTimeout(Duration.ofSeconds(10))
                .buildAsync(URI.create(URL), this)
                .join();
        System.out.println("logged in as " + text(ask("auth.login", "\"token\":\"" + token() + "\""), "role"));
        switch (args.length == 0 ? "" : args[0]) {
            case "stop":
                // Needs no lease and waits for nothing.
                System.out.println("stop sent: " + ask("station.stop", "").contains("\"sent\":true"));
                break;
            case "watch":
                subscribe();
                sleep(Double.parseDouble(args[1]));
                break;
            case "point":
                subscribe();
                double azimuthDeg = Double.parseDouble(args[1]);
                double elevationDeg = Double.parseDouble(args[2]);
                holding(lease -> {
                    String before = text(ask("station.snapshot", ""), "sinceUtc");
                    ask("rotator.point", lease + ",\"azimuthDeg\":" + azimuthDeg + ",\"elevationDeg\":" + elevationDeg);
                    untilThere(before, azimuthDeg, elevationDeg, 300);
                });
                break;
            case "jog":
                subscribe();
                long times = Math.round(Double.parseDouble(args[3]) / 0.2);
                holding(lease -> {
                    // It turns as long as this is said again within half a second: a lost link ends it.
                    for (long i = 0; i < times; i++) {
                        ask("rotator.jog", lease + ",\"axis\":\"" + args[1] + "\",\"direction\":\"" + args[2] + "\"");
                        sleep(0.2);
                    }
                });
                break;
            case "track":
                subscribe();
                holding(lease -> {
                    ask("track.start", lease + ",\"catalogNumber\":" + Integer.parseInt(args[1]));
                    sleep(Double.parseDouble(args[2]));
                    ask("track.stop", lease);
                });
                break;
            default:
                System.err.println("one of: watch SECONDS, point AZIMUTH ELEVATION, jog azimuth|elevation plus|minus SECONDS,"
                        + " track NUMBER SECONDS, stop");
                System.exit(2);
        }
        socket.sendClose(WebSocket.NORMAL_CLOSURE, "").join();
    }

    /** The token comes by the environment: on a command line everybody on the machine could read it. */
    private static String token() throws IOException {
        String file = System.getenv("SLEWD_TOKEN_FILE");
        String token = file == null ? System.getenv("SLEWD_TOKEN") : Files.readString(Path.of(file)).strip();
        if (token == null) {
            throw new IOException("no token: set SLEWD_TOKEN or SLEWD_TOKEN_FILE");
        }
        return token;
    }

    /** The answer is a snapshot; events follow. A gap in their seq means that this client was too slow for some. */
    private void subscribe() throws Exception {
        ask("events.subscribe", "\"topics\":[\"state\",\"pointing\",\"alert\"],\"maxRateHz\":2");
    }

    /** What is done while the antenna is held. */
    private interface Work {
        void with(String lease) throws Exception;
    }

    /** Holds the antenna while {@code work} lasts. Its number goes with every order, and it is renewed every two seconds. */
    private void holding(Work work) throws Exception {
        String lease = "\"lease\":" + number(ask("lease.acquire", "\"part\":\"rotator\""), "lease");
        String part = "\"part\":\"rotator\"," + lease;
        ScheduledFuture<?> beat = heart.scheduleAtFixedRate(() -> send("lease.renew", part), 2, 2, TimeUnit.SECONDS);
        Thread stopping = new Thread(() -> send("station.stop", "").orTimeout(5, TimeUnit.SECONDS).join());
        Runtime.getRuntime().addShutdownHook(stopping);
        boolean done = false;
        try {
            work.with(lease);
            done = true;
        } catch (Refused | Elsewhere e) {
            done = true; // nothing moves by an order that was refused, and what others do is theirs
            throw e;
        } finally {
            Runtime.getRuntime().removeShutdownHook(stopping);
            beat.cancel(false);
            if (!done) {
                ask("station.stop", "");
            }
            ask("lease.release", part);
        }
    }

    /** Asks, and waits for the answer. */
    private String ask(String method, String params) throws Exception {
        String answer = send(method, params).get(20, TimeUnit.SECONDS);
        if (answer.contains("\"error\":{")) {
            throw new Refused(answer);
        }
        return answer;
    }

    /** Asks; questions may overlap, and an answer finds its question by its id. */
    private synchronized CompletableFuture<String> send(String method, String params) {
        int id = nextId++;
        CompletableFuture<String> answer = new CompletableFuture<>();
        waiting.put(id, answer);
        String request = "{\"jsonrpc\":\"2.0\",\"id\":" + id + ",\"method\":\"" + method + "\",\"params\":{" + params + "}}";
        socket.sendText(request, true).join();
        return answer;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence part, boolean last) {
        message.append(part);
        if (last) {
            hear(message.toString());
            message.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
        waiting.values().forEach(answer -> answer.completeExceptionally(new IOException("closed: " + code + " " + reason)));
        return null;
    }

    @Override
    public void onError(WebSocket from, Throwable thrown) {
        waiting.values().forEach(answer -> answer.completeExceptionally(thrown));
    }

    private void hear(String text) {
        if (text.startsWith("{\"jsonrpc\":\"2.0\",\"method\":\"event\"")) {
            String utc = text(text, "utc");
            switch (text(text, "topic")) {
                case "state":
                    since = text(text, "sinceUtc");
                    state = text(text, "state");
                    System.out.println(utc + " state " + state);
                    break;
                case "pointing":
                    String measured = text.substring(text.indexOf("\"measured\":"));
                    boolean isKnown = !measured.startsWith("\"measured\":null");
                    azimuthDeg = isKnown ? Double.parseDouble(number(measured, "azimuthDeg")) : Double.NaN;
                    elevationDeg = isKnown ? Double.parseDouble(number(measured, "elevationDeg")) : Double.NaN;
                    System.out.println(utc + " antenna at " + (isKnown ? azimuthDeg + " " + elevationDeg : "nowhere known"));
                    told.complete(null);
                    break;
                default:
                    System.out.println(utc + " alert: " + text(text, "message"));
            }
        } else if (!text.contains("\"method\":\"hello\"")) {
            CompletableFuture<String> answer = waiting.remove((int) Double.parseDouble(number(text, "id")));
            if (answer != null) {
                answer.complete(text);
            }
        }
    }

    /**
     * Waits until the antenna stands there. An answer may overtake an older event, so what has been so since before the order says nothing.
     */
    private void untilThere(String before, double azimuth, double elevation, long seconds) throws Exception {
        for (int looks = 0; looks <= 3; ) {
            told = new CompletableFuture<>();
            told.get(seconds, TimeUnit.SECONDS);
            boolean isNear = Math.abs(azimuthDeg - azimuth) < 3 && Math.abs(elevationDeg - elevation) < 3;
            if (isNear && state.equals("idle")) {
                return;
            }
            boolean isNew = !since.equals(before) && !state.equals("pointing");
            looks += isNew ? state.equals("idle") ? 1 : 4 : 0;
        }
        throw new Elsewhere("the antenna was not brought there: the station is " + state);
    }

    private static void sleep(double seconds) throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(Math.round(seconds * 1e3));
    }

    /** The first member of that name that is a string; empty when there is none. */
    private static String text(String json, String name) {
        Matcher found = Pattern.compile('"' + name + "\":\"((?:[^\"\\\\]|\\\\.)*)\"").matcher(json);
        return found.find() ? found.group(1) : "";
    }

    /** The first member of that name that is a number. */
    private static String number(String json, String name) {
        Matcher found = Pattern.compile('"' + name + "\":(-?[0-9.eE+-]+)").matcher(json);
        return found.find() ? found.group(1) : "0";
    }
}
