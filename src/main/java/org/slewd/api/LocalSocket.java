package org.slewd.api;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Consumer;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The local socket {@code slewd.sock} in the data directory: one JSON-RPC request a line in, one answer a line out, by
 * the same table as the WebSocket. Who can open the file (mode 0600) is the administrator.
 *
 * <p>It has plain threads of its own and shares nothing with the event loop, so {@code station.stop} works here when
 * nothing else does. When all connections are taken, the one that was idle longest gives way.
 */
public final class LocalSocket implements AutoCloseable {

    public static final String FILE_NAME = "slewd.sock";

    private static final Logger LOG = LoggerFactory.getLogger(LocalSocket.class);

    /** A thread each; commands in a terminal last a moment, and a few scripts stay. */
    static final int MAX_CONNECTIONS = 16;

    /** A script that asks once a minute stays connected. */
    private static final Duration IDLE = Duration.ofSeconds(90);

    /** Longest path that the system takes for a socket, without its terminator (sockaddr_un on Linux). */
    private static final int MAX_PATH_BYTES = 107;

    private final Path path;
    private final ServerSocketChannel server;
    private final Dispatcher dispatcher;
    private final Consumer<String> left;
    private final Clock clock;
    private final Duration idle;
    private final Set<LocalConnection> connections = new LinkedHashSet<>();
    private long opened;
    private boolean isClosed;

    private LocalSocket(
            Path path,
            ServerSocketChannel server,
            Dispatcher dispatcher,
            Consumer<String> left,
            Clock clock,
            Duration idle) {
        this.path = path;
        this.server = server;
        this.dispatcher = dispatcher;
        this.left = left;
        this.clock = clock;
        this.idle = idle;
    }

    /**
     * Opens the socket and serves it. Blocks for the file.
     *
     * @throws RefusedToStartException when another slewd answers there or the socket cannot be made
     */
    public static LocalSocket start(DataDirectory directory, Access access, Desks desks)
            throws RefusedToStartException {
        return start(directory, Methods.dispatcher(desks, access), desks.leases()::leave, desks.clock(), IDLE);
    }

    static LocalSocket start(DataDirectory directory, Dispatcher dispatcher, Clock clock, Duration idle)
            throws RefusedToStartException {
        return start(directory, dispatcher, connection -> {}, clock, idle);
    }

    private static LocalSocket start(
            DataDirectory directory, Dispatcher dispatcher, Consumer<String> left, Clock clock, Duration idle)
            throws RefusedToStartException {
        Path path = directory.file(FILE_NAME);
        if (path.toString().getBytes(StandardCharsets.UTF_8).length > MAX_PATH_BYTES) {
            throw new RefusedToStartException("the path " + path + " is too long for a local socket (at most "
                    + MAX_PATH_BYTES + " bytes); slewd did not start. Name a data directory with a shorter path");
        }
        try {
            if (isServed(path)) {
                throw DataDirectory.inUse(directory.path());
            }
            LocalSocket socket = new LocalSocket(path, bind(directory, path), dispatcher, left, clock, idle);
            socket.spawn("slewd-local-accept", socket::acceptAll);
            socket.spawn("slewd-local-idle", socket::closeIdle);
            return socket;
        } catch (IOException e) {
            throw new RefusedToStartException(
                    "the local socket " + path + " cannot be made (" + DataDirectory.reason(e)
                            + "); slewd did not start. Check that the data directory belongs to the user slewd runs as",
                    e);
        }
    }

    /** Whether somebody answers at {@code path}. The claim on the directory says no; this says so too if the claim was deleted. */
    private static boolean isServed(Path path) {
        try (SocketChannel probe = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return probe.isConnected();
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Makes the socket in a folder that only the owner can enter and moves it into place when its mode is right: bind
     * itself knows no mode, so at its final place it would stand open for a moment. Moving also replaces what a dead process has left.
     */
    private static ServerSocketChannel bind(DataDirectory directory, Path path) throws IOException {
        Path folder = directory.file(".new");
        Path fresh = folder.resolve("s");
        Files.deleteIfExists(fresh);
        Files.deleteIfExists(folder);
        Files.createDirectory(folder, DataDirectory.forOwner("rwx------"));
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(fresh));
            Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rw-------"));
            Files.move(fresh, path, StandardCopyOption.ATOMIC_MOVE);
            Files.delete(folder);
            return server;
        } catch (IOException e) {
            server.close();
            throw e;
        }
    }

    /** Ends all connections and removes the socket. */
    @Override
    public void close() {
        synchronized (this) {
            if (isClosed) {
                return;
            }
            isClosed = true;
            notifyAll();
            connections.forEach(LocalConnection::close);
        }
        try {
            server.close();
            Files.deleteIfExists(path);
        } catch (IOException e) {
            LOG.warn("the local socket {} was not removed: {}. The next start removes it", path, e.getMessage());
        }
    }

    private void acceptAll() {
        while (true) {
            try {
                serve(server.accept());
            } catch (IOException e) {
                if (!server.isOpen()) {
                    return;
                }
                LOG.warn("a local connection was not accepted: {}", DataDirectory.reason(e));
                // Out of file descriptors, accept fails at once and again and again.
                LockSupport.parkNanos(TimeUnit.SECONDS.toNanos(1));
            }
        }
    }

    private synchronized void serve(SocketChannel channel) {
        LocalConnection connection =
                new LocalConnection(channel, dispatcher, clock, "command " + ++opened + " at the station");
        if (isClosed) {
            connection.close();
            return;
        }
        if (connections.size() == MAX_CONNECTIONS) {
            connections.stream()
                    .max(Comparator.comparingLong(LocalConnection::idleNanos))
                    .ifPresent(this::end);
        }
        connections.add(connection);
        spawn("slewd-local-" + opened, () -> {
            try {
                connection.serve();
            } finally {
                // Whatever it died of: a connection that is gone must hold nothing.
                ended(connection);
                left.accept(connection.connection());
            }
        });
    }

    private synchronized void ended(LocalConnection connection) {
        connections.remove(connection);
    }

    private synchronized void end(LocalConnection connection) {
        connections.remove(connection);
        connection.close();
    }

    /** A channel knows no read time-out; closing it from here frees its thread, whether that reads or writes. */
    private synchronized void closeIdle() {
        try {
            while (!isClosed) {
                Set<LocalConnection> now = Set.copyOf(connections);
                now.stream()
                        .filter(connection -> connection.idleNanos() >= idle.toNanos())
                        .forEach(this::end);
                wait(Math.max(1, idle.toMillis() / 10));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void spawn(String name, Runnable work) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }
}
