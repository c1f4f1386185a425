package org.slewd.cli;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Arrays;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slewd.receiver.rtltcp.RtlTcpSimulator;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Serves a simulated dongle on a TCP port of this machine, to one client after the other. As the real server does, it throws the oldest
 * samples away for a client that reads too slowly, and hangs up on one that does not read at all.
 */
final class RtlTcpServer implements Closeable {

    /** As many buffers as {@code rtl_tcp} keeps unless it is told otherwise. */
    private static final int MAX_BUFFERS = 500;

    private static final long MAKE_MILLIS = 5;

    /** A client that takes nothing for so long is hung up on. */
    private static final long DEAF_NANOS = 1_000_000_000L;

    private static final Logger LOG = LoggerFactory.getLogger(RtlTcpServer.class);

    private final RtlTcpSimulator simulator;
    private final Clock clock;
    private final ServerSocket server;
    private final CountDownLatch end = new CountDownLatch(1);
    private volatile long dropped;

    private RtlTcpServer(RtlTcpSimulator simulator, Clock clock, ServerSocket server) {
        this.simulator = simulator;
        this.clock = clock;
        this.server = server;
    }

    /**
     * Opens the port, 0 for any that is free, and serves.
     *
     * @throws IOException with a sentence for an operator
     */
    static RtlTcpServer open(RtlTcpSimulator simulator, int port, Clock clock) throws IOException {
        ServerSocket socket;
        try {
            socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new IOException("port " + port + " cannot be opened: " + e.getMessage(), e);
        }
        RtlTcpServer server = new RtlTcpServer(simulator, clock, socket);
        server.daemon("rtl-tcp", server::serve);
        return server;
    }

    int port() {
        return server.getLocalPort();
    }

    /** Buffers that were thrown away because the client did not take them. */
    long dropped() {
        return dropped;
    }

    void awaitEnd() throws InterruptedException {
        end.await();
    }

    @Override
    public void close() throws IOException {
        end.countDown();
        server.close();
    }

    private interface Duty {
        void run() throws IOException, InterruptedException;
    }

    private Thread daemon(String name, Duty duty) {
        Thread thread = new Thread(
                () -> {
                    try {
                        duty.run();
                    } catch (IOException | InterruptedException e) {
                        LOG.debug("{} ends: {}", name, e.getMessage());
                    }
                },
                name);
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private void serve() throws IOException, InterruptedException {
        while (end.getCount() > 0) {
            try (Socket client = server.accept()) {
                new Session(client).run();
            }
        }
    }

    private final class Session {
        private final Socket client;
        private final ArrayBlockingQueue<byte[]> buffers = new ArrayBlockingQueue<>(MAX_BUFFERS);
        private volatile long takenNanos = clock.nanos();
        private volatile boolean gone;

        Session(Socket client) {
            this.client = client;
        }

        void run() throws InterruptedException {
            synchronized (simulator) {
                simulator.connected(clock.nanos());
            }
            Thread commands = daemon("rtl-tcp-commands", this::obey);
            Thread writer = daemon("rtl-tcp-samples", this::write);
            try {
                while (!gone && end.getCount() > 0) {
                    make();
                    TimeUnit.MILLISECONDS.sleep(MAKE_MILLIS);
                }
            } finally {
                hangUp();
                commands.interrupt();
                writer.interrupt();
                commands.join();
                writer.join();
            }
        }

        private void make() {
            long nowNanos = clock.nanos();
            synchronized (simulator) {
                simulator.step(nowNanos, bytes -> {
                    while (!buffers.offer(bytes)) {
                        buffers.poll();
                        dropped++;
                    }
                });
            }
            if (!buffers.isEmpty() && nowNanos - takenNanos > DEAF_NANOS) {
                LOG.debug("the client takes nothing, and is hung up on");
                gone = true;
            }
        }

        private void obey() throws IOException {
            try {
                InputStream in = client.getInputStream();
                byte[] buffer = new byte[256];
                for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                    byte[] bytes = Arrays.copyOf(buffer, n);
                    synchronized (simulator) {
                        simulator.onBytes(bytes, clock.nanos());
                    }
                }
            } finally {
                gone = true;
            }
        }

        private void write() throws IOException, InterruptedException {
            try {
                OutputStream out = client.getOutputStream();
                while (!gone) {
                    byte[] bytes = buffers.poll(100, TimeUnit.MILLISECONDS);
                    if (bytes != null) {
                        out.write(bytes);
                        takenNanos = clock.nanos();
                    }
                }
            } finally {
                gone = true;
            }
        }

        private void hangUp() {
            gone = true;
            try {
                client.close();
            } catch (IOException e) {
                LOG.debug("cannot close", e);
            }
        }
    }
}
