package org.slewd.receiver;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.slewd.link.ByteSink;
import org.slewd.link.SimulatedDevice;
import org.slewd.link.Transcript;
import org.slewd.link.WireFaults;

/**
 * A driver and a simulator on a table in virtual time: the simulator lives each millisecond, the driver is stepped when bytes
 * arrive and at the ticks of a station, and everything is written down.
 */
public final class Bench {

    private static final long MS = 1_000_000L;
    private static final int TICK_MS = 50;

    private final ReceiverDriver driver;
    private final SimulatedDevice device;
    private final SplittableRandom chunks;
    private final List<byte[]> sent = new ArrayList<>();
    private final StringBuilder story = new StringBuilder();
    private final WireFaults faults = new WireFaults();
    private final ArrayDeque<Delayed> delayed = new ArrayDeque<>();
    private long nowNanos;

    private record Delayed(byte[] bytes, long dueNanos) {}

    /** @param startNanos the monotonic count at the start; near its overflow is a good place */
    public Bench(ReceiverDriver driver, SimulatedDevice device, long seed, long startNanos) {
        this.driver = driver;
        this.device = device;
        this.chunks = new SplittableRandom(seed);
        this.nowNanos = startNanos;
        story.append("seed ").append(seed).append('\n');
    }

    public long nowNanos() {
        return nowNanos;
    }

    public ReceiverState state() {
        return driver.state(nowNanos);
    }

    /** What the driver has sent, write by write. */
    public List<byte[]> sent() {
        return sent;
    }

    /** What the driver has sent since the last call, as text. */
    public List<String> takeSent() {
        List<String> texts = sent.stream().map(Transcript::escape).toList();
        sent.clear();
        return texts;
    }

    public String story() {
        return story.toString();
    }

    public void connect() {
        story.append(millis()).append(" connect\n");
        driver.onConnect(nowNanos);
    }

    /** Lets {@code ms} pass. */
    public void run(int ms) {
        for (int i = 0; i < ms; i++) {
            if (Math.floorMod(Math.floorDiv(nowNanos, MS), TICK_MS) == 0) {
                stepDriver();
            }
            device.step(nowNanos, this::arrive);
            while (!delayed.isEmpty() && nowNanos - delayed.getFirst().dueNanos() >= 0) {
                hear(delayed.removeFirst().bytes());
            }
            nowNanos += MS;
        }
    }

    /** What goes wrong on the way to the driver. */
    public WireFaults faults() {
        return faults;
    }

    private void arrive(byte[] said) {
        byte[] arriving = faults.apply(said);
        if (arriving.length > 0) {
            delayed.add(new Delayed(arriving, nowNanos + faults.delayNanos()));
        }
    }

    /** Something on the wire that neither of the two has said. */
    public void inject(byte[] bytes) {
        hear(bytes);
    }

    private void hear(byte[] bytes) {
        story.append(millis()).append(" < ").append(Transcript.escape(bytes)).append('\n');
        int at = 0;
        while (at < bytes.length) {
            int length = chunks.nextInt(1, bytes.length - at + 1);
            byte[] chunk = new byte[length];
            System.arraycopy(bytes, at, chunk, 0, length);
            driver.onBytes(chunk, nowNanos);
            at += length;
        }
        stepDriver();
    }

    private void stepDriver() {
        ByteSink out = bytes -> {
            story.append(millis())
                    .append(" > ")
                    .append(Transcript.escape(bytes))
                    .append('\n');
            sent.add(bytes.clone());
            byte[] echo = faults.echoOf(bytes);
            if (echo.length > 0) {
                delayed.add(new Delayed(echo, nowNanos + faults.delayNanos()));
            }
            device.onBytes(bytes, nowNanos);
        };
        driver.step(nowNanos, out);
    }

    private String millis() {
        return Math.floorDiv(nowNanos, MS) + " ms";
    }
}
