package org.slewd.api;

import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.slewd.setup.Finding;
import org.slewd.setup.Setup;
import org.slewd.setup.SetupAnswers;
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
     * Does {@code work} with the questions of a first configuration, on a thread that may wait. The answer fails with a {@link
     * RequestException} for a station that is not made from a file.
     */
    default <T> CompletionStage<T> setup(Function<Setup, T> work) {
        return CompletableFuture.failedFuture(new RequestException(Kind.NOT_READY, NO_FILE.message(), NO_FILE.hint()));
    }

    /**
     * Asks a controller where it is, and moves nothing. Refused unless there is no configuration and slewd is in safe mode because of that:
     * a station that runs has its devices itself.
     */
    default CompletionStage<Probing> probe(SetupAnswers device, String who) {
        return CompletableFuture.completedFuture(new Probing.Refused(NO_FILE));
    }

    /** What came of a wish to probe. */
    sealed interface Probing {
        /** It was made. */
        record Made(Finding finding) implements Probing {}

        /** It was not. */
        record Refused(Outcome.Refused why) implements Probing {}
    }

    /**
     * Writes the first configuration and has the station built by it. Refused unless there is none and slewd is in safe mode because
     * of that.
     */
    default CompletionStage<Outcome> writeFirst(SetupAnswers answers, String who) {
        return CompletableFuture.completedFuture(NO_FILE);
    }

    /** What a station that was not made from a file answers to whoever would change that. */
    Outcome.Refused NO_FILE =
            new Outcome.Refused("not-ready", "this station was not started from a file", "start it with 'slewd run'");

    /**
     * How the configuration stands.
     *
     * @param file empty for a station that has none, as a demonstration
     * @param withoutFile whether it is in safe mode because there is no configuration yet
     * @param safeMode whether it could not be used and no device is open
     * @param sinceUtc since when it is in use
     * @param changes how often the station was built anew, in vain too
     * @param last what became of it the last time
     */
    record View(
            Optional<Path> file,
            boolean withoutFile,
            boolean safeMode,
            Instant sinceUtc,
            long changes,
            Optional<Change> last) {

        /** Of a station that has, or had, a configuration. */
        public View(Optional<Path> file, boolean safeMode, Instant sinceUtc, long changes, Optional<Change> last) {
            this(file, false, safeMode, sinceUtc, changes, last);
        }
    }

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
                return CompletableFuture.completedFuture(NO_FILE);
            }
        };
    }
}
