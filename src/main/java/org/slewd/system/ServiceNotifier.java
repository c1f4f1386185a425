package org.slewd.system;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Map;
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
    private final Optional<Duration> watchdog;
    private boolean complained;

    private ServiceNotifier(Optional<byte[]> address, Optional<Duration> watchdog) {
        this.address = address;
        this.watchdog = watchdog;
    }

    /** The one that the service manager named in the environment of this process, or one that does nothing. */
    public static ServiceNotifier fromEnvironment() {
        return from(System.getenv(), ProcessHandle.current().pid());
    }

    /** As the variables {@code environment} say to the process {@code pid}. */
    static ServiceNotifier from(Map<String, String> environment, long pid) {
        return to(environment.getOrDefault("NOTIFY_SOCKET", ""), watchdog(environment, pid));
    }

    /** Empty when nobody waits for a sign of life, or when the variables were inherited and are meant for another process. */
    private static Optional<Duration> watchdog(Map<String, String> environment, long pid) {
        String micros = environment.getOrDefault("WATCHDOG_USEC", "");
        String meantFor = environment.getOrDefault("WATCHDOG_PID", "");
        if (micros.isEmpty() || !(meantFor.isEmpty() || meantFor.equals(Long.toString(pid)))) {
            return Optional.empty();
        }
        if (!micros.matches("[1-9][0-9]{0,17}")) {
            LOG.warn("WATCHDOG_USEC \"{}\" is no time; the service manager gets no signs of life.", micros);
            return Optional.empty();
        }
        return Optional.of(Duration.of(Long.parseLong(micros), ChronoUnit.MICROS));
    }

    /**
     * One that writes to the socket {@code name}, a path or {@code @} and an abstract name; empty for none.
     *
     * @param watchdog how long the manager waits for a sign of life
     */
    static ServiceNotifier to(String name, Optional<Duration> watchdog) {
        byte[] path = name.getBytes(StandardCharsets.UTF_8);
        boolean usable = path.length > 1 && path.length < MAX_PATH_BYTES && (path[0] == '/' || path[0] == '@');
        if (!usable && !name.isEmpty()) {
            LOG.warn("NOTIFY_SOCKET \"{}\" is no socket name; the service manager hears nothing.", name);
        }
        return usable
                ? new ServiceNotifier(Optional.of(address(path)), watchdog)
                : new ServiceNotifier(Optional.empty(), Optional.empty());
    }

    /** Whether somebody is told. */
    boolean isHeard() {
        return address.isPresent();
    }

    /** How long the service manager waits for a sign of life before it ends this process; empty when it does not. */
    Optional<Duration> watchdog() {
        return watchdog;
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

    /** A sign of life, for the watchdog. */
    void alive() {
        tell("WATCHDOG=1");
    }

    /** The daemon needs {@code time} from now on to end in good order, and wants to be let. */
    public void needs(Duration time) {
        tell("EXTEND_TIMEOUT_USEC=" + time.toMillis() * 1_000);
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
