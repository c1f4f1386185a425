package org.slewd.cli;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.SelectionKey;
import java.nio.channels.Selector;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * One of many WebSockets to a daemon on this machine, small enough that a thousand of them are served by one thread and cost less than what is
 * measured. One thread.
 */
final class CrowdSocket implements AutoCloseable {

    /** The longest frame of an event or an answer to what is asked here, and room for the one behind it. */
    private static final int BUFFER_BYTES = 32 * 1024;

    /** So little that a socket which does not read is felt soon. */
    private static final int STUCK_BUFFER_BYTES = 8 * 1024;

    private static final int TEXT = 0x81;
    private static final int CLOSE = 0x88;
    private static final int PING = 0x89;
    private static final byte[] NO_MASK = new byte[4];

    /** Without it the daemon takes a client that only listens for dead. Its pings are empty. */
    private static final byte[] PONG = {(byte) 0x8a, (byte) 0x80, 0, 0, 0, 0};

    private final SocketChannel channel;
    private ByteBuffer in = ByteBuffer.allocate(BUFFER_BYTES);
    private boolean isOver;

    private CrowdSocket(SocketChannel channel) {
        this.channel = channel;
    }

    /**
     * Connects and shows {@code token}.
     *
     * @param reads whether it will ever read
     * @throws Failure when the daemon refuses it, with the status
     */
    static CrowdSocket open(int port, String token, boolean reads) throws IOException {
        SocketChannel channel = SocketChannel.open();
        try {
            if (!reads) {
                channel.setOption(StandardSocketOptions.SO_RCVBUF, STUCK_BUFFER_BYTES);
            }
            channel.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            channel.setOption(StandardSocketOptions.TCP_NODELAY, true);
            CrowdSocket socket = new CrowdSocket(channel);
            socket.shake(port, token);
            return socket;
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private void shake(int port, String token) throws IOException {
        String request = "GET /api/v1/rpc HTTP/1.1\r\nHost: 127.0.0.1:" + port + "\r\nAuthorization: Bearer " + token
                + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                + "\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
        write(ByteBuffer.wrap(request.getBytes(StandardCharsets.US_ASCII)));
        int end = -1;
        while (end < 0) {
            if (channel.read(in) < 0) {
                throw new IOException("the daemon ended the connection");
            }
            end = new String(in.array(), 0, in.position(), StandardCharsets.ISO_8859_1).indexOf("\r\n\r\n");
        }
        String status = new String(in.array(), 0, 12, StandardCharsets.ISO_8859_1);
        if (!status.equals("HTTP/1.1 101")) {
            throw new Failure("the daemon let no more clients in: " + status + '.');
        }
        in.flip().position(end + 4);
        in.compact();
    }

    /** Sends a request; blocks while the daemon takes nothing. Before {@link #register} only. */
    void ask(String id, String method, String params) throws IOException {
        write(request(id, method, params));
    }

    /** A request in its frame. */
    static ByteBuffer request(String id, String method, String params) {
        byte[] text = ("{\"jsonrpc\":\"2.0\",\"id\":\"" + id + "\",\"method\":\"" + method + "\",\"params\":" + params
                        + "}")
                .getBytes(StandardCharsets.UTF_8);
        ByteBuffer frame = ByteBuffer.allocate(text.length + 8).put((byte) TEXT);
        if (text.length < 126) {
            frame.put((byte) (0x80 | text.length));
        } else {
            frame.put((byte) (0x80 | 126)).putShort((short) text.length);
        }
        return frame.put(NO_MASK).put(text).flip();
    }

    /** Sends all of {@code frames}, which stays as it was. Blocks, unless registered: then what finds no room is lost. */
    void write(ByteBuffer frames) throws IOException {
        ByteBuffer left = frames.duplicate();
        do {
            channel.write(left);
        } while (left.hasRemaining() && channel.isBlocking());
    }

    /** From here on it blocks no more. */
    void register(Selector selector, Object attachment) throws IOException {
        channel.configureBlocking(false);
        channel.register(selector, SelectionKey.OP_READ, attachment);
    }

    /**
     * Takes what has come, and waits for it unless registered.
     *
     * @param texts is handed each text
     * @return whether there will be more
     */
    boolean read(Consumer<String> texts) throws IOException {
        int count = channel.read(in);
        in.flip();
        while (!isOver) {
            Optional<String> text = next();
            if (text.isEmpty()) {
                break;
            }
            texts.accept(text.get());
        }
        if (in.position() == 0 && in.limit() == in.capacity()) {
            ByteBuffer larger = ByteBuffer.allocate(2 * in.capacity()).put(in);
            in = larger;
        } else {
            in.compact();
        }
        return count >= 0 && !isOver;
    }

    /** The next whole text; pings on the way to it are answered. */
    private Optional<String> next() throws IOException {
        while (in.remaining() >= 2) {
            int kind = in.get(in.position()) & 0xff;
            int length = in.get(in.position() + 1);
            int head = 2;
            if (length == 126) {
                head = 4;
                length = in.remaining() < 4 ? Integer.MAX_VALUE : in.getShort(in.position() + 2) & 0xffff;
            } else if (length == 127) {
                head = 10;
                length = in.remaining() < 10 ? Integer.MAX_VALUE : (int) in.getLong(in.position() + 2);
            }
            if (in.remaining() - head < length) {
                return Optional.empty();
            }
            int start = in.position() + head;
            in.position(start + length);
            if (kind == CLOSE) {
                isOver = true;
                return Optional.empty();
            }
            if (kind == PING) {
                write(ByteBuffer.wrap(PONG));
            }
            if (kind == TEXT) {
                return Optional.of(new String(in.array(), start, length, StandardCharsets.UTF_8));
            }
        }
        return Optional.empty();
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
