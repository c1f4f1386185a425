package org.slewd.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.station.Outcome;

/** Whoever has the station built anew from its configuration. Any thread; nothing here waits. */
public interface ConfigurationDesk {

    /** How it stands. */
    View view();

    /**
     * Has the file read anew, and the station built anew from it when all of it is sound. Accepted means that it was; what became
     * of it is told by {@link #view} afterwards.
     *
     * @param now in the middle of a pass too
     */
    CompletionStage<Outcome> reload(boolean now, String who);

    /**
     * How the configuration stands.
     *
     * @param file empty for a station that has none, as a demonstration
     * @param safeMode whether it could not be used and no device is open
     * @param sinceUtc since when it is in use
     * @param changes how often the station was built anew, in vain too
     * @param last what became of it the last time
     */
    record View(Optional<Path> file, boolean safeMode, Instant sinceUtc, long changes, Optional<Change> last) {}

    /**
     * An attempt to build the station anew.
     *
     * @param applied whether it runs by the new configuration; if not, by the one before
     * @param message for people
     */
    record Change(Instant utc, String by, boolean applied, String message) {}

    /** Of a station that was not made from a file. */
    static ConfigurationDesk none(Instant since) {
        return new ConfigurationDesk() {
            @Override
            public View view() {
                return new View(Optional.empty(), false, since, 0, Optional.empty());
            }

            @Override
            public CompletionStage<Outcome> reload(boolean now, String who) {
                return CompletableFuture.completedFuture(new Outcome.Refused(
                        "not-ready", "this station was not started from a file", "start it with 'slewd run'"));
            }
        };
    }
}
