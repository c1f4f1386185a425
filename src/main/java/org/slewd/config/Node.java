package org.slewd.config;

import java.util.List;
import java.util.Map;

/** A piece of a YAML document, with the line on which it starts, counted from 1. */
sealed interface Node {

    int line();

    /** A value as it was written; {@code quoted} when it stood in quotes or in a block, and so is meant as text. */
    record Scalar(String text, boolean quoted, int line) implements Node {

        /** Nothing was written, or one of YAML's words for nothing. */
        boolean isEmpty() {
            return !quoted
                    && (text.isEmpty()
                            || text.equals("~")
                            || text.equals("null")
                            || text.equals("Null")
                            || text.equals("NULL"));
        }
    }

    /** Keys and what stands behind them, in the order of the file. */
    record Mapping(Map<String, Entry> entries, int line) implements Node {}

    /** A list. */
    record Sequence(List<Node> items, int line) implements Node {}

    /** What stands behind a key, and the line of the key. */
    record Entry(Node value, int line) {}
}
