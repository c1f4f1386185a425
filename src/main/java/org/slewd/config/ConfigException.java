package org.slewd.config;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A configuration that cannot be used. The message lists every problem on a line of its own, and their number. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;
    private final transient Optional<Object> ofSoundText;

    ConfigException(List<Problem> problems) {
        this(problems, Optional.empty());
    }

    /** @param ofSoundText what the text says, where nothing is wrong with that */
    ConfigException(List<Problem> problems, Optional<Object> ofSoundText) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))
                + '\n'
                + count(problems.size())
                + ", nothing started");
        this.problems = List.copyOf(problems);
        this.ofSoundText = ofSoundText;
    }

    /**
     * What the text says, where nothing is wrong with that but with files that it names. No reason to start by it; enough to know by which
     * wires motors are stopped.
     */
    public <T> Optional<T> ofSoundText(Class<T> type) {
        return ofSoundText.filter(type::isInstance).map(type::cast);
    }

    /** What is wrong, by line; at least one. */
    public List<Problem> problems() {
        return problems;
    }

    private static String count(int problems) {
        return problems == 1 ? "1 problem" : problems + " problems";
    }
}
