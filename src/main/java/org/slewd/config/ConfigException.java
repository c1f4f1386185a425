package org.slewd.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration that cannot be used. The message lists every problem on a line of its own, and their number. */
public final class ConfigException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    ConfigException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n"))
                + '\n'
                + count(problems.size())
                + ", nothing started");
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, by line; at least one. */
    public List<Problem> problems() {
        return problems;
    }

    private static String count(int problems) {
        return problems == 1 ? "1 problem" : problems + " problems";
    }
}
