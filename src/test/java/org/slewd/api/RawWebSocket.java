package org.slewd.api;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A WebSocket by its bytes, for whoever wants to send what no library would. One thread. */
final class RawWebSocket implements Closeable {

    static final int CONTINUATION = 0;
    static final int TEXT = 1;
    static final int BINARY = 2;
    static final int CLOSE = 8;
    static final int PING = 9;

    /** Added to a kind: this frame is the last of its message. */
    static final int FINAL = 0x80;

    /** A frame from the server; those of a slewd are whole messages. */
    record Frame(int kind, byte[] payload) {

        String text() {
            return new String(payload, StandardCharsets.UTF_8);
        }

        /** The code of a close frame; 1005 where it says none. */
        int closeCode() {
            return payload.length < 2 ? 1005 : ((payload[0] & 0xff) << 8) | (payload[1] & 0xff);
        }
    }

    private final Socket socket;
    private final InputStream in;

    /** @param token what to log in with */
    RawWebSocket(int port, Optional<String> token, int patienceMs) throws IOException {
        this(
                new Socket(InetAddress.getLoopbackAddress(), port),
                patienceMs,
                "Host: 127.0.0.1:" + port
                        + token.map(secret -> "\r\nAuthorization: Bearer " + secret)
                                .orElse(""));
    }

    /**
     * By a connection that is there.
     *
     * @param headers of the request, without those of the upgrade
     */
    RawWebSocket(Socket socket, int patienceMs, String headers) throws IOException {
        this.socket = socket;
        try {
            socket.setSoTimeout(patienceMs);
            socket.setTcpNoDelay(true);
            in = new BufferedInputStream(socket.getInputStream(), 16_384);
            String request = "GET /api/v1/rpc HTTP/1.1\r\n" + headers
                    + "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13"
                    + "\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            StringBuilder head = new StringBuilder();
            while (head.indexOf("\r\n\r\n") < 0) {
                int next = in.read();
                if (next < 0) {
                    throw new EOFException("no answer to the request for a WebSocket: " + head);
                }
                head.append((char) next);
            }
            if (!head.toString().startsWith("HTTP/1.1 101")) {
                throw new IOException(head.toString());
            }
        } catch (IOException e) {
            socket.close();
            throw e;
        }
    }

    /** A masked frame, as a client has to send them; the mask is all zero, so that the payload stands as it is. */
    static byte[] frame(int kind, byte[] payload) {
        ByteArrayOutputStream frame = new ByteArrayOutputStream(payload.length + 14);
        frame.write(kind);
        if (payload.length < 126) {
            frame.write(0x80 | payload.length);
        } else if (payload.length < 65_536) {
            frame.write(0x80 | 126);
            frame.write(payload.length >> 8);
            frame.write(payload.length);
        } else {
            frame.write(0x80 | 127);
            for (int shift = 56; shift >= 0; shift -= 8) {
                frame.write((int) ((long) payload.length >> shift));
            }
        }
        frame.writeBytes(new byte[4]);
        frame.writeBytes(payload);
        return frame.toByteArray();
    }

    void write(byte[] bytes, int from, int length) throws IOException {
        socket.getOutputStream().write(bytes, from, length);
    }

    void write(byte[] bytes) throws IOException {
        write(bytes, 0, bytes.length);
    }

    /** Whether something has come that can be read without waiting long. */
    boolean hasNews() throws IOException {
        return in.available() > 0;
    }

    /** The next frame; nothing when the server has ended the connection. */
    Optional<Frame> read() throws IOException {
        int kind = in.read();
        if (kind < 0) {
            return Optional.empty();
        }
        int length = in.read();
        if (length == 126) {
            length = (in.read() << 8) | in.read();
        } else if (length == 127) {
            byte[] eight = in.readNBytes(8);
            length = ((eight[4] & 0xff) << 24)
                    | ((eight[5] & 0xff) << 16)
                    | ((eight[6] & 0xff) << 8)
                    | (eight[7] & 0xff);
        }
        byte[] payload = in.readNBytes(length);
        return payload.length < length ? Optional.empty() : Optional.of(new Frame(kind & 0x0f, payload));
    }

    /** Has said all and still listens. */
    void sayNoMore() throws IOException {
        socket.shutdownOutput();
    }

    /** Ends it without a word, as a program that is killed. */
    void reset() throws IOException {
        socket.setSoLinger(true, 0);
        socket.close();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
