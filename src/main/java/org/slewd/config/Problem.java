package org.slewd.config;

import java.util.Comparator;

/**
 * One thing that is wrong with a configuration.
 *
 * @param file the file as the operator named it
 * @param line counted from 1; 0 when it concerns the file as a whole
 * @param what the dotted key, what is wrong with it and what to do, as one sentence without a full stop
 */
public record Problem(String file, int line, String what) implements Comparable<Problem> {

    private static final Comparator<Problem> BY_LINE =
            Comparator.comparingInt(Problem::line).thenComparing(Problem::file).thenComparing(Problem::what);

    @Override
    public int compareTo(Problem other) {
        return BY_LINE.compare(this, other);
    }

    /** {@code slewd.yaml:14  http.port = 80.5 is not a whole number; write one from 0 to 65535}. */
    @Override
    public String toString() {
        return line == 0 ? file + "  " + what : file + ':' + line + "  " + what;
    }
}
