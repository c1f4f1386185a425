package org.slewd.system;

import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Real-time priority for a thread that has to be on time. On a busy machine it keeps a tick within a fraction of a
 * millisecond, where an ordinary thread may be three late.
 */
public final class RealTime {

    /** In the middle of 1 to 99: above everything ordinary, below the kernel's own threads. */
    public static final int PRIORITY = 50;

    /** The kernel may otherwise wake a thread 50 us late to save power. */
    private static final int TIMER_SLACK_NANOS = 1_000;

    private static final Logger LOG = LoggerFactory.getLogger(RealTime.class);

    /** What came of a request. */
    public enum Grant {
        /** The thread runs before all ordinary ones. */
        GRANTED,
        /** The system does not allow it to this user; the thread stays an ordinary one. */
        REFUSED,
        /** This system has no such thing, or the native helper did not load; the thread stays an ordinary one. */
        UNAVAILABLE
    }

    private RealTime() {}

    /**
     * Asks for first-in-first-out scheduling of the calling thread. Such a thread must wait by parking, never by
     * spinning: it would stop everything else on its core. Threads that it starts are ordinary ones.
     */
    public static Grant request() {
        if (!System.getProperty("os.name").equals("Linux")) {
            LOG.info("No real-time priority on this system; ticks may be some milliseconds late when it is busy.");
            return Grant.UNAVAILABLE;
        }
        try {
            LibC libc = LibC.load();
            NativeLong zero = new NativeLong(0);
            libc.prctl(LibC.PR_SET_TIMERSLACK, new NativeLong(TIMER_SLACK_NANOS), zero, zero, zero);
            int policy = LibC.SCHED_FIFO | LibC.SCHED_RESET_ON_FORK;
            if (libc.sched_setscheduler(0, policy, new int[] {PRIORITY}) == 0) {
                LOG.info(
                        "Real-time priority {} for {}.",
                        PRIORITY,
                        Thread.currentThread().getName());
                return Grant.GRANTED;
            }
            LOG.warn(
                    "No real-time priority (error {} of the system): ticks may be some milliseconds late when the machine"
                            + " is busy. slewd goes on; to allow it, run it as the service, or set LimitRTPRIO={}.",
                    Native.getLastError(),
                    PRIORITY);
            return Grant.REFUSED;
        } catch (LinkageError e) {
            LOG.warn(
                    "No real-time priority, because the native helper does not load ({}): ticks may be some milliseconds"
                            + " late when the machine is busy. slewd goes on.",
                    e.getMessage());
            return Grant.UNAVAILABLE;
        }
    }
}
