package org.slewd.link.pty;

import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * A serial line without hardware: this object is the device's end, {@link #path} the name under which a program opens
 * the other. Raw and without echo from the start.
 *
 * <p>Clients come and go. While none has the line open, what is written is lost, as on a wire with nobody at the other
 * end; when one leaves, what it has not read is thrown away and the line is made raw again. The line keeps no descriptor
 * of the client's side open, because only so can it be told that a client has left. Any thread; one call at a time.
 */
public final class PseudoTerminal implements AutoCloseable {

    /** Size of a {@code struct pollfd}: a descriptor, what is asked, what is answered. */
    private static final int POLLFD_BYTES = 8;

    private static final int MAX_NAME_BYTES = 128;

    /** As much as the kernel keeps for a line. */
    private static final int READ_BUFFER_BYTES = 4_096;

    private final LibC libc;
    private final int master;
    private final Path path;
    private final Memory poll = new Memory(POLLFD_BYTES);
    private boolean hadClient;
    private boolean closed;

    private PseudoTerminal(LibC libc, int master, Path path) {
        this.libc = libc;
        this.master = master;
        this.path = path;
    }

    /**
     * Makes a new pseudo-terminal.
     *
     * @throws IOException when this system has none, or no more of them
     */
    public static PseudoTerminal open() throws IOException {
        try {
            LibC libc = LibC.load();
            int flags = LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC | LibC.O_NONBLOCK;
            int master = check(libc.posix_openpt(flags), "no pseudo-terminal is to be had");
            try {
                check(libc.grantpt(master), "no rights to a new pseudo-terminal");
                check(libc.unlockpt(master), "a new pseudo-terminal stays locked");
                PseudoTerminal line = new PseudoTerminal(libc, master, name(libc, master));
                line.makeRaw();
                return line;
            } catch (IOException e) {
                libc.close(master);
                throw e;
            }
        } catch (LinkageError e) {
            throw new IOException(
                    "cannot make a pseudo-terminal: the native helper does not load (" + e.getMessage()
                            + "); if its folder forbids to execute, name another one with -Djna.tmpdir=FOLDER",
                    e);
        }
    }

    /** What a client opens: {@code /dev/pts/7}. */
    public Path path() {
        return path;
    }

    /**
     * Waits until a client has sent something.
     *
     * @return the bytes, none when there were none in time; when no client has the line open the answer comes at once,
     *     so a caller that asks for ever must wait by itself: see {@link #hasClient}
     * @throws IOException when the line was closed
     */
    public synchronized byte[] read(int timeoutMillis) throws IOException {
        requireOpen();
        int events = poll(LibC.POLLIN, timeoutMillis);
        if ((events & LibC.POLLIN) != 0) {
            // Before the hang-up: the last words of a client that has left already still count.
            hadClient = true;
            byte[] buffer = new byte[READ_BUFFER_BYTES];
            return Arrays.copyOf(buffer, (int) transferred(libc.read(master, buffer, new NativeLong(buffer.length))));
        }
        boolean hasClient = (events & LibC.POLLHUP) == 0;
        if (hadClient && !hasClient) {
            makeRaw();
        }
        hadClient = hasClient;
        return new byte[0];
    }

    /** Whether some program has the line open, as of the last {@link #read}. */
    public synchronized boolean hasClient() {
        return hadClient;
    }

    /**
     * Sends {@code bytes} to the client, without waiting.
     *
     * @return how many it had room for; the rest is lost, as on a line whose reader is too slow, and all of it when no
     *     client is there
     */
    public synchronized int write(byte[] bytes) throws IOException {
        requireOpen();
        if ((poll((short) 0, 0) & LibC.POLLHUP) != 0) {
            return 0;
        }
        return (int) transferred(libc.write(master, bytes, new NativeLong(bytes.length)));
    }

    /** Hangs up: a client reads its end of file, and the name is gone. */
    @Override
    public synchronized void close() {
        if (!closed) {
            closed = true;
            libc.close(master);
        }
    }

    private static Path name(LibC libc, int master) throws IOException {
        byte[] name = new byte[MAX_NAME_BYTES];
        if (libc.ptsname_r(master, name, new NativeLong(name.length)) != 0) {
            throw new IOException("a new pseudo-terminal has no name; is /dev/pts mounted?");
        }
        int end = 0;
        while (name[end] != 0) {
            end++;
        }
        return Path.of(new String(name, 0, end, StandardCharsets.UTF_8));
    }

    private int poll(short wanted, int timeoutMillis) throws IOException {
        poll.setInt(0, master);
        poll.setShort(4, wanted);
        poll.setShort(6, (short) 0);
        if (libc.poll(poll, new NativeLong(1), timeoutMillis) < 0 && Native.getLastError() != LibC.EINTR) {
            throw failure("cannot wait for " + path);
        }
        return poll.getShort(6);
    }

    /** Opens the client's side for a moment: no echo, no lines, and nothing left over from the last client. */
    private void makeRaw() throws IOException {
        int slave = check(
                libc.open(path.toString(), LibC.O_RDWR | LibC.O_NOCTTY | LibC.O_CLOEXEC), path + " cannot be opened");
        try {
            Memory termios = new Memory(LibC.TERMIOS_BYTES);
            check(libc.tcgetattr(slave, termios), path + " tells no settings");
            libc.cfmakeraw(termios);
            check(libc.tcsetattr(slave, LibC.TCSANOW, termios), path + " takes no settings");
            check(libc.tcflush(slave, LibC.TCIFLUSH), path + " cannot be emptied");
        } finally {
            libc.close(slave);
        }
    }

    /** How many bytes a read or write has moved; 0 when it would have had to wait or the client has just left. */
    private long transferred(NativeLong result) throws IOException {
        if (result.longValue() >= 0) {
            return result.longValue();
        }
        int error = Native.getLastError();
        if (error == LibC.EINTR || error == LibC.EAGAIN || error == LibC.EIO) {
            return 0;
        }
        throw failure(path + " failed");
    }

    private static int check(int result, String complaint) throws IOException {
        if (result < 0) {
            throw failure(complaint);
        }
        return result;
    }

    private static IOException failure(String complaint) {
        return new IOException(complaint + " (error " + Native.getLastError() + " of the system)");
    }

    private void requireOpen() throws IOException {
        if (closed) {
            throw new IOException("the pseudo-terminal " + path + " is closed");
        }
    }
}
