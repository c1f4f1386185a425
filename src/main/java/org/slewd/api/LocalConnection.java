package org.slewd.api;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import org.slewd.people.Login;
import org.slewd.people.Person;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One connection of the local socket. One thread reads lines and carries them out. An answer that is not there at once is
 * awaited by a thread of its own, because the next line may be a stop; so answers may overtake one another, and {@code id} tells them apart.
 */
final class LocalConnection implements Caller {

    private static final Logger LOG = LoggerFactory.getLogger(LocalConnection.class);

    /** Answers that are awaited at once: a person waits for one, a script for a few. */
    private static final int MAX_LATE = 4;

    private final SocketChannel channel;
    private final Dispatcher dispatcher;
    private final Clock clock;
    private final String who;
    private final Semaphore late = new Semaphore(MAX_LATE);
    private final ByteBuffer in = ByteBuffer.allocate(ApiLimits.MAX_MESSAGE_BYTES + 1);
    private volatile long lastNanos;

    LocalConnection(SocketChannel channel, Dispatcher dispatcher, Clock clock, String who) {
        this.channel = channel;
        this.dispatcher = dispatcher;
        this.clock = clock;
        this.who = who;
        this.lastNanos = clock.nanos();
    }

    @Override
    public String who() {
        return who;
    }

    @Override
    public String connection() {
        return who;
    }

    @Override
    public String address() {
        return "local socket";
    }

    @Override
    public boolean isAtStation() {
        return true;
    }

    @Override
    public Optional<Person> person() {
        return Optional.of(Person.MACHINE);
    }

    @Override
    public void logIn(Login login) {
        // Whoever can open the socket is the administrator already.
    }

    @Override
    public void logOut() {
        // And stays that as long as he can.
    }

    @Override
    public void subscribe(Set<Topic> topics, double maxRateHz) throws RequestException {
        throw noEvents();
    }

    @Override
    public void unsubscribe(Set<Topic> topics) throws RequestException {
        throw noEvents();
    }

    @Override
    public void admit() throws RequestException {
        if (late.availablePermits() == 0) {
            throw new RequestException(
                    Kind.TOO_MANY,
                    MAX_LATE + " requests of this connection are not answered yet",
                    "wait for an answer before asking more");
        }
    }

    /** Time since it last did something. Any thread. */
    long idleNanos() {
        return clock.nanos() - lastNanos;
    }

    /** Frees the thread in {@link #serve}. Any thread. */
    void close() {
        try {
            channel.close();
        } catch (IOException e) {
            LOG.debug("{} was not closed cleanly", who, e);
        }
    }

    /** Serves until the other end goes, is idle too long or sends too long a line. */
    void serve() {
        try (channel) {
            boolean open = true;
            while (open) {
                open = channel.read(in) >= 0;
                lastNanos = clock.nanos();
                serveLines(!open);
                if (!in.hasRemaining()) {
                    write(tooLong());
                    return;
                }
            }
            // Who has said all may still listen; the dispatcher keeps a deadline, so this ends.
            late.acquireUninterruptibly(MAX_LATE);
        } catch (IOException e) {
            // The other end is gone, or this one was closed for idleness: nobody is left to tell.
            LOG.debug("{} ended: {}", who, DataDirectory.reason(e));
        }
    }

    private void serveLines(boolean isLast) throws IOException {
        in.flip();
        int start = 0;
        for (int i = 0; i < in.limit(); i++) {
            if (in.get(i) == '\n') {
                serveLine(start, i);
                start = i + 1;
            }
        }
        if (isLast && start < in.limit()) {
            serveLine(start, in.limit());
            start = in.limit();
        }
        in.position(start);
        in.compact();
    }

    private void serveLine(int start, int end) throws IOException {
        String line = new String(in.array(), start, end - start, StandardCharsets.UTF_8).strip();
        if (line.isEmpty()) {
            return;
        }
        CompletableFuture<Optional<String>> answer =
                dispatcher.dispatch(line, this).toCompletableFuture();
        if (answer.isDone()) {
            write(answer.join());
        } else {
            late.acquireUninterruptibly();
            Thread waiter =
                    new Thread(() -> writeLate(answer), Thread.currentThread().getName() + "-answer");
            waiter.setDaemon(true);
            waiter.start();
        }
    }

    private void writeLate(CompletableFuture<Optional<String>> answer) {
        try {
            write(answer.join());
        } catch (IOException e) {
            LOG.debug("{} left before its answer: {}", who, DataDirectory.reason(e));
        } finally {
            late.release();
        }
    }

    private void write(Optional<String> answer) throws IOException {
        if (answer.isPresent()) {
            write(answer.get());
        }
    }

    private synchronized void write(String answer) throws IOException {
        ByteBuffer out = ByteBuffer.wrap((answer + "\n").getBytes(StandardCharsets.UTF_8));
        // Before the other end can see the answer, so that who is idle longest does not hang on whose thread comes
        // first.
        lastNanos = clock.nanos();
        while (out.hasRemaining()) {
            channel.write(out);
        }
    }

    private static String tooLong() {
        RequestException refused = new RequestException(
                Kind.TOO_LARGE,
                "a line has at most " + ApiLimits.MAX_MESSAGE_BYTES + " bytes",
                "send one request a line");
        return Dispatcher.refused(refused);
    }

    private static RequestException noEvents() {
        return new RequestException(
                Kind.UNSUPPORTED, "nothing is pushed on the local socket", "use the WebSocket at /api/v1/rpc");
    }
}
