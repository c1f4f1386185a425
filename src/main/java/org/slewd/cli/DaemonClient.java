package org.slewd.cli;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.slewd.time.Clock;

/**
 * One request to the running daemon over the Unix-domain socket in its data directory: JSON-RPC 2.0, a line there and a
 * line back. Every wait is bounded. Loads nothing that a stop does not need before its bytes are sent.
 */
final class DaemonClient {

    /** Name of the socket in the data directory. */
    static final String SOCKET = "slewd.sock";

    /** How long an answer may take. The slowest, the search for the next pass of an object, takes a second. */
    private static final long REPLY_TIMEOUT_MS = 10_000;

    /** Longest answer. A snapshot has some kilobytes; the rest is room for its messages. */
    private static final int MAX_REPLY_BYTES = 1 << 20;

    /** One request at a time on a connection. */
    private static final long ID = 1;

    /** Parameters that a command line has by another name. */
    private static final Map<String, String> IN_WORDS = Map.of(
            "azimuthDeg", "the azimuth",
            "elevationDeg", "the elevation",
            "catalogNumber", "the catalogue number",
            "lateSeconds", "the seconds late",
            "hz", "the frequency in hertz",
            "days", "--days",
            "name", "the name",
            "reason", "the reason",
            "fault", "the kind of the fault",
            "request", "the code");

    /** What a refusal advises to call, as it is typed. */
    private static final Map<String, String> IN_COMMANDS = Map.of(
            "token.requests has", "'slewd token requests' has",
            "token.list names", "'slewd token list' names",
            "user.list names", "'slewd user list' names",
            "ask for it with lease.acquire and ask, or", "ask the holder by the page, or take it with");

    private static final byte[] STOP = "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"station.stop\",\"params\":{}}\n"
            .getBytes(StandardCharsets.UTF_8);

    private final Path data;
    private final Clock clock;

    DaemonClient(Path data, Clock clock) {
        this.data = data;
        this.clock = clock;
    }

    /**
     * How often an order is given.
     *
     * @param times at least one
     * @param every from one to the next
     */
    record Repeat(int times, Duration every) {
        static final Repeat ONCE = new Repeat(1, Duration.ZERO);
    }

    /**
     * Asks and waits for the answer.
     *
     * @return the result, as {@link Json} reads it
     * @throws Failure when no daemon answers, or when it refuses
     */
    Object call(String method, Map<String, Object> params) {
        return exchange(request(method, params));
    }

    /** As {@link #call(String, Map)}, again and again on one connection until it is refused; the last answer. */
    Object call(String method, Map<String, Object> params, Repeat repeat) {
        try (SocketChannel channel = connect()) {
            return ask(channel, request(method, params), repeat);
        } catch (IOException e) {
            throw brokenOff();
        }
    }

    /**
     * As {@link #call(String, Map, Repeat)}, by a lease of {@code part} that is taken from whoever has it and given back after; on one
     * connection, to which it belongs.
     */
    Object callTaking(String part, String method, Map<String, Object> params, Repeat repeat) {
        try (SocketChannel channel = connect()) {
            Object grant = ask(channel, request("lease.acquire", Map.of("part", part, "takeover", true)));
            if (!(grant instanceof Map<?, ?> members) || !(members.get("lease") instanceof Number lease)) {
                throw brokenOff();
            }
            Map<String, Object> led = new LinkedHashMap<>(params);
            led.put("lease", lease.longValue());
            Object answer = ask(channel, request(method, led), repeat);
            ask(channel, request("lease.release", Map.of("part", part, "lease", lease.longValue())));
            return answer;
        } catch (IOException e) {
            throw brokenOff();
        }
    }

    private static byte[] request(String method, Map<String, Object> params) {
        Map<String, Object> request = new LinkedHashMap<>();
        request.put("jsonrpc", "2.0");
        request.put("id", ID);
        request.put("method", method);
        request.put("params", params);
        return (Json.write(request) + '\n').getBytes(StandardCharsets.UTF_8);
    }

    /**
     * Asks for a stop with bytes that were ready beforehand.
     *
     * @throws Failure when no daemon answers, or when there is no wire that the stop could leave by
     */
    void stop() {
        if (exchange(STOP) instanceof Map<?, ?> answer && Boolean.FALSE.equals(answer.get("sent"))) {
            throw new Failure(answer.get("message") + ".");
        }
    }

    /** Whether a daemon listens at the socket. */
    boolean isServed() {
        try (SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            channel.configureBlocking(false);
            return channel.connect(UnixDomainSocketAddress.of(data.resolve(SOCKET)));
        } catch (IOException e) {
            return false;
        }
    }

    private Object exchange(byte[] request) {
        try (SocketChannel channel = connect()) {
            return ask(channel, request);
        } catch (IOException e) {
            throw brokenOff();
        }
    }

    private Object ask(SocketChannel channel, byte[] request, Repeat repeat) throws IOException {
        Object answer = ask(channel, request);
        long nextNanos = clock.nanos();
        for (int i = 1; i < repeat.times(); i++) {
            nextNanos += repeat.every().toNanos();
            try {
                TimeUnit.NANOSECONDS.sleep(nextNanos - clock.nanos());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return answer;
            }
            answer = ask(channel, request);
        }
        return answer;
    }

    private Object ask(SocketChannel channel, byte[] request) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap(request);
        // A request is smaller than the buffer of a fresh socket, so it goes out whole or not at all.
        channel.write(bytes);
        if (bytes.hasRemaining()) {
            throw new Failure("the slewd of " + data + " takes no requests; restart it.");
        }
        return awaitAnswer(channel);
    }

    private Failure brokenOff() {
        return new Failure("the slewd of " + data + " broke off or gave an answer without sense; see its log.");
    }

    private SocketChannel connect() throws IOException {
        SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            // Not blocking: a daemon that hangs with a full queue of connections must not hang this one too.
            channel.configureBlocking(false);
            if (channel.connect(UnixDomainSocketAddress.of(data.resolve(SOCKET)))) {
                return channel;
            }
            channel.close();
        } catch (IOException e) {
            channel.close();
        }
        throw nobody();
    }

    private Failure nobody() {
        Path socket = data.resolve(SOCKET);
        if (Files.isDirectory(data) && !Files.isExecutable(data)) {
            return new Failure("the data directory " + data
                    + " belongs to another user, who alone may look inside; use that account (sudo -u USER).");
        }
        if (Files.exists(socket) && !Files.isWritable(socket)) {
            return new Failure("the slewd of data directory " + data + " belongs to another user; use that account.");
        }
        return new Failure("no slewd is running with data directory " + data
                + "; start it with 'slewd run', or name its directory with --data.");
    }

    private Object awaitAnswer(SocketChannel channel) throws IOException {
        long startNanos = clock.nanos();
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        ByteBuffer buffer = ByteBuffer.allocate(8192);
        try (Selector selector = Selector.open()) {
            channel.register(selector, SelectionKey.OP_READ);
            while (true) {
                long leftMs = REPLY_TIMEOUT_MS - (clock.nanos() - startNanos) / 1_000_000;
                if (leftMs <= 0) {
                    throw new Failure("the slewd of " + data + " took the request and did not answer within "
                            + REPLY_TIMEOUT_MS / 1000 + " s; see its log.");
                }
                if (line.size() > MAX_REPLY_BYTES) {
                    throw new Failure("the slewd of " + data + " gave an answer of more than 1 MiB; see its log.");
                }
                selector.select(leftMs);
                selector.selectedKeys().clear();
                if (channel.read(buffer.clear()) < 0) {
                    throw new IOException("end of stream");
                }
                buffer.flip();
                while (buffer.hasRemaining()) {
                    byte b = buffer.get();
                    if (b != '\n') {
                        line.write(b);
                        continue;
                    }
                    Object answer = Json.read(line.toString(StandardCharsets.UTF_8));
                    line.reset();
                    // Greetings and events carry no id; the answer to the only request carries its id, or null when
                    // the daemon could not read it.
                    if (answer instanceof Map<?, ?> members && members.containsKey("id")) {
                        return result(members);
                    }
                }
            }
        }
    }

    private static Object result(Map<?, ?> answer) {
        if (answer.get("error") instanceof Map<?, ?> error) {
            String message = String.valueOf(error.get("message"));
            Object hint = error.get("data") instanceof Map<?, ?> more ? more.get("hint") : null;
            Object kind = error.get("data") instanceof Map<?, ?> more ? more.get("kind") : null;
            throw new Refusal(
                    String.valueOf(kind),
                    forPeople(
                            hint == null
                                    ? sentence(message)
                                    : withoutStop(message) + "; " + sentence(hint.toString())));
        }
        return answer.get("result");
    }

    /** A refusal names parameters as programs write them; nobody has typed those into a terminal. */
    private static String forPeople(String refusal) {
        String text = refusal;
        for (Map.Entry<String, String> each : IN_WORDS.entrySet()) {
            String name = each.getKey();
            text = text.replace("parameter \"" + name + '"', each.getValue())
                    .replace("give " + name + " as ", "give " + each.getValue() + " as ");
        }
        for (Map.Entry<String, String> each : IN_COMMANDS.entrySet()) {
            text = text.replace(each.getKey(), each.getValue());
        }
        return text;
    }

    private static String withoutStop(String text) {
        return Text.printableLines(text).strip().replaceAll("[.;]$", "");
    }

    private static String sentence(String text) {
        return withoutStop(text) + '.';
    }
}
