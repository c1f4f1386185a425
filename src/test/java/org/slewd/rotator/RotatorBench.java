package org.slewd.rotator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A driver and a simulator on one wire, in virtual time, with a wire that can do harm. */
public final class RotatorBench {

    /** A motor that is quick enough for short tests: no ramp to speak of, no coast. */
    public static SimulatedAxes axes(double azimuthDeg, double elevationDeg) {
        return new SimulatedAxes(
                new SimulatedAxis(new AxisRange(0, 450), 6, 60, 50_000_000L, 0.1, azimuthDeg),
                new SimulatedAxis(new AxisRange(0, 180), 6, 60, 50_000_000L, 0.1, elevationDeg));
    }

    /** What the wire does to a reply: hands over each piece, with the delay in nanoseconds that it gets. */
    @FunctionalInterface
    public interface ReplyWire {
        void carry(byte[] reply, PieceSink pieces);
    }

    /** Takes a piece of a reply. */
    @FunctionalInterface
    public interface PieceSink {
        void accept(byte[] piece, long delayNanos);
    }

    private record Flying(byte[] bytes, long dueNanos) {}

    private static final long STEP_NANOS = 5_000_000L;

    public final RotatorDriver driver;
    public final SimulatedRotator simulator;

    /** Everything that the driver wrote, one entry per write. */
    public final List<String> sent = new ArrayList<>();

    /** Everything that the simulator wrote, before the wire got it. */
    public final List<String> replies = new ArrayList<>();

    public ReplyWire wire = (reply, pieces) -> pieces.accept(reply, 0);
    public Runnable eachStep = () -> {};
    public boolean deviceOn = true;
    public long nowNanos;

    private final long startNanos;
    private final ArrayDeque<Flying> flying = new ArrayDeque<>();

    public RotatorBench(RotatorKind kind, SimulatedAxes axes, long startNanos) {
        this.startNanos = startNanos;
        this.nowNanos = startNanos;
        this.driver = kind.driver().apply(startNanos);
        this.simulator = kind.simulator().apply(axes);
        driver.onConnect(startNanos);
    }

    public RotatorBench(RotatorKind kind, double azimuthDeg, double elevationDeg) {
        this(kind, axes(azimuthDeg, elevationDeg), 0);
    }

    /** {@code azimuthDeg}, {@code elevationDeg} or what is nearest to it that the controller of {@code kind} can be told. */
    public static Pointing sayable(RotatorKind kind, double azimuthDeg, double elevationDeg) {
        RotatorTraits traits = kind.driver().apply(0).traits();
        return new Pointing(
                traits.azimuth().clamp(azimuthDeg), traits.elevation().clamp(elevationDeg));
    }

    public double seconds() {
        return (nowNanos - startNanos) / 1e9;
    }

    public RotatorBench run(double seconds) {
        long untilNanos = nowNanos + Math.round(seconds * 1e9);
        while (nowNanos - untilNanos < 0) {
            nowNanos += STEP_NANOS;
            step();
        }
        return this;
    }

    private void step() {
        eachStep.run();
        driver.step(nowNanos, bytes -> {
            sent.add(latin(bytes));
            if (deviceOn) {
                simulator.onBytes(bytes, nowNanos);
            }
        });
        simulator.step(nowNanos, bytes -> {
            replies.add(latin(bytes));
            wire.carry(bytes, (piece, delayNanos) -> {
                long dueNanos = nowNanos + delayNanos;
                if (!flying.isEmpty() && flying.getLast().dueNanos() - dueNanos > 0) {
                    dueNanos = flying.getLast().dueNanos(); // bytes on a wire do not overtake each other
                }
                flying.addLast(new Flying(piece.clone(), dueNanos));
            });
        });
        while (!flying.isEmpty() && nowNanos - flying.getFirst().dueNanos() >= 0) {
            driver.onBytes(flying.removeFirst().bytes(), nowNanos);
        }
    }

    public RotatorState state() {
        return driver.state(nowNanos);
    }

    /** What the driver would write now, without telling the simulator. */
    public List<String> takeStep(long nanos) {
        List<String> written = new ArrayList<>();
        Consumer<byte[]> take = bytes -> written.add(latin(bytes));
        driver.step(nanos, take::accept);
        return written;
    }

    public static String latin(byte[] bytes) {
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }
}
