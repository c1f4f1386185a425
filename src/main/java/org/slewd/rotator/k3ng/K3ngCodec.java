package org.slewd.rotator.k3ng;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.rotator.Pointing;

/** Bytes to meaning and back. */
final class K3ngCodec {

    /** What may be asked. */
    enum Question {
        AZIMUTH("\\?AZ\r"),
        ELEVATION("\\?EL\r"),
        PING("\\?PG\r");

        private final String text;

        Question(String text) {
            this.text = text;
        }

        byte[] bytes() {
            return K3ngCodec.bytes(text);
        }
    }

    /** What a line from the controller means. */
    sealed interface Reply {

        /** {@code \!OKAZ123.456789}, rounded to a tenth of a degree. */
        record Azimuth(double azimuthDeg) implements Reply {}

        /** {@code \!OKEL045.000000}, or with the label FS, rounded to a tenth of a degree. */
        record Elevation(double elevationDeg) implements Reply {}

        /** {@code \!OKPG} */
        record Pong() implements Reply {}

        /** {@code ?>} of the GS-232 personality. */
        record Refusal() implements Reply {}

        /** {@code \!??}: an extended command that the firmware does not know. */
        record Unknown() implements Reply {}

        /** An acknowledgement, a prompt or an echo. */
        record Nothing() implements Reply {}

        /** Not a line of this protocol, or not a possible position. */
        record Garbled(String why) implements Reply {}
    }

    /** Longer than any reply with its echo before it; a longer line is noise. */
    static final int MAX_LINE = 80;

    /** The decimals prove that the number is whole: six of them, or as many as a fork of the firmware prints. */
    private static final Pattern ANGLE = Pattern.compile("\\\\!OK(AZ|EL|FS)([+-]?\\d{1,3}\\.\\d{1,6})");

    private static final Pattern ECHO = Pattern.compile("\\\\\\?(?:AZ|EL|PG|SS)|W\\d{3} \\d{3}");
    private static final Pattern ECHO_BEFORE_REPLY = Pattern.compile("^\\\\\\?(?:AZ|EL|PG|SS)(?=\\\\!)");

    private K3ngCodec() {}

    static byte[] stop() {
        return bytes("\\?SS\r");
    }

    /** Goes to {@code target}, which is on the grid and inside the range. */
    static byte[] target(Pointing target) {
        return bytes(
                String.format(Locale.ROOT, "W%03d %03d\r", (long) target.azimuthDeg(), (long) target.elevationDeg()));
    }

    static Reply read(String line) {
        String text = ECHO_BEFORE_REPLY.matcher(line.strip()).replaceFirst("");
        if (text.isEmpty()
                || text.equals(">")
                || text.equals("\\!OKSS")
                || ECHO.matcher(text).matches()) {
            return new Reply.Nothing();
        }
        if (text.equals("\\!OKPG")) {
            return new Reply.Pong();
        }
        if (text.endsWith("?>")) {
            return new Reply.Refusal();
        }
        if (text.startsWith("\\!??")) {
            return new Reply.Unknown();
        }
        Matcher angle = ANGLE.matcher(text);
        if (!angle.matches()) {
            return new Reply.Garbled("not a reply of this protocol");
        }
        // Rounded to what a potentiometer on an Arduino can tell; + 0.0 makes 0 of -0.
        double degrees = Math.rint(Double.parseDouble(angle.group(2)) * 10) / 10 + 0.0;
        boolean isAzimuth = angle.group(1).equals("AZ");
        if (degrees < -10 || degrees > (isAzimuth ? K3ng.AZIMUTH : K3ng.ELEVATION).maxDeg() + 10) {
            return new Reply.Garbled("an angle that no antenna has; check the calibration of the box");
        }
        return isAzimuth ? new Reply.Azimuth(degrees) : new Reply.Elevation(degrees);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
