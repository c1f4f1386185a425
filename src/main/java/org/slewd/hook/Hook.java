package org.slewd.hook;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.slewd.config.Section;

/**
 * A program to be run.
 *
 * @param at the word of the event that it is run at
 * @param command the program, as an absolute path, and its arguments
 * @param within after this it is ended
 */
public record Hook(String at, List<String> command, Duration within) {

    /** What programs can be run at, as {@link org.slewd.station.StationEvent#word} says it. */
    public static final List<String> EVENTS = List.of(
            "pass-begun",
            "pass-risen",
            "pass-culminated",
            "pass-set",
            "pass-ended",
            "parked",
            "fault-raised",
            "fault-cleared",
            "unsafe",
            "safe-again",
            "stowed",
            "stow-failed");

    /** As many programs as anybody wants at one event, with room. */
    private static final int MOST = 32;

    private static final int USUAL_WITHIN_S = 30;

    /** Longer than the longest pass of a low orbit, so that a recorder may live as long. */
    private static final int MOST_WITHIN_S = 7_200;

    public Hook {
        command = List.copyOf(command);
        if (!EVENTS.contains(at) || command.isEmpty() || within.isNegative() || within.isZero()) {
            throw new IllegalArgumentException("not a hook: " + command + " at " + at + " within " + within);
        }
    }

    /** Reads the list {@code hooks} of a configuration; what is wrong with it is noted there. */
    public static List<Hook> read(Section root) {
        List<Hook> hooks = new ArrayList<>();
        List<Section> sections = root.sections("hooks");
        if (sections.size() > MOST) {
            root.problem("hooks", "has " + sections.size() + " programs; " + MOST + " are allowed");
        }
        for (Section section : sections) {
            String at = section.choice("at", EVENTS);
            List<String> command = section.texts("run");
            if (section.isSound("run") && command.isEmpty()) {
                section.problem(
                        "run", "is missing; write the program and its arguments: [/usr/local/bin/tell, --pass]");
            } else if (section.isSound("run", "run[0]") && !isAbsolute(command)) {
                section.problem("run[0]", "is no absolute path; a program is found by its whole path only");
            }
            long withinS =
                    section.optionalInteger("withinSeconds", 1, MOST_WITHIN_S).orElse(USUAL_WITHIN_S);
            if (section.isSound("at", "run", "run[0]", "withinSeconds") && !command.isEmpty()) {
                hooks.add(new Hook(at, command, Duration.ofSeconds(withinS)));
            }
        }
        return List.copyOf(hooks);
    }

    private static boolean isAbsolute(List<String> command) {
        try {
            return !command.isEmpty() && Path.of(command.get(0)).isAbsolute();
        } catch (InvalidPathException e) {
            return false;
        }
    }
}
