package org.slewd.rotator.prosistel;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.link.ByteSink;
import org.slewd.rotator.AxisMotor;
import org.slewd.rotator.PacedReplies;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedController;
import org.slewd.rotator.prosistel.ProsistelBox.Axis;
import org.slewd.rotator.prosistel.ProsistelCodec.Verb;

/** The other end of the wire: a Prosistel controller at 9600 baud with its motors. */
final class ProsistelSimulator extends SimulatedController {

    private static final long THINK_NANOS = 2_000_000L;
    private static final long NANOS_PER_BYTE = 1_041_667L;

    /** {@code AG2905} has 6 characters; one that runs over is ignored. */
    private static final int MAX_COMMAND = 16;

    private static final Pattern COMMAND = Pattern.compile("([ABE])(?:(\\?)|(S)|G(\\d{1,4}))");

    private final ProsistelBox box;
    private final PacedReplies replies = new PacedReplies(THINK_NANOS, NANOS_PER_BYTE);
    private final StringBuilder command = new StringBuilder();
    private boolean begun;

    ProsistelSimulator(ProsistelBox box, SimulatedAxes axes) {
        super(axes);
        this.box = box;
    }

    @Override
    protected void hear(byte[] received, long nowNanos) {
        for (char c : new String(received, StandardCharsets.ISO_8859_1).toCharArray()) {
            if (c == ProsistelCodec.START) {
                begun = true;
                command.setLength(0);
            } else if (c == '\r' && begun) {
                begun = false;
                obey(command.toString(), nowNanos);
            } else if (begun && command.length() <= MAX_COMMAND) {
                command.append(c);
            }
        }
    }

    private void obey(String text, long nowNanos) {
        Matcher words = COMMAND.matcher(text);
        if (!words.matches()) {
            refused(text);
            return;
        }
        box.axes().stream()
                .filter(axis -> axis.letter() == words.group(1).charAt(0))
                .forEach(axis -> obey(axis, words, nowNanos));
    }

    private void obey(Axis axis, Matcher words, long nowNanos) {
        if (words.group(2) != null) {
            double angleDeg = axis.isAzimuth() ? azimuthReadingDeg() : elevationReadingDeg();
            replies.say(ProsistelCodec.position(axis, angleDeg), nowNanos);
        } else if (words.group(3) != null) {
            replies.say(ProsistelCodec.done(axis, Verb.QUIET), nowNanos);
        } else {
            go(axis, Integer.parseInt(words.group(4)), nowNanos);
        }
    }

    private void go(Axis axis, int units, long nowNanos) {
        AxisMotor motor = axis.isAzimuth() ? azimuth : elevation;
        double angleDeg = units / (double) axis.unitsPerDeg();
        if (units == axis.stopTarget()) {
            motor.cut(nowNanos);
        } else if (motor.canStandAt(angleDeg)) {
            motor.relayTo(angleDeg, 0.5 / axis.unitsPerDeg(), nowNanos);
        } else {
            refused(words(axis, units));
            replies.say(ProsistelCodec.refusal(axis, Verb.GO), nowNanos);
            return;
        }
        replies.say(ProsistelCodec.done(axis, Verb.GO), nowNanos);
    }

    private static String words(Axis axis, int units) {
        return axis.letter() + "G" + units;
    }

    private double azimuthReadingDeg() {
        return azimuth.readingDeg();
    }

    // The box has no angles below zero.
    private double elevationReadingDeg() {
        return Math.max(0, elevation.readingDeg());
    }

    @Override
    protected void speak(long nowNanos, ByteSink out) {
        replies.flush(nowNanos, out);
    }

    @Override
    protected void forget() {
        begun = false;
        command.setLength(0);
        replies.clear();
    }
}
