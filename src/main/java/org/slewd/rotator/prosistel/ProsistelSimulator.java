package org.slewd.rotator.prosistel;

import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.link.ByteSink;
import org.slewd.rotator.AxisMotor;
import org.slewd.rotator.PacedReplies;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedRotator;
import org.slewd.rotator.prosistel.ProsistelBox.Axis;
import org.slewd.rotator.prosistel.ProsistelCodec.Verb;

/** The other end of the wire: a Prosistel controller at 9600 baud with its motors. */
final class ProsistelSimulator implements SimulatedRotator {

    private static final long THINK_NANOS = 2_000_000L;
    private static final long NANOS_PER_BYTE = 1_041_667L;

    /** {@code AG2905} has 6 characters; one that runs over is ignored. */
    private static final int MAX_COMMAND = 16;

    private static final Pattern COMMAND = Pattern.compile("([ABE])(?:(\\?)|(S)|G(\\d{1,4}))");

    private final ProsistelBox box;
    private final AxisMotor azimuth;
    private final AxisMotor elevation;
    private final PacedReplies replies = new PacedReplies(THINK_NANOS, NANOS_PER_BYTE);
    private final StringBuilder command = new StringBuilder();
    private boolean begun;

    ProsistelSimulator(ProsistelBox box, SimulatedAxes axes) {
        this.box = box;
        this.azimuth = new AxisMotor(axes.azimuth());
        this.elevation = new AxisMotor(axes.elevation());
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        advance(nowNanos);
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
            replies.say(ProsistelCodec.refusal(axis, Verb.GO), nowNanos);
            return;
        }
        replies.say(ProsistelCodec.done(axis, Verb.GO), nowNanos);
    }

    private double azimuthReadingDeg() {
        return azimuth.angleDeg();
    }

    // The box has no angles below zero.
    private double elevationReadingDeg() {
        return Math.max(0, elevation.angleDeg());
    }

    private void advance(long nowNanos) {
        azimuth.advance(nowNanos);
        elevation.advance(nowNanos);
    }

    @Override
    public void step(long nowNanos, ByteSink out) {
        advance(nowNanos);
        replies.flush(nowNanos, out);
    }

    @Override
    public Pointing truth() {
        return new Pointing(azimuth.angleDeg(), elevation.angleDeg());
    }

    @Override
    public void jam(boolean azimuthJammed, boolean elevationJammed) {
        azimuth.jam(azimuthJammed);
        elevation.jam(elevationJammed);
    }
}
