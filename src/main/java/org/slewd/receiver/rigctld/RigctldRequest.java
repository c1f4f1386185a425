package org.slewd.receiver.rigctld;

import java.nio.charset.StandardCharsets;
import org.slewd.receiver.Leg;
import org.slewd.receiver.Mode;

/**
 * Something that slewd says to a rigctld. The list is closed: numbers and {@link Mode}s are the only things that vary, so
 * there is no way to say {@code T}. The uplink is what Hamlib calls the other frequency of a split.
 */
final class RigctldRequest {

    /** Whether commands need a VFO. Always said in the plain form: the extended one has no end. */
    static final RigctldRequest ASK_VFO_MODE = new RigctldRequest("chk_vfo", "\\chk_vfo", "");

    /** The other frequency is the one of VFO B. */
    static final RigctldRequest SPLIT = new RigctldRequest("set_split_vfo", "S", " 1 VFOB");

    /** The signal strength. */
    static final RigctldRequest METER = new RigctldRequest("get_level", "l", " STRENGTH");

    private final String command;
    private final String letter;
    private final String arguments;

    private RigctldRequest(String command, String letter, String arguments) {
        this.command = command;
        this.letter = letter;
        this.arguments = arguments;
    }

    static RigctldRequest readFrequency(Leg leg) {
        return leg == Leg.DOWNLINK
                ? new RigctldRequest("get_freq", "f", "")
                : new RigctldRequest("get_split_freq", "i", "");
    }

    static RigctldRequest setFrequency(Leg leg, long hz) {
        if (hz < 1 || hz > RigctldReader.MAX_HZ) {
            throw new IllegalArgumentException("not a frequency: " + hz + " Hz");
        }
        return leg == Leg.DOWNLINK
                ? new RigctldRequest("set_freq", "F", " " + hz)
                : new RigctldRequest("set_split_freq", "I", " " + hz);
    }

    static RigctldRequest readMode(Leg leg) {
        return leg == Leg.DOWNLINK
                ? new RigctldRequest("get_mode", "m", "")
                : new RigctldRequest("get_split_mode", "x", "");
    }

    /** With 0 for the width: the radio's own for the mode. */
    static RigctldRequest setMode(Leg leg, Mode mode) {
        return leg == Leg.DOWNLINK
                ? new RigctldRequest("set_mode", "M", " " + mode.name() + " 0")
                : new RigctldRequest("set_split_mode", "X", " " + mode.name() + " 0");
    }

    /** Long name of the command, by which extended answers begin. */
    String command() {
        return command;
    }

    /**
     * The line that says it.
     *
     * @param vfoMode whether a rigctld wants to hear a VFO in every command
     */
    byte[] bytes(RigctldDialect dialect, boolean vfoMode) {
        boolean extended = dialect.isExtended() && this != ASK_VFO_MODE;
        String line = extended ? "+" + letter + (vfoMode ? " currVFO" : "") + arguments : letter + arguments;
        return (line + "\n").getBytes(StandardCharsets.US_ASCII);
    }
}
