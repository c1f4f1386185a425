package org.slewd.receiver.rigctld;

import java.util.List;
import java.util.Set;

/**
 * The remote control of Gqrx 2.15.9: one command per line, bare answers, {@code RPRT 1} for everything it does not know.
 * Like the program it takes any number for a frequency.
 */
final class GqrxServer implements RigServer {

    private static final String DONE = "RPRT 0\n";
    private static final String FAILED = "RPRT 1\n";

    private final SimulatedRig rig = new SimulatedRig(Set.of(
            "OFF", "RAW", "AM", "AMS", "LSB", "USB", "CWL", "CWR", "CWU", "CW", "FM", "WFM", "WFM_ST", "WFM_ST_OIRT"));

    private boolean recording;

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
            case "f" -> rig.hz() + "\n";
            case "F" -> setFrequency(first);
            case "m" -> rig.mode() + "\n" + rig.widthHz() + "\n";
            case "M" -> setMode(first, words.size() > 2 ? words.get(2) : "0");
            case "v" -> "VFOA\n";
            case "V" -> first.equals("VFOA") ? DONE : FAILED;
            case "s" -> "0\nVFOA\n";
            case "_" -> "Gqrx 2.15.9\n";
            case "l" -> first.equals("STRENGTH") ? "-200.0\n" : FAILED;
            case "u" -> first.equals("RECORD") ? (recording ? "1\n" : "0\n") : FAILED;
            case "AOS", "LOS" -> {
                recording = words.get(0).equals("AOS");
                yield DONE;
            }
            case "T" -> {
                if (!first.equals("0")) {
                    rig.countKeying();
                }
                yield FAILED;
            }
            case "q", "Q" -> "";
            default -> FAILED;
        };
    }

    private String setFrequency(String text) {
        if (rig.faults().refuses() || !text.matches("-?\\d{1,15}(\\.\\d*)?")) {
            return FAILED;
        }
        rig.tune((long) Double.parseDouble(text));
        return DONE;
    }

    private String setMode(String name, String width) {
        if (name.equals("?")) {
            return "OFF RAW AM AMS LSB USB CWL CWR CWU CW FM WFM WFM_ST WFM_ST_OIRT\n";
        }
        return !rig.faults().refuses() && width.matches("-?\\d{1,7}") && rig.setMode(name, Integer.parseInt(width))
                ? DONE
                : FAILED;
    }
}
