package org.slewd.link;

import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A wire over any port that blocks, with three daemon threads of its own: one opens and reads, one writes, and one
 * guards the writer.
 *
 * <p>The guard exists because a serial write on Linux has no time-out: a peer that stops reading would hold the writer
 * for ever. After {@link #WRITE_GUARD_NANOS} the port is closed from outside, which frees the writer, and is opened anew
 * like after any other loss, with waits of 1, 2, 5 and 10 s. A device that is plugged in during a wait is opened within
 * half a second.
 *
 * <p>The lock is held for moments only, never across input, output, a line of the log or a foreign call, so no caller
 * waits for a wire.
 */
public final class PumpedLink implements Link {

    /** A write this long has met a peer that does not read: at 1200 baud it is a hundred bytes, more than any command. */
    static final long WRITE_GUARD_NANOS = 800_000_000L;

    /** What {@link #close} grants to bytes that wait: two hundred bytes at 4800 baud. */
    private static final long CLOSE_GRACE_NANOS = 500_000_000L;

    /** How often a wait looks for a device that comes back. */
    private static final long PRESENCE_NANOS = 500_000_000L;

    /** More than a kernel hands out at once from a serial line. */
    private static final int READ_BUFFER_BYTES = 4_096;

    private static final Logger LOG = LoggerFactory.getLogger(PumpedLink.class);

    /** Every byte, for whoever looks for the fault of a device. */
    private static final Logger WIRE = LoggerFactory.getLogger("wire");

    private final String address;
    private final Reopener reopener;
    private final Clock clock;
    private final long writeGuardNanos;
    private final LinkLog log;
    private final Transcript transcript = new Transcript();
    private final LinkThreads threads;
    private volatile LinkStatus status = new LinkStatus(LinkStatus.State.CLOSED, 0, "");
    private volatile Runnable wake = () -> {};
    private final AtomicBoolean listenerWorks = new AtomicBoolean(true);

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();

    // Guarded by the lock.
    private final Outbox outbox = new Outbox();
    private final Inbox inbox = new Inbox();
    private BytePort port; // null while the wire is down
    private BytePort writingTo; // the port of a write in progress, until it ends or the guard gives it up
    private long writeStartedNanos;
    private boolean closed;

    /**
     * @param address what the other end is called, for people and thread names
     * @param opener opens the port, again after each loss, on the reading thread
     */
    public PumpedLink(String address, BytePort.Opener opener, Clock clock) {
        this(address, opener, clock, WRITE_GUARD_NANOS, PRESENCE_NANOS, new Backoff());
    }

    PumpedLink(
            String address,
            BytePort.Opener opener,
            Clock clock,
            long writeGuardNanos,
            long presenceNanos,
            Backoff backoff) {
        this(address, opener, clock, writeGuardNanos, presenceNanos, backoff, new LinkLog(address));
    }

    /** One that is opened for some seconds: whether it comes up is told by whoever opens it, and is nothing for the log. */
    public static PumpedLink passing(String address, BytePort.Opener opener, Clock clock) {
        return new PumpedLink(
                address, opener, clock, WRITE_GUARD_NANOS, PRESENCE_NANOS, new Backoff(), new LinkLog(address, true));
    }

    private PumpedLink(
            String address,
            BytePort.Opener opener,
            Clock clock,
            long writeGuardNanos,
            long presenceNanos,
            Backoff backoff,
            LinkLog log) {
        this.address = address;
        this.reopener = new Reopener(opener, backoff, presenceNanos);
        this.clock = clock;
        this.writeGuardNanos = writeGuardNanos;
        this.log = log;
        this.threads = new LinkThreads(address);
    }

    @Override
    public String address() {
        return address;
    }

    @Override
    public void open(Runnable wake) {
        lock.lock();
        try {
            if (closed || status.state() != LinkStatus.State.CLOSED) {
                throw new IllegalStateException(address + " was opened before");
            }
            this.wake = wake;
            status = new LinkStatus(LinkStatus.State.CONNECTING, 0, "connecting");
            threads.start("read", this::readForEver);
            threads.start("write", this::writeForEver);
            threads.start("guard", this::guardForEver);
        } finally {
            lock.unlock();
        }
    }

    @Override
    public LinkStatus status() {
        return status;
    }

    @Override
    public Transcript transcript() {
        return transcript;
    }

    @Override
    public List<Received> receive() {
        lock.lock();
        try {
            return inbox.takeAll();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean send(byte[] bytes) {
        lock.lock();
        try {
            boolean taken = port != null && !closed && outbox.offer(bytes);
            changed.signalAll();
            return taken;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public boolean sendUrgent(byte[] bytes) {
        lock.lock();
        try {
            if (port == null) {
                outbox.hold();
                return false;
            }
            outbox.overtake(bytes);
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void release() {
        lock.lock();
        try {
            outbox.release();
        } finally {
            lock.unlock();
        }
    }

    @Override
    public void close() {
        BytePort last;
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
            long leftNanos = CLOSE_GRACE_NANOS;
            while (port != null && (writingTo != null || !outbox.isEmpty()) && leftNanos > 0) {
                leftNanos = changed.awaitNanos(leftNanos);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            last = port;
            port = null;
            status = new LinkStatus(LinkStatus.State.CLOSED, status.connects(), "");
            changed.signalAll();
            lock.unlock();
        }
        shut(last);
        threads.end();
    }

    private void readForEver() throws InterruptedException {
        while (!isClosed()) {
            try {
                BytePort fresh = reopener.open();
                if (adopt(fresh)) {
                    long sinceNanos = clock.nanos();
                    log.up();
                    tell();
                    readUntilLost(fresh);
                    reopener.lostAfter(clock.nanos() - sinceNanos);
                } else {
                    shut(fresh);
                }
            } catch (IOException e) {
                lost(null, e.getMessage());
            }
            reopener.pause();
        }
    }

    /** Makes {@code fresh} the wire, unless the link was closed meanwhile. */
    private boolean adopt(BytePort fresh) {
        lock.lock();
        try {
            if (closed) {
                return false;
            }
            outbox.clear();
            inbox.clear();
            port = fresh;
            status = new LinkStatus(LinkStatus.State.UP, status.connects() + 1, "");
            changed.signalAll();
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void readUntilLost(BytePort from) {
        byte[] buffer = new byte[READ_BUFFER_BYTES];
        try {
            while (true) {
                int count = from.read(buffer);
                if (count < 1) {
                    throw new IOException("the other end is gone");
                }
                byte[] bytes = Arrays.copyOf(buffer, count);
                long nowNanos = clock.nanos();
                if (!take(from, new Received(bytes, nowNanos))) {
                    return;
                }
                transcript.add(nowNanos, false, bytes);
                tell();
                show(nowNanos, false, bytes);
            }
        } catch (IOException e) {
            lost(from, e.getMessage());
        } catch (RuntimeException e) {
            LOG.debug("{}: unexpected", address, e);
            lost(from, "failed while reading, for a reason that slewd does not know: " + e);
        }
    }

    private boolean take(BytePort from, Received piece) {
        lock.lock();
        try {
            if (port != from) {
                return false;
            }
            inbox.add(piece);
            return true;
        } finally {
            lock.unlock();
        }
    }

    private void writeForEver() throws InterruptedException {
        while (true) {
            BytePort to;
            byte[] bytes;
            lock.lock();
            try {
                while (port == null || outbox.isEmpty()) {
                    if (closed) {
                        return;
                    }
                    changed.await();
                }
                to = port;
                bytes = outbox.take();
                writingTo = to;
                writeStartedNanos = clock.nanos();
                // Before the write: the answer may be read before the write returns, and must not stand first.
                transcript.add(writeStartedNanos, true, bytes);
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            write(to, bytes);
        }
    }

    private void write(BytePort to, byte[] bytes) {
        try {
            to.write(bytes);
            show(clock.nanos(), true, bytes);
        } catch (IOException e) {
            lost(to, e.getMessage());
        } catch (RuntimeException e) {
            LOG.debug("{}: unexpected", address, e);
            lost(to, "failed while writing, for a reason that slewd does not know: " + e);
        } finally {
            lock.lock();
            try {
                writingTo = null;
                changed.signalAll();
            } finally {
                lock.unlock();
            }
        }
    }

    private void guardForEver() throws InterruptedException {
        while (!isClosed()) {
            lost(
                    awaitStuckWrite(),
                    "takes no bytes: a write was stuck for " + writeGuardNanos / 1_000_000
                            + " ms and was cut off; check that the device is switched on and reads");
        }
    }

    /** Waits until a write lasts too long, and gives it up: it is reported once. */
    private BytePort awaitStuckWrite() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (true) {
                if (writingTo == null) {
                    changed.await();
                } else {
                    long leftNanos = writeGuardNanos - (clock.nanos() - writeStartedNanos);
                    if (leftNanos <= 0) {
                        BytePort stuck = writingTo;
                        writingTo = null;
                        return stuck;
                    }
                    changed.awaitNanos(leftNanos);
                }
            }
        } finally {
            lock.unlock();
        }
    }

    /**
     * Takes down the wire and closes its port, which frees whoever is blocked in it. Whichever thread notices first wins;
     * the others report a port that is not the wire any more.
     *
     * @param which the port that failed; null when none could be opened
     */
    private void lost(BytePort which, String why) {
        String detail = why + ". slewd tries again at least every 10 s";
        lock.lock();
        try {
            if (port != which || closed) {
                return;
            }
            port = null;
            outbox.clear();
            status = new LinkStatus(LinkStatus.State.CONNECTING, status.connects(), detail);
        } finally {
            lock.unlock();
        }
        log.down(detail, clock.nanos());
        shut(which);
        tell();
    }

    private void show(long nowNanos, boolean sent, byte[] bytes) {
        if (WIRE.isDebugEnabled()) {
            WIRE.debug("{} {}", address, new Transcript.Entry(nowNanos, sent, bytes));
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void shut(BytePort which) {
        try {
            if (which != null) {
                which.close();
            }
        } catch (RuntimeException e) {
            LOG.debug("{}: unexpected", address, e);
        }
    }

    private void tell() {
        try {
            wake.run();
        } catch (RuntimeException e) {
            // Once: a listener that fails would fail at every byte.
            if (listenerWorks.getAndSet(false)) {
                LOG.error("{}: the listener failed; the link goes on", address, e);
            }
        }
    }
}
