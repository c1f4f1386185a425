package org.slewd.rotator.gs232;

import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.link.ByteSink;
import org.slewd.rotator.PacedReplies;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedController;
import org.slewd.rotator.TypedCommands;

/** The other end of the wire: a GS-232 at 9600 baud with the relays and motors behind it. */
final class Gs232Simulator extends SimulatedController {

    private static final long THINK_NANOS = 2_000_000L;
    private static final long NANOS_PER_BYTE = 1_041_667L;

    /** The box reads whole degrees, so the read-back shows the target from half a degree before it. */
    private static final double CUT_WITHIN_DEG = 0.5;

    /** The manual's longest command that is simulated has 8 characters; one that runs over is refused. */
    private static final int MAX_COMMAND = 16;

    private static final Pattern GO_AZIMUTH = Pattern.compile("M(\\d{3})");
    private static final Pattern GO_BOTH = Pattern.compile("W(\\d{3}) (\\d{3})");
    private static final Pattern ELEVATION_COMMAND = Pattern.compile("[BEUD]|W.*");
    private static final Pattern SPEED = Pattern.compile("X[1-4]");

    private final Gs232Manners manners;
    private final PacedReplies replies = new PacedReplies(THINK_NANOS, NANOS_PER_BYTE);
    private final TypedCommands commands = new TypedCommands(MAX_COMMAND);

    Gs232Simulator(Gs232Manners manners, SimulatedAxes axes) {
        super(axes);
        this.manners = manners;
    }

    @Override
    protected void hear(byte[] received, long nowNanos) {
        commands.push(received, text -> obey(text, nowNanos));
    }

    private void obey(String text, long nowNanos) {
        if (!manners.hasElevation() && ELEVATION_COMMAND.matcher(text).matches()) {
            refuse(text, nowNanos);
            return;
        }
        switch (text) {
            case "C" -> replies.say(manners.azimuth(azimuthReading()), nowNanos);
            case "B" -> replies.say(manners.elevation(elevationReading()), nowNanos);
            case "C2" -> replies.say(manners.position(azimuthReading(), elevationReading()), nowNanos);
            case "S" -> {
                azimuth.cut(nowNanos);
                elevation.cut(nowNanos);
                acknowledge(nowNanos);
            }
            case "A" -> {
                azimuth.cut(nowNanos);
                acknowledge(nowNanos);
            }
            case "E" -> {
                elevation.cut(nowNanos);
                acknowledge(nowNanos);
            }
            case "L", "R" -> {
                azimuth.run(text.equals("R") ? 1 : -1, nowNanos);
                acknowledge(nowNanos);
            }
            case "U", "D" -> {
                elevation.run(text.equals("U") ? 1 : -1, nowNanos);
                acknowledge(nowNanos);
            }
            default -> obeyNumbers(text, nowNanos);
        }
    }

    private void obeyNumbers(String text, long nowNanos) {
        Matcher both = GO_BOTH.matcher(text);
        Matcher one = GO_AZIMUTH.matcher(text);
        if (both.matches()) {
            OptionalDouble azimuthDeg = azimuth.reach(Integer.parseInt(both.group(1)));
            double elevationDeg = Integer.parseInt(both.group(2));
            if (azimuthDeg.isPresent() && elevation.canStandAt(elevationDeg)) {
                azimuth.relayTo(azimuthDeg.getAsDouble(), CUT_WITHIN_DEG, nowNanos);
                elevation.relayTo(elevationDeg, CUT_WITHIN_DEG, nowNanos);
                acknowledge(nowNanos);
                return;
            }
        } else if (one.matches()) {
            OptionalDouble azimuthDeg = azimuth.reach(Integer.parseInt(one.group(1)));
            if (azimuthDeg.isPresent()) {
                azimuth.relayTo(azimuthDeg.getAsDouble(), CUT_WITHIN_DEG, nowNanos);
                acknowledge(nowNanos);
                return;
            }
        } else if (SPEED.matcher(text).matches()) {
            replies.say(manners.speed(text), nowNanos);
            return;
        }
        refuse(text, nowNanos);
    }

    private void refuse(String text, long nowNanos) {
        refused(text);
        replies.say(Gs232Codec.bytes("?>\r\n"), nowNanos);
    }

    private void acknowledge(long nowNanos) {
        replies.say(Gs232Codec.bytes(manners.acknowledgement()), nowNanos);
    }

    // The box has no angles below zero: an axis centred on the south reads 180 to 359, then 0 to 180.
    private long azimuthReading() {
        long reading = Math.round(azimuth.readingDeg());
        return reading < 0 ? reading + 360 : reading;
    }

    private long elevationReading() {
        return Math.max(0, Math.round(elevation.readingDeg()));
    }

    @Override
    protected void speak(long nowNanos, ByteSink out) {
        replies.flush(nowNanos, out);
    }

    @Override
    protected void forget() {
        replies.clear();
        commands.clear();
    }

    @Override
    public Pointing truth() {
        return new Pointing(azimuth.angleDeg(), manners.hasElevation() ? elevation.angleDeg() : 0);
    }
}
