package org.slewd.receiver.rigctld;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.slewd.receiver.Leg;

/**
 * The grammar of {@code rigctld}: words are split over line ends, so what is missing is taken from the next line; unknown
 * commands get no answer; the letter of a command may stick to its first word; a {@code +} in front asks for the extended answer. Its receiver has no transmitter, so everything
 * about transmitting is refused, and what could key one is counted.
 */
final class HamlibServer implements RigServer {

    private static final int OK = 0;
    private static final int BAD_PARAMETER = -1;
    private static final int REJECTED = -9;
    private static final int NOT_AVAILABLE = -11;

    private static final long MIN_HZ = 10_000;
    private static final long MAX_HZ = 3_000_000_000L;

    /** Words that wait for the rest of their command; a client that never completes one loses the oldest. */
    private static final int MAX_WORDS = 64;

    /**
     * What is needed of a command.
     *
     * @param name its long name
     * @param arguments how many words follow it
     * @param takesVfo whether one more goes in front of them when the server was started with {@code --vfo}
     */
    private record Command(String name, int arguments, boolean takesVfo) {}

    private static final Set<String> NO_VFO = Set.of("set_vfo", "get_vfo", "get_info", "quit");

    private static final Map<String, Command> COMMANDS = Map.ofEntries(
            command("F", "set_freq", 1),
            command("f", "get_freq", 0),
            command("M", "set_mode", 2),
            command("m", "get_mode", 0),
            command("V", "set_vfo", 1),
            command("v", "get_vfo", 0),
            command("S", "set_split_vfo", 2),
            command("s", "get_split_vfo", 0),
            command("I", "set_split_freq", 1),
            command("i", "get_split_freq", 0),
            command("X", "set_split_mode", 2),
            command("x", "get_split_mode", 0),
            command("T", "set_ptt", 1),
            command("t", "get_ptt", 0),
            command("L", "set_level", 2),
            command("l", "get_level", 1),
            command("U", "set_func", 2),
            command("u", "get_func", 1),
            command("G", "vfo_op", 1),
            command("b", "send_morse", 1),
            command("w", "send_cmd", 1),
            command("W", "send_cmd_rx", 2),
            command("_", "get_info", 0),
            command("q", "quit", 0),
            command("Q", "quit", 0));

    /** Commands without a letter, and those that never take a VFO. */
    private static final Map<String, Command> LONG_ONLY = Map.of(
            "chk_vfo", new Command("chk_vfo", 0, false),
            "dump_state", new Command("dump_state", 0, false),
            "get_powerstat", new Command("get_powerstat", 0, false),
            "get_lock_mode", new Command("get_lock_mode", 0, false),
            "send_voice_mem", new Command("send_voice_mem", 1, true),
            "send_dtmf", new Command("send_dtmf", 1, true));

    private static final Set<String> COULD_KEY =
            Set.of("set_ptt", "send_morse", "send_voice_mem", "send_dtmf", "send_cmd", "send_cmd_rx");

    private final SimulatedRig rig = new SimulatedRig(Set.of("LSB", "USB", "AM", "CW", "CWR", "FM", "FMN", "WFM"));
    private final boolean vfoMode;
    private final ArrayDeque<String> words = new ArrayDeque<>();

    /** @param vfoMode whether it was started with {@code --vfo} */
    HamlibServer(boolean vfoMode) {
        this.vfoMode = vfoMode;
    }

    @Override
    public SimulatedRig rig() {
        return rig;
    }

    @Override
    public String answer(String line) {
        line.trim().lines().flatMap(text -> Stream.of(text.split("\\s+"))).forEach(words::add);
        while (words.size() > MAX_WORDS) {
            words.remove();
        }
        StringBuilder answers = new StringBuilder();
        while (!words.isEmpty()) {
            String word = words.remove();
            boolean extended = word.startsWith("+");
            String said = extended ? word.substring(1) : word;
            if (said.length() > 1 && !said.startsWith("\\") && COMMANDS.containsKey(said.substring(0, 1))) {
                words.addFirst(said.substring(1));
                said = said.substring(0, 1);
            }
            Command command = find(said);
            if (command.name().isEmpty()) {
                continue;
            }
            int vfos = vfoMode && command.takesVfo() ? 1 : 0;
            if (words.size() < vfos + command.arguments()) {
                words.addFirst(extended ? "+" + said : said);
                break;
            }
            List<String> taken = new ArrayList<>();
            for (int i = 0; i < vfos + command.arguments(); i++) {
                taken.add(words.remove());
            }
            answers.append(run(command.name(), taken, taken.subList(vfos, taken.size()), extended));
        }
        return answers.toString();
    }

    private String run(String name, List<String> said, List<String> arguments, boolean extended) {
        boolean tuner = name.equals("set_func") && arguments.get(0).equals("TUNER");
        boolean tune = name.equals("vfo_op") && arguments.get(0).equals("TUNE");
        boolean unkeys = name.equals("set_ptt") && arguments.get(0).equals("0");
        if (tuner || tune || (COULD_KEY.contains(name) && !unkeys)) {
            rig.countKeying();
        }
        String header = extended ? (name + ": " + String.join(" ", said)).trim() + "\n" : "";
        return switch (name) {
            case "get_freq" -> values(header, "Frequency", String.valueOf(rig.hz()));
            case "get_mode" -> values(header, "Mode", rig.mode(), "Passband", String.valueOf(rig.widthHz()));
            case "get_vfo" -> values(header, "VFO", rig.vfo());
            case "get_split_vfo" ->
                values(header, "Split", rig.isSplit() ? "1" : "0", "TX VFO", rig.isSplit() ? "VFOB" : rig.vfo());
            case "get_split_freq" -> values(header, "TX Frequency", String.valueOf(rig.hz(Leg.UPLINK)));
            case "get_split_mode" ->
                values(header, "TX Mode", rig.mode(), "TX Passband", String.valueOf(rig.widthHz()));
            case "get_level" ->
                arguments.get(0).equals("STRENGTH")
                        ? header + "-50\n" + (extended ? report(OK) : "")
                        : header + report(BAD_PARAMETER);
            case "get_info" -> values(header, "Info", "Simulated receiver");
            case "get_powerstat" -> values(header, "Power Status", "1");
            case "get_lock_mode" -> header + "0\n" + report(OK);
            case "chk_vfo" -> extended ? "ChkVFO: " + (vfoMode ? 1 : 0) + "\n" : (vfoMode ? 1 : 0) + "\n";
            case "dump_state" -> header + dumpState() + (extended ? report(OK) : "");
            default -> header + report(set(name, arguments));
        };
    }

    private int set(String name, List<String> arguments) {
        if (rig.faults().refuses() && !name.equals("quit")) {
            return REJECTED;
        }
        return switch (name) {
            case "set_freq" -> setFrequency(arguments.get(0), rig::tune);
            case "set_split_freq" -> setFrequency(arguments.get(0), rig::tuneUplink);
            case "set_split_vfo" -> split(arguments.get(0), arguments.get(1));
            case "set_split_mode" -> setMode(arguments.get(0), arguments.get(1));
            case "set_mode" -> setMode(arguments.get(0), arguments.get(1));
            case "set_vfo" -> selectVfo(arguments.get(0));
            case "quit" -> OK;
            default -> NOT_AVAILABLE;
        };
    }

    private int split(String on, String vfo) {
        if (!on.matches("[01]") || !Set.of("VFOA", "VFOB", "Main", "Sub").contains(vfo)) {
            return BAD_PARAMETER;
        }
        rig.setSplit(on.equals("1"));
        return OK;
    }

    private int setFrequency(String text, LongConsumer dial) {
        if (!text.matches("-?\\d{1,15}(\\.\\d*)?")) {
            return BAD_PARAMETER;
        }
        long hz = (long) Double.parseDouble(text);
        if (hz < MIN_HZ || hz > MAX_HZ) {
            return REJECTED;
        }
        dial.accept(hz);
        return OK;
    }

    private int setMode(String name, String width) {
        return width.matches("-?\\d{1,7}") && rig.setMode(name, Integer.parseInt(width)) ? OK : BAD_PARAMETER;
    }

    private int selectVfo(String name) {
        switch (name) {
            case "VFOA", "Main" -> rig.selectVfo(0);
            case "VFOB", "Sub" -> rig.selectVfo(1);
            case "currVFO" -> {
                return OK;
            }
            default -> {
                return BAD_PARAMETER;
            }
        }
        return OK;
    }

    private static Command find(String word) {
        Command none = new Command("", 0, false);
        if (!word.startsWith("\\")) {
            return COMMANDS.getOrDefault(word, none);
        }
        String name = word.substring(1);
        return COMMANDS.values().stream()
                .filter(command -> command.name().equals(name))
                .findFirst()
                .orElse(LONG_ONLY.getOrDefault(name, none));
    }

    private static Map.Entry<String, Command> command(String letter, String name, int arguments) {
        return Map.entry(letter, new Command(name, arguments, !NO_VFO.contains(name)));
    }

    /** Names and values by turns; the plain answer has only the values and no report. */
    private static String values(String header, String... namesAndValues) {
        StringBuilder answer = new StringBuilder(header);
        for (int i = 0; i < namesAndValues.length; i += 2) {
            answer.append(header.isEmpty() ? "" : namesAndValues[i] + ": ")
                    .append(namesAndValues[i + 1])
                    .append('\n');
        }
        return answer.append(header.isEmpty() ? "" : report(OK)).toString();
    }

    private static String report(int code) {
        return "RPRT " + code + "\n";
    }

    /**
     * Protocol 0: model, region, one receiving range, no transmitting range, tuning steps, filters, then RIT, XIT, IF
     * shift, announces, preamplifiers, attenuators, and the masks of functions, levels and parameters.
     */
    private static String dumpState() {
        return """
                0
                2
                0
                10000.000000 3000000000.000000 0x6f -1 -1 0x3 0x1
                0 0 0 0 0 0 0
                0 0 0 0 0 0 0
                0x6f 1
                0 0
                0xc 2400
                0x2 500
                0x1 8000
                0x20 15000
                0x40 230000
                0 0
                0
                0
                0
                0


                0x0
                0x0
                0x40000000
                0x0
                0x0
                0x0
                """;
    }
}
