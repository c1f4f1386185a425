package org.slewd.rotator.easycomm;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.rotator.Pointing;

/** Bytes to meaning and back. */
final class EasycommCodec {

    /** What may be asked. */
    enum Question {
        BOTH("AZ EL \n"),
        AZIMUTH("AZ\n"),
        ELEVATION("EL\n"),
        VERSION("VE\n"),
        STATUS("GS\n"),
        ERRORS("GE\n"),
        AZIMUTH_END_STOP("IP1\n"),
        ELEVATION_END_STOP("IP2\n");

        private final String text;

        Question(String text) {
            this.text = text;
        }

        byte[] bytes() {
            return EasycommCodec.bytes(text);
        }
    }

    /** What a line from the controller means. */
    sealed interface Reply {

        /** Both angles. */
        record Position(Pointing pointing) implements Reply {}

        /** {@code AZ123.4} */
        record Azimuth(double azimuthDeg) implements Reply {}

        /** {@code EL45.6} */
        record Elevation(double elevationDeg) implements Reply {}

        /** {@code +45.6}: an angle of the axis that was asked for. */
        record Angle(double angleDeg) implements Reply {}

        /** {@code VE} and anything. */
        record Version() implements Reply {}

        /** {@code GS1}, {@code GE2}, {@code IP1,0}: a number about the box itself, and the question that it answers. */
        record Health(Question question, int value) implements Reply {}

        /** {@code AL} and a text. */
        record Alarm(String text) implements Reply {}

        /** {@code ?} */
        record Refusal() implements Reply {}

        /** An empty line, an echo, or news about something that is no concern of a rotator driver. */
        record Nothing() implements Reply {}

        /** Not a line of this protocol, or not a possible position. */
        record Garbled(String why) implements Reply {}
    }

    /** Longer than any reply; a longer line is noise. */
    static final int MAX_LINE = 80;

    // The decimal is part of the standard and proves that the number is whole: EL4 may be what is left of EL45.6.
    private static final String NUMBER = "([+-]?\\d{1,3}\\.\\d{1,2})";
    private static final String SIGNED = "([+-]\\d{1,3}\\.\\d{1,2})";
    private static final Pattern BOTH = Pattern.compile("AZ" + NUMBER + " +EL" + NUMBER);
    private static final Pattern BOTH_BARE = Pattern.compile(SIGNED + " +" + SIGNED);
    private static final Pattern AZIMUTH = Pattern.compile("AZ" + NUMBER);
    private static final Pattern ELEVATION = Pattern.compile("EL" + NUMBER);
    private static final Pattern ANGLE = Pattern.compile(SIGNED);
    private static final Pattern VERSION = Pattern.compile("VE.+");
    private static final Pattern ALARM = Pattern.compile("AL(.*)");
    private static final Pattern HEALTH = Pattern.compile("(GS|GE|IP[12],)(\\d{1,5})");
    private static final Pattern ECHO = Pattern.compile("AZ +EL|AZ|EL|VE|GS|GE|IP[12]|SA +SE");
    private static final Pattern OTHER_NEWS = Pattern.compile("(?:IP|OP|AN)\\d.*|(?:GS|GE|CR)\\d.*|(?:AO|LO)");

    private EasycommCodec() {}

    static byte[] stop() {
        return bytes("SA SE \n");
    }

    /** Goes to {@code target}, which is on the grid and inside the range. */
    static byte[] target(Pointing target) {
        return bytes(String.format(Locale.ROOT, "AZ%.1f EL%.1f\n", target.azimuthDeg(), target.elevationDeg()));
    }

    /** A position as a controller reports it. */
    static byte[] position(double azimuthDeg, double elevationDeg) {
        return target(new Pointing(tenths(azimuthDeg), tenths(elevationDeg)));
    }

    static byte[] azimuth(double azimuthDeg) {
        return bytes(String.format(Locale.ROOT, "AZ%.1f\n", tenths(azimuthDeg)));
    }

    static byte[] elevation(double elevationDeg) {
        return bytes(String.format(Locale.ROOT, "EL%.1f\n", tenths(elevationDeg)));
    }

    private static double tenths(double angleDeg) {
        return Math.rint(angleDeg * 10) / 10 + 0.0; // + 0.0 makes 0 of -0
    }

    static Reply read(String line) {
        String text = line.strip();
        Matcher health = HEALTH.matcher(text);
        if (health.matches()) {
            return new Reply.Health(about(health.group(1)), Integer.parseInt(health.group(2)));
        }
        if (text.isEmpty()
                || ECHO.matcher(text).matches()
                || OTHER_NEWS.matcher(text).matches()) {
            return new Reply.Nothing();
        }
        if (text.equals("?")) {
            return new Reply.Refusal();
        }
        for (Pattern pattern : new Pattern[] {BOTH, BOTH_BARE}) {
            Matcher both = pattern.matcher(text);
            if (both.matches()) {
                return join(Double.parseDouble(both.group(1)), Double.parseDouble(both.group(2)));
            }
        }
        Matcher azimuth = AZIMUTH.matcher(text);
        if (azimuth.matches()) {
            return new Reply.Azimuth(Double.parseDouble(azimuth.group(1)));
        }
        Matcher elevation = ELEVATION.matcher(text);
        if (elevation.matches()) {
            return new Reply.Elevation(Double.parseDouble(elevation.group(1)));
        }
        Matcher angle = ANGLE.matcher(text);
        if (angle.matches()) {
            return new Reply.Angle(Double.parseDouble(angle.group(1)));
        }
        Matcher alarm = ALARM.matcher(text);
        if (alarm.matches()) {
            return new Reply.Alarm(alarm.group(1));
        }
        return VERSION.matcher(text).matches()
                ? new Reply.Version()
                : new Reply.Garbled("not a reply of this protocol");
    }

    private static Question about(String name) {
        return switch (name) {
            case "GS" -> Question.STATUS;
            case "GE" -> Question.ERRORS;
            case "IP1," -> Question.AZIMUTH_END_STOP;
            default -> Question.ELEVATION_END_STOP;
        };
    }

    /** Two angles as one position, if a rotator can be there. */
    static Reply join(double azimuthDeg, double elevationDeg) {
        if (!Easycomm.TRAITS.azimuth().contains(azimuthDeg)
                || !Easycomm.TRAITS.elevation().contains(elevationDeg)) {
            return new Reply.Garbled("outside of azimuth -180 to 540, elevation -20 to 210; check its calibration");
        }
        return new Reply.Position(new Pointing(azimuthDeg + 0.0, elevationDeg + 0.0)); // + 0.0 makes 0 of -0
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
