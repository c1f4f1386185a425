package org.slewd.cli;

import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.slewd.time.SystemClock;
import picocli.CommandLine.Option;

/** Which daemon a command talks to. */
final class DaemonOptions {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            description = "Data directory of the running slewd (default: ./" + DataFolders.STATION + ", or ./"
                    + DataFolders.DEMONSTRATION + " while only the demonstration runs).")
    private Optional<Path> data = Optional.empty();

    Path data() {
        return data.orElseGet(DataFolders::ofRunning);
    }

    DaemonClient client() {
        return new DaemonClient(data(), new SystemClock());
    }

    /** As {@link DaemonClient#isServed}. */
    boolean isServed() {
        return client().isServed();
    }

    /** As {@link DaemonClient#call}. */
    Object call(String method, Map<String, Object> params) {
        return client().call(method, params);
    }
}
