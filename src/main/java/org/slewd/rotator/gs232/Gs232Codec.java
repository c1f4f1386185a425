package org.slewd.rotator.gs232;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.rotator.Pointing;

/** Bytes to meaning and back. */
final class Gs232Codec {

    /** How a box writes its answers. */
    enum Dialect {
        A("+%04d", "+%04d", "+%04d+%04d"),
        B("AZ=%03d", "EL=%03d", "AZ=%03d  EL=%03d");

        private final String azimuth;
        private final String elevation;
        private final String both;

        Dialect(String azimuth, String elevation, String both) {
            this.azimuth = azimuth;
            this.elevation = elevation;
            this.both = both;
        }

        String azimuth(long azimuthDeg) {
            return format(azimuth, azimuthDeg);
        }

        String elevation(long elevationDeg) {
            return format(elevation, elevationDeg);
        }

        String position(long azimuthDeg, long elevationDeg) {
            return format(both, azimuthDeg, elevationDeg);
        }
    }

    /** What a line from the controller means. */
    sealed interface Reply {

        /** Both angles. */
        record Position(Pointing pointing) implements Reply {}

        /**
         * The azimuth alone, as {@code C} is answered.
         *
         * @param isWhole whether it has all the digits of the manual; with fewer, noise may have taken one
         */
        record Azimuth(double azimuthDeg, boolean isWhole) implements Reply {}

        /** {@code ?>} */
        record Refusal() implements Reply {}

        /** An acknowledgement, a prompt or the echo of a command. */
        record Nothing() implements Reply {}

        /** Not a line of this protocol, or not a possible position. */
        record Garbled(String why) implements Reply {}
    }

    /** Longer than any reply and most lines of help; a longer line is noise. */
    static final int MAX_LINE = 80;

    private static final String REFUSAL = "?>";

    // Equal counts of digits on both axes: a reply that lost one of them to noise is then none. Three digits each in B.
    private static final Pattern POSITION_A = Pattern.compile("\\+(?:(\\d{4}) *\\+(\\d{4})|(\\d{3}) *\\+(\\d{3}))");
    private static final Pattern POSITION_B = Pattern.compile("AZ=(\\d{3}|-00) *EL=(\\d{3}|-00)");
    private static final Pattern AZIMUTH = Pattern.compile("\\+(\\d{3,4})|AZ=(\\d{3}|-00)");
    private static final Pattern BELOW_ZERO =
            Pattern.compile("[+-][\\d-]{3,4} *[+-][\\d-]{3,4}|AZ=[\\d-]{3} *EL=[\\d-]{3}");
    private static final Pattern ECHO = Pattern.compile("C|C2|S|W\\d{3} \\d{3}|M\\d{3}");

    private Gs232Codec() {}

    /** Asks for both angles. */
    static byte[] askPosition() {
        return bytes("C2\r");
    }

    /** Asks for the azimuth alone. */
    static byte[] askAzimuth() {
        return bytes("C\r");
    }

    static byte[] stop() {
        return bytes("S\r");
    }

    /** Goes to {@code target}, which is on the grid and inside the range. */
    static byte[] target(Pointing target) {
        return bytes(format("W%03d %03d", (long) target.azimuthDeg(), (long) target.elevationDeg()) + "\r");
    }

    /** Goes to {@code azimuthDeg}, which is on the grid and inside the range, with the azimuth axis alone. */
    static byte[] azimuthTarget(double azimuthDeg) {
        return bytes(format("M%03d", (long) azimuthDeg) + "\r");
    }

    /** Hands the meaning of {@code line} to {@code replies}; a line may hold a refusal without line end, and a reply. */
    static void read(String line, Consumer<Reply> replies) {
        String rest = bare(line);
        while (rest.startsWith(REFUSAL)) {
            replies.accept(new Reply.Refusal());
            rest = bare(rest.substring(REFUSAL.length()));
            if (rest.isEmpty()) {
                return;
            }
        }
        if (rest.startsWith("C2+") || rest.startsWith("C2AZ")) {
            rest = rest.substring("C2".length()); // the echo of a question without its line end
        }
        replies.accept(meaning(rest));
    }

    private static Reply meaning(String text) {
        if (text.isEmpty() || ECHO.matcher(text).matches()) {
            return new Reply.Nothing();
        }
        Matcher a = POSITION_A.matcher(text);
        if (a.matches()) {
            return a.group(1) != null ? position(a.group(1), a.group(2)) : position(a.group(3), a.group(4));
        }
        Matcher b = POSITION_B.matcher(text);
        if (b.matches()) {
            return position(b.group(1), b.group(2));
        }
        Matcher azimuth = AZIMUTH.matcher(text);
        if (azimuth.matches()) {
            return azimuth.group(1) != null
                    ? azimuth(azimuth.group(1), azimuth.group(1).length() == 4)
                    : azimuth(azimuth.group(2), true);
        }
        if (BELOW_ZERO.matcher(text).matches()) {
            return new Reply.Garbled("an angle below zero, which this protocol cannot carry; check its calibration");
        }
        return new Reply.Garbled("not a reply of this protocol");
    }

    private static Reply azimuth(String digits, boolean isWhole) {
        double azimuthDeg = degrees(digits);
        return Gs232.AZIMUTH.contains(azimuthDeg)
                ? new Reply.Azimuth(azimuthDeg, isWhole)
                : new Reply.Garbled("outside of azimuth 0 to 450; check that the controller reports whole degrees");
    }

    private static Reply position(String azimuth, String elevation) {
        double azimuthDeg = degrees(azimuth);
        double elevationDeg = degrees(elevation);
        if (!Gs232.AZIMUTH.contains(azimuthDeg) || !Gs232.ELEVATION.contains(elevationDeg)) {
            return new Reply.Garbled(
                    "outside of azimuth 0 to 450, elevation 0 to 180; check that the controller reports whole degrees");
        }
        return new Reply.Position(new Pointing(azimuthDeg, elevationDeg));
    }

    private static double degrees(String digits) {
        return digits.equals("-00") ? 0 : Integer.parseInt(digits);
    }

    /** Without the prompt and the spaces around. */
    private static String bare(String line) {
        String text = line.strip();
        while (text.startsWith(">")) {
            text = text.substring(1).strip();
        }
        return text;
    }

    private static String format(String pattern, Object... values) {
        return String.format(Locale.ROOT, pattern, values);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
