package org.slewd.rotator.rc2800;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.rotator.AxisRange;

/** Bytes to meaning and back. */
final class Rc2800Codec {

    /** The axes, and the letter that selects each. */
    enum Axis {
        AZIMUTH('A'),
        ELEVATION('E');

        private final char letter;

        Axis(char letter) {
            this.letter = letter;
        }

        char letter() {
            return letter;
        }

        Axis other() {
            return this == AZIMUTH ? ELEVATION : AZIMUTH;
        }

        private boolean isBelievableAt(double angleDeg) {
            AxisRange range = this == AZIMUTH ? Rc2800.TRAITS.azimuth() : Rc2800.TRAITS.elevation();
            return angleDeg >= range.minDeg() - BEYOND_DEG && angleDeg <= range.maxDeg() + BEYOND_DEG;
        }
    }

    /** How a box writes where an axis is: the older form with spaces, the newer one without. */
    enum Form {
        SPACED("%s P=%6.1f S=9 %s\r\n", "MV", "ST"),
        CLOSE("%s=%.1f S=9 %s\r\n", "M", "S");

        private final String text;
        private final String moving;
        private final String stopped;

        Form(String text, String moving, String stopped) {
            this.text = text;
            this.moving = moving;
            this.stopped = stopped;
        }

        byte[] position(Axis axis, double angleDeg, boolean isMoving) {
            double tenths = Math.rint(angleDeg * 10) / 10 + 0.0; // + 0.0 makes 0 of -0
            return bytes(String.format(Locale.ROOT, text, axis.letter, tenths, isMoving ? moving : stopped));
        }
    }

    /** What a line from the controller means. */
    sealed interface Reply {

        /** Where an axis is. */
        record At(Axis axis, double angleDeg) implements Reply {}

        /** {@code A ERR=05} */
        record Refusal(Axis axis, String text) implements Reply {}

        /** An empty line or the echo of a command. */
        record Nothing() implements Reply {}

        /** Not a line of this protocol, or not a possible position. */
        record Garbled(String why) implements Reply {}
    }

    /** An antenna runs on past the last target that it can be given; further than this it cannot be. */
    private static final double BEYOND_DEG = 10;

    /** Longer than any reply; a longer line is noise. */
    static final int MAX_LINE = 80;

    // The decimal, the speed and the letter behind it prove that the number is whole, whatever noise or echo is before
    // it.
    private static final Pattern POSITION =
            Pattern.compile("(?s).*([AE])(?: +P)?= *(-?\\d{1,3}\\.\\d) +S=\\d +(?:MV|M|ST|S)");
    private static final Pattern REFUSAL = Pattern.compile("([AE]) *(ERR= *\\d+)");
    private static final Pattern ECHO = Pattern.compile("[AE]\\d{0,3}|S");

    private Rc2800Codec() {}

    /** Selects {@code axis} and asks where it is. */
    static byte[] ask(Axis axis) {
        return bytes(axis.letter + "\r");
    }

    /** Sends {@code axis} to {@code angleDeg}, which is on the grid and inside the range. */
    static byte[] target(Axis axis, double angleDeg) {
        return bytes(axis.letter + Long.toString((long) angleDeg) + "\r");
    }

    /** Selects {@code axis} and stops it. */
    static byte[] stop(Axis axis) {
        return bytes(axis.letter + "\rS\r");
    }

    static byte[] stop() {
        return bytes("A\rS\rE\rS\r");
    }

    static Reply read(String line) {
        String text = line.strip();
        if (text.isEmpty() || ECHO.matcher(text).matches()) {
            return new Reply.Nothing();
        }
        Matcher position = POSITION.matcher(text);
        if (position.matches()) {
            Axis axis = axis(position.group(1));
            double angleDeg = Double.parseDouble(position.group(2)) + 0.0; // + 0.0 makes 0 of -0
            return axis.isBelievableAt(angleDeg)
                    ? new Reply.At(axis, angleDeg)
                    : new Reply.Garbled("far outside of azimuth 0 to 360, elevation 0 to 180; check its calibration");
        }
        Matcher refusal = REFUSAL.matcher(text);
        return refusal.matches()
                ? new Reply.Refusal(axis(refusal.group(1)), refusal.group(2))
                : new Reply.Garbled("not a reply of this protocol");
    }

    private static Axis axis(String letter) {
        return letter.equals("A") ? Axis.AZIMUTH : Axis.ELEVATION;
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
