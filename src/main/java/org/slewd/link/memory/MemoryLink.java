package org.slewd.link.memory;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import org.slewd.link.Link;
import org.slewd.link.LinkStatus;
import org.slewd.link.SimulatedDevice;
import org.slewd.link.Transcript;
import org.slewd.link.WireFaults;
import org.slewd.time.Clock;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A wire to a simulated device in the same process, as slow as a real one: a byte takes ten bit times each way, one
 * after the other.
 *
 * <p>The device lives while the station looks: {@link #receive}, {@link #send} and {@link #sendUrgent} let it catch up
 * with the clock in steps of {@link #STEP_NANOS}. On a clock that stands still nothing happens; on a real one the loop's
 * ticks are enough. Every method may be called from any thread, one at a time.
 */
public final class MemoryLink implements Link {

    /** Fine enough for the physics of a motor, and for an answer to be as prompt as that of a microcontroller. */
    static final long STEP_NANOS = 5_000_000L;

    /** Life that is caught up with in small steps; a machine that slept for days must not relive them all. */
    static final long MAX_CATCH_UP_NANOS = 600_000_000_000L;

    /** Writes that may wait for the line, as behind a real port. */
    static final int MAX_WAITING = 32;

    /** Start bit, eight data bits, stop bit. */
    private static final long BITS_PER_BYTE = 10;

    private static final long SECOND_NANOS = 1_000_000_000L;

    /** As for any other wire. */
    private static final Logger WIRE = LoggerFactory.getLogger("wire");

    private final String address;
    private final SimulatedDevice device;
    private final long byteNanos;
    private final Clock clock;
    private final WireFaults faults = new WireFaults();
    private final Transcript transcript = new Transcript();
    private final ArrayDeque<Passage> toDevice = new ArrayDeque<>();
    private final ArrayDeque<Passage> toStation = new ArrayDeque<>();
    private LinkStatus status = new LinkStatus(LinkStatus.State.CLOSED, 0, "");
    private Runnable wake = () -> {};
    private boolean held;
    private boolean closed;
    private boolean stepped;
    private long livedNanos;

    /** Bytes on their way: the first bit leaves at {@code startNanos}, the last arrives at {@code endNanos}. */
    private record Passage(byte[] bytes, long startNanos, long endNanos) {}

    /**
     * @param address what the link is called
     * @param device the other end; nothing else may touch it but through {@link #locked}
     * @param baud speed of the line in bits per second; 0 for one that takes no time
     */
    public MemoryLink(String address, SimulatedDevice device, int baud, Clock clock) {
        this.address = address;
        this.device = device;
        this.byteNanos = baud == 0 || device.isAsSlowAsItsLine() ? 0 : BITS_PER_BYTE * SECOND_NANOS / baud;
        this.clock = clock;
    }

    @Override
    public String address() {
        return address;
    }

    /** What goes wrong on the way to the station. */
    public WireFaults faults() {
        return faults;
    }

    /** Comes up at once. */
    @Override
    public synchronized void open(Runnable wake) {
        if (closed || status.state() != LinkStatus.State.CLOSED) {
            throw new IllegalStateException(address + " was opened before");
        }
        this.wake = wake;
        live();
        up();
    }

    @Override
    public synchronized LinkStatus status() {
        return status;
    }

    @Override
    public Transcript transcript() {
        return transcript;
    }

    /** Pulls the plug: what is on its way is lost, the device lives on. */
    public synchronized void unplug() {
        if (status.isUp()) {
            live();
            toDevice.clear();
            toStation.clear();
            status = new LinkStatus(
                    LinkStatus.State.CONNECTING,
                    status.connects(),
                    address + " is unplugged. slewd goes on when it is plugged in again");
            wake.run();
        }
    }

    /** Puts the plug back; the link is up at once. */
    public synchronized void replug() {
        if (status.state() == LinkStatus.State.CONNECTING) {
            live();
            up();
        }
    }

    /** Lets the device live until now and then runs {@code action} with nothing else touching it. */
    public synchronized void locked(Runnable action) {
        live();
        action.run();
    }

    @Override
    public synchronized List<Received> receive() {
        live();
        long nowNanos = clock.nanos();
        List<Received> arrived = new ArrayList<>();
        while (!toStation.isEmpty() && toStation.getFirst().endNanos() - nowNanos <= 0) {
            Passage passage = toStation.removeFirst();
            note(passage.endNanos(), false, passage.bytes());
            arrived.add(new Received(passage.bytes(), passage.endNanos()));
        }
        return arrived;
    }

    @Override
    public synchronized boolean send(byte[] bytes) {
        live();
        if (!status.isUp() || held || waiting() >= MAX_WAITING) {
            return false;
        }
        put(bytes);
        return true;
    }

    @Override
    public synchronized boolean sendUrgent(byte[] bytes) {
        live();
        held = true;
        boolean up = status.isUp();
        if (up) {
            long nowNanos = clock.nanos();
            toDevice.removeIf(passage -> passage.startNanos() - nowNanos > 0);
            put(bytes);
        }
        return up;
    }

    @Override
    public synchronized void release() {
        held = false;
    }

    @Override
    public synchronized void close() {
        closed = true;
        status = new LinkStatus(LinkStatus.State.CLOSED, status.connects(), "");
        toDevice.clear();
        toStation.clear();
    }

    private void note(long nanos, boolean sent, byte[] bytes) {
        transcript.add(nanos, sent, bytes);
        if (WIRE.isDebugEnabled()) {
            WIRE.debug("{} {}", address, new Transcript.Entry(nanos, sent, bytes));
        }
    }

    private void up() {
        status = new LinkStatus(LinkStatus.State.UP, status.connects() + 1, "");
        wake.run();
    }

    private int waiting() {
        long nowNanos = clock.nanos();
        return (int) toDevice.stream()
                .filter(passage -> passage.startNanos() - nowNanos > 0)
                .count();
    }

    private void put(byte[] bytes) {
        toDevice.add(passage(bytes.clone(), clock.nanos(), toDevice));
    }

    /** The passage of {@code bytes} that are ready at {@code readyNanos}, behind what is on the line already. */
    private Passage passage(byte[] bytes, long readyNanos, ArrayDeque<Passage> line) {
        long startNanos = readyNanos;
        if (!line.isEmpty() && line.getLast().endNanos() - readyNanos > 0) {
            startNanos = line.getLast().endNanos();
        }
        return new Passage(bytes, startNanos, startNanos + bytes.length * byteNanos);
    }

    /** Lets the device catch up with the clock, step by step. */
    private void live() {
        long nowNanos = clock.nanos();
        if (!stepped) {
            stepped = true;
            livedNanos = nowNanos;
        }
        if (nowNanos - livedNanos > MAX_CATCH_UP_NANOS) {
            livedNanos = nowNanos - MAX_CATCH_UP_NANOS;
            stepTo(livedNanos);
        }
        while (nowNanos - livedNanos >= STEP_NANOS) {
            livedNanos += STEP_NANOS;
            stepTo(livedNanos);
        }
    }

    private void stepTo(long untilNanos) {
        while (!toDevice.isEmpty() && toDevice.getFirst().endNanos() - untilNanos <= 0) {
            Passage passage = toDevice.removeFirst();
            note(passage.startNanos(), true, passage.bytes());
            arrive(faults.echoOf(passage.bytes()), untilNanos);
            device.onBytes(passage.bytes(), untilNanos);
        }
        device.step(untilNanos, answer -> arrive(faults.apply(answer), untilNanos));
    }

    private void arrive(byte[] arriving, long nowNanos) {
        if (status.isUp() && arriving.length > 0) {
            toStation.add(passage(arriving, nowNanos + faults.delayNanos(), toStation));
        }
    }
}
