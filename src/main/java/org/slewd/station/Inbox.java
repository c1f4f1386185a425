package org.slewd.station;

import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.function.Supplier;

/** Commands on their way to the loop: bounded, in order, answered. */
final class Inbox {

    /** More than people can press between two ticks; a client that floods is told to wait. */
    private static final int CAPACITY = 64;

    private record Entry(Supplier<Outcome> command, CompletableFuture<Outcome> answer) {}

    private final ArrayBlockingQueue<Entry> queue = new ArrayBlockingQueue<>(CAPACITY);

    /** Posts a command, from any thread; it runs on the loop. */
    CompletionStage<Outcome> post(Supplier<Outcome> command) {
        CompletableFuture<Outcome> answer = new CompletableFuture<>();
        if (!queue.offer(new Entry(command, answer))) {
            answer.complete(new Outcome.Refused("busy", "too many commands at once", "try again in a second"));
        }
        return answer;
    }

    /** Runs what has been posted, on the loop. */
    void drain() {
        for (int i = 0; i < CAPACITY; i++) {
            Optional<Entry> next = Optional.ofNullable(queue.poll());
            if (next.isEmpty()) {
                return;
            }
            try {
                next.get().answer.complete(next.get().command.get());
            } catch (RuntimeException e) {
                next.get().answer.completeExceptionally(e);
                throw e;
            }
        }
    }
}
