package org.slewd.system;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells the service manager how the daemon is doing: the protocol of {@code sd_notify(3)}, one datagram for each
 * message. Without a service manager it does nothing. Any thread; nothing here waits or fails.
 */
public final class ServiceNotifier {

    private static final Logger LOG = LoggerFactory.getLogger(ServiceNotifier.class);

    /** The room for a path in the address of a socket, {@code sun_path}. */
    private static final int MAX_PATH_BYTES = 108;

    /** A status is one line for a person. */
    private static final int MAX_STATUS_CHARS = 200;

    private final Optional<byte[]> address;
    private boolean complained;

    private ServiceNotifier(Optional<byte[]> address) {
        this.address = address;
    }

    /** The one that the service manager named in {@code NOTIFY_SOCKET}, or one that does nothing. */
    public static ServiceNotifier fromEnvironment() {
        return to(Optional.ofNullable(System.getenv("NOTIFY_SOCKET")).orElse(""));
    }

    /** One that writes to the socket {@code name}, a path or {@code @} and an abstract name; empty for none. */
    static ServiceNotifier to(String name) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        boolean usable = path.length > 1 && path.length < MAX_PATH_BYTES && (path[0] == '/' || path[0] == '@');
        if (!usable && !name.isEmpty()) {
            LOG.warn("NOTIFY_SOCKET \"{}\" is no socket name; the service manager hears nothing.", name);
        }
        return new ServiceNotifier(usable ? Optional.of(address(path)) : Optional.empty());
    }

    /** The daemon has started: it answers requests and drives its devices. */
    public void ready() {
        tell("READY=1");
    }

    /** One line that {@code systemctl status} shows. */
    public void status(String line) {
        String flat = line.replaceAll("\\p{Cntrl}", " ");
        tell("STATUS=" + flat.substring(0, Math.min(flat.length(), MAX_STATUS_CHARS)));
    }

    /** The daemon is about to end. */
    public void stopping() {
        tell("STOPPING=1");
    }

    private void tell(String message) {
        if (address.isEmpty()) {
            return;
        }
        try {
            int error = send(LibC.load(), address.get(), message.getBytes(StandardCharsets.UTF_8));
            if (error != 0) {
                complain("error " + error + " of the system");
            }
        } catch (LinkageError e) {
            complain("the native helper does not load: " + e.getMessage());
        }
    }

    private static int send(LibC libc, byte[] address, byte[] message) {
        int socket = libc.socket(LibC.AF_UNIX, LibC.SOCK_DGRAM | LibC.SOCK_CLOEXEC, 0);
        if (socket < 0) {
            return Native.getLastError();
        }
        try {
            int flags = LibC.MSG_NOSIGNAL | LibC.MSG_DONTWAIT;
            NativeLong sent =
                    libc.sendto(socket, message, new NativeLong(message.length), flags, address, address.length);
            return sent.longValue() == message.length ? 0 : Native.getLastError();
        } finally {
            libc.close(socket);
        }
    }

    private synchronized void complain(String why) {
        if (!complained) {
            complained = true;
            LOG.warn("The service manager cannot be told how slewd is doing ({}); slewd goes on.", why);
        }
    }

    /** A {@code struct sockaddr_un}: the family in the byte order of the machine, then the path. */
    private static byte[] address(byte[] path) {
        boolean isAbstract = path[0] == '@';
        // A path ends with a zero byte; an abstract name begins with one and ends with its last byte.
        byte[] address = new byte[2 + path.length + (isAbstract ? 0 : 1)];
        int familyAt = ByteOrder.nativeOrder() == ByteOrder.LITTLE_ENDIAN ? 0 : 1;
        address[familyAt] = LibC.AF_UNIX;
        System.arraycopy(path, 0, address, 2, path.length);
        if (isAbstract) {
            address[2] = 0;
        }
        return address;
    }
}
