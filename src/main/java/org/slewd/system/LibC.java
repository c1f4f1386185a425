package org.slewd.system;

import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;

/** What this room calls of the C library, with the numbers of Linux. Whether a call worked is told by its result. */
interface LibC extends Library {

    int SCHED_FIFO = 1;

    /** Threads that the calling thread starts do not inherit its priority. */
    int SCHED_RESET_ON_FORK = 0x4000_0000;

    int PR_SET_TIMERSLACK = 29;

    int AF_UNIX = 1;
    int SOCK_DGRAM = 2;
    int SOCK_CLOEXEC = 0x80000;
    int MSG_NOSIGNAL = 0x4000;
    int MSG_DONTWAIT = 0x40;

    /** In the status of the clock: nobody keeps it right. */
    int STA_UNSYNC = 0x40;

    int EPERM = 1;

    static LibC load() {
        return Native.load("c", LibC.class);
    }

    /** {@code pid} 0 is the calling thread; {@code parameters} is one int, the priority. */
    int sched_setscheduler(int pid, int policy, int[] parameters);

    int prctl(int option, NativeLong value, NativeLong unused2, NativeLong unused3, NativeLong unused4);

    int socket(int domain, int type, int protocol);

    NativeLong sendto(int fd, byte[] bytes, NativeLong length, int flags, byte[] address, int addressLength);

    int close(int fd);

    /** {@code timex} is a {@code struct timex}, of zeros to change nothing; the answer is a state of the clock, or -1. */
    int adjtimex(byte[] timex);
}
