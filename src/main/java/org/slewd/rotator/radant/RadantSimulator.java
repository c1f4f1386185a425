package org.slewd.rotator.radant;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.link.ByteSink;
import org.slewd.link.LineSplitter;
import org.slewd.rotator.PacedReplies;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedController;
import org.slewd.sky.Angles;

/** The other end of the wire: an AZV-1 at 9600 baud with its motors. */
final class RadantSimulator extends SimulatedController {

    private static final long THINK_NANOS = 2_000_000L;
    private static final long NANOS_PER_BYTE = 1_041_667L;

    private static final Pattern GO = Pattern.compile("Q(\\d{1,3}(?:\\.\\d)?) (\\d{1,3}(?:\\.\\d)?)");

    private final PacedReplies replies = new PacedReplies(THINK_NANOS, NANOS_PER_BYTE);
    private final LineSplitter lines = new LineSplitter(RadantCodec.MAX_LINE);

    private boolean announcesArrival;

    RadantSimulator(SimulatedAxes axes) {
        super(axes);
    }

    @Override
    protected void hear(byte[] received, long nowNanos) {
        watch(nowNanos);
        lines.push(received, line -> obey(line, nowNanos));
    }

    private void obey(String text, long nowNanos) {
        Matcher go = GO.matcher(text);
        if (text.equals("Y")) {
            sayPosition(nowNanos);
        } else if (text.equals("S")) {
            announcesArrival = false;
            azimuth.cut(nowNanos);
            elevation.cut(nowNanos);
        } else if (go.matches()) {
            OptionalDouble azimuthDeg = azimuth.reach(Double.parseDouble(go.group(1)));
            double elevationDeg = Double.parseDouble(go.group(2));
            if (azimuthDeg.isPresent() && elevation.canStandAt(elevationDeg)) {
                azimuth.servoTo(azimuthDeg.getAsDouble(), nowNanos);
                elevation.servoTo(elevationDeg, nowNanos);
                announcesArrival = true;
                replies.say(RadantCodec.bytes("ACK\r"), nowNanos);
            } else {
                refuse(text, nowNanos);
            }
        } else if (!text.isEmpty()) {
            refuse(text, nowNanos);
        }
    }

    private void refuse(String text, long nowNanos) {
        refused(text);
        replies.say(RadantCodec.bytes("ERR\r"), nowNanos);
    }

    private void sayPosition(long nowNanos) {
        replies.say(RadantCodec.position(azimuthReading(), elevationReading()), nowNanos);
    }

    private double azimuthReading() {
        return Angles.wrap360(Math.rint(azimuth.readingDeg() * 10) / 10);
    }

    private double elevationReading() {
        return Math.max(0.0, Math.rint(elevation.readingDeg() * 10) / 10);
    }

    private void watch(long nowNanos) {
        if (announcesArrival && !azimuth.isBusy() && !elevation.isBusy()) {
            announcesArrival = false;
            sayPosition(nowNanos);
        }
    }

    @Override
    protected void speak(long nowNanos, ByteSink out) {
        watch(nowNanos);
        replies.flush(nowNanos, out);
    }

    @Override
    protected void forget() {
        announcesArrival = false;
        lines.clear();
        replies.clear();
    }
}
