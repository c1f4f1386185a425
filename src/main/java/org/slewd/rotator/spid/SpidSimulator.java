package org.slewd.rotator.spid;

import java.util.ArrayDeque;
import org.slewd.link.ByteSink;
import org.slewd.rotator.AxisMotor;
import org.slewd.rotator.PacedReplies;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedController;
import org.slewd.rotator.spid.SpidCodec.Scale;

/** The other end of the wire: a SPID controller at the speed it is delivered with, and its motors. */
final class SpidSimulator extends SimulatedController {

    private static final long THINK_NANOS = 5_000_000L;

    /** Commands that may be on the line; more than any program sends before it looks for an answer. */
    private static final int MAX_ARRIVING = 64;

    /** A command whose last bit arrives at {@code endNanos}. */
    private record Arriving(byte[] command, long endNanos) {}

    private final SpidBox box;
    private final Scale scale;
    private final PacedReplies replies;
    private final byte[] command = new byte[SpidCodec.COMMAND_LENGTH];
    private final ArrayDeque<Arriving> arriving = new ArrayDeque<>();
    private int length;
    private boolean busy;
    private long busyUntilNanos;

    SpidSimulator(SpidBox box, SimulatedAxes axes) {
        super(axes);
        this.box = box;
        this.scale = new Scale(box.pulsesPerDeg(), box.pulsesPerDeg());
        this.replies = new PacedReplies(THINK_NANOS, box.byteNanos());
    }

    @Override
    public boolean isAsSlowAsItsLine() {
        return true;
    }

    @Override
    protected void hear(byte[] received, long nowNanos) {
        live(nowNanos);
        for (byte b : received) {
            command[length++] = b;
            while (length > 0 && (command[0] != SpidCodec.START || isEndWrong())) {
                length--;
                System.arraycopy(command, 1, command, 0, length);
            }
            if (length == command.length) {
                length = 0;
                arrive(nowNanos);
            }
        }
    }

    private boolean isEndWrong() {
        return length == command.length && command[length - 1] != SpidCodec.END;
    }

    private void arrive(long nowNanos) {
        if (arriving.size() == MAX_ARRIVING) {
            return;
        }
        long startNanos = nowNanos;
        if (!arriving.isEmpty() && arriving.getLast().endNanos() - startNanos > 0) {
            startNanos = arriving.getLast().endNanos(); // the line carries one byte at a time
        }
        arriving.addLast(new Arriving(command.clone(), startNanos + lineNanos(command.length)));
    }

    private long lineNanos(int bytes) {
        return box.byteNanos() * bytes;
    }

    @Override
    protected void speak(long nowNanos, ByteSink out) {
        live(nowNanos);
        replies.flush(nowNanos, out);
    }

    private void live(long nowNanos) {
        while (!arriving.isEmpty() && nowNanos - arriving.getFirst().endNanos() >= 0) {
            Arriving next = arriving.removeFirst();
            // While it answers it does not listen.
            if (!busy || next.endNanos() - lineNanos(next.command().length) - busyUntilNanos >= 0) {
                obey(next.command(), next.endNanos());
            }
        }
    }

    private void obey(byte[] order, long nowNanos) {
        switch (order[11]) {
            case SpidCodec.STATUS -> answer(nowNanos);
            case SpidCodec.STOP -> {
                azimuth.cut(nowNanos);
                elevation.cut(nowNanos);
                answer(nowNanos);
            }
            case SpidCodec.SET -> {
                if (set(order, nowNanos) && box.isRamped()) {
                    answer(nowNanos);
                }
            }
            case SpidCodec.MOVE -> move(order[1], nowNanos);
            default -> refused("command %02X".formatted(order[11]));
        }
    }

    private void answer(long nowNanos) {
        Pointing reading = new Pointing(azimuthReadingDeg(), elevationReadingDeg());
        byte[] frame = SpidCodec.position(box, reading, scale);
        replies.say(frame, nowNanos);
        busy = true;
        busyUntilNanos = nowNanos + THINK_NANOS + lineNanos(frame.length);
    }

    /** Whether the order made sense. An angle where the axis cannot stand moves that axis nowhere. */
    private boolean set(byte[] order, long nowNanos) {
        if (!areDigits(order, 1) || (box.hasElevation() && !areDigits(order, 6))) {
            return false;
        }
        // The scale in the order is ignored, as the box does; a box for whole degrees ignores the fourth digit.
        double azimuthDeg = (double) (box.hasElevation() ? number(order, 1, 4) : number(order, 1, 3)) / scale.azimuth()
                - SpidCodec.OFFSET_DEG;
        turn(azimuth, azimuthDeg, scale.azimuth(), nowNanos);
        if (box.hasElevation()) {
            double elevationDeg = (double) number(order, 6, 4) / scale.elevation() - SpidCodec.OFFSET_DEG;
            turn(elevation, elevationDeg, scale.elevation(), nowNanos);
        }
        return true;
    }

    private void turn(AxisMotor motor, double angleDeg, int pulsesPerDeg, long nowNanos) {
        if (!motor.canStandAt(angleDeg)) {
            refused("a target at " + angleDeg + " degrees");
            return;
        }
        if (box.isRamped()) {
            motor.servoTo(angleDeg, nowNanos);
        } else {
            motor.relayTo(angleDeg, 0.5 / pulsesPerDeg, nowNanos);
        }
    }

    private void move(byte where, long nowNanos) {
        if (!box.isRamped()) {
            return;
        }
        switch (where) {
            case 0x01, 0x02 -> azimuth.run(where == 0x02 ? 1 : -1, nowNanos);
            case 0x04, 0x08 -> elevation.run(where == 0x04 ? 1 : -1, nowNanos);
            default -> {}
        }
    }

    private static boolean areDigits(byte[] order, int at) {
        for (int i = at; i < at + 4; i++) {
            if (order[i] < '0' || order[i] > '9') {
                return false;
            }
        }
        return true;
    }

    private static int number(byte[] order, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            number = 10 * number + order[i] - '0';
        }
        return number;
    }

    private double azimuthReadingDeg() {
        return Math.rint(azimuth.readingDeg() * scale.azimuth()) / scale.azimuth();
    }

    private double elevationReadingDeg() {
        return Math.rint(elevation.readingDeg() * scale.elevation()) / scale.elevation();
    }

    @Override
    protected void forget() {
        length = 0;
        arriving.clear();
        busy = false;
        replies.clear();
    }
}
