package org.slewd.station;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Supplier;

/**
 * Work of the loop that is done elsewhere. What it came to is there from the beginning of a turn on, never from its middle, so
 * that it is known in which turn the loop could see it. Belongs to the loop.
 */
final class Reckoning {

    private final Predictions predictions;
    private final TurnLog log;
    private final Queue<Done> done = new ConcurrentLinkedQueue<>();
    private long begun;

    private record Done(long number, Runnable hand) {}

    Reckoning(Predictions predictions, TurnLog log) {
        this.predictions = predictions;
        this.log = log;
    }

    /** Gives work away. It must go by nothing that changes meanwhile. */
    <T> CompletableFuture<T> begin(Supplier<T> work) {
        long number = begun++;
        CompletableFuture<T> worked = predictions.reckon(work);
        if (worked.isDone()) {
            log.note(new Turn.Reckoned(number, true));
            return worked;
        }
        CompletableFuture<T> answer = new CompletableFuture<>();
        CompletionStage<T> stage = worked;
        stage.whenComplete((value, failure) -> done.add(new Done(number, () -> {
            if (failure == null) {
                answer.complete(value);
            } else {
                answer.completeExceptionally(failure);
            }
        })));
        return answer;
    }

    /** Hands over what was done since the last turn. */
    void take() {
        for (Done one = done.poll(); one != null; one = done.poll()) {
            log.note(new Turn.Reckoned(one.number, false));
            one.hand.run();
        }
    }
}
