package org.slewd.rotator.radant;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.rotator.Pointing;

/** Bytes to meaning and back. */
final class RadantCodec {

    /** What a line from the controller means. */
    sealed interface Reply {

        /** Where it is: the answer to a question, or said on arrival. */
        record Position(Pointing pointing) implements Reply {}

        /** {@code ACK} */
        record Accepted() implements Reply {}

        /** {@code ERR} */
        record Refusal() implements Reply {}

        /** An empty line or the echo of a command. */
        record Nothing() implements Reply {}

        /** Not a line of this protocol, or not a possible position. */
        record Garbled(String why) implements Reply {}
    }

    /** Longer than any reply; a longer line is noise. */
    static final int MAX_LINE = 40;

    // All digits that the documentation writes: an answer that has lost one to noise is then none.
    private static final Pattern POSITION = Pattern.compile("OK(\\d{3}\\.\\d) (\\d{3}\\.\\d)");
    private static final Pattern ECHO = Pattern.compile("Y|S|Q\\d{3}\\.\\d \\d{3}\\.\\d");

    private RadantCodec() {}

    static byte[] question() {
        return bytes("Y\r");
    }

    static byte[] stop() {
        return bytes("S\r");
    }

    /** Goes to {@code target}, which is on the grid and inside the range. */
    static byte[] target(Pointing target) {
        return bytes(String.format(Locale.ROOT, "Q%05.1f %05.1f\r", target.azimuthDeg(), target.elevationDeg()));
    }

    /** A position from 0 up as a controller reports it. */
    static byte[] position(double azimuthDeg, double elevationDeg) {
        return bytes(String.format(Locale.ROOT, "OK%05.1f %05.1f\r\n", azimuthDeg, elevationDeg));
    }

    static Reply read(String line) {
        String text = line.strip();
        if (text.isEmpty() || ECHO.matcher(text).matches()) {
            return new Reply.Nothing();
        }
        if (text.equals("ACK")) {
            return new Reply.Accepted();
        }
        if (text.equals("ERR")) {
            return new Reply.Refusal();
        }
        Matcher position = POSITION.matcher(text);
        if (!position.matches()) {
            return new Reply.Garbled("not a reply of this protocol");
        }
        double azimuthDeg = Double.parseDouble(position.group(1));
        double elevationDeg = Double.parseDouble(position.group(2));
        return Radant.AZIMUTH.contains(azimuthDeg) && Radant.ELEVATION.contains(elevationDeg)
                ? new Reply.Position(new Pointing(azimuthDeg, elevationDeg))
                : new Reply.Garbled("outside of azimuth 0 to 360, elevation 0 to 180; check its calibration");
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
