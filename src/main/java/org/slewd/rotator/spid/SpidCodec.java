package org.slewd.rotator.spid;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;
import org.slewd.rotator.Pointing;

/** Bytes to meaning and back. */
final class SpidCodec {

    /** Pulses per degree of the two axes, as a box reports them; they are the unit of a target. */
    record Scale(int azimuth, int elevation) {}

    /** What a frame from the box means. */
    sealed interface Reply {

        /** Where the antenna is. */
        record At(Pointing pointing, Scale scale) implements Reply {}

        /** A frame with an impossible position. */
        record Garbled(byte[] frame, String why) implements Reply {}
    }

    static final int COMMAND_LENGTH = 13;

    static final byte START = 0x57;
    static final byte END = 0x20;

    static final byte STOP = 0x0f;
    static final byte STATUS = 0x1f;
    static final byte SET = 0x2f;

    /** Turns until told otherwise; never sent. */
    static final byte MOVE = 0x14;

    /** Angles are sent and reported with this added, so that none is below zero. */
    static final int OFFSET_DEG = 360;

    /** The scales that these boxes have. */
    private static final Set<Integer> SCALES = Set.of(1, 2, 4, 10);

    private SpidCodec() {}

    /** Asks for the position. */
    static byte[] status() {
        return command(STATUS);
    }

    static byte[] stop() {
        return command(STOP);
    }

    private static byte[] command(byte kind) {
        byte[] command = new byte[COMMAND_LENGTH];
        command[0] = START;
        command[11] = kind;
        command[12] = END;
        return command;
    }

    /** Goes to the pulse nearest to {@code target}, which is inside the range. */
    static byte[] target(SpidBox box, Pointing target, Scale scale) {
        byte[] command = command(SET);
        if (box.hasElevation()) {
            put(command, 1, pulses(target.azimuthDeg(), scale.azimuth()), scale.azimuth());
            put(command, 6, pulses(target.elevationDeg(), scale.elevation()), scale.elevation());
        } else {
            put(command, 1, 10 * pulses(target.azimuthDeg(), 1), 0); // whole degrees, then a zero
        }
        return command;
    }

    private static long pulses(double angleDeg, int perDeg) {
        return (long) Math.rint(perDeg * (angleDeg + OFFSET_DEG));
    }

    private static void put(byte[] command, int at, long number, int scale) {
        byte[] digits = String.format(Locale.ROOT, "%04d", number).getBytes(StandardCharsets.US_ASCII);
        System.arraycopy(digits, 0, command, at, digits.length);
        command[at + digits.length] = (byte) scale;
    }

    /** A position frame as a box sends it. */
    static byte[] position(SpidBox box, Pointing pointing, Scale scale) {
        byte[] frame = new byte[box.replyLength()];
        frame[0] = START;
        frame[frame.length - 1] = END;
        if (box.hasElevation()) {
            putRaw(frame, 1, pulses(pointing.azimuthDeg(), 10), 4);
            frame[5] = (byte) scale.azimuth();
            putRaw(frame, 6, pulses(pointing.elevationDeg(), 10), 4);
            frame[10] = (byte) scale.elevation();
        } else {
            putRaw(frame, 1, pulses(pointing.azimuthDeg(), 1), 3);
        }
        return frame;
    }

    private static void putRaw(byte[] frame, int at, long number, int digits) {
        long rest = number;
        for (int i = at + digits - 1; i >= at; i--) {
            frame[i] = (byte) (rest % 10);
            rest /= 10;
        }
    }

    private static Reply read(SpidBox box, byte[] frame) {
        boolean both = box.hasElevation();
        double azimuthDeg = both ? number(frame, 1, 4) / 10.0 - OFFSET_DEG : number(frame, 1, 3) - OFFSET_DEG;
        double elevationDeg = both ? number(frame, 6, 4) / 10.0 - OFFSET_DEG : 0;
        if (!box.traits().azimuth().contains(azimuthDeg)
                || !box.traits().elevation().contains(elevationDeg)) {
            return new Reply.Garbled(frame, "outside of azimuth -180 to 540, elevation -20 to 210");
        }
        // Tenths through a difference of doubles: 12.299999999999955 is meant as 12.3.
        return new Reply.At(
                new Pointing(Math.rint(azimuthDeg * 10) / 10 + 0.0, Math.rint(elevationDeg * 10) / 10 + 0.0),
                both ? new Scale(frame[5], frame[10]) : new Scale(1, 1));
    }

    private static int number(byte[] frame, int at, int digits) {
        int number = 0;
        for (int i = at; i < at + digits; i++) {
            number = 10 * number + frame[i];
        }
        return number;
    }

    /**
     * Finds position frames in whatever comes. There is no checksum, so each byte must be what it can be at its place; if
     * it is not, the frame began elsewhere. That skips log lines too, since text has no digits below 0x0a. One thread.
     */
    static final class Frames {

        private final SpidBox box;
        private final byte[] frame;
        private int length;

        Frames(SpidBox box) {
            this.box = box;
            this.frame = new byte[box.replyLength()];
        }

        void push(byte[] received, Consumer<Reply> replies) {
            for (byte b : received) {
                frame[length++] = b;
                while (!mayBeFrame()) {
                    length--;
                    System.arraycopy(frame, 1, frame, 0, length);
                }
                if (length == frame.length) {
                    length = 0;
                    replies.accept(read(box, Arrays.copyOf(frame, frame.length)));
                }
            }
        }

        void clear() {
            length = 0;
        }

        private boolean mayBeFrame() {
            for (int i = 0; i < length; i++) {
                boolean scale = box.hasElevation() && (i == 5 || i == 10);
                boolean possible = i == 0
                        ? frame[i] == START
                        : i == frame.length - 1
                                ? frame[i] == END
                                : scale ? SCALES.contains((int) frame[i]) : frame[i] >= 0 && frame[i] <= 9;
                if (!possible) {
                    return false;
                }
            }
            return true;
        }
    }
}
