package org.slewd.listen;

import java.io.IOException;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.slewd.recording.RecordingState;

/** What others may see of the listening, and ask of it. Any thread; nothing here waits. */
public interface ListeningDesk {

    /** Where samples come from, as the configuration names it; empty for a station that takes none. */
    Optional<String> source();

    /** How it goes; empty while nothing is listened to. */
    Optional<ListenState> state();

    /**
     * Begins or ends a recording of what is listened to. Fails with an {@link IOException} and a sentence when that cannot be done.
     *
     * @return the recording; empty when one was ended that never was
     */
    CompletableFuture<Optional<RecordingState>> record(boolean on);

    /** Of a station that takes no samples. */
    static ListeningDesk none() {
        return new ListeningDesk() {
            @Override
            public Optional<String> source() {
                return Optional.empty();
            }

            @Override
            public Optional<ListenState> state() {
                return Optional.empty();
            }

            @Override
            public CompletableFuture<Optional<RecordingState>> record(boolean on) {
                if (!on) {
                    return CompletableFuture.completedFuture(Optional.empty());
                }
                return CompletableFuture.failedFuture(
                        new IOException("this station takes no samples; add a section samples to its configuration"));
            }
        };
    }
}
