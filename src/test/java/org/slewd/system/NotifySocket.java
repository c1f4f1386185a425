package org.slewd.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The service manager's end: a real datagram socket, as systemd has one. */
public final class NotifySocket implements AutoCloseable {

    private static final int MSG_DONTWAIT = 0x40;
    private static final int SOL_SOCKET = 1;
    private static final int SO_RCVTIMEO = 20;

    /** A daemon on a busy machine takes some seconds to be ready. */
    private static final int PATIENCE_S = 60;

    private final Sockets sockets = Native.load("c", Sockets.class);
    private final int socket;

    /** What the tests call of the C library. */
    interface Sockets extends Library {
        int socket(int domain, int type, int protocol);

        int bind(int fd, byte[] address, int length);

        int setsockopt(int fd, int level, int option, byte[] value, int length);

        NativeLong recv(int fd, byte[] buffer, NativeLong length, int flags);

        int close(int fd);
    }

    private NotifySocket(String address) {
        socket = sockets.socket(LibC.AF_UNIX, LibC.SOCK_DGRAM, 0);
        byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
        assertThat(sockets.bind(socket, bytes, bytes.length)).isZero();
        ByteBuffer patience = ByteBuffer.allocate(2 * NativeLong.SIZE).order(ByteOrder.nativeOrder());
        byte[] value =
                (NativeLong.SIZE == Long.BYTES ? patience.putLong(PATIENCE_S) : patience.putInt(PATIENCE_S)).array();
        assertThat(sockets.setsockopt(socket, SOL_SOCKET, SO_RCVTIMEO, value, value.length))
                .isZero();
    }

    public static NotifySocket at(Path path) {
        return new NotifySocket('\1' + "\0" + path + "\0");
    }

    static NotifySocket atAbstractName(String name) {
        return new NotifySocket('\1' + "\0\0" + name);
    }

    /** The oldest message that was not read yet; empty when there is none. */
    public String heard() {
        return receive(MSG_DONTWAIT);
    }

    /** Waits for a message; a sender that has died must not hold up the test for ever. */
    public String awaited() {
        String message = receive(0);
        assertThat(message).as("a message within " + PATIENCE_S + " s").isNotEmpty();
        return message;
    }

    List<String> all() {
        List<String> messages = new ArrayList<>();
        for (String message = heard(); !message.isEmpty(); message = heard()) {
            messages.add(message);
        }
        return messages;
    }

    private String receive(int flags) {
        byte[] buffer = new byte[1_000];
        int count = sockets.recv(socket, buffer, new NativeLong(buffer.length), flags)
                .intValue();
        return count < 0 ? "" : new String(buffer, 0, count, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        sockets.close(socket);
    }
}
