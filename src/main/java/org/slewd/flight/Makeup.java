package org.slewd.flight;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.slewd.condition.ConditionInput;
import org.slewd.guard.GuardConfig;
import org.slewd.guard.ParkPolicy;
import org.slewd.mount.MountModel;
import org.slewd.receiver.ReceiverConfig;
import org.slewd.rotator.RotatorConfig;
import org.slewd.station.AxisMemory;
import org.slewd.station.FaultMemory;
import org.slewd.station.LockOut;
import org.slewd.station.LockOutMemory;
import org.slewd.station.Snapshot;
import org.slewd.station.StationConfig;
import org.slewd.time.ClockLimits;

/**
 * What a station was made of: with the turns of its loop, all that its decisions follow from.
 *
 * @param version of slewd
 * @param clock what was made of the clock of the machine
 * @param simulation whether anything was simulated
 * @param remembered what was known of the axes from before the start
 * @param faulted the fault from before the start that waited for a person
 * @param locked the lock-out from before the start
 * @param conditions its safety inputs
 */
public record Makeup(
        String version,
        StationConfig station,
        RotatorConfig rotator,
        MountModel mount,
        GuardConfig guard,
        ParkPolicy rest,
        Optional<ReceiverConfig> receiver,
        ClockLimits clock,
        boolean simulation,
        Optional<AxisMemory.Remembered> remembered,
        Optional<Snapshot.Fault> faulted,
        Optional<LockOut> locked,
        List<ConditionInput> conditions) {
    public Makeup {
        conditions = List.copyOf(conditions);
    }

    /** What the station knew of the axes when it was made; keeps nothing. */
    public AxisMemory memory() {
        return new AxisMemory() {
            @Override
            public Optional<Remembered> recalled() {
                return remembered;
            }

            @Override
            public void keep(Remembered now) {}
        };
    }

    /** The same for the fault. */
    public FaultMemory faults() {
        return new FaultMemory() {
            @Override
            public Optional<Snapshot.Fault> kept() {
                return faulted;
            }

            @Override
            public void keep(Optional<Snapshot.Fault> fault) {}
        };
    }

    /** The same for the lock-out. */
    public LockOutMemory lockOuts() {
        return new LockOutMemory() {
            @Override
            public Optional<LockOut> kept() {
                return locked;
            }

            @Override
            public CompletionStage<Boolean> keep(Optional<LockOut> lockOut) {
                return CompletableFuture.completedFuture(true);
            }
        };
    }
}
