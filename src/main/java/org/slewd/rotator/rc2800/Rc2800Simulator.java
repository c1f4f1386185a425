package org.slewd.rotator.rc2800;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.link.ByteSink;
import org.slewd.rotator.AxisMotor;
import org.slewd.rotator.PacedReplies;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedController;
import org.slewd.rotator.TypedCommands;
import org.slewd.rotator.rc2800.Rc2800Codec.Axis;

/** The other end of the wire: an RC2800PX at 9600 baud with its motors. */
final class Rc2800Simulator extends SimulatedController {

    private static final long THINK_NANOS = 2_000_000L;
    private static final long NANOS_PER_BYTE = 1_041_667L;

    /** Within this time of an order to one axis the other cannot be selected; a little less than what is said to be safe. */
    private static final long DEAF_NANOS = 150_000_000L;

    /** The box reads tenths. */
    private static final double CUT_WITHIN_DEG = 0.05;

    /** {@code A180.000000} has 11 characters; one that runs over is refused. */
    private static final int MAX_COMMAND = 16;

    private static final Pattern COMMAND = Pattern.compile("([AE])(\\d{1,3}(?:\\.\\d{0,11})?)?");

    private final Rc2800Codec.Form form;
    private final PacedReplies replies = new PacedReplies(THINK_NANOS, NANOS_PER_BYTE);
    private final TypedCommands commands = new TypedCommands(MAX_COMMAND);
    private Axis selected = Axis.AZIMUTH;
    private boolean ordered;
    private long orderedNanos;

    Rc2800Simulator(Rc2800Codec.Form form, SimulatedAxes axes) {
        super(axes);
        this.form = form;
    }

    @Override
    protected void hear(byte[] received, long nowNanos) {
        commands.push(received, text -> obey(text, nowNanos));
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
                refused(text);
                return;
            }
            selected = axis;
            if (words.group(2) != null) {
                go(text, Double.parseDouble(words.group(2)), nowNanos);
            } else {
                report(nowNanos);
            }
        } else {
            refuse(text, nowNanos);
        }
    }

    private void go(String text, double angleDeg, long nowNanos) {
        if (!motor(selected).canStandAt(angleDeg)) {
            refuse(text, nowNanos);
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

    private void refuse(String text, long nowNanos) {
        refused(text);
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
        return azimuth.readingDeg();
    }

    private double elevationReadingDeg() {
        return elevation.readingDeg();
    }

    @Override
    protected void speak(long nowNanos, ByteSink out) {
        replies.flush(nowNanos, out);
    }

    @Override
    protected void forget() {
        commands.clear();
        selected = Axis.AZIMUTH;
        ordered = false;
        replies.clear();
    }
}
