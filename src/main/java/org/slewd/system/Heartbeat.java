package org.slewd.system;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Something that has to go on for the daemon to be alive.
 *
 * @param name as a person reads it: {@code the station loop}
 * @param threads how the names of its threads begin; what they do is logged when it does not go on
 * @param beats a count that grows as long as it does; asked from one thread, returns at once
 */
public record Heartbeat(String name, String threads, LongSupplier beats) {

    /** That of an executor which answers: each question puts a task to it, unless the one before is still waiting. */
    public static Heartbeat of(String name, String threads, Executor executor) {
        AtomicLong answers = new AtomicLong();
        AtomicBoolean asked = new AtomicBoolean();
        return new Heartbeat(name, threads, () -> {
            if (asked.compareAndSet(false, true)) {
                executor.execute(() -> {
                    answers.incrementAndGet();
                    asked.set(false);
                });
            }
            return answers.get();
        });
    }
}
