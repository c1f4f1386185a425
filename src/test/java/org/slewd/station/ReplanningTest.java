package org.slewd.station;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;
import org.slewd.rotator.AxisModel;
import org.slewd.rotator.AxisRange;

class ReplanningTest {

    private final AxisModel axis = AxisModel.usual(new AxisRange(0, 360), 6, 0.2);
    private final Replanning replanning = new Replanning(axis, axis);

    @Test
    void a_plan_that_could_not_be_made_is_waited_for_no_longer() {
        CompletableFuture<Optional<Preparation.Ready>> plan = new CompletableFuture<>();
        replanning.begun(plan, Snapshot.LateSource.ELEMENTS, "the axes fell behind");
        plan.completeExceptionally(new IllegalStateException("a mistake"));
        assertThat(replanning.take(1)).isEmpty();
        assertThat(replanning.isMaking()).isFalse();
    }

    @Test
    void the_latest_reason_is_the_one_that_is_waited_for() {
        CompletableFuture<Optional<Preparation.Ready>> first = new CompletableFuture<>();
        replanning.begun(first, Snapshot.LateSource.ELEMENTS, "the axes fell behind");
        replanning.begun(new CompletableFuture<>(), Snapshot.LateSource.ELEMENTS, "somebody takes it to be 2 s late");
        first.complete(Optional.empty());
        assertThat(replanning.take(1)).isEmpty();
        assertThat(replanning.isMaking()).isTrue();
    }
}
