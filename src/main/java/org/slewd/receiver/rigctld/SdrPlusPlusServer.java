package org.slewd.receiver.rigctld;

import java.util.List;
import java.util.Set;

/**
 * The rigctl server of SDR++: bare answers, long names for a few commands, {@code RPRT 1} for what it does not know. It says
 * yes to every frequency, and does nothing about it while "tuning" is off in its menu.
 */
final class SdrPlusPlusServer implements RigServer {

    private static final String DONE = "RPRT 0\n";
    private static final String FAILED = "RPRT 1\n";

    /** Letter or long name, mode, width: more or fewer words are wrong. */
    private static final int WORDS_OF_MODE = 3;

    private final SimulatedRig rig = new SimulatedRig(Set.of("FM", "WFM", "AM", "DSB", "USB", "CW", "LSB", "RAW"));

    @Override
    public SimulatedRig rig() {
        return rig;
    }

    @Override
    public String answer(String line) {
        if (line.isBlank()) {
            return "";
        }
        List<String> words = List.of(line.trim().split("\\s+"));
        String first = words.size() > 1 ? words.get(1) : "";
        return switch (words.get(0)) {
            case "f", "\\get_freq" -> rig.hz() + "\n";
            case "F", "\\set_freq" -> setFrequency(words);
            case "m", "\\get_mode" -> rig.mode() + "\n" + rig.widthHz() + "\n";
            case "M", "\\set_mode" -> setMode(words);
            case "v", "\\get_vfo" -> "VFO\n";
            case "V", "\\set_vfo" -> first.equals("VFO") ? DONE : FAILED;
            case "\\chk_vfo" -> "CHKVFO 0\n";
            case "s" -> "0\nVFOA\n";
            case "S", "AOS", "LOS" -> DONE;
            case "\\start", "\\stop", "q", "\\quit" -> "";
            case "T", "\\set_ptt" -> {
                if (!first.equals("0")) {
                    rig.countKeying();
                }
                yield FAILED;
            }
            default -> FAILED;
        };
    }

    private boolean isTuningOn() {
        return !rig.faults().refuses();
    }

    private String setFrequency(List<String> words) {
        // Text that is no number ends the program itself.
        if (words.size() != 2 || !words.get(1).matches("-?\\d{1,15}(\\.\\d*)?")) {
            return FAILED;
        }
        if (isTuningOn()) {
            rig.tune((long) Double.parseDouble(words.get(1)));
        }
        return DONE;
    }

    private String setMode(List<String> words) {
        if (words.size() > 1 && words.get(1).equals("?")) {
            return "FM WFM AM DSB USB CW LSB RAW\n";
        }
        if (words.size() != WORDS_OF_MODE || !words.get(2).matches("-?\\d{1,7}") || !rig.knows(words.get(1))) {
            return FAILED;
        }
        if (isTuningOn()) {
            rig.setMode(words.get(1), Integer.parseInt(words.get(2)));
        }
        return DONE;
    }
}
