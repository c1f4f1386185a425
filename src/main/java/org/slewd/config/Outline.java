package org.slewd.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/** A configuration as text, with every value seen by somebody who may put another in its place; without comments. */
public final class Outline {

    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private final Discretion discretion;

    private Outline(Discretion discretion) {
        this.discretion = discretion;
    }

    /** Says what is written in the place of a value. */
    @FunctionalInterface
    public interface Discretion {

        /** What to write for {@code value}, which stands behind {@code key}; the key of a list for what is in it. */
        String instead(String key, String value);
    }

    /**
     * The outline of a file.
     *
     * @return empty when it is no YAML
     */
    public static Optional<String> of(Path file, Discretion discretion) throws IOException {
        return YamlReader.read(Files.readString(file), new Problems(file.toString()))
                .map(root -> {
                    Outline outline = new Outline(discretion);
                    outline.mapping(root, "");
                    return outline.text.toString();
                });
    }

    private void mapping(Node.Mapping mapping, String indent) {
        for (Map.Entry<String, Node.Entry> entry : mapping.entries().entrySet()) {
            text.append(indent).append(entry.getKey()).append(':');
            value(entry.getKey(), entry.getValue().value(), indent);
        }
    }

    private void value(String key, Node value, String indent) {
        if (value instanceof Node.Scalar scalar) {
            text.append(' ')
                    .append(scalar.isEmpty() ? "" : discretion.instead(key, scalar.text()))
                    .append('\n');
        } else if (value instanceof Node.Mapping inside) {
            text.append('\n');
            mapping(inside, indent + INDENT);
        } else if (value instanceof Node.Sequence list) {
            text.append('\n');
            for (Node item : list.items()) {
                text.append(indent).append(INDENT).append('-');
                value(key, item, indent + INDENT);
            }
        }
    }
}
