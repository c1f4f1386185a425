package org.slewd.api;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.orbit.ElementSupply;
import org.slewd.orbit.RefreshOutcome;
import org.slewd.orbit.SourceStatus;

/** Two sources that answer at once, or never, and note who was asked for. */
final class FakeSupply implements ElementSupply {

    final List<String> calls = new ArrayList<>();
    private boolean silent;

    void fallSilent() {
        silent = true;
    }

    @Override
    public List<SourceStatus> sources() {
        return List.of(
                status("amateur", SourceStatus.State.FRESH, Optional.of(Snapshots.NOON)),
                status("debris", SourceStatus.State.NEEDS_PERSON, Optional.empty()));
    }

    private static SourceStatus status(String name, SourceStatus.State state, Optional<Instant> success) {
        List<String> problems = new ArrayList<>();
        for (int i = 0; i < 30; i++) {
            problems.add("record " + i);
        }
        return new SourceStatus(
                name,
                "celestrak",
                "https://example.org/gp",
                state,
                success,
                success,
                3,
                success.map(utc -> utc.plus(Duration.ofHours(4))),
                "may be asked now",
                "gave 3 sets",
                problems);
    }

    @Override
    public CompletionStage<RefreshOutcome> refresh(Optional<String> source, boolean anyway) {
        calls.add(source.orElse("all") + (anyway ? " anyway" : ""));
        if (silent) {
            return new CompletableFuture<>();
        }
        return CompletableFuture.completedFuture(
                source.filter(name -> !name.equals("amateur")).isPresent()
                        ? new RefreshOutcome.UnknownSource(source.get(), List.of("amateur", "debris"))
                        : new RefreshOutcome.Done(List.of(new RefreshOutcome.Answer(
                                "amateur", RefreshOutcome.Result.PUT_OFF, "was asked not long ago"))));
    }
}
