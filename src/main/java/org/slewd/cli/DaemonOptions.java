package org.slewd.cli;

import java.nio.file.Path;
import java.util.Map;
import org.slewd.time.SystemClock;
import picocli.CommandLine.Option;

/** Which daemon a command talks to. */
final class DaemonOptions {

    static final String DEFAULT_DATA = "data";

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = DEFAULT_DATA,
            description = "Data directory of the running slewd (default: ./data).")
    private Path data;

    Path data() {
        return data;
    }

    /** As {@link DaemonClient#isServed}. */
    boolean isServed() {
        return new DaemonClient(data, new SystemClock()).isServed();
    }

    /** As {@link DaemonClient#call}. */
    Object call(String method, Map<String, Object> params) {
        return new DaemonClient(data, new SystemClock()).call(method, params);
    }
}
