package org.slewd.station;

import java.util.Optional;

/** Where a fault that waits for a person survives a restart. Called by the loop; nothing here waits. */
public interface FaultMemory {

    /** The fault of before the start that nobody has cleared. */
    Optional<Snapshot.Fault> kept();

    /** Keeps it, or that there is none; the latest counts. Whoever calls it again tries again, where it was in vain. */
    void keep(Optional<Snapshot.Fault> fault);

    /** Whether the latest is not on the disk, and is not about to come there. Any thread. */
    default boolean failed() {
        return false;
    }

    /** One that forgets, for simulations. */
    static FaultMemory none() {
        return new FaultMemory() {
            @Override
            public Optional<Snapshot.Fault> kept() {
                return Optional.empty();
            }

            @Override
            public void keep(Optional<Snapshot.Fault> fault) {}
        };
    }
}
