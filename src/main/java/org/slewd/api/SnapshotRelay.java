package org.slewd.api;

import io.vertx.core.Context;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import org.slewd.station.Snapshot;

/**
 * Carries snapshots from the station loop to an event loop. The station loop leaves the newest in one place; if the last
 * one is still there the event loop has been told already and simply finds the newer one. So the loop never waits, and a
 * blocked event loop has one task to catch up with, not a queue.
 */
final class SnapshotRelay implements Consumer<Snapshot> {

    private final AtomicReference<Snapshot> newest = new AtomicReference<>();
    private final Context context;
    private final Consumer<Snapshot> receiver;

    /** @param receiver called on {@code context} */
    SnapshotRelay(Context context, Consumer<Snapshot> receiver) {
        this.context = context;
        this.receiver = receiver;
    }

    /** On the station loop. */
    @Override
    public void accept(Snapshot snapshot) {
        if (newest.getAndSet(snapshot) == null) {
            try {
                context.runOnContext(none -> receiver.accept(newest.getAndSet(null)));
            } catch (RejectedExecutionException e) {
                // The event loop has ended before the subscription: nobody listens, and that is no concern of the
                // station loop.
                newest.set(snapshot);
            }
        }
    }
}
