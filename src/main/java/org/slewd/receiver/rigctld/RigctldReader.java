package org.slewd.receiver.rigctld;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slewd.link.LineSplitter;
import org.slewd.receiver.Mode;
import org.slewd.receiver.rigctld.RigctldReply.Done;
import org.slewd.receiver.rigctld.RigctldReply.Failed;
import org.slewd.receiver.rigctld.RigctldReply.FrequencyIs;
import org.slewd.receiver.rigctld.RigctldReply.LevelIs;
import org.slewd.receiver.rigctld.RigctldReply.ModeIs;
import org.slewd.receiver.rigctld.RigctldReply.Refused;
import org.slewd.receiver.rigctld.RigctldReply.VfoModeIs;

/** Makes answers out of lines, at any chunking. Lines that belong to no answer are dropped. One thread. */
final class RigctldReader {

    /** Beyond all bands with a down-converter in front; twelve digits, so nothing overflows. */
    static final long MAX_HZ = 100_000_000_000L;

    /** The longest line we understand has 40 characters; a rigctld that is asked other things sends lines of 700. */
    private static final int MAX_LINE = 128;

    private static final Pattern REPORT = Pattern.compile("RPRT (-?\\d{1,3})");
    private static final Pattern HEADER = Pattern.compile("((?:get|set)_(?:split_)?(?:freq|mode|vfo)|get_level):.*");
    private static final Pattern VALUE = Pattern.compile("(?:TX )?(Frequency|Mode): (\\S+)");
    private static final Pattern VFO_MODE = Pattern.compile("(?:chkvfo:? )?([01])", Pattern.CASE_INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,15}(?:\\.\\d{1,9})?");
    private static final Pattern WORD = Pattern.compile("(?!RPRT)[A-Z][A-Z_]{0,15}");

    /** Numbers that say that the way to the radio is at fault and not what was asked. */
    private static final Set<Integer> MAY_RECOVER = Set.of(-3, -5, -6, -7, -8, -13, -14, -20);

    private static final Map<Integer, String> WORDS = Map.ofEntries(
            Map.entry(-1, "bad parameter"),
            Map.entry(-3, "out of memory"),
            Map.entry(-4, "not implemented"),
            Map.entry(-5, "no answer from the radio in time"),
            Map.entry(-6, "input or output failed"),
            Map.entry(-7, "internal error"),
            Map.entry(-8, "the radio answers nonsense"),
            Map.entry(-9, "rejected by the radio"),
            Map.entry(-11, "not available on this radio"),
            Map.entry(-13, "error on the bus"),
            Map.entry(-14, "collision on the bus"),
            Map.entry(-17, "outside the radio's range"),
            Map.entry(-20, "the radio is off"));

    private static final String LEVEL = "get_level";

    private final RigctldDialect dialect;
    private final LineSplitter lines = new LineSplitter(MAX_LINE);
    private final Map<String, String> values = new HashMap<>();
    private String command = "";
    private boolean afterMode;
    private boolean dropsLine;
    private boolean levelAsked;

    RigctldReader(RigctldDialect dialect) {
        this.dialect = dialect;
    }

    void push(byte[] bytes, Consumer<RigctldReply> replies) {
        lines.push(bytes, line -> {
            if (dialect.isExtended()) {
                extended(line.trim(), replies);
            } else if (dropsLine) {
                dropsLine = false;
            } else {
                bare(line.trim(), replies);
            }
        });
    }

    /**
     * The answer that has begun is given up: its line is dropped, and so is what completes it, be that its rest or an answer
     * that took its place. Extended answers need no such care.
     */
    void giveUp() {
        dropsLine = !lines.pending().isEmpty();
        afterMode = false;
    }

    /** The long name of the command whose answer comes next. A bare number does not say whether it is a level. */
    void asked(String name) {
        levelAsked = name.equals(LEVEL);
    }

    /** A new connection: nothing has begun. */
    void clear() {
        lines.clear();
        begin("");
        afterMode = false;
        dropsLine = false;
        levelAsked = false;
    }

    private void extended(String line, Consumer<RigctldReply> replies) {
        Matcher header = HEADER.matcher(line);
        Matcher value = VALUE.matcher(line);
        Matcher report = REPORT.matcher(line);
        Matcher vfoMode = VFO_MODE.matcher(line);
        if (header.matches()) {
            begin(header.group(1));
        } else if (value.matches()) {
            values.put(value.group(1), value.group(2));
        } else if (command.equals(LEVEL) && NUMBER.matcher(line).matches()) {
            values.put(LEVEL, line);
        } else if (report.matches()) {
            replies.accept(ended(Integer.parseInt(report.group(1))));
            begin("");
        } else if (command.isEmpty() && vfoMode.matches()) {
            replies.accept(new VfoModeIs("chk_vfo", vfoMode.group(1).equals("1")));
        }
    }

    private RigctldReply ended(int code) {
        if (code != 0) {
            return report(command, code);
        }
        if (command.equals("get_freq") || command.equals("get_split_freq")) {
            return frequency(command, values.getOrDefault("Frequency", ""));
        }
        if (command.equals(LEVEL)) {
            return level(command, values.getOrDefault(LEVEL, ""));
        }
        return command.equals("get_mode") || command.equals("get_split_mode")
                ? new ModeIs(command, mode(values.getOrDefault("Mode", "")))
                : new Done(command);
    }

    private void begin(String name) {
        command = name;
        values.clear();
    }

    private void bare(String line, Consumer<RigctldReply> replies) {
        Matcher report = REPORT.matcher(line);
        if (report.matches()) {
            int code = Integer.parseInt(report.group(1));
            replies.accept(code == 0 ? new Done("") : report("", code));
        } else if (WORD.matcher(line).matches()) {
            replies.accept(new ModeIs("", mode(line)));
            afterMode = true;
            return;
        } else if (NUMBER.matcher(line).matches() && !afterMode) {
            replies.accept(levelAsked ? level("", line) : frequency("", line));
        } else if (line.isEmpty()) {
            return;
        }
        afterMode = false;
    }

    private static RigctldReply report(String command, int code) {
        String words = WORDS.containsKey(code) ? ", " + WORDS.get(code) : "";
        String answer = "RPRT " + code + words;
        return MAY_RECOVER.contains(code) ? new Failed(command, answer) : new Refused(command, answer);
    }

    private static RigctldReply level(String command, String text) {
        return NUMBER.matcher(text).matches()
                ? new LevelIs(command, Double.parseDouble(text))
                : new Refused(command, "an answer that is no level");
    }

    private static RigctldReply frequency(String command, String text) {
        if (NUMBER.matcher(text).matches()) {
            long hz = new BigDecimal(text).setScale(0, RoundingMode.HALF_UP).longValueExact();
            if (hz >= 1 && hz <= MAX_HZ) {
                return new FrequencyIs(command, hz);
            }
        }
        return new Refused(command, "an answer that is no frequency: " + (text.isEmpty() ? "nothing" : text));
    }

    private Optional<Mode> mode(String name) {
        if (dialect == RigctldDialect.GQRX && name.startsWith("CW")) {
            return Optional.of(Mode.CW);
        }
        return switch (name.toUpperCase(Locale.ROOT)) {
            case "LSB" -> Optional.of(Mode.LSB);
            case "USB" -> Optional.of(Mode.USB);
            case "AM" -> Optional.of(Mode.AM);
            case "CW" -> Optional.of(Mode.CW);
            case "FM", "FMN", "NFM" -> Optional.of(Mode.FM);
            case "WFM", "WFM_ST", "WFM_ST_OIRT" -> Optional.of(Mode.WFM);
            default -> Optional.empty();
        };
    }
}
