package org.slewd.rotator.easycomm;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.link.ByteSink;
import org.slewd.link.LineSplitter;
import org.slewd.rotator.PacedReplies;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedController;

/** The other end of the wire: an Easycomm II controller at 9600 baud with its motors. */
final class EasycommSimulator extends SimulatedController {

    private static final long THINK_NANOS = 2_000_000L;
    private static final long NANOS_PER_BYTE = 1_041_667L;

    private static final Pattern GO = Pattern.compile("(AZ|EL)(-?\\d{1,3}\\.\\d)");

    /** Radio, outputs, time, signal notices: the standard has them, this box has nothing behind them. */
    private static final Pattern NOT_OURS =
            Pattern.compile("(?:UP|DN|UR|DR)\\d+|(?:UM|DM)\\w+|OP\\d+,\\d|ST\\d\\d(?::\\d\\d){5}|AO|LO");

    private final PacedReplies replies = new PacedReplies(THINK_NANOS, NANOS_PER_BYTE);
    private final LineSplitter lines = new LineSplitter(EasycommCodec.MAX_LINE);

    EasycommSimulator(SimulatedAxes axes) {
        super(axes);
    }

    @Override
    protected void hear(byte[] received, long nowNanos) {
        lines.push(received, line -> obey(line.strip(), nowNanos));
    }

    private void obey(String line, long nowNanos) {
        if (line.isEmpty()) {
            return;
        }
        if (line.equals("AZ EL")) {
            replies.say(EasycommCodec.position(azimuth.readingDeg(), elevation.readingDeg()), nowNanos);
            return;
        }
        // All or nothing: a line with an error in it moves neither axis.
        String[] words = line.split(" +", -1);
        for (String word : words) {
            if (!understands(word)) {
                refused(line);
                replies.say(EasycommCodec.bytes("?\n"), nowNanos);
                return;
            }
        }
        for (String word : words) {
            obeyWord(word, nowNanos);
        }
    }

    private boolean understands(String word) {
        Matcher go = GO.matcher(word);
        if (go.matches()) {
            double angleDeg = Double.parseDouble(go.group(2));
            return go.group(1).equals("AZ") ? azimuth.reach(angleDeg).isPresent() : elevation.canStandAt(angleDeg);
        }
        return switch (word) {
            case "AZ", "EL", "VE", "SA", "SE", "ML", "MR", "MU", "MD", "PARK", "RESET" -> true;
            default -> NOT_OURS.matcher(word).matches();
        };
    }

    private void obeyWord(String word, long nowNanos) {
        Matcher go = GO.matcher(word);
        if (go.matches()) {
            go(go.group(1), Double.parseDouble(go.group(2)), nowNanos);
            return;
        }
        switch (word) {
            case "AZ" -> replies.say(EasycommCodec.azimuth(azimuth.readingDeg()), nowNanos);
            case "EL" -> replies.say(EasycommCodec.elevation(elevation.readingDeg()), nowNanos);
            case "VE" -> replies.say(EasycommCodec.bytes("VE002\n"), nowNanos);
            case "SA" -> azimuth.cut(nowNanos);
            case "SE" -> elevation.cut(nowNanos);
            case "ML" -> azimuth.run(-1, nowNanos);
            case "MR" -> azimuth.run(1, nowNanos);
            case "MU" -> elevation.run(1, nowNanos);
            case "MD" -> elevation.run(-1, nowNanos);
            case "PARK", "RESET" -> {
                go("AZ", 0, nowNanos);
                go("EL", 0, nowNanos);
            }
            default -> {}
        }
    }

    private void go(String axis, double angleDeg, long nowNanos) {
        if (axis.equals("EL")) {
            if (elevation.canStandAt(angleDeg)) {
                elevation.servoTo(angleDeg, nowNanos);
            }
            return;
        }
        OptionalDouble reached = azimuth.reach(angleDeg);
        if (reached.isPresent()) {
            azimuth.servoTo(reached.getAsDouble(), nowNanos);
        }
    }

    @Override
    protected void speak(long nowNanos, ByteSink out) {
        replies.flush(nowNanos, out);
    }

    @Override
    protected void forget() {
        replies.clear();
        lines.clear();
    }
}
