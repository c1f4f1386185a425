package org.slewd;

import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * Programs that slewd is tested against and did not write. A test that needs one is skipped where it is not installed, and
 * fails instead when the tests run with {@code -Dslewd.peers=required}.
 */
public final class Peers {

    private Peers() {}

    /** The path of the program {@code name}. */
    public static Path require(String name) {
        for (String folder : List.of("/usr/bin", "/usr/local/bin", "/bin", "/usr/sbin")) {
            Path program = Path.of(folder, name);
            if (Files.isExecutable(program)) {
                return program;
            }
        }
        return absent(name);
    }

    /** Debian's Python, if it can do {@code statement}. */
    public static Path requirePython(String statement) throws Exception {
        Path python = require("python3");
        boolean can = new ProcessBuilder(python.toString(), "-c", statement)
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start()
                        .waitFor()
                == 0;
        return can ? python : absent("what python3 needs for '" + statement + "'");
    }

    private static Path absent(String what) {
        String message = "peer absent: " + what + " is not installed; see .ci/run for the packages";
        if (System.getProperty("slewd.peers", "skip").equals("required")) {
            fail(message);
        }
        abort(message);
        throw new AssertionError("abort returns never");
    }
}
