package org.slewd.cli;

import java.util.Map;

/** Whether the running station follows its agenda by itself, as {@code schedule.list} says. */
final class Following {

    private Following() {}

    static String sentence(Object answer) {
        if (!(answer instanceof Map<?, ?> members) || !Boolean.TRUE.equals(members.get("automatic"))) {
            return "Nothing is followed by itself; 'slewd automatic on' changes that.";
        }
        Object waiting = members.get("waiting");
        return waiting == null
                ? "The antenna follows the agenda by itself."
                : "The antenna follows the agenda by itself, but not now: " + Text.printable(waiting.toString()) + ".";
    }
}
