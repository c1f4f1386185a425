package org.slewd.link.pty;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * What slewd calls of the C library for pseudo-terminals, with the numbers of Linux. Whether a call worked is told by
 * its result alone: errno may be set by one that did.
 */
interface LibC extends Library {

    int O_RDWR = 0x2;
    int O_NOCTTY = 0x100;
    int O_NONBLOCK = 0x800;
    int O_CLOEXEC = 0x80000;

    short POLLIN = 0x1;
    short POLLHUP = 0x10;

    int EINTR = 4;
    int EIO = 5;
    int EAGAIN = 11;

    int TCSANOW = 0;
    int TCIFLUSH = 0;

    /** More than a {@code struct termios} takes on any machine that slewd runs on (60 bytes). */
    int TERMIOS_BYTES = 256;

    static LibC load() {
        return Native.load("c", LibC.class);
    }

    int posix_openpt(int flags);

    int grantpt(int fd);

    int unlockpt(int fd);

    int ptsname_r(int fd, byte[] name, NativeLong length);

    int open(String path, int flags);

    int close(int fd);

    NativeLong read(int fd, byte[] buffer, NativeLong length);

    NativeLong write(int fd, byte[] buffer, NativeLong length);

    int poll(Pointer descriptors, NativeLong count, int timeoutMillis);

    int tcgetattr(int fd, Pointer termios);

    int tcsetattr(int fd, int action, Pointer termios);

    int tcflush(int fd, int queue);

    void cfmakeraw(Pointer termios);
}
