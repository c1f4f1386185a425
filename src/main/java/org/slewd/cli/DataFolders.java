package org.slewd.cli;

import java.nio.file.Path;
import org.slewd.time.SystemClock;

/** The data directories that are meant where none is named. A demonstration keeps out of that of the station. */
final class DataFolders {

    static final String STATION = "data";
    static final String DEMONSTRATION = "demo-data";

    private DataFolders() {}

    /** That of the station; of the demonstration while only that runs. */
    static Path ofRunning() {
        Path station = Path.of(STATION);
        Path demonstration = Path.of(DEMONSTRATION);
        return !isServed(station) && isServed(demonstration) ? demonstration : station;
    }

    private static boolean isServed(Path data) {
        return new DaemonClient(data, new SystemClock()).isServed();
    }
}
