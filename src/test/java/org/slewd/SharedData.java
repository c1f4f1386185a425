package org.slewd;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Real data that lies beside the project and is not part of it. A test that needs it is skipped, saying so, where it is absent. */
public final class SharedData {

    private SharedData() {}

    /** Whether {@code name} is at hand, for a test that can do with something else. */
    public static boolean has(String name) {
        return Files.exists(below(name));
    }

    private static Path below(String name) {
        return Path.of(System.getProperty("slewd.shared", "../shared"), "data", name);
    }

    /** The file or folder {@code name} below the data folder; skips the calling test when it is absent. */
    public static Path path(String name) {
        Path path = below(name);
        assumeTrue(Files.exists(path), () -> "skipped: no real data at " + path + "; set -Dslewd.shared=FOLDER");
        return path;
    }

    public static byte[] bytes(String name) {
        try {
            return Files.readAllBytes(path(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public static String text(String name) {
        return new String(bytes(name), java.nio.charset.StandardCharsets.UTF_8);
    }
}
