package org.slewd.station;

import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Where a lock-out survives a restart. Any thread; nothing here waits. */
public interface LockOutMemory {

    /** The lock-out of before the start. */
    Optional<LockOut> kept();

    /**
     * Keeps it, or that there is none.
     *
     * @return completed when it is on the disk; false where it could not be brought there
     */
    CompletionStage<Boolean> keep(Optional<LockOut> lockOut);

    /** One that forgets, for simulations. */
    static LockOutMemory none() {
        return new LockOutMemory() {
            @Override
            public Optional<LockOut> kept() {
                return Optional.empty();
            }

            @Override
            public CompletionStage<Boolean> keep(Optional<LockOut> lockOut) {
                return CompletableFuture.completedFuture(true);
            }
        };
    }
}
