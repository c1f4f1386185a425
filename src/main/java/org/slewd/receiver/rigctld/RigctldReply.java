package org.slewd.receiver.rigctld;

import java.util.Optional;
import org.slewd.receiver.Mode;

/**
 * What the server said. {@code command} is the long name of the question, and empty where the server does not tell it.
 */
sealed interface RigctldReply {

    String command();

    /** A setting was done. */
    record Done(String command) implements RigctldReply {}

    record FrequencyIs(String command, long hz) implements RigctldReply {}

    /** Empty for a mode that slewd has no word for. */
    record ModeIs(String command, Optional<Mode> mode) implements RigctldReply {}

    /** The signal strength, in decibels against whatever the server takes for its zero. */
    record LevelIs(String command, double db) implements RigctldReply {}

    /** Whether every command needs a VFO. */
    record VfoModeIs(String command, boolean on) implements RigctldReply {}

    /** No, and asking again will not help. {@code answer} is a part of a sentence. */
    record Refused(String command, String answer) implements RigctldReply {}

    /** The server did not get through to its radio. {@code answer} is a part of a sentence. */
    record Failed(String command, String answer) implements RigctldReply {}
}
