package org.slewd.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The service manager's end: a real datagram socket, as systemd has one. */
public final class NotifySocket implements AutoCloseable {

    private static final int MSG_DONTWAIT = 0x40;

    private final Sockets sockets = Native.load("c", Sockets.class);
    private final int socket;

    /** What the tests call of the C library. */
    interface Sockets extends Library {
        int socket(int domain, int type, int protocol);

        int bind(int fd, byte[] address, int length);

        NativeLong recv(int fd, byte[] buffer, NativeLong length, int flags);

        int close(int fd);
    }

    private NotifySocket(String address) {
        socket = sockets.socket(LibC.AF_UNIX, LibC.SOCK_DGRAM, 0);
        byte[] bytes = address.getBytes(StandardCharsets.UTF_8);
        assertThat(sockets.bind(socket, bytes, bytes.length)).isZero();
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

    /** Waits for a message. */
    public String awaited() {
        return receive(0);
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
