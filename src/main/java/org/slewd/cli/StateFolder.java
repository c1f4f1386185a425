package org.slewd.cli;

import java.nio.file.Path;
import picocli.CommandLine.Option;

/** Where a station that is started keeps its state. */
final class StateFolder {

    @Option(
            names = "--data",
            paramLabel = "DIR",
            defaultValue = DataFolders.STATION,
            description = "Where the state lives (default: ./data); made when it is not there.")
    private Path path;

    Path path() {
        return path;
    }
}
