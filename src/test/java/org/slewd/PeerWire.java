package org.slewd;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.RandomAccessFile;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.slewd.link.ByteSink;
import org.slewd.link.SimulatedDevice;
import org.slewd.receiver.ReceiverDriver;
import org.slewd.rotator.RotatorDriver;

/** Real time, threads and programs, for tests with peers only. Everything it starts ends with {@link #close}. */
public final class PeerWire implements AutoCloseable {

    /** What a program printed and how it ended. */
    public record Run(int exit, String output) {}

    private interface Turn {
        void turn(List<byte[]> received, long nowNanos, ByteSink out) throws IOException;
    }

    private static final int FIRST_PORT = 10_240;
    private static final int PORTS = 20_000;

    /** Two test runs side by side begin at different places. */
    private static final AtomicInteger nextPort =
            new AtomicInteger((int) (ProcessHandle.current().pid() * 127 % PORTS));

    private final List<Closeable> opened = new ArrayList<>();
    private volatile boolean closed;

    /** Plugs {@code device} into a pseudo-terminal and returns the path of its other end; guard it with its own lock. */
    public Path plug(SimulatedDevice device) throws Exception {
        Path folder = Files.createTempDirectory("slewd-peer");
        Path ours = folder.resolve("device");
        Path theirs = folder.resolve("peer");
        opened.add(() -> {
            Files.deleteIfExists(ours);
            Files.deleteIfExists(theirs);
            Files.deleteIfExists(folder);
        });
        start(Peers.require("socat").toString(), "pty,raw,echo=0,link=" + ours, "pty,raw,echo=0,link=" + theirs);
        await("socat made its links", () -> Files.exists(ours) && Files.exists(theirs));
        RandomAccessFile file = new RandomAccessFile(ours.toFile(), "rw");
        pump(file::read, file::write, serve(device));
        return theirs;
    }

    /** Lets {@code device} serve one client after another on a port of its own and returns the port. */
    public int listen(SimulatedDevice device) throws IOException {
        ServerSocket server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        opened.add(server);
        server.setSoTimeout(5);
        daemon(() -> {
            while (!closed) {
                Socket client;
                try {
                    client = server.accept();
                } catch (SocketTimeoutException e) {
                    serve(device).turn(List.of(), System.nanoTime(), bytes -> {}); // it lives on while nobody looks
                    continue;
                }
                client.setTcpNoDelay(true);
                pump(client, serve(device)).join();
                client.close();
            }
        });
        return server.getLocalPort();
    }

    /** Connects {@code driver} to a server on this machine and keeps stepping it; guard it with its own lock. */
    public void connect(ReceiverDriver driver, int port) throws Exception {
        Socket socket = connected(port);
        synchronized (driver) {
            driver.onConnect(System.nanoTime());
        }
        pump(socket, (received, nowNanos, sink) -> {
            synchronized (driver) {
                received.forEach(bytes -> driver.onBytes(bytes, nowNanos));
                driver.step(nowNanos, sink);
            }
        });
    }

    /** As {@link #connect(ReceiverDriver, int)}. */
    public void connect(RotatorDriver driver, int port) throws Exception {
        Socket socket = connected(port);
        synchronized (driver) {
            driver.onConnect(System.nanoTime());
        }
        pump(socket, (received, nowNanos, sink) -> {
            synchronized (driver) {
                received.forEach(bytes -> driver.onBytes(bytes, nowNanos));
                driver.step(nowNanos, sink);
            }
        });
    }

    private Socket connected(int port) throws Exception {
        await("port " + port + " answers", () -> {
            try (Socket probe = new Socket(InetAddress.getLoopbackAddress(), port)) {
                return probe.isConnected();
            } catch (IOException e) {
                return false;
            }
        });
        Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        opened.add(socket);
        return socket;
    }

    private Thread pump(Socket socket, Turn turn) throws IOException {
        InputStream in = socket.getInputStream();
        OutputStream out = socket.getOutputStream();
        return pump(in::read, out::write, turn);
    }

    /** Starts a program that is ended by {@link #close}. */
    public Process start(String... command) throws IOException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        opened.add(() -> {
            process.destroy();
            process.onExit().join();
        });
        return process;
    }

    /** Runs a program to its end, at most 30 s. */
    public static Run run(String... command) throws Exception {
        Path output = Files.createTempFile("slewd-peer", ".txt");
        try {
            Process process = new ProcessBuilder(command)
                    .redirectErrorStream(true)
                    .redirectInput(
                            ProcessBuilder.Redirect.from(Path.of("/dev/null").toFile()))
                    .redirectOutput(output.toFile())
                    .start();
            if (!process.waitFor(30, TimeUnit.SECONDS)) {
                process.destroyForcibly();
                throw new AssertionError(String.join(" ", command) + " hangs; it has printed:\n"
                        + Files.readString(output, StandardCharsets.ISO_8859_1));
            }
            return new Run(process.exitValue(), Files.readString(output, StandardCharsets.ISO_8859_1));
        } finally {
            Files.delete(output);
        }
    }

    /**
     * A port for a program that is told its port and starts a moment later. It lies below those that the system gives to
     * whoever asks for any port: one of these may be given again before the program has taken it, and the driver under test
     * then talks to a stranger.
     */
    public static int freePort() throws IOException {
        for (int tries = 0; tries < PORTS; tries++) {
            int port = FIRST_PORT + Math.floorMod(nextPort.getAndIncrement(), PORTS);
            try (ServerSocket probe = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return probe.getLocalPort();
            } catch (BindException taken) {
                // the next one, then
            }
        }
        throw new IOException("no port is free between " + FIRST_PORT + " and " + (FIRST_PORT + PORTS));
    }

    /** Waits until {@code what} is so, at most 20 s. */
    public static void await(String what, BooleanSupplier isSo) throws InterruptedException {
        await(what, isSo, () -> "");
    }

    /** As {@link #await(String, BooleanSupplier)}; when it never is so, {@code instead} tells what is. */
    public static void await(String what, BooleanSupplier isSo, Supplier<Object> instead) throws InterruptedException {
        long startNanos = System.nanoTime();
        while (!isSo.getAsBoolean()) {
            if (System.nanoTime() - startNanos > 20_000_000_000L) {
                throw new AssertionError("not within 20 s: " + what + "; " + instead.get());
            }
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }

    @Override
    public void close() throws IOException {
        closed = true;
        for (int i = opened.size() - 1; i >= 0; i--) {
            opened.get(i).close();
        }
    }

    private static Turn serve(SimulatedDevice device) {
        return (received, nowNanos, out) -> {
            synchronized (device) {
                received.forEach(bytes -> device.onBytes(bytes, nowNanos));
                device.step(nowNanos, out);
            }
        };
    }

    private interface Source {
        int read(byte[] buffer) throws IOException;
    }

    private interface Drain {
        void write(byte[] bytes) throws IOException;
    }

    private interface Work {
        void run() throws Exception;
    }

    /** One thread waits for input, another takes a turn every second millisecond; both end with the input. */
    private Thread pump(Source source, Drain drain, Turn turn) {
        BlockingQueue<byte[]> inbox = new LinkedBlockingQueue<>();
        byte[] end = {};
        daemon(() -> {
            try {
                byte[] buffer = new byte[4096];
                for (int n = source.read(buffer); n > 0; n = source.read(buffer)) {
                    inbox.add(Arrays.copyOf(buffer, n));
                }
            } finally {
                inbox.add(end);
            }
        });
        return daemon(() -> {
            while (!closed) {
                List<byte[]> received = new ArrayList<>();
                byte[] first = inbox.poll(2, TimeUnit.MILLISECONDS);
                if (first != null) {
                    received.add(first);
                    inbox.drainTo(received);
                }
                boolean over = received.remove(end);
                turn.turn(received, System.nanoTime(), bytes -> {
                    try {
                        drain.write(bytes);
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                });
                if (over) {
                    return;
                }
            }
        });
    }

    private Thread daemon(Work work) {
        Thread thread = new Thread(() -> {
            try {
                work.run();
            } catch (Exception e) {
                if (!closed && !(e instanceof IOException) && !(e instanceof UncheckedIOException)) {
                    throw new IllegalStateException(e);
                }
            }
        });
        thread.setDaemon(true);
        thread.start();
        return thread;
    }
}
