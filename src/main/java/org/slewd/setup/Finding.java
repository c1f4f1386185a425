package org.slewd.setup;

import java.util.Optional;
import org.slewd.rotator.Pointing;

/**
 * What a probe has found.
 *
 * @param found in one word
 * @param position where the controller says that the axes stand; empty unless it answers, and of an axis that it does not turn 0
 * @param message what was seen, as one sentence for people
 * @param hint what to do
 */
public record Finding(Found found, Optional<Pointing> position, String message, String hint) {

    /** The ways in which a probe ends. */
    public enum Found {
        /** The controller says where it is. */
        ANSWERS("answers"),
        /** There is nothing to ask: the device is simulated. */
        SIMULATED("simulated"),
        /** The wire could not be opened: it is not there, it is refused, or another program has it. */
        UNOPENED("unopened"),
        /** The wire was opened, and the other end closed it. */
        LOST("lost"),
        /** Not one byte came. */
        SILENT("silent"),
        /** Something came that is no answer of such a controller. */
        UNCLEAR("unclear"),
        /** Somebody ended it before it knew. */
        ENDED("ended");

        private final String word;

        Found(String word) {
            this.word = word;
        }

        /** As it is called beyond this process. */
        public String word() {
            return word;
        }
    }

    /** Of a device inside the process. */
    public static Finding simulated() {
        return new Finding(
                Found.SIMULATED,
                Optional.empty(),
                "The controller is simulated; there is nothing to ask.",
                "For a real one, give its wire: serial:/dev/NAME or tcp:HOST:PORT.");
    }

    /**
     * Of a wire that cannot be had.
     *
     * @param why a sentence of the wire, without a full stop; it says what to do as well
     */
    public static Finding unopened(String address, String why) {
        return new Finding(
                Found.UNOPENED,
                Optional.empty(),
                address + " could not be opened: " + why + '.',
                "Then try again. You may go on all the same: a station that runs keeps trying.");
    }

    /** Of a probe that was ended, by a STOP or because the station begins. */
    public static Finding ended() {
        return new Finding(
                Found.ENDED,
                Optional.empty(),
                "The probe was ended before it knew anything.",
                "Try again when nothing else is going on.");
    }
}
