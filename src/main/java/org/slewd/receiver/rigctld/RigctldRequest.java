package org.slewd.receiver.rigctld;

import java.nio.charset.StandardCharsets;
import org.slewd.receiver.Mode;

/**
 * All that slewd can say to a rigctld. The list is closed: numbers and {@link Mode}s are the only things that vary, so
 * there is no way to say {@code T}.
 */
sealed interface RigctldRequest {

    /** Long name of the command, by which extended answers begin. */
    String command();

    /** One letter, and what follows it. */
    String letter();

    /** Arguments, each with a blank in front. */
    String arguments();

    /**
     * The line that says it.
     *
     * @param vfoMode whether a rigctld wants to hear a VFO in every command
     */
    default byte[] bytes(RigctldDialect dialect, boolean vfoMode) {
        String line = dialect == RigctldDialect.HAMLIB
                ? "+" + letter() + (vfoMode ? " currVFO" : "") + arguments()
                : letter() + arguments();
        return (line + "\n").getBytes(StandardCharsets.US_ASCII);
    }

    /** Whether commands need a VFO. Always said in the plain form: the extended one has no end. */
    record AskVfoMode() implements RigctldRequest {
        @Override
        public String command() {
            return "chk_vfo";
        }

        @Override
        public String letter() {
            return "\\chk_vfo";
        }

        @Override
        public String arguments() {
            return "";
        }

        @Override
        public byte[] bytes(RigctldDialect dialect, boolean vfoMode) {
            return "\\chk_vfo\n".getBytes(StandardCharsets.US_ASCII);
        }
    }

    record ReadFrequency() implements RigctldRequest {
        @Override
        public String command() {
            return "get_freq";
        }

        @Override
        public String letter() {
            return "f";
        }

        @Override
        public String arguments() {
            return "";
        }
    }

    record SetFrequency(long hz) implements RigctldRequest {
        public SetFrequency {
            if (hz < 1 || hz > RigctldReader.MAX_HZ) {
                throw new IllegalArgumentException("not a frequency: " + hz + " Hz");
            }
        }

        @Override
        public String command() {
            return "set_freq";
        }

        @Override
        public String letter() {
            return "F";
        }

        @Override
        public String arguments() {
            return " " + hz;
        }
    }

    record ReadMode() implements RigctldRequest {
        @Override
        public String command() {
            return "get_mode";
        }

        @Override
        public String letter() {
            return "m";
        }

        @Override
        public String arguments() {
            return "";
        }
    }

    /** With 0 for the width: the radio's own for the mode. */
    record SetMode(Mode mode) implements RigctldRequest {
        @Override
        public String command() {
            return "set_mode";
        }

        @Override
        public String letter() {
            return "M";
        }

        @Override
        public String arguments() {
            return " " + mode.name() + " 0";
        }
    }
}
