package org.slewd.rotator.easycomm;

import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.link.ByteSink;
import org.slewd.link.LineSplitter;
import org.slewd.rotator.AxisMotor;
import org.slewd.rotator.PacedReplies;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedController;

/** The other end of the wire: a SatNOGS controller, Easycomm III, at 19200 baud with its motors. */
final class SatnogsSimulator extends SimulatedController {

    private static final long THINK_NANOS = 2_000_000L;
    private static final long NANOS_PER_BYTE = 520_833L;

    /** A jammed motor that has power for so long is an error to the firmware. */
    private static final long JAM_NOTICED_NANOS = 2_000_000_000L;

    private static final int STATUS_IDLE = 1;
    private static final int STATUS_POINTING = 4;
    private static final int STATUS_ERROR = 8;
    private static final int ERROR_NONE = 1;
    private static final int ERROR_MOTOR = 8;

    // One line is one command; only these two hold a space.
    private static final Pattern GO = Pattern.compile("AZ(-?[\\d.]*)(?: EL(-?[\\d.]*))?");
    private static final Pattern SPEED = Pattern.compile("V([UDLR])(\\d+)");
    private static final Pattern INPUT = Pattern.compile("IP([0-8])");
    private static final Pattern REGISTER = Pattern.compile("CR ?([1-9])");

    private final PacedReplies replies = new PacedReplies(THINK_NANOS, NANOS_PER_BYTE);
    private final LineSplitter lines = new LineSplitter(EasycommCodec.MAX_LINE);

    private double lastAzimuthDeg;
    private double lastElevationDeg;
    private long freeNanos;

    SatnogsSimulator(SimulatedAxes axes) {
        super(axes);
    }

    @Override
    protected void hear(byte[] received, long nowNanos) {
        watch(nowNanos);
        lines.push(received, line -> obey(line.stripTrailing(), nowNanos));
    }

    private void obey(String line, long nowNanos) {
        switch (line) {
            case "AZ EL" -> sayPosition(nowNanos);
            case "SA SE" -> {
                sayPosition(nowNanos);
                azimuth.cut(nowNanos);
                elevation.cut(nowNanos);
            }
            case "PARK", "RESET" -> {
                refused(line); // it sweeps to its end stops
                sayPosition(nowNanos);
                go(azimuth, 0, nowNanos);
                go(elevation, 0, nowNanos);
            }
            case "VE" -> say("VESatNOGS-v2.2", nowNanos);
            case "GS" -> say("GS" + status(nowNanos), nowNanos);
            case "GE" -> say("GE" + (isStuck(nowNanos) ? ERROR_MOTOR : ERROR_NONE), nowNanos);
            default -> obeyNumbers(line, nowNanos);
        }
    }

    private void obeyNumbers(String line, long nowNanos) {
        Matcher to = GO.matcher(line);
        Matcher speed = SPEED.matcher(line);
        Matcher input = INPUT.matcher(line);
        Matcher register = REGISTER.matcher(line);
        if (to.matches()) {
            go(azimuth, number(to.group(1)), nowNanos);
            if (to.group(2) != null) {
                go(elevation, number(to.group(2)), nowNanos);
            }
        } else if (speed.matches()) {
            // Left increases the azimuth, whatever the standard says.
            boolean isAzimuth = speed.group(1).equals("L") || speed.group(1).equals("R");
            boolean isUp = speed.group(1).equals("L") || speed.group(1).equals("U");
            (isAzimuth ? azimuth : elevation).run(isUp ? 1 : -1, nowNanos);
        } else if (input.matches()) {
            say("IP" + input.group(1) + "," + inputValue(Integer.parseInt(input.group(1))), nowNanos);
        } else if (register.matches()) {
            say(register.group(1) + ",0.00", nowNanos);
        } else if (!line.isEmpty()) {
            refused(line);
        }
    }

    /** The firmware takes what holds no letter for a number, and nothing for 0. */
    private static double number(String text) {
        return text.matches("-?\\d+(?:\\.\\d*)?") ? Double.parseDouble(text) : 0;
    }

    private static void go(AxisMotor motor, double angleDeg, long nowNanos) {
        if (motor.canStandAt(angleDeg)) {
            motor.servoTo(angleDeg, nowNanos);
        }
    }

    private String inputValue(int number) {
        return switch (number) {
            case 0 -> "25";
            case 3 -> String.format(Locale.ROOT, "%.2f", azimuth.readingDeg());
            case 4 -> String.format(Locale.ROOT, "%.2f", elevation.readingDeg());
            case 7, 8 -> "0.00";
            default -> "0";
        };
    }

    private int status(long nowNanos) {
        if (isStuck(nowNanos)) {
            return STATUS_ERROR;
        }
        return azimuth.isBusy() || elevation.isBusy() ? STATUS_POINTING : STATUS_IDLE;
    }

    private boolean isStuck(long nowNanos) {
        return nowNanos - freeNanos >= JAM_NOTICED_NANOS;
    }

    private void sayPosition(long nowNanos) {
        replies.say(EasycommCodec.position(azimuth.readingDeg(), elevation.readingDeg()), nowNanos);
    }

    private void say(String text, long nowNanos) {
        replies.say(EasycommCodec.bytes(text + "\n"), nowNanos);
    }

    private void watch(long nowNanos) {
        double azimuthDeg = azimuth.angleDeg();
        double elevationDeg = elevation.angleDeg();
        boolean moved = azimuthDeg != lastAzimuthDeg || elevationDeg != lastElevationDeg;
        if (moved || !(azimuth.isBusy() || elevation.isBusy())) {
            freeNanos = nowNanos;
        }
        lastAzimuthDeg = azimuthDeg;
        lastElevationDeg = elevationDeg;
    }

    @Override
    protected void speak(long nowNanos, ByteSink out) {
        watch(nowNanos);
        replies.flush(nowNanos, out);
    }

    @Override
    protected void forget() {
        replies.clear();
        lines.clear();
    }
}
