package org.slewd;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.orbit.ElementSupply;
import org.slewd.orbit.RefreshOutcome;
import org.slewd.orbit.SourceStatus;

/** For a station under a made-up sky: there are no sources, and nothing is fetched. */
final class NoElementSupply implements ElementSupply {

    @Override
    public List<SourceStatus> sources() {
        return List.of();
    }

    @Override
    public CompletionStage<RefreshOutcome> refresh(Optional<String> source, boolean anyway) {
        return CompletableFuture.completedFuture(
                source.<RefreshOutcome>map(name -> new RefreshOutcome.UnknownSource(name, List.of()))
                        .orElseGet(() -> new RefreshOutcome.Done(List.of())));
    }
}
