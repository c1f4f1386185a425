package org.slewd.rotator.dcu1;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.link.ByteSink;
import org.slewd.rotator.PacedReplies;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedController;
import org.slewd.sky.Angles;

/** The other end of the wire: one box of the family at 4800 baud with the rotor behind it. */
final class Dcu1Simulator extends SimulatedController {

    private static final long THINK_NANOS = 5_000_000L;
    private static final long NANOS_PER_BYTE = 2_083_333L;

    /** The box reads whole degrees, so the read-back shows the target from half a degree before it. */
    private static final double CUT_WITHIN_DEG = 0.5;

    /** The longest command has 8 characters; what runs over is not understood. */
    private static final int MAX_COMMAND = 16;

    private static final Pattern LOAD = Pattern.compile("AP1(\\d{3})");
    private static final Pattern LOAD_TENTHS = Pattern.compile("AP1(\\d{3}(?:\\.\\d)?)");

    private final Dcu1Codec.Dialect dialect;
    private final PacedReplies replies = new PacedReplies(THINK_NANOS, NANOS_PER_BYTE);
    private final StringBuilder command = new StringBuilder();

    private OptionalDouble loadedDeg = OptionalDouble.empty();
    private boolean endedByReturn;

    Dcu1Simulator(Dcu1Codec.Dialect dialect, SimulatedAxes axes) {
        super(axes);
        this.dialect = dialect;
    }

    @Override
    protected void hear(byte[] received, long nowNanos) {
        for (byte b : received) {
            char c = (char) (b & 0xff);
            if (c == ';' || c == '\r') {
                String text = command.toString();
                command.setLength(0);
                // The semicolon behind a target that a return has ended belongs to it: it stops nothing.
                if (!(c == ';' && text.isEmpty() && endedByReturn)) {
                    obey(text, c, nowNanos);
                }
                endedByReturn = c == '\r' && !text.isEmpty();
            } else if (c != '\n' && command.length() <= MAX_COMMAND) {
                command.append(c);
            }
        }
    }

    private void obey(String text, char end, long nowNanos) {
        Matcher load = (dialect == Dcu1Codec.Dialect.RT21 ? LOAD_TENTHS : LOAD).matcher(text);
        if (load.matches()) {
            double bearingDeg = Double.parseDouble(load.group(1));
            OptionalDouble reached = azimuth.reach(bearingDeg);
            if (bearingDeg > 360 || reached.isEmpty()) {
                notUnderstood(nowNanos);
                return;
            }
            loadedDeg = reached;
            if (end == '\r') {
                go(nowNanos);
            }
        } else if (end == '\r') {
            if (!text.isEmpty()) {
                notUnderstood(nowNanos);
            }
        } else if (text.equals("AM1")) {
            go(nowNanos);
        } else if (text.equals(dialect == Dcu1Codec.Dialect.RT21 ? "BI1" : "AI1")) {
            replies.say(dialect.report(reading()), nowNanos);
        } else if (text.isEmpty() || (text.equals("AS1") && dialect != Dcu1Codec.Dialect.ROTOR_EZ)) {
            boolean turning = azimuth.isBusy();
            azimuth.cut(nowNanos);
            if (!turning) {
                notUnderstood(nowNanos);
            }
        } else {
            notUnderstood(nowNanos);
        }
    }

    private void notUnderstood(long nowNanos) {
        if (dialect == Dcu1Codec.Dialect.ROTOR_EZ) {
            replies.say(Dcu1Codec.bytes("C2000 IDIOM V1.4S "), nowNanos);
        }
    }

    private void go(long nowNanos) {
        if (loadedDeg.isEmpty()) {
            return;
        }
        if (dialect == Dcu1Codec.Dialect.RT21) {
            azimuth.servoTo(loadedDeg.getAsDouble(), nowNanos);
        } else {
            azimuth.relayTo(loadedDeg.getAsDouble(), CUT_WITHIN_DEG, nowNanos);
        }
    }

    private double reading() {
        double stepsPerDeg = Math.round(1 / dialect.stepDeg());
        return Angles.wrap360(Math.rint(azimuth.readingDeg() * stepsPerDeg) / stepsPerDeg);
    }

    @Override
    protected void speak(long nowNanos, ByteSink out) {
        replies.flush(nowNanos, out);
    }

    @Override
    protected void forget() {
        command.setLength(0);
        loadedDeg = OptionalDouble.empty();
        endedByReturn = false;
        replies.clear();
    }

    @Override
    public Pointing truth() {
        return new Pointing(azimuth.angleDeg(), 0);
    }
}
