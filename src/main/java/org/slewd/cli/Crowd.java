package org.slewd.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.Selector;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.slewd.time.Clock;

/**
 * Clients of a daemon on this machine that hear of everything once a second, beside clients that never read and clients that ask without end. One
 * thread, but for those that ask, which have one each.
 */
final class Crowd implements AutoCloseable {

    private static final String ALL =
            "{\"topics\":[\"state\",\"pointing\",\"tuning\",\"device\",\"lease\",\"alert\"],\"maxRateHz\":%s}";

    /** What a client that never reads asks for: as much as there is. */
    private static final String OFTEN = ALL.formatted("20");

    private static final String ONCE_A_SECOND = ALL.formatted("1");

    /** The topic whose age and rate are measured. */
    private static final String MEASURED = "\"topic\":\"pointing\"";

    /** How often one of the clients asks something, one after the other. */
    private static final long ASK_EVERY_NANOS = 50_000_000L;

    /** Longer than the daemon bears one that does not read. */
    private static final long STUCK_NANOS = 15_000_000_000L;

    /** Requests that a client that floods sends in one piece. */
    private static final int FLOOD_AT_ONCE = 20;

    /**
     * What was heard.
     *
     * @param events of one topic
     * @param agesMs of what those told when they were read, in order
     * @param roundTripsMs from requests to their answers, in order
     * @param ended connections of listeners that the daemon has ended
     * @param gaps events that were left out
     */
    record Heard(long events, double[] agesMs, double[] roundTripsMs, int ended, long gaps) {}

    private final Clock clock;
    private final int port;
    private final String token;
    private final Selector selector;
    private final List<Listener> listeners = new ArrayList<>();
    private final List<Thread> floods = new ArrayList<>();
    private final AtomicLong flooded = new AtomicLong();
    private volatile boolean isOver;
    private Thread sticking = new Thread();
    private int ended;

    Crowd(Clock clock, int port, String token) throws IOException {
        this.clock = clock;
        this.port = port;
        this.token = token;
        this.selector = Selector.open();
    }

    /** One that listens. */
    private static final class Listener {
        private final CrowdSocket socket;
        private long seq;
        private long askedNanos;

        Listener(CrowdSocket socket) {
            this.socket = socket;
        }
    }

    /** Lets {@code count} more listen, one after the other within {@code within}, so that they are not all served by the same tick. */
    void listen(int count, Duration within) throws IOException, InterruptedException {
        long startNanos = clock.nanos();
        for (int i = 0; i < count; i++) {
            long dueNanos = startNanos + within.toNanos() * i / count;
            do {
                serve(1, null);
            } while (clock.nanos() - dueNanos < 0);
            CrowdSocket socket = CrowdSocket.open(port, token, true);
            socket.ask("0", "events.subscribe", ONCE_A_SECOND);
            Listener listener = new Listener(socket);
            socket.register(selector, listener);
            listeners.add(listener);
        }
    }

    int listening() {
        return listeners.size();
    }

    /** Lets {@code count} fewer listen. */
    void dismiss(int count) throws IOException {
        for (int i = 0; i < count && !listeners.isEmpty(); i++) {
            listeners.remove(listeners.size() - 1).socket.close();
        }
    }

    /**
     * Connects {@code count} that ask for all there is and read nothing. They cannot see that they are let go, so that each is replaced after
     * 15 s, by a thread of their own.
     */
    void stick(int count) {
        sticking = new Thread(() -> stickForEver(count), "stuck");
        sticking.setDaemon(true);
        sticking.start();
    }

    private void stickForEver(int count) {
        Deque<CrowdSocket> stuck = new ArrayDeque<>();
        try {
            while (!Thread.currentThread().isInterrupted()) {
                if (stuck.size() == count) {
                    stuck.removeFirst().close();
                }
                stick(stuck);
                TimeUnit.NANOSECONDS.sleep(STUCK_NANOS / count);
            }
        } catch (InterruptedException | IOException e) {
            // Their time is over.
            Thread.currentThread().interrupt();
        } finally {
            stuck.forEach(Crowd::end);
        }
    }

    private void stick(Deque<CrowdSocket> stuck) throws IOException {
        try {
            CrowdSocket socket = CrowdSocket.open(port, token, false);
            socket.ask("0", "events.subscribe", OFTEN);
            stuck.addLast(socket);
        } catch (Failure e) {
            // No room for it now: the daemon has not seen yet that another has gone.
            Thread.onSpinWait();
        }
    }

    /** Ends those that read nothing. */
    void unstick() throws InterruptedException {
        sticking.interrupt();
        sticking.join();
    }

    private static void end(CrowdSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Lets {@code count} ask as fast as they can; whoever is sent away comes again at once. */
    void flood(int count) {
        ByteBuffer one = CrowdSocket.request("1", "station.snapshot", "{}");
        ByteBuffer requests = ByteBuffer.allocate(FLOOD_AT_ONCE * one.remaining());
        for (int i = 0; i < FLOOD_AT_ONCE; i++) {
            requests.put(one.duplicate());
        }
        requests.flip();
        for (int i = 0; i < count; i++) {
            Thread thread = new Thread(() -> floodForEver(requests), "flood");
            thread.setDaemon(true);
            thread.start();
            floods.add(thread);
        }
    }

    private void floodForEver(ByteBuffer requests) {
        while (!isOver) {
            try (CrowdSocket socket = CrowdSocket.open(port, token, true)) {
                do {
                    socket.write(requests);
                    flooded.addAndGet(FLOOD_AT_ONCE);
                } while (socket.read(text -> {}) && !isOver);
            } catch (IOException | Failure e) {
                // It was cut off in the middle of a sentence, as was to be expected, or there is no room for it now.
                Thread.onSpinWait();
            }
        }
    }

    /** Requests of those that flood, up to now. */
    long flooded() {
        return flooded.get();
    }

    /** What is heard and counted. */
    private static final class Tally {
        private final DoubleList agesMs = new DoubleList();
        private final DoubleList roundTripsMs = new DoubleList();
        private long gaps;
    }

    /** Listens for {@code length}. */
    Heard hear(Duration length) throws IOException {
        Tally tally = new Tally();
        int endedBefore = ended;
        ByteBuffer question = CrowdSocket.request("ask", "lease.list", "{}");
        long startNanos = clock.nanos();
        long nextNanos = startNanos;
        int next = 0;
        while (clock.nanos() - startNanos < length.toNanos()) {
            serve(10, tally);
            if (!listeners.isEmpty() && clock.nanos() - nextNanos >= 0) {
                nextNanos += ASK_EVERY_NANOS;
                ask(listeners.get(next++ % listeners.size()), question);
            }
        }
        double[] agesMs = tally.agesMs.sorted();
        return new Heard(agesMs.length, agesMs, tally.roundTripsMs.sorted(), ended - endedBefore, tally.gaps);
    }

    private void ask(Listener listener, ByteBuffer question) throws IOException {
        listener.askedNanos = clock.nanos();
        listener.socket.write(question);
    }

    /** Takes what comes within {@code ms}. */
    private void serve(long ms, Tally tally) throws IOException {
        selector.select(
                key -> {
                    Listener listener = (Listener) key.attachment();
                    try {
                        if (!listener.socket.read(text -> heard(listener, text, tally))) {
                            end(listener);
                        }
                    } catch (IOException e) {
                        end(listener);
                    }
                },
                ms);
    }

    private void end(Listener listener) {
        ended++;
        listeners.remove(listener);
        end(listener.socket);
    }

    private void heard(Listener listener, String text, Tally tally) {
        if (text.contains(MEASURED)) {
            long seq = Long.parseLong(between(text, "\"seq\":", ","));
            if (tally != null) {
                Instant told = Instant.parse(between(text, "\"utc\":\"", "\""));
                tally.agesMs.add(Duration.between(told, clock.utc()).toNanos() / 1e6);
                tally.gaps += listener.seq == 0 ? 0 : seq - listener.seq - 1;
            }
            listener.seq = seq;
        } else if (tally != null && text.contains("\"id\":\"ask\"")) {
            tally.roundTripsMs.add((clock.nanos() - listener.askedNanos) / 1e6);
        }
    }

    private static String between(String text, String start, String end) {
        int from = text.indexOf(start) + start.length();
        return text.substring(from, text.indexOf(end, from));
    }

    @Override
    public void close() throws IOException {
        isOver = true;
        dismiss(listeners.size());
        sticking.interrupt();
        selector.close();
    }

    /** Numbers without a box around each. */
    private static final class DoubleList {
        private double[] values = new double[1024];
        private int size;

        void add(double value) {
            if (size == values.length) {
                values = Arrays.copyOf(values, 2 * size);
            }
            values[size++] = value;
        }

        double[] sorted() {
            double[] all = Arrays.copyOf(values, size);
            Arrays.sort(all);
            return all;
        }
    }
}
