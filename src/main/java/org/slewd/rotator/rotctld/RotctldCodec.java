package org.slewd.rotator.rotctld;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.Pointing;
import org.slewd.rotator.RotatorState;

/** Bytes to meaning and back. Keeps the part of an answer that has arrived; one per connection. */
final class RotctldCodec {

    /** What a server said. {@code mark} is the character that asked for the extended form. */
    sealed interface Reply {

        /** The extended answer to {@code p}. */
        record Position(char mark, Pointing pointing) implements Reply {}

        /** The extended answer to {@code p} without a position. */
        record NoPosition(char mark, int rprt) implements Reply {}

        /** The extended answer to {@code P}; {@code arguments} as they were sent, 0 is accepted. */
        record Obeyed(String arguments, int rprt) implements Reply {}

        /** The extended answer to {@code dump_state}; empty where it was refused or says no limits. */
        record Limits(Optional<RotatorState.ReportedTravel> travel) implements Reply {}

        /** A line with a number: half of the plain answer to {@code p}. */
        record Angle(double angleDeg) implements Reply {}

        /** {@code RPRT n} alone: a plain answer to a command, or to a question that failed. */
        record Plain(int rprt) implements Reply {}

        /** Not an answer of this protocol, or not a possible position. {@code extended}: it was one in parts. */
        record Garbled(String line, String why, boolean extended) implements Reply {}
    }

    /** Longer than any answer that is asked for; a longer line is noise. */
    static final int MAX_LINE = 200;

    /** Marks in the order of their use; the first is the one that imitations of rotctld are most likely to know. */
    static final String MARKS = "+;|,";

    private static final String NUMBER = "-?\\d{1,3}(?:\\.\\d{1,9})?";
    private static final Pattern RPRT = Pattern.compile("RPRT (-?\\d{1,4})");
    private static final Pattern PLAIN_NUMBER = Pattern.compile(NUMBER);
    private static final Pattern AZIMUTH = Pattern.compile("Azimuth: (" + NUMBER + ")");
    private static final Pattern ELEVATION = Pattern.compile("Elevation: (" + NUMBER + ")");
    private static final Pattern SET_POS = Pattern.compile("set_pos: ([-+.0-9]+ [-+.0-9]+)(?:[;|,](RPRT -?\\d{1,4}))?");
    private static final Pattern LIMIT = Pattern.compile("(Minimum|Maximum) (Azimuth|Elevation): (" + NUMBER + ")");
    private static final String GET_POS = "get_pos:";
    private static final String DUMP_STATE = "dump_state:";

    /** An answer in the newline form that has begun; empty when none has. */
    private String open = "";

    private String arguments = "";
    private OptionalDouble azimuthDeg = OptionalDouble.empty();
    private OptionalDouble elevationDeg = OptionalDouble.empty();
    private final Map<String, Double> limitsDeg = new HashMap<>();

    static byte[] askPosition(char mark) {
        return bytes(mark + "p\n");
    }

    static byte[] askPositionPlainly() {
        return bytes("p\n");
    }

    static byte[] askLimits() {
        return bytes("+\\dump_state\n");
    }

    static byte[] stop() {
        return bytes("S\n");
    }

    static byte[] target(Pointing target) {
        return bytes("+P " + arguments(target) + "\n");
    }

    static byte[] targetPlainly(Pointing target) {
        return bytes("P " + arguments(target) + "\n");
    }

    /** The arguments of {@code P} that mean {@code target}. */
    static String arguments(Pointing target) {
        return String.format(Locale.ROOT, "%.2f %.2f", target.azimuthDeg(), target.elevationDeg());
    }

    /** Forgets an answer that has begun. */
    void clear() {
        open = "";
    }

    /** Hands what {@code line} completes to {@code replies}. */
    void read(String line, Consumer<Reply> replies) {
        String text = line.strip();
        if (text.isEmpty()) {
            return;
        }
        Matcher rprt = RPRT.matcher(text);
        if (rprt.matches()) {
            int code = Integer.parseInt(rprt.group(1));
            replies.accept(open.isEmpty() ? new Reply.Plain(code) : close('+', code, text));
        } else if (text.startsWith(GET_POS)) {
            begin(GET_POS);
            if (text.length() > GET_POS.length()) {
                readOnOneLine(text, replies);
            }
        } else if (text.equals(DUMP_STATE)) {
            begin(DUMP_STATE);
        } else if (text.startsWith("set_pos:")) {
            Matcher set = SET_POS.matcher(text);
            if (!set.matches()) {
                clear();
                replies.accept(new Reply.Garbled(text, "not an answer of this protocol", true));
                return;
            }
            begin("set_pos:");
            arguments = set.group(1);
            if (set.group(2) != null) {
                read(set.group(2), replies);
            }
        } else if (open.isEmpty() && PLAIN_NUMBER.matcher(text).matches()) {
            replies.accept(new Reply.Angle(Double.parseDouble(text) + 0.0)); // + 0.0 makes 0 of -0
        } else if (open.isEmpty() || !readField(text)) {
            boolean extended = !open.isEmpty() || text.startsWith("Azimuth: ") || text.startsWith("Elevation: ");
            clear();
            replies.accept(new Reply.Garbled(text, "not an answer of this protocol", extended));
        }
    }

    private void begin(String header) {
        open = header;
        arguments = "";
        azimuthDeg = OptionalDouble.empty();
        elevationDeg = OptionalDouble.empty();
        limitsDeg.clear();
    }

    private void readOnOneLine(String text, Consumer<Reply> replies) {
        char mark = text.charAt(GET_POS.length());
        String[] parts = text.substring(GET_POS.length() + 1).split(Pattern.quote(String.valueOf(mark)), -1);
        Matcher rprt = RPRT.matcher(parts[parts.length - 1]);
        boolean whole = MARKS.indexOf(mark) > 0 && rprt.matches();
        for (int i = 0; whole && i < parts.length - 1; i++) {
            whole = readField(parts[i]);
        }
        if (whole) {
            replies.accept(close(mark, Integer.parseInt(rprt.group(1)), text));
        } else {
            clear();
            replies.accept(new Reply.Garbled(text, "not an answer of this protocol", true));
        }
    }

    private boolean readField(String text) {
        if (open.equals(DUMP_STATE)) {
            Matcher limit = LIMIT.matcher(text);
            if (limit.matches()) {
                limitsDeg.put(limit.group(1) + limit.group(2), Double.parseDouble(limit.group(3)));
            }
            return true; // whatever else it tells of itself is its own affair
        }
        Matcher azimuth = AZIMUTH.matcher(text);
        Matcher elevation = ELEVATION.matcher(text);
        if (!open.equals(GET_POS)) {
            return false;
        } else if (azimuth.matches() && azimuthDeg.isEmpty()) {
            azimuthDeg = OptionalDouble.of(Double.parseDouble(azimuth.group(1)));
        } else if (elevation.matches() && elevationDeg.isEmpty()) {
            elevationDeg = OptionalDouble.of(Double.parseDouble(elevation.group(1)));
        } else {
            return false;
        }
        return true;
    }

    private Reply close(char mark, int rprt, String text) {
        boolean position = open.equals(GET_POS);
        boolean limits = open.equals(DUMP_STATE);
        clear();
        if (limits) {
            return new Reply.Limits(rprt == 0 ? travel() : Optional.empty());
        }
        if (!position) {
            return new Reply.Obeyed(arguments, rprt);
        }
        if (rprt != 0) {
            return new Reply.NoPosition(mark, rprt);
        }
        if (azimuthDeg.isEmpty() || elevationDeg.isEmpty()) {
            return new Reply.Garbled(text, "half a position", true);
        }
        return isPossible(azimuthDeg.getAsDouble(), elevationDeg.getAsDouble())
                ? new Reply.Position(
                        mark, new Pointing(azimuthDeg.getAsDouble() + 0.0, elevationDeg.getAsDouble() + 0.0))
                : new Reply.Garbled(azimuthDeg.getAsDouble() + " " + elevationDeg.getAsDouble(), IMPOSSIBLE, true);
    }

    private Optional<RotatorState.ReportedTravel> travel() {
        return range("Azimuth")
                .flatMap(azimuth ->
                        range("Elevation").map(elevation -> new RotatorState.ReportedTravel(azimuth, elevation)));
    }

    private Optional<AxisRange> range(String axis) {
        Double minDeg = limitsDeg.get("Minimum" + axis);
        Double maxDeg = limitsDeg.get("Maximum" + axis);
        return minDeg != null && maxDeg != null && minDeg <= maxDeg
                ? Optional.of(new AxisRange(minDeg, maxDeg))
                : Optional.empty();
    }

    static final String IMPOSSIBLE =
            "outside of azimuth -180 to 540, elevation -20 to 210; check the calibration of the rotator";

    /** Whether a rotator can be there. */
    static boolean isPossible(double azimuthDeg, double elevationDeg) {
        return Rotctld.TRAITS.azimuth().contains(azimuthDeg)
                && Rotctld.TRAITS.elevation().contains(elevationDeg);
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
