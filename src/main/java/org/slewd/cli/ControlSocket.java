package org.slewd.cli;

import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.Channels;
import java.nio.channels.ServerSocketChannel;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.function.UnaryOperator;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A Unix-domain socket that answers each line with one line. For the user who started it only. Each client has a daemon
 * thread; the answering function is called from these.
 */
final class ControlSocket implements Closeable {

    /** Scripts and a person or two; more is a mistake. */
    private static final int MAX_CLIENTS = 8;

    /** The longest command has a dozen characters. */
    private static final int MAX_LINE_BYTES = 256;

    private static final Logger LOG = LoggerFactory.getLogger(ControlSocket.class);

    private final Path path;
    private final ServerSocketChannel server;
    private final UnaryOperator<String> answers;
    private final Semaphore room = new Semaphore(MAX_CLIENTS);

    private ControlSocket(Path path, ServerSocketChannel server, UnaryOperator<String> answers) {
        this.path = path;
        this.server = server;
        this.answers = answers;
    }

    /**
     * Listens at {@code path}. A socket that is left over is replaced; one that answers, and anything else, is not.
     *
     * @throws IOException with a sentence for an operator
     */
    static ControlSocket open(Path path, UnaryOperator<String> answers) throws IOException {
        makeRoom(path);
        ServerSocketChannel server = ServerSocketChannel.open(StandardProtocolFamily.UNIX);
        try {
            server.bind(UnixDomainSocketAddress.of(path));
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            server.close();
            throw new IOException("cannot listen at " + path + ": " + e.getMessage() + "; check the folder", e);
        }
        ControlSocket socket = new ControlSocket(path, server, answers);
        socket.start("control", socket::acceptForEver);
        return socket;
    }

    private static void makeRoom(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        if (!Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS)
                .isOther()) {
            throw new IOException(path + " exists and is no socket; slewd leaves it alone. Name another one");
        }
        Optional<SocketChannel> other = connect(path);
        if (other.isPresent()) {
            other.get().close();
            throw new IOException(path + " is in use by another simulator; end that one or name another socket");
        }
        Files.delete(path);
    }

    private static Optional<SocketChannel> connect(Path path) {
        try {
            return Optional.of(SocketChannel.open(UnixDomainSocketAddress.of(path)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() throws IOException {
        if (server.isOpen()) {
            server.close();
            Files.deleteIfExists(path);
        }
    }

    private void start(String name, Runnable body) {
        Thread thread = new Thread(body, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void acceptForEver() {
        try {
            while (true) {
                SocketChannel client = server.accept();
                if (room.tryAcquire()) {
                    start("control-client", () -> serve(client));
                } else {
                    say(client, "error too many clients, at most " + MAX_CLIENTS);
                    client.close();
                }
            }
        } catch (IOException e) {
            LOG.debug("{}: no more clients", path, e);
        }
    }

    private void serve(SocketChannel client) {
        try (client;
                InputStream in = Channels.newInputStream(client)) {
            ByteArrayOutputStream line = new ByteArrayOutputStream();
            for (int b = in.read(); b >= 0; b = in.read()) {
                if (b == '\n') {
                    say(
                            client,
                            answers.apply(line.toString(StandardCharsets.UTF_8).strip()));
                    line.reset();
                } else if (line.size() == MAX_LINE_BYTES) {
                    say(client, "error a line has at most " + MAX_LINE_BYTES + " bytes");
                    return;
                } else {
                    line.write(b);
                }
            }
        } catch (IOException e) {
            LOG.debug("{}: a client left", path, e);
        } finally {
            room.release();
        }
    }

    private static void say(SocketChannel client, String line) throws IOException {
        ByteBuffer bytes = ByteBuffer.wrap((line + '\n').getBytes(StandardCharsets.UTF_8));
        while (bytes.hasRemaining()) {
            client.write(bytes);
        }
    }
}
