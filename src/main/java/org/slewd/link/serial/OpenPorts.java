package org.slewd.link.serial;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/**
 * Counts the ports that are open, because jSerialComm closes them all when the process is told to end, and what has not
 * left then is thrown away. Whoever holds a port closes it in good order, after its last STOP; the library waits for
 * that.
 */
final class OpenPorts {

    /** Longer than a station takes to stop and close its links, shorter than the patience of a service manager. */
    private static final long PATIENCE_NANOS = 3_000_000_000L;

    private static final ReentrantLock LOCK = new ReentrantLock();
    private static final Condition FEWER = LOCK.newCondition();
    private static int open;

    private OpenPorts() {}

    static void opened() {
        add(1);
    }

    static void closed() {
        add(-1);
    }

    /** Waits until no port is open, or for as long as is decent. */
    static void awaitNone() {
        LOCK.lock();
        try {
            long leftNanos = PATIENCE_NANOS;
            while (open > 0 && leftNanos > 0) {
                leftNanos = FEWER.awaitNanos(leftNanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            LOCK.unlock();
        }
    }

    private static void add(int ports) {
        LOCK.lock();
        try {
            open += ports;
            FEWER.signalAll();
        } finally {
            LOCK.unlock();
        }
    }
}
