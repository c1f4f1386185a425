package org.slewd.rotator.k3ng;

import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.link.ByteSink;
import org.slewd.rotator.PacedReplies;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedController;
import org.slewd.rotator.TypedCommands;
import org.slewd.sky.Angles;

/** The other end of the wire: an Arduino with K3NG firmware, GS-232B personality, at 9600 baud with its motors. */
final class K3ngSimulator extends SimulatedController {

    private static final long THINK_NANOS = 2_000_000L;
    private static final long NANOS_PER_BYTE = 1_041_667L;
    private static final int MAX_COMMAND = 40;

    private static final Pattern GO = Pattern.compile("W(\\d{3}) (\\d{3})");
    private static final Pattern SPEED = Pattern.compile("X[1-4]");

    private final long deafNanos;
    private final PacedReplies replies = new PacedReplies(THINK_NANOS, NANOS_PER_BYTE);
    private final TypedCommands commands = new TypedCommands(MAX_COMMAND);

    private OptionalLong switchedOnNanos = OptionalLong.empty();

    /** @param deafNanos how long after it is switched on it ignores rotation */
    K3ngSimulator(SimulatedAxes axes, long deafNanos) {
        super(axes);
        this.deafNanos = deafNanos;
    }

    @Override
    protected void hear(byte[] received, long nowNanos) {
        watch(nowNanos);
        commands.push(received, text -> obey(text, nowNanos));
    }

    private void obeyExtended(String text, long nowNanos) {
        switch (text) {
            case "?AZ" -> say("\\!OKAZ" + decimals("%.6f", azimuthReading()), nowNanos);
            case "?EL" -> say("\\!OKFS" + decimals("%+011.6f", elevation.readingDeg()), nowNanos);
            case "?PG" -> say("\\!OKPG", nowNanos);
            case "?SS", "?SA", "?SE" -> {
                if (!text.equals("?SE")) {
                    azimuth.cut(nowNanos);
                }
                if (!text.equals("?SA")) {
                    elevation.cut(nowNanos);
                }
                say("\\!OK" + text.substring(1), nowNanos);
            }
            default -> {
                refused("\\" + text);
                say("\\!??" + text.substring(Math.min(1, text.length())), nowNanos);
            }
        }
    }

    private void obey(String text, long nowNanos) {
        Matcher go = GO.matcher(text);
        if (text.startsWith("\\")) {
            say(text, nowNanos); // extended commands are echoed
            obeyExtended(text.substring(1), nowNanos);
        } else if (go.matches()) {
            go(Integer.parseInt(go.group(1)), Integer.parseInt(go.group(2)), nowNanos);
        } else if (text.equals("C2")) {
            say(
                    String.format(Locale.ROOT, "AZ=%03dEL=%03d", (long) azimuthReading(), Math.max(0, (long)
                            elevation.readingDeg())),
                    nowNanos);
        } else if (text.equals("S")) {
            azimuth.cut(nowNanos);
            elevation.cut(nowNanos);
            say("", nowNanos);
        } else if (SPEED.matcher(text).matches()) {
            say("Speed " + text, nowNanos);
        } else {
            refuse(text, nowNanos);
        }
    }

    private void refuse(String text, long nowNanos) {
        refused(text);
        say("?>", nowNanos);
    }

    private void go(int azimuthDeg, int elevationDeg, long nowNanos) {
        OptionalDouble reached = azimuth.reach(azimuthDeg);
        if (reached.isEmpty() || !elevation.canStandAt(elevationDeg)) {
            refuse("W " + azimuthDeg + " " + elevationDeg, nowNanos);
            return;
        }
        if (nowNanos - switchedOnNanos.orElse(nowNanos) >= deafNanos) {
            azimuth.servoTo(reached.getAsDouble(), nowNanos);
            elevation.servoTo(elevationDeg, nowNanos);
        }
        say("", nowNanos);
    }

    private void say(String text, long nowNanos) {
        replies.say(K3ngCodec.bytes(text + "\r\n"), nowNanos);
    }

    private static String decimals(String pattern, double angleDeg) {
        return String.format(Locale.ROOT, pattern, angleDeg);
    }

    private double azimuthReading() {
        return Angles.wrap360(azimuth.readingDeg());
    }

    private void watch(long nowNanos) {
        if (switchedOnNanos.isEmpty()) {
            switchedOnNanos = OptionalLong.of(nowNanos);
        }
    }

    @Override
    protected void speak(long nowNanos, ByteSink out) {
        watch(nowNanos);
        replies.flush(nowNanos, out);
    }

    @Override
    protected void forget() {
        commands.clear();
        switchedOnNanos = OptionalLong.empty();
        replies.clear();
    }
}
