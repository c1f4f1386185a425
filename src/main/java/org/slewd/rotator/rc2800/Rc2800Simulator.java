package org.slewd.rotator.rc2800;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.link.ByteSink;
import org.slewd.rotator.AxisMotor;
import org.slewd.rotator.PacedReplies;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedRotator;
import org.slewd.rotator.rc2800.Rc2800Codec.Axis;

/** The other end of the wire: an RC2800PX at 9600 baud with its motors. */
final class Rc2800Simulator implements SimulatedRotator {

    private static final long THINK_NANOS = 2_000_000L;
    private static final long NANOS_PER_BYTE = 1_041_667L;

    /** Within this time of an order to one axis the other cannot be selected; a little less than what is said to be safe. */
    private static final long DEAF_NANOS = 150_000_000L;

    /** The box reads tenths. */
    private static final double CUT_WITHIN_DEG = 0.05;

    /** {@code A180.000000} has 11 characters; one that runs over is refused. */
    private static final int MAX_COMMAND = 16;

    private static final Pattern COMMAND = Pattern.compile("([AE])(\\d{1,3}(?:\\.\\d*)?)?");

    private final Rc2800Codec.Form form;
    private final AxisMotor azimuth;
    private final AxisMotor elevation;
    private final PacedReplies replies = new PacedReplies(THINK_NANOS, NANOS_PER_BYTE);
    private final StringBuilder command = new StringBuilder();
    private Axis selected = Axis.AZIMUTH;
    private boolean ordered;
    private long orderedNanos;

    Rc2800Simulator(Rc2800Codec.Form form, SimulatedAxes axes) {
        this.form = form;
        this.azimuth = new AxisMotor(axes.azimuth());
        this.elevation = new AxisMotor(axes.elevation());
    }

    @Override
    public void onBytes(byte[] received, long nowNanos) {
        advance(nowNanos);
        for (char c : new String(received, StandardCharsets.ISO_8859_1).toCharArray()) {
            if (c == '\r') {
                String text = command.toString().toUpperCase(Locale.ROOT);
                command.setLength(0);
                if (!text.isEmpty()) {
                    obey(text, nowNanos);
                }
            } else if (c != '\n' && command.length() <= MAX_COMMAND) {
                command.append(c);
            }
        }
    }

    private void obey(String text, long nowNanos) {
        Matcher words = COMMAND.matcher(text);
        if (text.equals("S")) {
            motor(selected).cut(nowNanos);
            order(nowNanos);
            report(nowNanos);
        } else if (words.matches()) {
            Axis axis = words.group(1).equals("A") ? Axis.AZIMUTH : Axis.ELEVATION;
            if (axis != selected && ordered && nowNanos - orderedNanos < DEAF_NANOS) {
                return;
            }
            selected = axis;
            if (words.group(2) != null) {
                go(Double.parseDouble(words.group(2)), nowNanos);
            } else {
                report(nowNanos);
            }
        } else {
            refuse(nowNanos);
        }
    }

    private void go(double angleDeg, long nowNanos) {
        if (!motor(selected).canStandAt(angleDeg)) {
            refuse(nowNanos);
            return;
        }
        motor(selected).relayTo(angleDeg, CUT_WITHIN_DEG, nowNanos);
        order(nowNanos);
        report(nowNanos);
    }

    private void order(long nowNanos) {
        ordered = true;
        orderedNanos = nowNanos;
    }

    private void refuse(long nowNanos) {
        replies.say(Rc2800Codec.bytes(selected.letter() + " ERR=05\r\n"), nowNanos);
    }

    private void report(long nowNanos) {
        double angleDeg = selected == Axis.AZIMUTH ? azimuthReadingDeg() : elevationReadingDeg();
        replies.say(form.position(selected, angleDeg, motor(selected).isBusy()), nowNanos);
    }

    private AxisMotor motor(Axis axis) {
        return axis == Axis.AZIMUTH ? azimuth : elevation;
    }

    private double azimuthReadingDeg() {
        return azimuth.angleDeg();
    }

    private double elevationReadingDeg() {
        return elevation.angleDeg();
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
