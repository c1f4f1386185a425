package org.slewd.station;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import java.util.function.Supplier;

/** Orders on their way to the loop: bounded, in order, answered. */
final class Inbox {

    /** More than people can press between two ticks; a client that floods is told to wait. */
    private static final int CAPACITY = 64;

    private record Entry(Supplier<Order> order, CompletableFuture<Outcome> answer) {}

    private final ArrayBlockingQueue<Entry> queue = new ArrayBlockingQueue<>(CAPACITY);

    /** Posts an order, from any thread; what it is to be is asked for on the loop. */
    CompletionStage<Outcome> post(Supplier<Order> order) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        if (!queue.offer(new Entry(order, answer))) {
            answer.complete(new Outcome.Refused("busy", "too many commands at once", "try again in a second"));
        }
        return answer;
    }

    /** Has what has been posted carried out, on the loop. */
    void drain(Function<Order, Outcome> helm) {
        for (int i = 0; i < CAPACITY; i++) {
            Optional<Entry> next = Optional.ofNullable(queue.poll());
            if (next.isEmpty()) {
                return;
            }
            try {
                next.get().answer.complete(helm.apply(next.get().order.get()));
            } catch (RuntimeException e) {
                next.get().answer.completeExceptionally(e);
                throw e;
            }
        }
    }
}
