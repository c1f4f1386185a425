package org.slewd.rotator.prosistel;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.prosistel.ProsistelBox.Axis;

/** Bytes to meaning and back. */
final class ProsistelCodec {

    /** What is asked of an axis. */
    enum Verb {
        POSITION('?'),
        GO('G'),
        /** Ends the stream of positions. */
        QUIET('S');

        private final char letter;

        Verb(char letter) {
            this.letter = letter;
        }

        private static Verb of(String letter) {
            return letter.equals("?") ? POSITION : letter.equals("G") ? GO : QUIET;
        }
    }

    /** What a line from the controller means. */
    sealed interface Reply {

        /** Where an axis is. */
        record At(Axis axis, double angleDeg) implements Reply {}

        /** {@code A,G,R}: understood. */
        record Done(Axis axis, Verb verb) implements Reply {}

        /** {@code A,?,E,00003} */
        record Refusal(Axis axis, Verb verb, String text) implements Reply {}

        /** An empty line. */
        record Nothing() implements Reply {}

        /** Not a line of this protocol, or not a possible position. */
        record Garbled(String why) implements Reply {}
    }

    static final char START = 0x02;

    /** An antenna runs on past the last target that it can be given; further than this it cannot be. */
    private static final double BEYOND_DEG = 10;

    /** Longer than any reply; a longer line is noise. */
    static final int MAX_LINE = 80;

    private static final Pattern REPLY = Pattern.compile("([ABE]),([?GS]),(.*)");
    private static final Pattern ANGLE = Pattern.compile("(\\d{1,4}),[A-Z]");
    private static final Pattern DONE = Pattern.compile("[A-Z]");
    private static final Pattern ERROR = Pattern.compile("E,(\\d{1,5})");

    private ProsistelCodec() {}

    static byte[] ask(Axis axis) {
        return command(axis, Verb.POSITION, "");
    }

    static byte[] quiet(Axis axis) {
        return command(axis, Verb.QUIET, "");
    }

    /** Sends {@code axis} where {@code target} has it, which is on the grid and inside the range. */
    static byte[] target(Axis axis, Pointing target) {
        return command(axis, Verb.GO, Long.toString(units(axis, angleDeg(axis, target))));
    }

    static byte[] stop(Axis axis) {
        return command(axis, Verb.GO, Integer.toString(axis.stopTarget()));
    }

    /** Stops all axes of {@code box}. */
    static byte[] stop(ProsistelBox box) {
        StringBuilder all = new StringBuilder();
        box.axes().forEach(axis -> all.append(new String(stop(axis), StandardCharsets.US_ASCII)));
        return bytes(all.toString());
    }

    private static byte[] command(Axis axis, Verb verb, String value) {
        return bytes("" + START + axis.letter() + verb.letter + value + '\r');
    }

    /** A position as a box reports it. */
    static byte[] position(Axis axis, double angleDeg) {
        String form = axis.unitsPerDeg() == 1 ? "%03d" : "%04d";
        return reply(axis, Verb.POSITION, String.format(Locale.ROOT, form, units(axis, angleDeg)) + ",R");
    }

    static byte[] done(Axis axis, Verb verb) {
        return reply(axis, verb, "R");
    }

    static byte[] refusal(Axis axis, Verb verb) {
        return reply(axis, verb, "E,00003");
    }

    private static byte[] reply(Axis axis, Verb verb, String text) {
        return bytes("" + START + axis.letter() + ',' + verb.letter + ',' + text + '\r');
    }

    private static long units(Axis axis, double angleDeg) {
        return (long) Math.rint(angleDeg * axis.unitsPerDeg());
    }

    private static double angleDeg(Axis axis, Pointing pointing) {
        return axis.isAzimuth() ? pointing.azimuthDeg() : pointing.elevationDeg();
    }

    static Reply read(ProsistelBox box, String line) {
        if (line.isBlank()) {
            return new Reply.Nothing();
        }
        int start = line.lastIndexOf(START); // whatever came before it is noise
        Matcher reply = REPLY.matcher(line.substring(start + 1));
        Optional<Axis> axis = start >= 0 && reply.matches() ? axis(box, reply.group(1)) : Optional.empty();
        if (axis.isEmpty()) {
            return new Reply.Garbled("not a reply of this protocol");
        }
        return read(box, axis.get(), Verb.of(reply.group(2)), reply.group(3));
    }

    private static Reply read(ProsistelBox box, Axis axis, Verb verb, String text) {
        Matcher error = ERROR.matcher(text);
        if (error.matches()) {
            return new Reply.Refusal(axis, verb, "error " + error.group(1));
        }
        Matcher angle = ANGLE.matcher(text);
        if (verb == Verb.POSITION && angle.matches()) {
            double angleDeg = Integer.parseInt(angle.group(1)) / (double) axis.unitsPerDeg();
            AxisRange range =
                    axis.isAzimuth() ? box.traits().azimuth() : box.traits().elevation();
            return angleDeg >= range.minDeg() && angleDeg <= range.maxDeg() + BEYOND_DEG
                    ? new Reply.At(axis, angleDeg)
                    : new Reply.Garbled("far outside of azimuth 0 to 360, elevation 0 to 180; check its calibration");
        }
        return verb != Verb.POSITION && DONE.matcher(text).matches()
                ? new Reply.Done(axis, verb)
                : new Reply.Garbled("not a reply of this protocol");
    }

    private static Optional<Axis> axis(ProsistelBox box, String letter) {
        return box.axes().stream()
                .filter(axis -> axis.letter() == letter.charAt(0))
                .findFirst();
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
