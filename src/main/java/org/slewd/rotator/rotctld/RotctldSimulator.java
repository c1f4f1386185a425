package org.slewd.rotator.rotctld;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.link.ByteSink;
import org.slewd.rotator.AxisRange;
import org.slewd.rotator.PacedReplies;
import org.slewd.rotator.SimulatedAxes;
import org.slewd.rotator.SimulatedController;

/** The other end of the wire: a rotctld with one client and its rotator. */
final class RotctldSimulator extends SimulatedController {

    private static final long THINK_NANOS = 20_000L;

    /** A client that never ends a word would fill the memory; no command has more than 60 characters. */
    private static final int MAX_PENDING = 1024;

    private static final Pattern LEADING_NUMBER =
            Pattern.compile("[+-]?(?:\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?|nan|inf)");

    /** A command, its letter and long name, and how many words follow it. */
    private enum Command {
        SET_POS('P', "set_pos", 2),
        GET_POS('p', "get_pos", 0),
        STOP('S', "stop", 0),
        PARK('K', "park", 0),
        RESET('R', "reset", 1),
        MOVE('M', "move", 2),
        GET_INFO('_', "get_info", 0),
        GET_STATUS('s', "get_status", 0),
        DUMP_STATE('\0', "dump_state", 0),
        QUIT('q', "quit", 0),
        EXIT('Q', "exit", 0);

        private final char letter;
        private final String longName;
        private final int words;

        Command(char letter, String longName, int words) {
            this.letter = letter;
            this.longName = longName;
            this.words = words;
        }

        private static Optional<Command> find(char letter, String longName) {
            for (Command command : values()) {
                if (letter == '\\' ? command.longName.equals(longName) : command.letter == letter) {
                    return Optional.of(command);
                }
            }
            return Optional.empty();
        }
    }

    private final AxisRange azimuthTravel;
    private final AxisRange elevationTravel;
    private final PacedReplies replies = new PacedReplies(THINK_NANOS, 0);
    private String pending = "";

    RotctldSimulator(SimulatedAxes axes) {
        super(axes);
        this.azimuthTravel = axes.azimuth().travel();
        this.elevationTravel = axes.elevation().travel();
    }

    @Override
    protected void hear(byte[] received, long nowNanos) {
        pending += new String(received, StandardCharsets.ISO_8859_1);
        boolean more = true;
        while (more) {
            pending = pending.stripLeading();
            more = !pending.isEmpty() && takeCommand(nowNanos);
        }
        if (pending.length() > MAX_PENDING) {
            pending = "";
        }
    }

    /** Obeys the command at the start of what is pending; false when it is not complete. */
    private boolean takeCommand(long nowNanos) {
        int at = 0;
        char mark = '\0';
        if (isMark(pending.charAt(0))) {
            mark = pending.charAt(0);
            at = 1;
        }
        if (at == pending.length()) {
            return false;
        }
        char letter = pending.charAt(at);
        int end = at + 1;
        if (letter == '\\') {
            end = endOfWord(end);
        }
        if (end < 0) {
            return false;
        }
        Optional<Command> command = Command.find(letter, pending.substring(at + 1, end));
        if (command.isEmpty()) {
            return dropLine(); // Hamlib tells its own console and nobody else
        }
        List<String> words = new ArrayList<>();
        while (words.size() < command.get().words) {
            int from = end;
            while (from < pending.length() && Character.isWhitespace(pending.charAt(from))) {
                from++;
            }
            end = endOfWord(from);
            if (end < 0) {
                return false;
            }
            words.add(pending.substring(from, end));
        }
        pending = pending.substring(end);
        obey(command.get(), mark, words, nowNanos);
        return true;
    }

    private static boolean isMark(char c) {
        return c > ' ' && c < 0x7f && !Character.isLetterOrDigit(c) && "\\_#".indexOf(c) < 0;
    }

    /** Where the word at {@code from} ends; -1 when its end has not arrived. */
    private int endOfWord(int from) {
        int end = from;
        while (end < pending.length() && !Character.isWhitespace(pending.charAt(end))) {
            end++;
        }
        return end < pending.length() ? end : -1;
    }

    private boolean dropLine() {
        int end = pending.indexOf('\n');
        if (end >= 0) {
            refused(pending.substring(0, end).strip());
        }
        pending = end < 0 ? pending : pending.substring(end + 1);
        return end >= 0;
    }

    private void obey(Command command, char mark, List<String> words, long nowNanos) {
        switch (command) {
            case SET_POS -> report(command, mark, words, setPosition(words, nowNanos), nowNanos);
            case GET_POS ->
                answer(
                        command,
                        mark,
                        List.of("Azimuth: ", "Elevation: "),
                        List.of(degrees("%.2f", azimuth.readingDeg()), degrees("%.2f", elevation.readingDeg())),
                        nowNanos);
            case STOP -> {
                azimuth.cut(nowNanos);
                elevation.cut(nowNanos);
                report(command, mark, words, 0, nowNanos);
            }
            case PARK -> report(command, mark, words, setPosition(List.of("0", "0"), nowNanos), nowNanos);
            case RESET -> report(command, mark, words, 0, nowNanos);
            case MOVE -> report(command, mark, words, move(words.get(0), nowNanos), nowNanos);
            case GET_INFO -> answer(command, mark, List.of("Info: "), List.of("Simulated rotator"), nowNanos);
            case GET_STATUS -> report(command, mark, words, -11, nowNanos);
            case DUMP_STATE -> dumpState(command, mark, nowNanos);
            case QUIT, EXIT -> pending = "";
        }
    }

    private int setPosition(List<String> words, long nowNanos) {
        Matcher az = LEADING_NUMBER.matcher(words.get(0));
        Matcher el = LEADING_NUMBER.matcher(words.get(1));
        if (!az.lookingAt() || !el.lookingAt()) {
            return -1;
        }
        double azimuthDeg = number(az.group());
        double elevationDeg = number(el.group());
        if (Double.isNaN(azimuthDeg) || Double.isNaN(elevationDeg)) {
            return 0; // as Hamlib; the antenna stays where it is
        }
        if (!azimuth.canStandAt(azimuthDeg) || !elevation.canStandAt(elevationDeg)) {
            return -1;
        }
        azimuth.servoTo(azimuthDeg, nowNanos);
        elevation.servoTo(elevationDeg, nowNanos);
        return 0;
    }

    private static double number(String text) {
        if (text.endsWith("nan")) {
            return Double.NaN;
        }
        return text.endsWith("inf") ? Double.POSITIVE_INFINITY : Double.parseDouble(text);
    }

    private int move(String direction, long nowNanos) {
        switch (direction) {
            case "2" -> elevation.run(1, nowNanos);
            case "4" -> elevation.run(-1, nowNanos);
            case "8" -> azimuth.run(-1, nowNanos);
            case "16" -> azimuth.run(1, nowNanos);
            default -> {
                return -1;
            }
        }
        return 0;
    }

    private void report(Command command, char mark, List<String> words, int rprt, long nowNanos) {
        if (rprt == -1) {
            refused((command.longName + " " + String.join(" ", words)).strip());
        }
        String header = words.isEmpty() ? "" : " " + String.join(" ", words);
        say((mark == '\0' ? "" : command.longName + ":" + header + separator(mark)) + "RPRT " + rprt + "\n", nowNanos);
    }

    private void answer(Command command, char mark, List<String> names, List<String> values, long nowNanos) {
        StringBuilder text = new StringBuilder();
        if (mark == '\0') {
            values.forEach(value -> text.append(value).append('\n'));
        } else {
            text.append(command.longName).append(':').append(separator(mark));
            for (int i = 0; i < names.size(); i++) {
                text.append(names.get(i)).append(values.get(i)).append(separator(mark));
            }
            text.append("RPRT 0\n");
        }
        say(text.toString(), nowNanos);
    }

    private void dumpState(Command command, char mark, long nowNanos) {
        List<String> plain =
                new ArrayList<>(List.of("", "", "min_az=", "max_az=", "min_el=", "max_el=", "south_zero="));
        List<String> named = List.of(
                "rotctld Protocol Ver: ",
                "Rotor Model: ",
                "Minimum Azimuth: ",
                "Maximum Azimuth: ",
                "Minimum Elevation: ",
                "Maximum Elevation: ",
                "South Zero: ");
        List<String> values = List.of(
                "1",
                "1",
                degrees("%.6f", azimuthTravel.minDeg()),
                degrees("%.6f", azimuthTravel.maxDeg()),
                degrees("%.6f", elevationTravel.minDeg()),
                degrees("%.6f", elevationTravel.maxDeg()),
                "0");
        String separator = mark == '\0' ? "\n" : separator(mark);
        StringBuilder text = new StringBuilder(mark == '\0' ? "" : command.longName + ":" + separator);
        for (int i = 0; i < values.size(); i++) {
            text.append((mark == '\0' ? plain : named).get(i))
                    .append(values.get(i))
                    .append(separator);
        }
        text.append("rot_type=AzEl").append(separator).append("done").append(separator);
        say(text + (mark == '\0' ? "" : "RPRT 0\n"), nowNanos);
    }

    private static String separator(char mark) {
        return mark == '+' ? "\n" : String.valueOf(mark);
    }

    private static String degrees(String format, double angleDeg) {
        return String.format(Locale.ROOT, format, angleDeg);
    }

    private void say(String text, long nowNanos) {
        replies.say(RotctldCodec.bytes(text), nowNanos);
    }

    @Override
    protected void speak(long nowNanos, ByteSink out) {
        replies.flush(nowNanos, out);
    }

    @Override
    protected void forget() {
        replies.clear();
        pending = "";
    }
}
